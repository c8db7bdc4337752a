import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ifMatch, read } from '../api/client';
import { Problem } from '../api/problem';
import type { components } from '../api/schema';
import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Select, TextInput } from '../ui/inputs';
import { ProblemNotice } from './query-state';

type Body = components['schemas']['SignOffScenario'];
type Changes = NonNullable<Body['changes']>;
/** Changes of an open call that wait for their review, and the version they were typed against. */
export interface Unsigned {
  readonly changes: Changes;
  readonly version: number;
}

/** Whether the text still needs its confidentiality review before it may be public. */
export const isUnsigned = (cause: unknown): cause is Problem =>
  cause instanceof Problem && cause.code === 'scenario.signoff-needed';

const signOff = (id: string, version: number, body: Body) =>
  read(
    api.POST('/api/v1/scenarios/{id}/signoffs', {
      ...{ params: { path: { id } }, body, headers: ifMatch(version) },
    }),
  );

const findings = ['no-secrets', 'redacted'] as const;

interface SignOffProps {
  id: string;
  /** The version that the officer has read. */
  version: number;
  /** Of an open call: the changes that are to become public. */
  changes?: Changes;
  /** What follows at once; submitting unless said otherwise. */
  confirmLabel?: string;
  onSigned: () => void;
  onClose: () => void;
}

/** 保密审查: who vouches for this very text. Asked of government publishers before it becomes public. */
export function SignOff(props: SignOffProps) {
  const { t } = useText();
  const [name, setName] = useState('');
  const [post, setPost] = useState('');
  const [finding, setFinding] = useState<(typeof findings)[number]>('no-secrets');
  const sign = useMutation({
    mutationFn: () =>
      signOff(props.id, props.version, {
        ...{ name: name.trim(), post: post.trim(), finding },
        ...(props.changes ? { changes: props.changes } : {}),
      }),
    onSuccess: props.onSigned,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sign.isPending) sign.mutate();
  };
  return (
    <Dialog
      open
      title={t('scenarioForm.signOff.title')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
    >
      <form className="stack" onSubmit={submit} noValidate>
        <p>{t('scenarioForm.signOff.lead')}</p>
        <Field
          label={t('scenarioForm.signOff.name')}
          help={t('scenarioForm.signOff.nameHelp')}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('scenarioForm.signOff.post')} required>
          {(control) => (
            <TextInput
              {...control}
              value={post}
              onChange={(event) => setPost(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('scenarioForm.signOff.finding')} required>
          {(control) => (
            <Select
              {...control}
              options={findings.map((value) => ({
                value,
                label: t(`scenarioForm.signOff.findings.${value}`),
              }))}
              value={finding}
              onChange={(event) => setFinding(event.target.value as (typeof findings)[number])}
            />
          )}
        </Field>
        {sign.error && <ProblemNotice error={sign.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={sign.isPending}>
            {props.confirmLabel ?? t('scenarioForm.signOff.confirm')}
          </Button>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
