import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Check, Select, TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { declareConflicts, type Evaluation } from './evaluation-queries';

const kinds = [
  ...(['employed', 'family', 'financial', 'former-colleague', 'advisor'] as const),
  ...(['supervised', 'other'] as const),
];
interface Tie {
  organisationId: string;
  kind: (typeof kinds)[number];
  note: string;
}
const firstTie: Tie = { organisationId: '', kind: 'former-colleague', note: '' };

/** The declaration that comes before anything of a bid is shown: none, said in so many words, or each tie by itself. */
export function DeclareForm({
  evaluation,
  onDone,
}: {
  evaluation: Evaluation;
  onDone: () => Promise<void>;
}) {
  const { t } = useText();
  const say = useToast();
  const [has, setHas] = useState<boolean | null>(null);
  const [ties, setTies] = useState<Tie[]>([firstTie]);
  const declare = useMutation({
    mutationFn: () =>
      declareConflicts(evaluation.scenarioId, {
        none: has === false,
        conflicts: has
          ? ties.map((tie) => ({ ...tie, organisationId: tie.organisationId || null }))
          : [],
      }),
    onSuccess: async () => {
      say(t('evaluation.declared'));
      await onDone();
    },
  });
  const put = (index: number, by: Partial<Tie>) =>
    setTies(ties.map((tie, i) => (i === index ? { ...tie, ...by } : tie)));
  return (
    <section className="stack" aria-label={t('evaluation.declareTitle')}>
      <h2>{t('evaluation.declareTitle')}</h2>
      <p>{t('evaluation.declareLead')}</p>
      <ul aria-label={t('evaluation.parties')}>
        {evaluation.parties.map((party) => (
          <li key={party.id}>{party.name}</li>
        ))}
      </ul>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (has !== null) declare.mutate();
        }}
      >
        <fieldset className="evaluation-criterion">
          <legend>{t('evaluation.declareQuestion')}</legend>
          <div>
            <Check type="radio" name="has" checked={has === false} onChange={() => setHas(false)}>
              {t('evaluation.declareNone')}
            </Check>
            <Check type="radio" name="has" checked={has === true} onChange={() => setHas(true)}>
              {t('evaluation.declareSome')}
            </Check>
          </div>
        </fieldset>
        {has &&
          ties.map((tie, i) => (
            <TieFields
              // Ties have no name of their own; they are added at the end only.
              key={i}
              tie={tie}
              parties={evaluation.parties}
              onChange={(by) => put(i, by)}
            />
          ))}
        {has && ties.length < 20 && (
          <div>
            <Button small onClick={() => setTies([...ties, firstTie])}>
              {t('evaluation.addConflict')}
            </Button>
          </div>
        )}
        {declare.error && <ProblemNotice error={declare.error} />}
        <div>
          <Button type="submit" look="primary" busy={declare.isPending || has === null}>
            {t('evaluation.declare')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function TieFields({
  tie,
  parties,
  onChange,
}: {
  tie: Tie;
  parties: Evaluation['parties'];
  onChange: (by: Partial<Tie>) => void;
}) {
  const { t } = useText();
  return (
    <div className="stack">
      <div className="evaluation-grid">
        <Field label={t('evaluation.party')}>
          {(control) => (
            <Select
              {...control}
              emptyLabel="—"
              value={tie.organisationId}
              options={parties.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => onChange({ organisationId: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('evaluation.kind')} required>
          {(control) => (
            <Select
              {...control}
              value={tie.kind}
              options={kinds.map((kind) => ({ value: kind, label: t(`evaluation.kinds.${kind}`) }))}
              onChange={(event) => onChange({ kind: event.target.value as Tie['kind'] })}
            />
          )}
        </Field>
      </div>
      <Field label={t('evaluation.note')} required>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={500}
            value={tie.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
