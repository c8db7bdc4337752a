import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { usePairAnswer, type GivenAnswer } from '../../lib/pair-answer';
import { PairAnswerFields } from '../../lib/pair-answer-fields';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useToast } from '../../ui/toast';
import { answerEntry, type Shortlist, type ShortlistEntry } from './shortlist-queries';

interface AnswerDialogProps {
  list: Shortlist;
  entry: ShortlistEntry;
  onAnswered: (list: Shortlist) => Promise<void>;
  onClose: () => void;
}

/** The owner's answer to one entry. */
export function AnswerDialog({ list, entry, onAnswered, onClose }: AnswerDialogProps) {
  const { t } = useText();
  const say = useToast();
  const form = usePairAnswer(list.side);
  const send = useMutation({
    mutationFn: (given: GivenAnswer) => answerEntry(list.id, { otherId: entry.otherId, ...given }),
    onSuccess: async (answered, given) => {
      say(t(`shortlists.said.${given.answer}`));
      await onAnswered(answered);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = form.take();
    if (given && !send.isPending) send.mutate(given);
  };
  const connects = form.draft.answer === 'connect';
  return (
    <Dialog open title={entry.title} closeLabel={t('common.close')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <PairAnswerFields form={form} helpOf={(answer) => t(`shortlists.answerHelp.${answer}`)} />
        {send.error && <ProblemNotice error={send.error} />}
        <div className="row">
          <Button type="submit" look={connects ? 'meet' : 'primary'} busy={send.isPending}>
            {t('pairings.sendAnswer')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
