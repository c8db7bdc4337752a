import type { MutualInsight } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDateTime, formatNumber, formatShare } from '../../lib/format';
import { Arcs } from '../../ui/arcs';

/** The one figure of the site, or why it cannot be given yet. */
export function Headline({ insight }: { insight: MutualInsight }) {
  const { t, language } = useText();
  const { rate, n, mutual, toDate } = insight;
  const number = (value: number | null) =>
    value === null ? t('insights.suppressed') : formatNumber(value, language);
  return (
    <div className="mutual-head">
      <Arcs
        demand={rate ?? 0.5}
        supply={rate ?? 0.5}
        met={rate !== null && rate > 0}
        size={11}
        label={
          rate === null
            ? t('insights.tooFew')
            : t('insights.rateIs', { rate: formatShare(rate, language) })
        }
      />
      <div>
        <p className="mutual-rate figures">{rate === null ? '—' : formatShare(rate, language)}</p>
        <p>
          {rate === null
            ? t('insights.tooFew')
            : t('insights.outOf', { mutual: number(mutual), n: number(n) })}
        </p>
        <p className="muted figures">
          {t('insights.toDate', { opened: number(toDate.opened), mutual: number(toDate.mutual) })}
        </p>
        <p className="small muted figures">
          {t('insights.asOf', { time: formatDateTime(insight.asOf, language) })}
        </p>
      </div>
    </div>
  );
}
