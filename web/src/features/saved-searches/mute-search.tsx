import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { muteByLink } from './saved-search-queries';

/** Where the link of a mail leads: one press and nothing more is sent. Programs that open links press nothing. */
export function MuteSearch({ token }: { token: string }) {
  const { t } = useText();
  useTitle(t('savedSearches.muteTitle'));
  const mute = useMutation({ mutationFn: () => muteByLink(token) });
  const name = mute.data?.name;
  return (
    <div className="page">
      <PageHead
        title={t('savedSearches.muteTitle')}
        lead={mute.isSuccess ? undefined : t('savedSearches.muteLead')}
      />
      {mute.isSuccess ? (
        <Notice title={name ? t('savedSearches.muteDone', { name }) : t('savedSearches.muteGone')}>
          <Link to={paths.savedSearches}>{t('savedSearches.title')}</Link>
        </Notice>
      ) : (
        <div className="stack">
          {mute.error && <ProblemNotice error={mute.error} />}
          <div>
            <Button look="primary" busy={mute.isPending} onClick={() => mute.mutate()}>
              {t('savedSearches.muteConfirm')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
