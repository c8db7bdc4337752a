import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { newKey } from '../../api/client';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Select, TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { makeSuggestion, suggestionsQuery, topics, type Topic } from './suggestion-queries';

/** A supplier says what would make the later scenario better. */
export function MakeSuggestion(props: { scenarioId: string; onClose: () => void }) {
  const { scenarioId, onClose } = props;
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [topic, setTopic] = useState<Topic>('need');
  const [body, setBody] = useState('');
  const [key, setKey] = useState(newKey);
  const make = useMutation({
    mutationFn: () => makeSuggestion(scenarioId, topic, body.trim(), key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: suggestionsQuery(scenarioId).queryKey });
      say(t('suggestions.made'));
      onClose();
    },
    onError: () => setKey(newKey()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  return (
    <Dialog open title={t('suggestions.make')} closeLabel={t('common.close')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{t('suggestions.makeLead')}</p>
        <Field label={t('suggestions.topic')} required>
          {(control) => (
            <Select
              {...control}
              options={topics.map((value) => ({
                value,
                label: t(`suggestions.topics.${value}`),
              }))}
              value={topic}
              onChange={(event) => setTopic(event.target.value as Topic)}
            />
          )}
        </Field>
        <Field label={t('suggestions.body')} help={t('suggestions.bodyHelp')} required>
          {(control) => (
            <TextArea
              {...control}
              rows={6}
              maxLength={2000}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </Field>
        {make.error && <ProblemNotice error={make.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={make.isPending}>
            {t('suggestions.send')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
