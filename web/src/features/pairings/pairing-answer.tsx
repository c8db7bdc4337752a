import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Pairing } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Field, FieldGroup } from '../../ui/field';
import { Check, Select, TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { useDeclineReasons } from './decline-reasons';
import { answerPairing } from './pairing-queries';
import { ReleaseChoice, type Release } from './release-choice';

type Answer = NonNullable<Pairing['demandAnswer']>;
type Side = 'demand' | 'supply';
const answers: readonly Answer[] = ['connect', 'learn', 'decline'];

interface PairingAnswerProps {
  pairing: Pairing;
  onAnswered: (pairing: Pairing) => Promise<void>;
}

/** The sides the reader may answer for. */
export const answeringSides = (pairing: Pairing): Side[] =>
  pairing.mySides.filter((side): side is Side => side !== 'matchmaker');

/** What the answer has led to. */
const wordsFor = (pairing: Pairing) => {
  if (pairing.contactsReleased) return 'pairings.nowMutual';
  return pairing.state === 'mutual' ? 'pairings.nowMutualSealed' : 'pairings.answered';
};

/** One side's answer: 想对接 with consent, 可以了解, or 暂不合适 with a coded reason. */
export function PairingAnswer({ pairing, onAnswered }: PairingAnswerProps) {
  const { t } = useText();
  const say = useToast();
  const sides = answeringSides(pairing);
  const [side, setSide] = useState<Side>(sides[0] ?? 'demand');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [release, setRelease] = useState<Release>('role');
  const [asked, setAsked] = useState(false);
  const { reasons, needsNote } = useDeclineReasons(side);
  const declines = answer === 'decline';
  const missing = {
    answer: answer === null,
    reason: declines && reason === '',
    note: declines && needsNote(reason) && note.trim() === '',
  };
  const send = useMutation({
    mutationFn: (given: Answer) =>
      answerPairing(pairing.id, {
        as: side,
        answer: given,
        note: note.trim(),
        ...(given === 'decline' ? { reason } : {}),
        ...(given === 'connect' ? { release } : {}),
      }),
    onSuccess: async (answered) => {
      say(t(wordsFor(answered)));
      await onAnswered(answered);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (answer === null || Object.values(missing).some(Boolean) || send.isPending) return;
    send.mutate(answer);
  };
  const fault = (absent: boolean) => (asked && absent ? t('bench.pleaseFill') : undefined);
  return (
    <form className="stack pairing-answer" onSubmit={submit} noValidate>
      <h2>{t('pairings.yourAnswer')}</h2>
      {sides.length > 1 && (
        <Field label={t('pairings.answerAs')} required>
          {(control) => (
            <Select
              {...control}
              options={sides.map((value) => ({ value, label: t(`common.${value}`) }))}
              value={side}
              onChange={(event) => setSide(event.target.value as Side)}
            />
          )}
        </Field>
      )}
      <FieldGroup legend={t('pairings.answerLegend')} error={fault(missing.answer)}>
        {answers.map((value) => (
          <Check
            key={value}
            type="radio"
            name="answer"
            checked={answer === value}
            onChange={() => setAnswer(value)}
          >
            <strong>{t(`pairings.answers.${value}`)}</strong>{' '}
            <span className="muted small">{t(`pairings.answerHelp.${value}`)}</span>
          </Check>
        ))}
      </FieldGroup>
      {answer === 'connect' && <ReleaseChoice value={release} onChange={setRelease} />}
      {declines && (
        <Field
          label={t('pairings.declineReason')}
          help={t('pairings.declineHelp')}
          required
          error={fault(missing.reason)}
        >
          {(control) => (
            <Select
              {...control}
              options={reasons}
              emptyLabel={t('bench.pleaseChoose')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {answer !== null && (
        <Field
          label={t('bench.note')}
          help={t('pairings.answerNoteHelp')}
          required={declines && needsNote(reason)}
          optionalText={t('common.optional')}
          error={fault(missing.note)}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      )}
      {send.error && <ProblemNotice error={send.error} />}
      <Button type="submit" look={answer === 'connect' ? 'meet' : 'primary'} busy={send.isPending}>
        {t('pairings.sendAnswer')}
      </Button>
    </form>
  );
}
