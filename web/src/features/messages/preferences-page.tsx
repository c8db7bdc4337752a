import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { QueryState } from '../../lib/query-state';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Check, Select } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { useToast } from '../../ui/toast';
import { CalendarFeed } from './calendar-feed';
import {
  changePreference,
  mailChoices,
  preferencesQuery,
  resetPreference,
  topics,
  type MailChoice,
  type Preference,
} from './message-queries';
import './messages.css';

/** What one wants to be told, and by which way; and the calendar of deadlines. */
export function PreferencesPage() {
  const { t } = useText();
  useTitle(t('messages.preferences.title'));
  const query = useQuery(preferencesQuery);
  const { session } = useSession();
  return (
    <div className="stack-l">
      <PageHead title={t('messages.preferences.title')} lead={t('messages.preferences.lead')} />
      <p className="muted">{t('messages.preferences.digest')}</p>
      {session && !session.user.emailProved && (
        <Notice tone="warn" title={t('messages.preferences.unproved')} />
      )}
      <QueryState query={query}>
        {({ items }) =>
          topics.map((topic) => {
            const own = items.filter((item) => item.topic === topic);
            return own.length === 0 ? null : (
              <section key={topic}>
                <h2>{t(`messages.topics.${topic}`)}</h2>
                {own.map((item) => (
                  <PreferenceRow key={item.kind} item={item} />
                ))}
              </section>
            );
          })
        }
      </QueryState>
      <CalendarFeed />
    </div>
  );
}

function PreferenceRow({ item }: { item: Preference }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (wanted: { inApp: boolean; mail: MailChoice } | null) =>
      wanted ? changePreference(item.kind, wanted) : resetPreference(item.kind),
    onSuccess: (saved) => {
      client.setQueryData(preferencesQuery.queryKey, saved);
      say(t('messages.preferences.saved'));
    },
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  const mail = item.mail ?? 'off';
  return (
    <div className="preference">
      <div className="preference-kind">
        <p>{item.label}</p>
        {!item.mutable && <p className="preference-always">{t('messages.preferences.always')}</p>}
      </div>
      <Check
        checked={item.inApp}
        disabled={!item.mutable}
        aria-label={t('messages.preferences.inAppOf', { kind: item.label })}
        onChange={(event) => save.mutate({ inApp: event.target.checked, mail })}
      >
        {t('messages.preferences.inApp')}
      </Check>
      {item.mail === null ? (
        <p className="preference-always">{t('messages.preferences.elsewhere')}</p>
      ) : (
        <Select
          options={mailChoices.map((value) => ({
            value,
            label: t(`messages.preferences.mails.${value}`),
          }))}
          value={mail}
          aria-label={t('messages.preferences.mailOf', { kind: item.label })}
          onChange={(event) =>
            save.mutate({ inApp: item.inApp, mail: event.target.value as MailChoice })
          }
        />
      )}
      {item.chosen && (
        <Button
          small
          look="quiet"
          aria-label={t('messages.preferences.resetOf', { kind: item.label })}
          onClick={() => save.mutate(null)}
        >
          {t('messages.preferences.reset')}
        </Button>
      )}
    </div>
  );
}
