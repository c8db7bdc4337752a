import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { formatDate } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { useToast } from '../../ui/toast';
import { calendarFeedQuery, makeCalendarFeed, revokeCalendarFeed } from './message-queries';
import './messages.css';

/** The address under which a calendar program reads the deadlines of what one follows. */
export function CalendarFeed() {
  const { t, language } = useText();
  const say = useToast();
  const client = useQueryClient();
  const query = useQuery(calendarFeedQuery);
  const change = useMutation({
    mutationFn: (make: boolean) => (make ? makeCalendarFeed() : revokeCalendarFeed()),
    onSuccess: (feed) => {
      client.setQueryData(calendarFeedQuery.queryKey, feed);
      if (feed.madeAt === null) say(t('messages.calendar.revoked'));
    },
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  return (
    <section className="stack">
      <h2>{t('messages.calendar.title')}</h2>
      <p>{t('messages.calendar.lead')}</p>
      <QueryState query={query}>
        {({ madeAt, url }) => (
          <>
            {url ? (
              <div className="stack" role="status">
                <p>{t('messages.calendar.address')}</p>
                <p className="feed-address">
                  <code>{url}</code>
                </p>
                <p className="muted">{t('messages.calendar.secret')}</p>
              </div>
            ) : (
              <p className="muted">
                {madeAt
                  ? t('messages.calendar.since', { date: formatDate(madeAt, language) })
                  : t('messages.calendar.none')}
              </p>
            )}
            <div className="row">
              <Button busy={change.isPending} onClick={() => change.mutate(true)}>
                {t(madeAt ? 'messages.calendar.renew' : 'messages.calendar.make')}
              </Button>
              {madeAt && (
                <Button look="quiet" busy={change.isPending} onClick={() => change.mutate(false)}>
                  {t('messages.calendar.revoke')}
                </Button>
              )}
            </div>
          </>
        )}
      </QueryState>
    </section>
  );
}
