import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { newKey } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import type { Evidence } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { faultsOf } from '../../lib/draft-keeper';
import { ProblemNotice } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select, TextInput } from '../../ui/inputs';
import { EvidenceFileField, MOST_BYTES, type ChosenFile } from './evidence-file-field';
import {
  addEvidence,
  editEvidence,
  putEvidenceFile,
  removeEvidenceFile,
} from './own-capability-queries';

type NewEvidence = components['schemas']['AddEvidence'];

const blank = {
  kind: 'certificate',
  title: '',
  issuer: '',
  number: '',
  link: '',
  validFrom: '',
  validUntil: '',
};

type Typed = typeof blank;

const typedOf = (evidence: Evidence): Typed => ({
  kind: evidence.kind,
  title: evidence.title,
  issuer: evidence.issuer,
  number: evidence.number ?? '',
  link: evidence.link ?? '',
  validFrom: evidence.validFrom ?? '',
  validUntil: evidence.validUntil ?? '',
});

const bodyOf = (typed: Typed): NewEvidence => ({
  kind: typed.kind as NewEvidence['kind'],
  title: typed.title,
  issuer: typed.issuer,
  number: typed.number || null,
  link: typed.link.trim() || null,
  validFrom: typed.validFrom || null,
  validUntil: typed.validUntil || null,
});

interface EvidenceFormProps {
  capabilityId: string;
  /** What is corrected; null: a new piece. */
  evidence: Evidence | null;
  onDone: () => Promise<void>;
}

/** One piece of evidence. Any change asks for a new review, which the form says. */
export function EvidenceForm({ capabilityId, evidence, onDone }: EvidenceFormProps) {
  const { t } = useText();
  const { options } = useTaxonomy();
  const [typed, setTyped] = useState(evidence ? typedOf(evidence) : blank);
  const [chosen, setChosen] = useState<ChosenFile>({ file: null, remove: false });
  // What is with the server stays there, even where the file is refused afterwards.
  const [kept, setKept] = useState(evidence);
  const [key] = useState(newKey);
  const send = useMutation({
    mutationFn: async () => {
      const now = kept
        ? await editEvidence(kept.id, bodyOf(typed), kept.version)
        : await addEvidence(capabilityId, bodyOf(typed), key);
      setKept(now);
      if (chosen.file) await putEvidenceFile(now.id, chosen.file, now.version);
      else if (chosen.remove && now.file) await removeEvidenceFile(now.id);
    },
    onSuccess: onDone,
  });
  const faults = send.error instanceof Problem ? faultsOf(send.error) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending && (chosen.file?.size ?? 0) <= MOST_BYTES) send.mutate();
  };
  const text = (name: 'title' | 'issuer' | 'number' | 'link', required: boolean) => (
    <Field
      label={t(`capabilityForm.evidenceFields.${name}`)}
      help={name === 'link' && t('capabilityForm.evidenceHelp.link')}
      required={required}
      optionalText={t('common.optional')}
      error={faults[name]}
    >
      {(control) => (
        <TextInput
          {...control}
          {...(name === 'link' ? { type: 'url', inputMode: 'url', placeholder: 'https://' } : {})}
          maxLength={name === 'link' ? 500 : 120}
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
      {evidence && <p className="muted">{t('capabilityForm.editEvidenceNote')}</p>}
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
      {text('link', false)}
      <EvidenceFileField
        kept={kept?.file ?? null}
        chosen={chosen}
        fault={faults.name}
        onChange={setChosen}
      />
      {send.error && Object.keys(faults).length === 0 && <ProblemNotice error={send.error} />}
      <Button type="submit" look="primary" busy={send.isPending}>
        {t('capabilityForm.submitEvidence')}
      </Button>
    </form>
  );
}
