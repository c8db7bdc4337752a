import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Problem } from '../../api/problem';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { isUnsigned, SignOff, type Unsigned } from '../../lib/sign-off';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Check, Select, TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { answerQuestion, questionsQuery, type Changes, type Question } from './question-queries';

/** Texts that an answer may correct on the spot; everything else is edited in the form. */
const lists = ['mustHave', 'niceToHave'] as const;
type Field = 'problem' | 'acceptanceTest' | (typeof lists)[number];
const fields: readonly Field[] = ['mustHave', 'niceToHave', 'problem', 'acceptanceTest'];

const isList = (field: Field): field is (typeof lists)[number] =>
  (lists as readonly string[]).includes(field);
const valueOf = (scenario: Scenario, field: Field): string =>
  isList(field) ? scenario[field].join('\n') : (scenario[field] ?? '');
const changesOf = (field: Field, value: string): Changes =>
  isList(field)
    ? {
        [field]: value
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      }
    : { [field]: value.trim() };

/** The publisher answers in public; where the answer changes facts, the scenario changes with it. */
export function AnswerQuestion(props: {
  question: Question;
  scenario: Scenario;
  onClose: () => void;
}) {
  const { question, scenario, onClose } = props;
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [body, setBody] = useState('');
  const [changing, setChanging] = useState(false);
  const [field, setField] = useState<Field>('mustHave');
  const [value, setValue] = useState(() => valueOf(scenario, 'mustHave'));
  const [unsigned, setUnsigned] = useState<Unsigned | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['scenario', scenario.id] });
  const send = useMutation({
    mutationFn: () =>
      answerQuestion(
        question.id,
        body.trim(),
        changing ? { changes: changesOf(field, value), version: scenario.version } : null,
      ),
    onSuccess: async (saved) => {
      const made = saved.answers[0]?.scenarioVersion ?? null;
      await Promise.all([
        refresh(),
        client.invalidateQueries({ queryKey: questionsQuery(scenario.id).queryKey }),
        client.invalidateQueries({ queryKey: ['my-questions'] }),
        client.invalidateQueries({ queryKey: ['scenario-versions', scenario.id] }),
      ]);
      say(made === null ? t('questions.answered') : t('questions.answeredWith', { n: made }));
      onClose();
    },
    // Somebody edited meanwhile: what was typed stays here, and the next press is judged on the new version.
    onError: (error) => {
      if (changing && isUnsigned(error))
        setUnsigned({ changes: changesOf(field, value), version: scenario.version });
      if (error instanceof Problem && error.status === 412) void refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  return (
    <>
      <Dialog
        open
        title={t(question.answers.length ? 'questions.correct' : 'questions.answer')}
        closeLabel={t('common.close')}
        onClose={onClose}
      >
        <form className="stack" onSubmit={submit} noValidate>
          <p className="prose">{question.body}</p>
          <Field label={t('questions.yourAnswer')} help={t('questions.answerHelp')} required>
            {(control) => (
              <TextArea
                {...control}
                rows={5}
                maxLength={2000}
                value={body}
                onChange={(event) => setBody(event.target.value)}
              />
            )}
          </Field>
          <Check checked={changing} onChange={(event) => setChanging(event.target.checked)}>
            {t('questions.changesFacts')}
          </Check>
          {changing && (
            <ChangedField
              field={field}
              value={value}
              onField={(next) => {
                setField(next);
                setValue(valueOf(scenario, next));
              }}
              onValue={setValue}
            />
          )}
          {send.error && !unsigned && <ProblemNotice error={send.error} />}
          <div className="row">
            <Button type="submit" look="primary" busy={send.isPending}>
              {t('questions.publishAnswer')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </div>
        </form>
      </Dialog>
      {unsigned && (
        <SignOff
          id={scenario.id}
          {...unsigned}
          confirmLabel={t('scenarioForm.signOff.confirmPublic')}
          onSigned={() => {
            setUnsigned(null);
            send.mutate();
          }}
          onClose={() => setUnsigned(null)}
        />
      )}
    </>
  );
}

/** Which field the answer changes, and its new text. */
function ChangedField(props: {
  field: Field;
  value: string;
  onField: (field: Field) => void;
  onValue: (value: string) => void;
}) {
  const { field, value, onField, onValue } = props;
  const { t, code } = useText();
  return (
    <>
      <Field label={t('questions.whichField')} required>
        {(control) => (
          <Select
            {...control}
            options={fields.map((one) => ({ value: one, label: code('versions.fields', one) }))}
            value={field}
            onChange={(event) => onField(event.target.value as Field)}
          />
        )}
      </Field>
      <Field
        label={t('questions.newText')}
        help={isList(field) ? t('questions.onePerLine') : t('questions.newTextHelp')}
        required
      >
        {(control) => (
          <TextArea
            {...control}
            rows={6}
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
