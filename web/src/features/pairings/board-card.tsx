import { Link } from 'react-router';
import type { Pairing } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { daysUntil } from '../../lib/format';
import { paths } from '../../lib/paths';
import { Arcs } from '../../ui/arcs';
import { Tag } from '../../ui/tag';
import { isTogether, reach } from './pairing-progress';

/** One pairing on the board: both ends, whose move it is, and for how long nothing happened. */
export function BoardCard({ pairing }: { pairing: Pairing }) {
  const { t } = useText();
  const quiet = Math.max(0, -daysUntil(pairing.activeAt, new Date()));
  return (
    <article className="board-card">
      <Link to={paths.pairing(pairing.id)}>
        <span className="demand">{pairing.scenario.title}</span>
        <span className="supply">{pairing.capability.title}</span>
      </Link>
      <p className="small muted">
        {pairing.demand.name} · {pairing.supply.name}
      </p>
      <p className="board-card-foot">
        <Arcs
          demand={reach(pairing.demandAnswer)}
          supply={reach(pairing.supplyAnswer)}
          met={isTogether(pairing)}
          size={1.9}
        />
        {pairing.currentActor !== 'none' && (
          <Tag tone={pairing.currentActor === 'matchmaker' ? 'strong' : pairing.currentActor}>
            {t(`pairings.waits.${pairing.currentActor}`)}
          </Tag>
        )}
        <span className="small muted figures">{t('pairings.quietDays', { days: quiet })}</span>
      </p>
    </article>
  );
}
