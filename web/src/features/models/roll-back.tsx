import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { rollBack, type World } from './model-queries';

interface RollBackProps {
  world: World;
  version: string;
  onDone: () => void;
}

/** Says what going back does, takes the reason, and does it. */
export function RollBack({ world, version, onDone }: RollBackProps) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const back = useMutation({
    mutationFn: () => rollBack(world, version, note),
    onSuccess: async () => {
      say(t('models.rolledBack'));
      onDone();
      await Promise.all([
        client.invalidateQueries({ queryKey: ['models'] }),
        client.invalidateQueries({ queryKey: ['matches'] }),
      ]);
    },
  });
  return (
    <div className="stack">
      <p>{t('models.rollBackMeans')}</p>
      <Field label={t('models.note')} optionalText={t('common.optional')}>
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
      {back.error && <ProblemNotice error={back.error} />}
      <Button look="primary" busy={back.isPending} onClick={() => back.mutate()}>
        {t('models.rollBack')}
      </Button>
    </div>
  );
}
