import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../api/client';
import { Problem } from '../api/problem';
import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { TextInput } from '../ui/inputs';
import { PageHead } from '../ui/page-head';
import { OrganisationChoice, useMyOrganisations } from './my-organisations';
import { ProblemNotice } from './query-state';
import { useTitle } from './use-title';

interface BeginDraftProps {
  /** Where its texts are. */
  texts: 'scenarioForm' | 'capabilityForm';
  /** What an organisation must do to begin one. */
  side: 'publishes' | 'supplies';
  /** @param key the same for every try, so that a repeated one begins nothing twice */
  draft: (given: { organisationId: string; title: string }, key: string) => Promise<{ id: string }>;
  editPath: (id: string) => string;
}

/** The first step of a scenario or capability: for whom, and its name. Everything else is typed into the draft. */
export function BeginDraft({ texts, side, draft, editPath }: BeginDraftProps) {
  const { t } = useText();
  useTitle(t(`${texts}.newTitle`));
  const go = useNavigate();
  const mine = useMyOrganisations(side);
  const [organisationId, setOrganisationId] = useState('');
  const [title, setTitle] = useState('');
  const [key] = useState(newKey);
  const create = useMutation({
    mutationFn: () =>
      draft(
        { organisationId: organisationId || (mine[0]?.organisationId ?? ''), title: title.trim() },
        key,
      ),
    onSuccess: ({ id }) => go(editPath(id), { replace: true }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending) create.mutate();
  };
  const refused = create.error instanceof Problem ? create.error.fields : [];
  return (
    <div className="narrow">
      <PageHead title={t(`${texts}.newTitle`)} lead={t(`${texts}.newLead`)} />
      <form className="stack" onSubmit={submit}>
        <OrganisationChoice
          organisations={mine}
          value={organisationId}
          onChange={setOrganisationId}
          none={t(`${texts}.noOrganisation`)}
        />
        <Field
          label={t(`${texts}.fields.title.label`)}
          help={t(`${texts}.fields.title.help`)}
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
