import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { Tag } from '../../ui/tag';
import './gate.css';

interface GateProps {
  /** What stands at the left foot, at the keystone and at the right foot; null where there is no figure. */
  demand: string | null;
  meeting: string | null;
  supply: string | null;
  /** The figures are the demonstration's. */
  demo: boolean;
  children: ReactNode;
}

/** Lines of one half of the gate, from outer to inner; the other half is its mirror. */
const HALF = ['M20 300 C20 130 220 34 476 20', 'M64 300 C64 160 244 72 478 58'];

/** The figure of the whole site at full size: two shores, two arcs, one keystone. */
export function Gate({ demand, meeting, supply, demo, children }: GateProps) {
  const { t } = useText();
  return (
    <div className="gate">
      <svg
        className="gate-figure"
        viewBox="0 0 1000 310"
        preserveAspectRatio="xMidYMin meet"
        aria-hidden="true"
      >
        {HALF.map((path, index) => (
          <g key={path} className={`gate-line-${index}`}>
            <path className="gate-demand" d={path} />
            <path className="gate-supply" d={path} transform="matrix(-1 0 0 1 1000 0)" />
          </g>
        ))}
        <circle className="gate-keystone" cx="500" cy="20" r="13" />
      </svg>
      <div className="gate-middle">{children}</div>
      <dl className="gate-figures figures">
        <div className="demand">
          <dt>{t('home.demand')}</dt>
          <dd>{demand ?? '—'}</dd>
        </div>
        <div className="meet">
          <dt>{t(meeting === null ? 'home.meetingSoon' : 'home.meeting')}</dt>
          <dd>{meeting ?? '—'}</dd>
        </div>
        <div className="supply">
          <dt>{t('home.supply')}</dt>
          <dd>{supply ?? '—'}</dd>
        </div>
      </dl>
      {demo && (
        <p className="gate-demo">
          <Tag tone="warn">{t('common.demo')}</Tag> {t('home.demoFigures')}
        </p>
      )}
    </div>
  );
}
