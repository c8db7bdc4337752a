import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { mute, muteQuery } from './message-queries';

/** Where the link at the foot of a mail leads: one press ends that kind of mail. Opening it changes nothing. */
export function MutePage({ token }: { token: string }) {
  const { t } = useText();
  useTitle(t('messages.mute.title'));
  const query = useQuery(muteQuery(token));
  const stop = useMutation({ mutationFn: () => mute(token) });
  return (
    <div className="page">
      <PageHead title={t('messages.mute.title')} />
      <QueryState query={query}>
        {({ label, muted }) =>
          muted || stop.isSuccess ? (
            <Notice title={t('messages.mute.done', { label })}>
              <p>
                <Link to={paths.messagePreferences}>{t('messages.mute.again')}</Link>
              </p>
            </Notice>
          ) : (
            <div className="stack">
              <p>{t('messages.mute.lead', { label })}</p>
              {stop.error && <ProblemNotice error={stop.error} />}
              <div>
                <Button look="primary" busy={stop.isPending} onClick={() => stop.mutate()}>
                  {t('messages.mute.confirm')}
                </Button>
              </div>
            </div>
          )
        }
      </QueryState>
    </div>
  );
}
