import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Match } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { Arcs } from '../../ui/arcs';
import { Tag } from '../../ui/tag';
import type { Side } from './matching-queries';
import { ReasonList } from './reason-list';
import { levelOf } from './level';

interface MatchRowProps {
  match: Match;
  side: Side;
  full: boolean;
  action: ReactNode;
}

/** The other side of the pair: its title and address. */
function otherOf(match: Match, side: Side) {
  const other = side === 'scenario' ? match.capability : match.scenario;
  if (!other) return null;
  const to = side === 'scenario' ? paths.capability(other.id) : paths.scenario(other.id);
  return { title: other.title, maker: other.organisation?.name, demo: other.demo, to };
}

/** One candidate: reasons of both sides, and what still stands between them. */
export function MatchRow({ match, side, full, action }: MatchRowProps) {
  const { t } = useText();
  const id = useId();
  const other = otherOf(match, side);
  const p = match.p ?? match.score;
  const q = match.q ?? match.score;
  return (
    <article className="match" aria-labelledby={id}>
      <header className="match-head">
        <h3 id={id}>{other && <Link to={other.to}>{other.title}</Link>}</h3>
        <p className="small muted">
          {other?.maker} {other?.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </p>
      </header>
      <div className="match-side match-demand">
        <h4>{t('matching.demandSees')}</h4>
        <ReasonList reasons={match.reasons.demand} gaps={match.gaps?.demand} />
      </div>
      <div className="match-gate">
        <Arcs
          demand={p}
          supply={q}
          size={6}
          label={t('matching.figure', { level: t(`common.highMediumLow.${levelOf(match.score)}`) })}
        />
        <p>
          <strong>
            {t('matching.fit', { level: t(`common.highMediumLow.${levelOf(match.score)}`) })}
          </strong>
        </p>
        {full && match.p !== undefined && match.q !== undefined && (
          <p className="small muted">
            {t('matching.bothLevels', {
              p: t(`common.highMediumLow.${levelOf(match.p)}`),
              q: t(`common.highMediumLow.${levelOf(match.q)}`),
            })}
          </p>
        )}
        {action}
      </div>
      <div className="match-side match-supply">
        <h4>{t('matching.supplySees')}</h4>
        <ReasonList reasons={match.reasons.supply} gaps={match.gaps?.supply} />
      </div>
    </article>
  );
}
