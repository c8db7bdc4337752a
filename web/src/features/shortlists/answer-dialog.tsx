import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { taxonomiesQuery } from '../../lib/taxonomy';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, FieldGroup } from '../../ui/field';
import { Check, Select, TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { answerEntry, type Shortlist, type ShortlistEntry } from './shortlist-queries';

type Answer = NonNullable<ShortlistEntry['answer']>;
const answers: readonly Answer[] = ['connect', 'learn', 'decline'];
const releases = ['role', 'person'] as const;

interface AnswerDialogProps {
  list: Shortlist;
  entry: ShortlistEntry;
  onAnswered: (list: Shortlist) => Promise<void>;
  onClose: () => void;
}

/** The owner's answer to one entry: 想对接 with consent, 可以了解, or 暂不合适 with a coded reason. */
export function AnswerDialog({ list, entry, onAnswered, onClose }: AnswerDialogProps) {
  const { t } = useText();
  const say = useToast();
  const { reasons, needsNote } = useReasons(list.side);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [release, setRelease] = useState<(typeof releases)[number]>('role');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const declines = answer === 'decline';
  const missing = {
    answer: answer === null,
    reason: declines && reason === '',
    note: declines && needsNote(reason) && note.trim() === '',
  };
  const send = useMutation({
    mutationFn: (given: Answer) =>
      answerEntry(list.id, {
        ...{ otherId: entry.otherId, answer: given, note: note.trim() },
        ...(given === 'decline' ? { reason } : {}),
        ...(given === 'connect' ? { release } : {}),
      }),
    onSuccess: async (answered) => {
      say(t(`shortlists.said.${answer ?? 'learn'}`));
      await onAnswered(answered);
      onClose();
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
    <Dialog open title={entry.title} closeLabel={t('common.close')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
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
              <span className="muted small">{t(`shortlists.answerHelp.${value}`)}</span>
            </Check>
          ))}
        </FieldGroup>
        {answer === 'connect' && (
          <FieldGroup legend={t('pairings.releaseTitle')} help={t('pairings.releaseHelp')}>
            {releases.map((value) => (
              <Check
                key={value}
                type="radio"
                name="release"
                checked={release === value}
                onChange={() => setRelease(value)}
              >
                {t(`pairings.release.${value}`)}
              </Check>
            ))}
          </FieldGroup>
        )}
        {declines && (
          <Field label={t('pairings.declineReason')} required error={fault(missing.reason)}>
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
        <div className="row">
          <Button
            type="submit"
            look={answer === 'connect' ? 'meet' : 'primary'}
            busy={send.isPending}
          >
            {t('pairings.sendAnswer')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function useReasons(side: 'demand' | 'supply') {
  const { language } = useText();
  const { data } = useQuery(taxonomiesQuery);
  const terms = (data?.items ?? []).filter(
    (term) =>
      term.kind === 'decline-reason' && [side, 'both'].includes(term.attributes.side ?? 'both'),
  );
  return {
    reasons: terms.map((term) => ({
      value: term.code,
      label: language === 'en' ? term.en : term.zh,
    })),
    needsNote: (code: string) =>
      terms.find((term) => term.code === code)?.attributes.note === 'required',
  };
}
