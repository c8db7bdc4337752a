import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { unreadQuery } from './message-queries';
import './bell.css';

const MANY = 100;

/** The way to one's messages, with how many wait; spoken as a whole sentence. */
export function Bell() {
  const { t } = useText();
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  const shown = unread >= MANY ? '99+' : String(unread);
  return (
    <Link
      to={paths.messages}
      className="bell"
      aria-label={unread ? t('messages.bell', { n: shown }) : t('messages.bellNone')}
    >
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path
          d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15z M10 21h4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {shown}
        </span>
      )}
    </Link>
  );
}
