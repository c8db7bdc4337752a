import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { sessionQuery, useSession } from '../../lib/session';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { useToast } from '../../ui/toast';
import { proveMail, sendProofAgain } from './identity-queries';
import './identity.css';

/** Reminds somebody whose mail address is not proved yet; nothing for everybody else. */
export function MailProofNotice() {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const { session } = useSession();
  const again = useMutation({
    mutationFn: sendProofAgain,
    onSuccess: () => say(t('identity.proof.sent')),
    onError: (error) => {
      say(sentenceOf(error, t('common.offline')));
      // It may have been proved on another device.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  if (!session || session.user.emailProved) return null;
  return (
    <div className="mail-proof">
      <Notice tone="warn" title={t('identity.proof.needed', { email: session.user.email })}>
        <div className="stack">
          <p>{t('identity.proof.why')}</p>
          <div>
            <Button small busy={again.isPending} onClick={() => again.mutate()}>
              {t('identity.proof.again')}
            </Button>
          </div>
        </div>
      </Notice>
    </div>
  );
}

/** Where the link of the mail leads: one press proves the address. Programs that open links press nothing. */
export function ProveMailPage({ token }: { token: string }) {
  const { t } = useText();
  useTitle(t('identity.proof.title'));
  const client = useQueryClient();
  const { session } = useSession();
  const mutation = useMutation({
    mutationFn: () => proveMail(token),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <div className="page identity">
      <PageHead
        title={t('identity.proof.title')}
        lead={mutation.isSuccess ? undefined : t('identity.proof.lead')}
      />
      {mutation.isSuccess ? (
        <Notice title={t('identity.proof.done')}>
          <Link to={session ? paths.bench : paths.signIn}>
            {session ? t('common.bench') : t('common.signIn')}
          </Link>
        </Notice>
      ) : (
        <div className="stack">
          {mutation.error && <ProblemNotice error={mutation.error} />}
          <div>
            <Button look="primary" busy={mutation.isPending} onClick={() => mutation.mutate()}>
              {t('identity.proof.confirm')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
