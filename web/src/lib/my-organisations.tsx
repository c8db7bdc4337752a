import { Link } from 'react-router';
import { useText } from '../i18n/use-text';
import { Field } from '../ui/field';
import { Select } from '../ui/inputs';
import { Notice } from '../ui/notice';
import { paths } from './paths';
import { useSession, type SignedIn } from './session';

type Membership = SignedIn['memberships'][number];

/** Approved organisations the reader may write for, on one side. */
export function useMyOrganisations(side: 'publishes' | 'supplies'): Membership[] {
  const { session } = useSession();
  return (session?.memberships ?? []).filter(
    (one) => one[side] && one.state === 'approved' && one.role !== 'viewer',
  );
}

interface OrganisationChoiceProps {
  organisations: readonly Membership[];
  value: string;
  onChange: (organisationId: string) => void;
  /** Said when the reader may write for none. */
  none: string;
}

/** For whom one writes: asked only when there is more than one. */
export function OrganisationChoice({
  organisations,
  value,
  onChange,
  none,
}: OrganisationChoiceProps) {
  const { t } = useText();
  if (organisations.length === 0)
    return (
      <Notice tone="warn" title={none}>
        <Link to={paths.register}>{t('common.register')}</Link>
      </Notice>
    );
  if (organisations.length === 1)
    return <p className="muted">{t('bench.writeFor', { name: organisations[0]?.name ?? '' })}</p>;
  return (
    <Field label={t('bench.organisation')} required>
      {(control) => (
        <Select
          {...control}
          options={organisations.map((one) => ({ value: one.organisationId, label: one.name }))}
          value={value || organisations[0]?.organisationId}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
