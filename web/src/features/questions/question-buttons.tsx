import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog, sentenceOf } from '../../lib/decide-dialog';
import { Button } from '../../ui/button';
import { useToast } from '../../ui/toast';
import { AnswerQuestion } from './answer-question';
import {
  hideQuestion,
  hideReasons,
  questionsQuery,
  restoreQuestion,
  withdrawQuestion,
  type HideReason,
  type Question,
} from './question-queries';

/** Exactly what the API says the reader may do with a question now. */
export function QuestionButtons(props: { question: Question; scenario: Scenario }) {
  const { question, scenario } = props;
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [open, setOpen] = useState<'answer' | 'hide' | null>(null);
  const refresh = () =>
    client.invalidateQueries({ queryKey: questionsQuery(scenario.id).queryKey });
  const step = useMutation({
    mutationFn: (action: 'withdraw' | 'restore') =>
      action === 'withdraw' ? withdrawQuestion(question.id) : restoreQuestion(question.id),
    onSuccess: refresh,
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  const may = (action: Question['actions'][number]) => question.actions.includes(action);
  if (question.actions.length === 0) return null;
  return (
    <div className="row">
      {may('answer') && (
        <Button
          small
          look={question.state === 'open' ? 'primary' : 'quiet'}
          onClick={() => setOpen('answer')}
        >
          {t(question.answers.length ? 'questions.correct' : 'questions.answer')}
        </Button>
      )}
      {(['withdraw', 'restore'] as const).filter(may).map((action) => (
        <Button
          key={action}
          small
          look="quiet"
          busy={step.isPending}
          onClick={() => step.mutate(action)}
        >
          {t(`questions.${action}`)}
        </Button>
      ))}
      {may('hide') && (
        <Button small look="quiet" onClick={() => setOpen('hide')}>
          {t('questions.hide')}
        </Button>
      )}
      {open === 'answer' && (
        <AnswerQuestion question={question} scenario={scenario} onClose={() => setOpen(null)} />
      )}
      {open === 'hide' && (
        <DecideDialog
          title={t('questions.hide')}
          lead={t('questions.hideLead')}
          confirmLabel={t('questions.hide')}
          reasons={hideReasons.map((value) => ({
            value,
            label: t(`questions.hideReasons.${value}`),
          }))}
          onConfirm={async ({ reason }) => {
            await hideQuestion(question.id, reason as HideReason);
            await refresh();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
