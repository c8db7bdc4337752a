import type { Figure } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatNumber, type Language } from '../../lib/format';
import './targets.css';

/** One measure with where it stands and where it should go; either may be unknown. */
export interface TargetRow {
  name: string;
  from: Figure | null;
  to: Figure | null;
}

/** Pairs today's figures with the wanted ones by name; wanted ones without a present figure come last. */
export function pairFigures(baseline: readonly Figure[], target: readonly Figure[]): TargetRow[] {
  const find = (figures: readonly Figure[], name: string) =>
    figures.find((one) => one.name.trim() === name.trim()) ?? null;
  return [
    ...baseline.map((from) => ({ name: from.name, from, to: find(target, from.name) })),
    ...target
      .filter((to) => !find(baseline, to.name))
      .map((to) => ({ name: to.name, from: null, to })),
  ];
}

function show(figure: Figure | null, language: Language): string {
  if (!figure) return '—';
  if (figure.value === null) return figure.note ?? '—';
  const unit = figure.unit.startsWith('%') ? figure.unit : figure.unit && ` ${figure.unit}`;
  return `${formatNumber(figure.value, language)}${unit}`;
}

/** Baseline → target: what is measured today, and what would count as success. */
export function Targets({
  baseline,
  target,
}: {
  baseline: readonly Figure[];
  target: readonly Figure[];
}) {
  const { t, language } = useText();
  const rows = pairFigures(baseline, target);
  if (rows.length === 0) return <p className="muted">{t('scenarios.noFigures')}</p>;
  return (
    <table className="targets">
      <caption className="sr-only">{t('scenarios.figures')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('scenarios.figureName')}</th>
          <th scope="col">{t('scenarios.today')}</th>
          <th scope="col">{t('scenarios.wanted')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>
              <span className="targets-word">{t('scenarios.today')}</span>
              {show(row.from, language)}
            </td>
            <td className="targets-to">
              <span className="targets-word">{t('scenarios.wanted')}</span>
              {show(row.to, language)}
              {row.to?.note && row.to.value !== null && <small>{row.to.note}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
