import type { Reason } from '../../api/types';
import { useText } from '../../i18n/use-text';

interface ReasonListProps {
  reasons: readonly Reason[];
  gaps: readonly Reason[] | undefined;
}

/** Why one side would say yes, with the words it rests on; then what is still missing. */
export function ReasonList({ reasons, gaps }: ReasonListProps) {
  const { t } = useText();
  if (reasons.length === 0 && !gaps?.length)
    return <p className="muted">{t('matching.noReason')}</p>;
  return (
    <>
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={`${reason.code}${reason.text}`}>
            {reason.text}
            {reason.evidence && <q>{reason.evidence}</q>}
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
