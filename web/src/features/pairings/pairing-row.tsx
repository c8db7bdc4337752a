import { Link } from 'react-router';
import type { Pairing } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { Arcs } from '../../ui/arcs';
import { Tag } from '../../ui/tag';
import { isOver, isTogether, reach, toneOf } from './pairing-progress';
import './pairings.css';

/** One pairing on a row or card: both arcs, both titles, its state, and whose move it is. */
export function PairingRow({ pairing }: { pairing: Pairing }) {
  const { t, language } = useText();
  const mine = pairing.mySides.some((side) => side === pairing.currentActor);
  return (
    <article className="pairing-row">
      <Arcs
        demand={reach(pairing.demandAnswer)}
        supply={reach(pairing.supplyAnswer)}
        met={isTogether(pairing)}
        size={3}
      />
      <div>
        <p className="pairing-titles">
          <Link to={paths.pairing(pairing.id)}>
            <span className="demand">{pairing.scenario.title}</span>
            <span className="pairing-and" aria-label={t('pairings.and')}>
              ⟷
            </span>
            <span className="supply">{pairing.capability.title}</span>
          </Link>
        </p>
        <p className="bench-row-meta">
          <Tag tone={toneOf(pairing)}>{t(`pairings.states.${pairing.state}`)}</Tag>
          {mine && !isOver(pairing) && <Tag tone="strong">{t('pairings.yourMove')}</Tag>}
          {!mine && pairing.currentActor !== 'none' && (
            <span>{t(`pairings.waits.${pairing.currentActor}`)}</span>
          )}
          {pairing.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          <time dateTime={pairing.activeAt}>{formatDate(pairing.activeAt, language)}</time>
        </p>
      </div>
    </article>
  );
}
