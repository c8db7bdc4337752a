import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { newKey } from '../../api/client';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { askQuestion, questionsQuery } from './question-queries';

/** A supplier asks in public; what was typed stays when it is refused. */
export function AskQuestion({ scenarioId, onClose }: { scenarioId: string; onClose: () => void }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [body, setBody] = useState('');
  const [key, setKey] = useState(newKey);
  const ask = useMutation({
    mutationFn: () => askQuestion(scenarioId, body.trim(), key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: questionsQuery(scenarioId).queryKey });
      say(t('questions.asked'));
      onClose();
    },
    // Another text is another question.
    onError: () => setKey(newKey()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate();
  };
  return (
    <Dialog open title={t('questions.ask')} closeLabel={t('common.close')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{t('questions.askLead')}</p>
        <Field label={t('questions.yourQuestion')} help={t('questions.noContacts')} required>
          {(control) => (
            <TextArea
              {...control}
              rows={5}
              maxLength={1000}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </Field>
        {ask.error && <ProblemNotice error={ask.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={ask.isPending}>
            {t('questions.send')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
