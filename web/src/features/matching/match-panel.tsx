import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Match } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Empty } from '../../ui/empty';
import { MatchRow } from './match-row';
import { matchesQuery, type Side } from './matching-queries';
import './match-panel.css';

interface MatchPanelProps {
  side: Side;
  id: string;
  /** Whether to show the public's view or all that the API sends to this reader. */
  full?: boolean;
  /** What can be done with a candidate, e.g. 想对接. */
  action?: (match: Match) => ReactNode;
}

/** Both sides' reasons next to each other: demand left, supply right, the gate between them. */
export function MatchPanel({ side, id, full = false, action }: MatchPanelProps) {
  const { t } = useText();
  const heading = useId();
  const query = useQuery(matchesQuery(side, id));
  return (
    <section className="matches" aria-labelledby={heading}>
      <div className="matches-head">
        <h2 id={heading}>{t(`matching.title.${side}`)}</h2>
        <p className="muted">
          {t('matching.lead')} <Link to={paths.ranking}>{t('matching.howRanked')}</Link>
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
            <ol className="plain-list">
              {answer.items.map((match) => (
                <li key={match.id}>
                  <MatchRow match={match} side={side} full={full} action={action?.(match)} />
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </section>
  );
}
