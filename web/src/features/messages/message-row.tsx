import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { formatDateTime } from '../../lib/format';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { markRead, type Message } from './message-queries';
import './messages.css';

/** One message; following its link reads it. */
export function MessageRow({ message }: { message: Message }) {
  const { t, language, about } = useText();
  const say = useToast();
  const client = useQueryClient();
  const mark = useMutation({
    mutationFn: (isRead: boolean) => markRead(message.id, isRead),
    onSuccess: () => client.invalidateQueries({ queryKey: ['messages'] }),
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  const isUnread = message.readAt === null;
  return (
    <div className={isUnread ? 'bench-row message message-unread' : 'bench-row message'}>
      <div>
        <p className="bench-row-title">
          <Link to={message.path} onClick={() => isUnread && mark.mutate(true)}>
            {message.title}
          </Link>
        </p>
        {message.lines.map((line) => (
          <p key={line} className="message-line">
            {line}
          </p>
        ))}
        <p className="bench-row-meta">
          {isUnread && <Tag tone="strong">{t('messages.unread')}</Tag>}
          <span>{t(`messages.topics.${message.topic}`)}</span>
          <time dateTime={message.at}>{formatDateTime(message.at, language)}</time>
        </p>
      </div>
      <Button
        small
        look="quiet"
        busy={mark.isPending}
        aria-label={about(t(isUnread ? 'messages.read' : 'messages.unreadAgain'), message.title)}
        onClick={() => mark.mutate(isUnread)}
      >
        {t(isUnread ? 'messages.read' : 'messages.unreadAgain')}
      </Button>
    </div>
  );
}
