import { Link } from 'react-router';
import { useText } from '../i18n/use-text';
import { paths } from './paths';

/** Beside a date that was counted through a year whose make-up days were not announced then: what that means. */
export function ProvisionalNote({ year }: { year: number | null | undefined }) {
  const { t } = useText();
  if (!year) return null;
  return (
    <span className="small muted">
      {t('calendar.counted', { year })}{' '}
      <Link to={paths.workingDays}>{t('questions.howCounted')}</Link>
    </span>
  );
}
