import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useForgetAll, useSession } from '../../lib/session';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Facts } from '../../ui/card';
import { PageHead } from '../../ui/page-head';
import { meQuery } from './account-queries';
import { EraseDialog } from './erase-dialog';
import { signOut, signOutEverywhere } from './identity-queries';
import { MailProofNotice } from './mail-proof';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import './identity.css';

/** One's own account: who the platform thinks one is, password, export, erasure. */
export function AccountPage() {
  const { t, language, code } = useText();
  useTitle(t('identity.account.title'));
  const query = useQuery(meQuery);
  const { session } = useSession();
  return (
    <div className="page identity">
      <PageHead title={t('identity.account.title')} lead={session?.user.displayName} />
      <MailProofNotice />
      <QueryState query={query}>
        {(me) => (
          <div className="stack-l">
            <Facts
              items={[
                [t('identity.user.name'), me.displayName],
                [t('identity.email'), me.email],
                [t('identity.account.since'), formatDate(me.createdAt, language)],
                [
                  t('identity.account.platformRoles'),
                  me.roles.map((role) => code('identity.platformRoles', role)).join(' · '),
                ],
                ...me.memberships.map(
                  (one) =>
                    [
                      t(`identity.roles.${one.role}`),
                      <Link key={one.organisationId} to={paths.organisation(one.organisationId)}>
                        {one.name}
                      </Link>,
                    ] as const,
                ),
              ]}
            />
            <p>
              <Link to={paths.members}>{t('identity.members.title')}</Link>
            </p>
            <Leave />
            <section className="stack identity-part">
              <h2>{t('identity.account.profile')}</h2>
              <ProfileForm displayName={me.displayName} language={me.language} />
            </section>
            <section className="stack identity-part">
              <h2>{t('identity.account.password')}</h2>
              <PasswordForm />
            </section>
            <PersonalData />
          </div>
        )}
      </QueryState>
    </div>
  );
}

function Leave() {
  const { t } = useText();
  const navigate = useNavigate();
  const forgetAll = useForgetAll();
  const mutation = useMutation({
    mutationFn: (everywhere: boolean) => (everywhere ? signOutEverywhere() : signOut()),
    onSuccess: async () => {
      await navigate(paths.home);
      await forgetAll();
    },
  });
  return (
    <div className="row">
      <Button busy={mutation.isPending} onClick={() => mutation.mutate(false)}>
        {t('common.signOut')}
      </Button>
      <Button look="quiet" busy={mutation.isPending} onClick={() => mutation.mutate(true)}>
        {t('identity.account.everywhere')}
      </Button>
    </div>
  );
}

function PersonalData() {
  const { t } = useText();
  const [erasing, setErasing] = useState(false);
  return (
    <section className="stack identity-part">
      <h2>{t('identity.account.data')}</h2>
      <p>{t('identity.account.dataNote')}</p>
      <div className="row">
        <a className="button button-plain" href="/api/v1/me/export" download>
          {t('identity.account.export')}
        </a>
        <Button look="quiet" onClick={() => setErasing(true)}>
          {t('identity.account.erase')}
        </Button>
      </div>
      <EraseDialog open={erasing} onClose={() => setErasing(false)} />
    </section>
  );
}
