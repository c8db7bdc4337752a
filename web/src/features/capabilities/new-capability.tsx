import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../api/client';
import { Problem } from '../../api/problem';
import { useText } from '../../i18n/use-text';
import { OrganisationChoice, useMyOrganisations } from '../../lib/my-organisations';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { PageHead } from '../../ui/page-head';
import { draftCapability } from './own-capability-queries';

/** The first step of a capability: for whom, and its name. Everything else is typed into the draft. */
export function NewCapability() {
  const { t } = useText();
  useTitle(t('capabilityForm.newTitle'));
  const go = useNavigate();
  const mine = useMyOrganisations('supplies');
  const [organisationId, setOrganisationId] = useState('');
  const [title, setTitle] = useState('');
  const [key] = useState(newKey);
  const create = useMutation({
    mutationFn: () =>
      draftCapability(
        { organisationId: organisationId || (mine[0]?.organisationId ?? ''), title: title.trim() },
        key,
      ),
    onSuccess: (capability) => go(paths.editCapability(capability.id), { replace: true }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending) create.mutate();
  };
  const refused = create.error instanceof Problem ? create.error.fields : [];
  return (
    <div className="narrow">
      <PageHead title={t('capabilityForm.newTitle')} lead={t('capabilityForm.newLead')} />
      <form className="stack" onSubmit={submit}>
        <OrganisationChoice
          organisations={mine}
          value={organisationId}
          onChange={setOrganisationId}
          none={t('capabilityForm.noOrganisation')}
        />
        <Field
          label={t('capabilityForm.fields.title.label')}
          help={t('capabilityForm.fields.title.help')}
          error={refused.find((one) => one.pointer === '/title')?.message}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              maxLength={80}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        {create.error && <ProblemNotice error={create.error} />}
        {mine.length > 0 && (
          <Button type="submit" look="primary" busy={create.isPending}>
            {t('scenarioForm.begin')}
          </Button>
        )}
      </form>
    </div>
  );
}
