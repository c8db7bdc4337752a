import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Field } from '../../ui/field';
import { Select, TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { noteFollow } from './follow-queries';

type Internal = components['schemas']['FollowNote'];
const states = ['watching', 'preparing', 'given-up'] as const;

interface FollowNoteProps {
  scenarioId: string;
  organisationId: string;
  internal: Internal;
}

/** The organisation's own state and note: its members' alone, never the publisher's. */
export function FollowNote({ scenarioId, organisationId, internal }: FollowNoteProps) {
  const { t, about } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [typed, setTyped] = useState({ state: internal.state, note: internal.note });
  const save = useMutation({
    mutationFn: () => noteFollow(scenarioId, { organisationId, ...typed }, internal.version),
    onSuccess: async () => {
      say(t('common.saved'));
      await client.invalidateQueries({ queryKey: ['my-follows'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  const mayNote = internal.actions.includes('note');
  const state = t(`follows.internal.${internal.state}`);
  const said = internal.note ? about(state, internal.note.slice(0, 24)) : state;
  return (
    <Disclosure summary={t('follows.internalTitle', { said })}>
      <form className="stack narrow" onSubmit={submit} noValidate>
        <p className="small muted">{t('follows.internalLead')}</p>
        <Field label={t('follows.internalState')}>
          {(control) => (
            <Select
              {...control}
              disabled={!mayNote}
              options={states.map((value) => ({ value, label: t(`follows.internal.${value}`) }))}
              value={typed.state}
              onChange={(event) =>
                setTyped({ ...typed, state: event.target.value as Internal['state'] })
              }
            />
          )}
        </Field>
        <Field label={t('follows.internalNote')}>
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              maxLength={2000}
              readOnly={!mayNote}
              value={typed.note}
              onChange={(event) => setTyped({ ...typed, note: event.target.value })}
            />
          )}
        </Field>
        {save.error && <ProblemNotice error={save.error} />}
        {mayNote && (
          <div>
            <Button small type="submit" busy={save.isPending}>
              {t('common.save')}
            </Button>
          </div>
        )}
      </form>
    </Disclosure>
  );
}
