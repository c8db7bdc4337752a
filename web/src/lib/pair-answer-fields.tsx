import { useText } from '../i18n/use-text';
import { Field, FieldGroup } from '../ui/field';
import { Check, Select, TextArea } from '../ui/inputs';
import { pairAnswers, type PairAnswer, type usePairAnswer } from './pair-answer';
import { ReleaseChoice } from './release-choice';

interface PairAnswerFieldsProps {
  form: ReturnType<typeof usePairAnswer>;
  /** What each answer leads to here. */
  helpOf: (answer: PairAnswer) => string;
  reasonHelp?: string;
  noteHelp?: string;
}

/** The answer and what it needs: consent, or a reason, and words. */
export function PairAnswerFields({ form, helpOf, reasonHelp, noteHelp }: PairAnswerFieldsProps) {
  const { t } = useText();
  const { draft, change, reasons, noteNeeded, isMissing } = form;
  const fault = (part: Parameters<typeof isMissing>[0]) =>
    isMissing(part) ? t('bench.pleaseFill') : undefined;
  return (
    <>
      <FieldGroup legend={t('pairings.answerLegend')} error={fault('answer')}>
        {pairAnswers.map((value) => (
          <Check
            key={value}
            type="radio"
            name="answer"
            checked={draft.answer === value}
            onChange={() => change({ answer: value })}
          >
            <strong>{t(`pairings.answers.${value}`)}</strong>{' '}
            <span className="muted small">{helpOf(value)}</span>
          </Check>
        ))}
      </FieldGroup>
      {draft.answer === 'connect' && (
        <ReleaseChoice value={draft.release} onChange={(release) => change({ release })} />
      )}
      {draft.answer === 'decline' && (
        <Field
          label={t('pairings.declineReason')}
          help={reasonHelp}
          required
          error={fault('reason')}
        >
          {(control) => (
            <Select
              {...control}
              options={reasons}
              emptyLabel={t('bench.pleaseChoose')}
              value={draft.reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
      {draft.answer !== null && (
        <Field
          label={t('bench.note')}
          help={noteHelp}
          required={noteNeeded}
          optionalText={t('common.optional')}
          error={fault('note')}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              maxLength={500}
              value={draft.note}
              onChange={(event) => change({ note: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
