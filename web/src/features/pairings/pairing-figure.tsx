import { Link } from 'react-router';
import type { Pairing } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { Arcs } from '../../ui/arcs';
import { Tag } from '../../ui/tag';
import { isTogether, reach, toneOf } from './pairing-progress';

/** Both sides and how far each has come: the demand at the left, the supply at the right, the gate between. */
export function PairingFigure({ pairing }: { pairing: Pairing }) {
  const { t } = useText();
  const word = (answer: Pairing['demandAnswer']) =>
    t(answer === null ? 'pairings.noAnswer' : `pairings.answers.${answer}`);
  return (
    <div className="pairing-figure">
      <div>
        <p className="small demand">{t('common.demand')}</p>
        <h2>
          <Link to={paths.scenario(pairing.scenario.id)}>{pairing.scenario.title}</Link>
        </h2>
        <p className="small">
          {pairing.demand.name} {pairing.demand.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </p>
        <p className="pairing-word demand">{word(pairing.demandAnswer)}</p>
      </div>
      <div className="pairing-gate">
        <Arcs
          demand={reach(pairing.demandAnswer)}
          supply={reach(pairing.supplyAnswer)}
          met={isTogether(pairing)}
          size={9}
          label={t('pairings.figure', {
            demand: word(pairing.demandAnswer),
            supply: word(pairing.supplyAnswer),
          })}
        />
        <Tag tone={toneOf(pairing)}>{t(`pairings.states.${pairing.state}`)}</Tag>
      </div>
      <div className="pairing-supply">
        <p className="small supply">{t('common.supply')}</p>
        <h2>
          <Link to={paths.capability(pairing.capability.id)}>{pairing.capability.title}</Link>
        </h2>
        <p className="small">
          {pairing.supply.name} {pairing.supply.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </p>
        <p className="pairing-word supply">{word(pairing.supplyAnswer)}</p>
      </div>
    </div>
  );
}
