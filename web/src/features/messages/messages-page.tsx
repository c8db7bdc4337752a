import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { useFilters } from '../../lib/use-filters';
import { useTitle } from '../../lib/use-title';
import { Button, ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Select } from '../../ui/inputs';
import { PageHead } from '../../ui/page-head';
import { useToast } from '../../ui/toast';
import { MessageRow } from './message-row';
import { markAllRead, messagesQuery, topics, type Topic } from './message-queries';
import '../../lib/bench.css';
import './messages.css';

const keys = ['state', 'topic'] as const;

/** One's messages, newest first; unread ones stand out. */
export function MessagesPage() {
  const { t } = useText();
  useTitle(t('messages.title'));
  const filters = useFilters(keys);
  const state = filters.get('state')[0] === 'unread' ? 'unread' : 'all';
  const topic = topics.find((one) => one === filters.get('topic')[0]);
  const query = useInfiniteQuery({
    ...messagesQuery(state, topic),
    placeholderData: keepPreviousData,
  });
  const newest = query.data?.pages[0]?.items[0]?.at;
  return (
    <>
      <PageHead
        title={t('messages.title')}
        lead={t('messages.lead')}
        actions={
          <>
            <ReadAll before={newest} topic={topic} />
            <ButtonLink small to={paths.messagePreferences}>
              {t('messages.choose')}
            </ButtonLink>
          </>
        }
      />
      <div className="list-tools messages-tools">
        <label className="list-sort">
          <span>{t('messages.state')}</span>
          <Select
            options={(['all', 'unread'] as const).map((value) => ({
              value,
              label: t(`messages.states.${value}`),
            }))}
            value={state}
            onChange={(event) =>
              filters.set('state', event.target.value === 'unread' ? 'unread' : '')
            }
          />
        </label>
        <label className="list-sort">
          <span>{t('messages.topic')}</span>
          <Select
            options={topics.map((value) => ({ value, label: t(`messages.topics.${value}`) }))}
            emptyLabel={t('common.all')}
            value={topic ?? ''}
            onChange={(event) => filters.set('topic', event.target.value)}
          />
        </label>
      </div>
      <PagedRows
        query={query}
        rowKey={(message) => message.id}
        row={(message) => <MessageRow message={message} />}
        empty={
          state === 'unread' ? (
            <Empty title={t('messages.noneUnread')} />
          ) : (
            <Empty title={t('messages.none')}>
              <p>{t('messages.noneNext')}</p>
            </Empty>
          )
        }
      />
    </>
  );
}

function ReadAll({ before, topic }: { before: string | undefined; topic: Topic | undefined }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (at: string) => markAllRead(at, topic),
    onSuccess: async ({ marked }) => {
      say(t('messages.marked', { n: marked }));
      await client.invalidateQueries({ queryKey: ['messages'] });
    },
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  return (
    <Button
      small
      disabled={!before}
      busy={mutation.isPending}
      onClick={() => before && mutation.mutate(before)}
    >
      {t('messages.readAll')}
    </Button>
  );
}
