import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Pairing, PairingBoard as Board } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../lib/query-state';
import { useMedia } from '../../lib/use-media';
import { Disclosure } from '../../ui/disclosure';
import { boardQuery } from './pairing-queries';
import { isOver } from './pairing-progress';
import { BoardCard } from './board-card';
import './board.css';

type Actor = Pairing['currentActor'];
type Column = Board['columns'][number];
const actors: readonly Exclude<Actor, 'none'>[] = ['demand', 'supply', 'matchmaker'];

/** All pairings by state; whom everything waits for stands above and filters the cards. */
export function PairingBoard() {
  const { t } = useText();
  const query = useQuery({ ...boardQuery, staleTime: 0 });
  const [params, setParams] = useSearchParams();
  const chosen = actors.find((actor) => actor === params.get('waiting'));
  const toggle = (actor: Actor) =>
    setParams(actor === chosen ? {} : { waiting: actor }, { replace: true });
  return (
    <QueryState query={query} blocks={4}>
      {(board) => {
        const going = board.columns.filter((column) => !isOver(column));
        const over = board.columns.filter(isOver);
        return (
          <>
            <div className="board-waiting" role="group" aria-label={t('pairings.waitingFor')}>
              {actors.map((actor) => (
                <button
                  key={actor}
                  type="button"
                  className={`board-actor board-actor-${actor}`}
                  aria-pressed={actor === chosen}
                  onClick={() => toggle(actor)}
                >
                  <strong className="figures">{board.waitingFor[actor]}</strong>
                  <span>{t(`pairings.waits.${actor}`)}</span>
                </button>
              ))}
            </div>
            <div className="board" role="region" tabIndex={0} aria-label={t('pairings.board')}>
              {going.map((column) => (
                <BoardColumn key={column.state} column={column} waiting={chosen} />
              ))}
            </div>
            <Disclosure
              summary={t('pairings.ended', {
                n: over.reduce((sum, column) => sum + column.count, 0),
              })}
            >
              <div
                className="board"
                role="region"
                tabIndex={0}
                aria-label={t('pairings.endedBoard')}
              >
                {over.map((column) => (
                  <BoardColumn key={column.state} column={column} waiting={undefined} />
                ))}
              </div>
            </Disclosure>
          </>
        );
      }}
    </QueryState>
  );
}

interface BoardColumnProps {
  column: Column;
  waiting: Actor | undefined;
}

/** One state; on a phone it folds, so that the board can be taken in at a glance. */
function BoardColumn({ column, waiting }: BoardColumnProps) {
  const { t } = useText();
  const narrow = useMedia('(max-width: 45.99rem)');
  const cards = waiting
    ? column.items.filter((pairing) => pairing.currentActor === waiting)
    : column.items;
  const title = `column-${column.state}`;
  const heading = (
    <h2 id={title}>
      {t(`pairings.states.${column.state}`)}{' '}
      <span className="figures">{waiting ? cards.length : column.count}</span>
    </h2>
  );
  const body = <Cards column={column} cards={cards} />;
  return (
    <section className={`board-column board-${column.state}`} aria-labelledby={title}>
      {narrow ? (
        <Disclosure summary={heading} open={waiting !== undefined && cards.length > 0}>
          {body}
        </Disclosure>
      ) : (
        <>
          {heading}
          {body}
        </>
      )}
    </section>
  );
}

function Cards({ column, cards }: { column: Column; cards: readonly Pairing[] }) {
  const { t } = useText();
  return (
    <>
      {cards.length === 0 ? (
        <p className="small muted">{t('pairings.emptyColumn')}</p>
      ) : (
        <ul className="plain-list">
          {cards.map((pairing) => (
            <li key={pairing.id}>
              <BoardCard pairing={pairing} />
            </li>
          ))}
        </ul>
      )}
      {column.count > column.items.length && (
        <p className="small muted">
          {t('common.shown', { shown: column.items.length, total: column.count })}
        </p>
      )}
    </>
  );
}
