import type { MatchReason } from '../../api/types';
import { useText } from '../../i18n/use-text';

interface ReasonListProps {
  reasons: readonly MatchReason[];
  gaps: readonly MatchReason[] | undefined;
  /** Whose reasons these are: what the other side wrote is quoted first. */
  side: 'demand' | 'supply';
}

/** The passages a sentence rests on, the other side's first; what the sentence says itself is not repeated. */
function quotes(reason: MatchReason, side: 'demand' | 'supply'): string[] {
  const { demand, supply } = reason.evidence ?? {};
  const spans = side === 'demand' ? [supply, demand] : [demand, supply];
  const texts = new Set(spans.flatMap((span) => (span?.text ? [span.text] : [])));
  return [...texts].filter((text) => !reason.text.includes(text));
}

/** Why one side would say yes, with the words it rests on; then what is still missing. */
export function ReasonList({ reasons, gaps, side }: ReasonListProps) {
  const { t } = useText();
  if (reasons.length === 0 && !gaps?.length)
    return <p className="muted">{t('matching.noReason')}</p>;
  return (
    <>
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={`${reason.code}${reason.text}`}>
            {reason.text}
            {quotes(reason, side).map((quote) => (
              <q key={quote}>{quote}</q>
            ))}
          </li>
        ))}
      </ul>
      {gaps && gaps.length > 0 && (
        <>
          <h5>{t('matching.gaps')}</h5>
          <ul className="reasons reasons-gaps">
            {gaps.map((gap) => (
              <li key={`${gap.code}${gap.text}`}>{gap.text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
