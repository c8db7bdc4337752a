import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Pairing } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { usePairAnswer, type GivenAnswer } from '../../lib/pair-answer';
import { PairAnswerFields } from '../../lib/pair-answer-fields';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { answerPairing } from './pairing-queries';

type Side = 'demand' | 'supply';

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

/** One side's answer to a pairing. */
export function PairingAnswer({ pairing, onAnswered }: PairingAnswerProps) {
  const { t } = useText();
  const say = useToast();
  const sides = answeringSides(pairing);
  const [side, setSide] = useState<Side>(sides[0] ?? 'demand');
  const form = usePairAnswer(side);
  const send = useMutation({
    mutationFn: (given: GivenAnswer) => answerPairing(pairing.id, { as: side, ...given }),
    onSuccess: async (answered) => {
      say(t(wordsFor(answered)));
      await onAnswered(answered);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = form.take();
    if (given && !send.isPending) send.mutate(given);
  };
  const connects = form.draft.answer === 'connect';
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
      <PairAnswerFields
        form={form}
        helpOf={(answer) => t(`pairings.answerHelp.${answer}`)}
        reasonHelp={t('pairings.declineHelp')}
        noteHelp={t('pairings.answerNoteHelp')}
      />
      {send.error && <ProblemNotice error={send.error} />}
      <Button type="submit" look={connects ? 'meet' : 'primary'} busy={send.isPending}>
        {t('pairings.sendAnswer')}
      </Button>
    </form>
  );
}
