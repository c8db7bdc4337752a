import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { useDebounced } from '../../lib/use-debounced';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, FieldGroup } from '../../ui/field';
import { Check, Select, TextArea, TextInput } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { Effect } from './effect';
import { conceptsQuery, proposeForm, type FormKind } from './thesaurus-queries';

interface Named {
  id: string;
  zh: string;
  en: string;
}
/** What one begins with: nothing, or a mined form with what it might mean. */
export interface Proposal {
  form: string;
  source: 'hand' | 'mined';
  suggestions: readonly Named[];
}

const kinds: readonly FormKind[] = ['exact', 'narrow', 'broad', 'related'];
const REST_MS = 250;
const SHOWN = 8;

/** Proposes a form: the word, the concept it names, how surely, and why; its effect is shown before sending. */
export function ProposeDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [form, setForm] = useState(proposal.form);
  const [kind, setKind] = useState<FormKind>('exact');
  const [concept, setConcept] = useState<string | null>(proposal.suggestions[0]?.id ?? null);
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const settled = useDebounced(form.trim(), REST_MS);
  const missing = {
    form: form.trim().length < 2,
    concept: concept === null,
    why: why.trim().length < 2,
  };
  const send = useMutation({
    mutationFn: (chosen: string) =>
      proposeForm({
        ...{ concept: chosen, form: form.trim(), kind, why: why.trim() },
        source: proposal.source,
      }),
    onSuccess: async () => {
      say(t('thesaurus.done.propose'));
      await client.invalidateQueries({ queryKey: ['thesaurus'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (concept === null || Object.values(missing).some(Boolean) || send.isPending) return;
    send.mutate(concept);
  };
  const fault = (absent: boolean) => (asked && absent ? t('bench.pleaseFill') : undefined);
  return (
    <Dialog open title={t('thesaurus.propose')} closeLabel={t('common.close')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <Field
          label={t('thesaurus.form')}
          help={t('thesaurus.formHelp')}
          required
          error={fault(missing.form)}
        >
          {(control) => (
            <TextInput
              {...control}
              maxLength={30}
              value={form}
              onChange={(event) => setForm(event.target.value)}
            />
          )}
        </Field>
        <ConceptChoice
          suggestions={proposal.suggestions}
          value={concept}
          error={fault(missing.concept)}
          onChange={setConcept}
        />
        <Field label={t('thesaurus.kind')} required>
          {(control) => (
            <Select
              {...control}
              options={kinds.map((value) => ({ value, label: t(`thesaurus.kindHelp.${value}`) }))}
              value={kind}
              onChange={(event) => setKind(event.target.value as FormKind)}
            />
          )}
        </Field>
        <Field label={t('thesaurus.why')} required error={fault(missing.why)}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={300}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
        {concept && settled.length >= 2 && <Effect concept={concept} form={settled} kind={kind} />}
        {send.error && <ProblemNotice error={send.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={send.isPending}>
            {t('thesaurus.send')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ConceptChoiceProps {
  suggestions: readonly Named[];
  value: string | null;
  error: string | undefined;
  onChange: (concept: string) => void;
}

/** Looks a concept up by any of its names; suggestions stand ready. */
function ConceptChoice({ suggestions, value, error, onChange }: ConceptChoiceProps) {
  const { t, language } = useText();
  const [words, setWords] = useState('');
  const q = useDebounced(words.trim(), REST_MS);
  const { data } = useQuery(conceptsQuery(q));
  const found: readonly Named[] = q ? (data?.items ?? []) : suggestions;
  return (
    <>
      <Field label={t('thesaurus.findConcept')}>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <FieldGroup legend={t('thesaurus.concept')} error={error}>
        {found.length === 0 && <p className="small muted">{t('thesaurus.noConcept')}</p>}
        {found.slice(0, SHOWN).map((one) => (
          <Check
            key={one.id}
            type="radio"
            name="concept"
            checked={value === one.id}
            onChange={() => onChange(one.id)}
          >
            {language === 'en' ? one.en : one.zh}
          </Check>
        ))}
      </FieldGroup>
    </>
  );
}
