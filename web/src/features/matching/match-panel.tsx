import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { levelOf } from './level';
import { MatchRow } from './match-row';
import { matchesQuery, type PairMatch, type Side } from './matching-queries';
import './match-panel.css';

interface MatchPanelProps {
  side: Side;
  id: string;
  /** How many at most; the public gets ten at most, whatever is asked. */
  limit?: number;
  /** What can be done with a candidate, e.g. 想对接. */
  action?: (match: PairMatch) => ReactNode;
}

/** Both sides' reasons next to each other: demand left, supply right, the gate between them. */
export function MatchPanel({ side, id, limit = 10, action }: MatchPanelProps) {
  const { t } = useText();
  const heading = useId();
  const [params, setParams] = useSearchParams();
  const order = params.get('order') === 'score' ? 'score' : 'balanced';
  const query = useQuery(matchesQuery(side, id, { limit, order }));
  const change = () => {
    const next = new URLSearchParams(params);
    if (order === 'score') next.delete('order');
    else next.set('order', 'score');
    setParams(next, { preventScrollReset: true, replace: true });
  };
  return (
    <section className="matches" aria-labelledby={heading}>
      <div className="matches-head">
        <h2 id={heading}>{t(`matching.title.${side}`)}</h2>
        <p className="muted">
          {t('matching.lead')} <Link to={paths.ranking}>{t('matching.howRanked')}</Link>
        </p>
        <p className="small">
          {t(`matching.order.${order}`)}{' '}
          <Button small look="quiet" onClick={change}>
            {t(`matching.changeOrder.${order}`)}
          </Button>
        </p>
      </div>
      <QueryState
        query={query}
        blocks={2}
        missing={<p className="muted">{t('matching.notPublic')}</p>}
      >
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty title={t('matching.none')}>
              <p>{t(`matching.noneNext.${side}`)}</p>
            </Empty>
          ) : (
            <Matches matches={answer.items} side={side} action={action} />
          )
        }
      </QueryState>
    </section>
  );
}

interface MatchesProps {
  matches: readonly PairMatch[];
  side: Side;
  action: ((match: PairMatch) => ReactNode) | undefined;
}

const ALWAYS_SHOWN = 3;

/** Those that fit, and those that fit less well on request; never an empty page for want of good ones. */
function Matches({ matches, side, action }: MatchesProps) {
  const { t } = useText();
  const isShown = (match: PairMatch, index: number) =>
    index < ALWAYS_SHOWN || (match.bands?.pair ?? levelOf(match.score)) !== 'low';
  const shown = matches.filter(isShown);
  const lower = matches.filter((match, index) => !isShown(match, index));
  const list = (some: readonly PairMatch[]) => (
    <ol className="plain-list">
      {some.map((match) => (
        <li key={match.id}>
          <MatchRow match={match} side={side} action={action?.(match)} />
        </li>
      ))}
    </ol>
  );
  return (
    <>
      {list(shown)}
      {lower.length > 0 && (
        <Disclosure summary={t('matching.lower', { count: lower.length })}>
          {list(lower)}
        </Disclosure>
      )}
    </>
  );
}
