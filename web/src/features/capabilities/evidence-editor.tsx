import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { newKey } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import type { Capability } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { ProblemNotice } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { faultsOf } from '../../lib/draft-keeper';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Select, TextInput } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { capabilityQuery } from './capability-queries';
import { EvidenceItem } from './evidence-item';
import { addEvidence, removeEvidence } from './own-capability-queries';

type NewEvidence = components['schemas']['AddEvidence'];

/** Evidence of a capability: what is there with its state and validity, and more to add. */
export function EvidenceEditor({ capability }: { capability: Capability }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const reread = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: capabilityQuery(capability.id).queryKey }),
      client.invalidateQueries({ queryKey: ['my-capabilities'] }),
    ]);
  const remove = useMutation({
    mutationFn: removeEvidence,
    onSuccess: reread,
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  return (
    <section className="form-part" id="field-evidence" aria-label={t('capabilities.evidence')}>
      <h2>{t('capabilities.evidence')}</h2>
      <p className="muted">{t('capabilityForm.evidenceNote')}</p>
      {capability.evidence.length === 0 && (
        <p className="muted">{t('capabilityForm.noEvidence')}</p>
      )}
      <ul className="plain-list form-rows">
        {capability.evidence.map((one) => (
          <li key={one.id}>
            <EvidenceItem evidence={one}>
              {one.actions.includes('remove') && (
                <Button
                  small
                  look="quiet"
                  aria-label={t('common.remove', { name: one.title })}
                  onClick={() => remove.mutate(one.id)}
                >
                  {t('bench.removeRow')}
                </Button>
              )}
            </EvidenceItem>
          </li>
        ))}
      </ul>
      {capability.actions.includes('add-evidence') && (
        <div>
          <Button onClick={() => setAdding(true)}>{t('capabilityForm.addEvidence')}</Button>
        </div>
      )}
      <Dialog
        open={adding}
        title={t('capabilityForm.addEvidence')}
        closeLabel={t('common.close')}
        onClose={() => setAdding(false)}
      >
        <EvidenceForm
          id={capability.id}
          onAdded={async () => {
            setAdding(false);
            say(t('capabilityForm.evidenceAdded'));
            await reread();
          }}
        />
      </Dialog>
    </section>
  );
}

const blank = {
  kind: 'certificate',
  title: '',
  issuer: '',
  number: '',
  validFrom: '',
  validUntil: '',
};

function EvidenceForm({ id, onAdded }: { id: string; onAdded: () => Promise<void> }) {
  const { t } = useText();
  const { options } = useTaxonomy();
  const [typed, setTyped] = useState(blank);
  const [key] = useState(newKey);
  const add = useMutation({
    mutationFn: () =>
      addEvidence(
        id,
        {
          kind: typed.kind as NewEvidence['kind'],
          title: typed.title,
          issuer: typed.issuer,
          number: typed.number || null,
          validFrom: typed.validFrom || null,
          validUntil: typed.validUntil || null,
        },
        key,
      ),
    onSuccess: onAdded,
  });
  const faults = add.error instanceof Problem ? faultsOf(add.error) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending) add.mutate();
  };
  const text = (name: 'title' | 'issuer' | 'number', required: boolean) => (
    <Field
      label={t(`capabilityForm.evidenceFields.${name}`)}
      required={required}
      optionalText={t('common.optional')}
      error={faults[name]}
    >
      {(control) => (
        <TextInput
          {...control}
          maxLength={120}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const day = (name: 'validFrom' | 'validUntil') => (
    <Field
      label={t(`capabilityForm.evidenceFields.${name}`)}
      optionalText={t('common.optional')}
      error={faults[name]}
    >
      {(control) => (
        <TextInput
          {...control}
          type="date"
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field label={t('capabilityForm.evidenceFields.kind')} required error={faults.kind}>
        {(control) => (
          <Select
            {...control}
            options={options('evidence-kind')}
            value={typed.kind}
            onChange={(event) => setTyped({ ...typed, kind: event.target.value })}
          />
        )}
      </Field>
      {text('title', true)}
      {text('issuer', true)}
      {text('number', false)}
      <div className="form-pair">
        {day('validFrom')}
        {day('validUntil')}
      </div>
      {add.error && Object.keys(faults).length === 0 && <ProblemNotice error={add.error} />}
      <Button type="submit" look="primary" busy={add.isPending}>
        {t('capabilityForm.submitEvidence')}
      </Button>
    </form>
  );
}
