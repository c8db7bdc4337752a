import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button, ButtonLink } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { OrganisationFields } from './organisation-fields';
import { useRegisterForm } from './use-register-form';
import { UserFields } from './user-fields';
import './identity.css';

/** An organisation and its first person; open to use at once, public after review. */
export function RegisterPage() {
  const { t } = useText();
  useTitle(t('identity.register.title'));
  const [params] = useSearchParams();
  const registration = useRegisterForm();
  if (registration.done) return <Registered />;
  return (
    <div className="page identity">
      <PageHead title={t('identity.register.title')} lead={t('identity.register.lead')} />
      {params.has('claim') && <Notice tone="supply">{t('identity.register.claim')}</Notice>}
      <form className="stack" noValidate onSubmit={registration.submit}>
        {registration.problem && <ProblemNotice error={registration.problem} />}
        <OrganisationFields form={registration.form} />
        {!registration.signedIn && <UserFields form={registration.form} />}
        <Button type="submit" look="primary" busy={registration.busy}>
          {t('identity.register.send')}
        </Button>
        <p className="small muted">{t('identity.register.privacy')}</p>
      </form>
      {!registration.signedIn && (
        <p className="muted">
          {t('identity.register.hasAccount')} <Link to={paths.signIn}>{t('common.signIn')}</Link>
        </p>
      )}
    </div>
  );
}

function Registered() {
  const { t } = useText();
  return (
    <div className="page identity">
      <PageHead title={t('identity.register.done')} lead={t('identity.register.doneNext')} />
      <ButtonLink to={paths.signIn} look="primary">
        {t('common.signIn')}
      </ButtonLink>
    </div>
  );
}
