import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { Arcs } from '../../ui/arcs';
import { Tag } from '../../ui/tag';
import { Gates } from './gates';
import { levelOf, percentages } from './level';
import type { PairMatch, Side } from './matching-queries';
import { ReasonList } from './reason-list';

interface MatchRowProps {
  match: PairMatch;
  side: Side;
  action: ReactNode;
}

/** One candidate: reasons of both sides, and what still stands between them. */
export function MatchRow({ match, side, action }: MatchRowProps) {
  const { t } = useText();
  const id = useId();
  const { other } = match;
  const makerName = 'makerName' in other ? other.makerName : null;
  const to = side === 'scenario' ? paths.capability(other.id) : paths.scenario(other.id);
  return (
    <article className="match" aria-labelledby={id}>
      <header className="match-head">
        <h3 id={id}>
          <Link to={to}>{other.title}</Link>
        </h3>
        <p className="small muted">
          {other.organisation?.name ?? makerName}{' '}
          {other.demo && <Tag tone="warn">{t('common.demo')}</Tag>}{' '}
          {match.pinned && <Tag tone="strong">{t('matching.pinned')}</Tag>}
        </p>
      </header>
      <div className="match-side match-demand">
        <h4>{t('matching.demandSees')}</h4>
        <ReasonList reasons={match.reasons.demand} gaps={match.gaps?.demand} side="demand" />
      </div>
      <Between match={match} action={action} />
      <div className="match-side match-supply">
        <h4>{t('matching.supplySees')}</h4>
        <ReasonList reasons={match.reasons.supply} gaps={match.gaps?.supply} side="supply" />
      </div>
      {match.gates && match.gates.length > 0 && <Gates gates={match.gates} />}
      {match.exposure && <p className="match-wide small muted">{match.exposure.text}</p>}
      {match.counterfactual && (
        <p className="match-wide small">
          {t('matching.counterfactual', {
            text: match.counterfactual.text,
            from: t(`common.highMediumLow.${match.counterfactual.from}`),
            to: t(`common.highMediumLow.${match.counterfactual.to}`),
          })}
        </p>
      )}
    </article>
  );
}

/** The gate between the two sides: how far each has come, in words. */
function Between({ match, action }: { match: PairMatch; action: ReactNode }) {
  const { t } = useText();
  const level = t(`common.highMediumLow.${match.bands?.pair ?? levelOf(match.score)}`);
  return (
    <div className="match-gate">
      <Arcs
        demand={match.p ?? match.score}
        supply={match.q ?? match.score}
        size={6}
        label={t('matching.figure', { level })}
      />
      <p>
        <strong>{t('matching.fit', { level })}</strong>
      </p>
      {match.chance && <p className="small">{t('matching.chance', percentages(match.chance))}</p>}
      <Sides match={match} />
      {action}
    </div>
  );
}

/** How far each side would go; until answers tell what that means, in words marked 未校准. */
function Sides({ match: { bands, chance, chances } }: { match: PairMatch }) {
  const { t } = useText();
  if (chances) {
    const { demand, supply } = chances;
    const texts = [
      t('matching.chanceDemand', percentages(demand)),
      t('matching.chanceSupply', percentages(supply)),
    ];
    return <p className="small muted">{texts.join(' · ')}</p>;
  }
  if (chance) return null;
  if (!bands) return <p className="small muted">{t('matching.uncalibrated')}</p>;
  const levels = {
    p: t(`common.highMediumLow.${bands.demand}`),
    q: t(`common.highMediumLow.${bands.supply}`),
  };
  return <p className="small muted">{t('matching.bothLevels', levels)}</p>;
}
