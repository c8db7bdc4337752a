import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog, sentenceOf, type Decision } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { Button, ButtonLink } from '../../ui/button';
import { useToast } from '../../ui/toast';
import {
  closeScenario,
  elaborateScenario,
  leaveScenario,
  publishScenario,
} from './own-scenario-queries';
import { scenarioQuery } from './scenario-queries';

/** Coded reasons of the API for leaving the list early, in its order. */
const exitReasons = [
  'need-gone',
  'funding-changed',
  'rescoped',
  'duplicate',
  'solved-elsewhere',
  'compliance',
  'other',
] as const;

const endings = ['close', 'withdraw', 'cancel'] as const;
type Asking = (typeof endings)[number];
type Subject = Pick<Scenario, 'id' | 'actions'>;

interface ScenarioActionsProps {
  scenario: Subject;
  /** In the form itself, editing and submitting have their own buttons. */
  inForm?: boolean;
  small?: boolean;
  /** In a list: only what takes the scenario on; ending it is done on its own page. */
  onward?: boolean;
}

/** The publisher's buttons: exactly what the API says may be done now. */
export function ScenarioActions(props: ScenarioActionsProps) {
  const { scenario, inForm = false, small = false, onward = false } = props;
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const go = useNavigate();
  const [asking, setAsking] = useState<Asking | null>(null);
  const may = (action: Scenario['actions'][number]) => scenario.actions.includes(action);
  const keep = async (saved: Scenario) => {
    client.setQueryData(scenarioQuery(saved.id).queryKey, saved);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['my-scenarios'] }),
      client.invalidateQueries({ queryKey: ['scenarios'] }),
      client.invalidateQueries({ queryKey: ['review-scenarios'] }),
    ]);
  };
  const step = useMutation({
    mutationFn: (action: 'publish' | 'elaborate') =>
      action === 'publish' ? publishScenario(scenario.id) : elaborateScenario(scenario.id),
    onSuccess: async (saved, action) => {
      await keep(saved);
      say(t(`scenarioForm.done.${action}`));
      if (action === 'elaborate') await go(paths.editScenario(saved.id));
    },
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  const decide = async ({ reason, note }: Decision) => {
    if (asking === null) return;
    await keep(
      asking === 'close'
        ? await closeScenario(scenario.id, note)
        : await leaveScenario(scenario.id, asking, {
            reason: reason as (typeof exitReasons)[number],
            note,
          }),
    );
    say(t(`scenarioForm.done.${asking}`));
  };
  return (
    <>
      {may('elaborate') && (
        <Button small={small} busy={step.isPending} onClick={() => step.mutate('elaborate')}>
          {t('scenarioForm.actions.elaborate')}
        </Button>
      )}
      {may('edit') && !inForm && (
        <ButtonLink small={small} to={paths.editScenario(scenario.id)}>
          {t('common.edit')}
        </ButtonLink>
      )}
      {may('publish') && (
        <Button
          look="primary"
          small={small}
          busy={step.isPending}
          onClick={() => step.mutate('publish')}
        >
          {t('scenarioForm.actions.publish')}
        </Button>
      )}
      {endings
        .filter((action) => !onward && may(action))
        .map((action) => (
          <Button key={action} small={small} look="quiet" onClick={() => setAsking(action)}>
            {t(`scenarioForm.actions.${action}`)}
          </Button>
        ))}
      {asking !== null && (
        <DecideDialog
          title={t(`scenarioForm.actions.${asking}`)}
          lead={t(`scenarioForm.ask.${asking}`)}
          confirmLabel={t(`scenarioForm.actions.${asking}`)}
          noteLabel={t('bench.note')}
          noteRequired={(reason) => asking === 'close' || reason === 'other'}
          {...(asking === 'close'
            ? {}
            : {
                reasons: exitReasons.map((value) => ({
                  value,
                  label: t(`scenarioForm.exitReasons.${value}`),
                })),
              })}
          onConfirm={decide}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
