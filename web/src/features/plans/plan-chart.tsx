import { useText } from '../../i18n/use-text';
import type { PlanPair } from './plan-queries';

const MOST = 24;
const ROW = 34;
const WIDTH = 720;
const SHORE = 250;

const short = (text: string) => (text.length > 15 ? `${text.slice(0, 14)}…` : text);

/** Titles of one shore in the order they are met first. */
function shoreOf(pairs: readonly PlanPair[], side: 'scenario' | 'capability') {
  return [...new Map(pairs.map((pair) => [pair[side].id, pair[side].title])).entries()];
}

/** Two shores, demand left and supply right, and an arc for each pair with the meeting in its middle. */
export function PlanChart({ pairs }: { pairs: readonly PlanPair[] }) {
  const { t } = useText();
  const shown = pairs.slice(0, MOST);
  const demand = shoreOf(shown, 'scenario');
  const supply = shoreOf(shown, 'capability');
  const rows = Math.max(demand.length, supply.length);
  const height = rows * ROW + 12;
  const place = (list: readonly (readonly [string, string])[]) => {
    const gap = (height - 12) / Math.max(1, list.length);
    return new Map(list.map(([id], i) => [id, 6 + gap * (i + 0.5)]));
  };
  const demandAt = place(demand);
  const supplyAt = place(supply);
  return (
    <figure className="plan-chart">
      <div
        className="plan-chart-scroll"
        tabIndex={0}
        role="region"
        aria-label={t('plans.chart.title')}
      >
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          role="img"
          aria-label={t('plans.chart.label', { pairs: pairs.length })}
        >
          {shown.map((pair) => (
            <Arc
              key={pair.id}
              from={demandAt.get(pair.scenario.id) ?? 0}
              to={supplyAt.get(pair.capability.id) ?? 0}
              open={pair.kind === 'open' || pair.outcome === 'opened'}
            />
          ))}
          {demand.map(([id, title]) => (
            <text
              key={id}
              className="plan-chart-demand"
              x={SHORE - 14}
              y={demandAt.get(id)}
              textAnchor="end"
            >
              <title>{title}</title>
              {short(title)}
            </text>
          ))}
          {supply.map(([id, title]) => (
            <text
              key={id}
              className="plan-chart-supply"
              x={WIDTH - SHORE + 14}
              y={supplyAt.get(id)}
            >
              <title>{title}</title>
              {short(title)}
            </text>
          ))}
        </svg>
      </div>
      <figcaption className="small muted">
        {t('plans.chart.legend')}
        {pairs.length > MOST && ` ${t('plans.chart.more', { shown: MOST, all: pairs.length })}`}
      </figcaption>
    </figure>
  );
}

/** One pair: each side's half of the arc in its colour; filled where it is open already. */
function Arc({ from, to, open }: { from: number; to: number; open: boolean }) {
  const middle = WIDTH / 2;
  const y = (from + to) / 2;
  return (
    <g>
      <path
        className="plan-arc-demand"
        d={`M${SHORE} ${from - 4} C${SHORE + 55} ${from - 4} ${middle - 45} ${y - 4} ${middle} ${y - 4}`}
      />
      <path
        className="plan-arc-supply"
        d={`M${WIDTH - SHORE} ${to - 4} C${WIDTH - SHORE - 55} ${to - 4} ${middle + 45} ${y - 4} ${middle} ${y - 4}`}
      />
      <circle
        className={open ? 'plan-arc-open' : 'plan-arc-planned'}
        cx={middle}
        cy={y - 4}
        r={4}
      />
    </g>
  );
}
