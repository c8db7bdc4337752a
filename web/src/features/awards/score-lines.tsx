import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { pointsOf } from './award-queries';
import './awards.css';

export interface ScoreLine {
  key: string;
  title: string;
  /** One's own; left out where only all of them are shown. */
  own?: number;
  full: number;
  scores: readonly number[];
}

/**
 * All scores as marks on one line each, from nothing to full points; one's own stands out by its form as well as its
 * colour. The figures are in the table behind it.
 */
export function ScoreLines({ lines }: { lines: readonly ScoreLine[] }) {
  const { t, language } = useText();
  const left = (score: number, full: number) => `${full ? (score / full) * 100 : 0}%`;
  return (
    <div className="score-lines" aria-hidden="true">
      {lines.map(({ key, title, own, full, scores }) => (
        <div key={key} className="score-line">
          <span className="score-title">{title}</span>
          <span className="score-track">
            {scores.map((score, n) => (
              <i key={`${score}-${n}`} className="score-mark" style={{ left: left(score, full) }} />
            ))}
            {own !== undefined && <i className="score-own" style={{ left: left(own, full) }} />}
          </span>
          <span className="score-figure figures">
            {own === undefined
              ? t('awards.outOf', { full: formatNumber(pointsOf(full), language) })
              : `${formatNumber(pointsOf(own), language)} / ${formatNumber(pointsOf(full), language)}`}
          </span>
        </div>
      ))}
    </div>
  );
}
