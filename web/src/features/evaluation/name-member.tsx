import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Check, Select } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { choicesQuery, nameMember } from './evaluation-queries';

/** Puts an evaluator on the panel; who must stand aside is said and cannot be chosen. Also where there is no panel yet. */
export function NameMember({
  evaluation,
  onDone,
}: {
  evaluation: {
    scenarioId: string;
    members: readonly { name: string; chair: boolean; state: string }[];
  };
  onDone: () => Promise<void>;
}) {
  const { t, code, listed, about } = useText();
  const say = useToast();
  const { scenarioId: id, members } = evaluation;
  const query = useQuery(choicesQuery(id));
  const hasChair = members.some((member) => member.chair && member.state !== 'excluded');
  const [userId, setUserId] = useState('');
  const [chair, setChair] = useState(false);
  const name = useMutation({
    mutationFn: () => nameMember(id, { userId, chair: chair && !hasChair }),
    onSuccess: async () => {
      say(t('evaluation.named'));
      setUserId('');
      setChair(false);
      await onDone();
    },
  });
  const items = query.data?.items ?? [];
  const barred = items.filter((one) => one.faults.length > 0);
  return (
    <section className="stack" aria-label={t('evaluation.nameMember')}>
      <h2>{t('evaluation.nameMember')}</h2>
      {query.data && items.length === 0 && <p className="muted">{t('evaluation.noChoices')}</p>}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (userId) name.mutate();
        }}
      >
        <Field label={t('evaluation.choose')} required>
          {(control) => (
            <Select
              {...control}
              emptyLabel="—"
              value={userId}
              options={items
                .filter((one) => one.faults.length === 0)
                .map((one) => ({ value: one.userId, label: one.name }))}
              onChange={(event) => setUserId(event.target.value)}
            />
          )}
        </Field>
        {!hasChair && (
          <Check checked={chair} onChange={(event) => setChair(event.target.checked)}>
            {t('evaluation.asChair')}
          </Check>
        )}
        {name.error && <ProblemNotice error={name.error} />}
        <div>
          <Button type="submit" busy={name.isPending}>
            {t('evaluation.add')}
          </Button>
        </div>
      </form>
      {barred.map((one) => (
        <p key={one.userId} className="small muted">
          {about(
            one.name,
            t('evaluation.faultsOf', {
              reasons: listed(one.faults.map((fault) => code('evaluation.excludedReasons', fault))),
            }),
          )}
        </p>
      ))}
    </section>
  );
}
