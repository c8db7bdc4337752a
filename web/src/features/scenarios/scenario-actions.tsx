import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog, sentenceOf, type Decision } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { isUnsigned, SignOff } from '../../lib/sign-off';
import { Button, ButtonLink } from '../../ui/button';
import { useToast } from '../../ui/toast';
import {
  announceScenario,
  closeScenario,
  elaborateScenario,
  leaveScenario,
  publishScenario,
  recallScenario,
  scheduleScenario,
  unscheduleScenario,
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
type Asking = (typeof endings)[number] | 'announce' | 'schedule';
/** Steps that need no word: pressed, and done. */
const plainSteps = ['elaborate', 'recall', 'unschedule'] as const;
type PlainStep = (typeof plainSteps)[number] | 'publish';
const doStep: Readonly<Record<PlainStep, (id: string) => Promise<Scenario>>> = {
  publish: publishScenario,
  elaborate: elaborateScenario,
  recall: recallScenario,
  unschedule: unscheduleScenario,
};
type Subject = Pick<Scenario, 'id' | 'actions' | 'version'>;

interface ScenarioActionsProps {
  scenario: Subject;
  /** In the form itself, editing and submitting have their own buttons. */
  inForm?: boolean;
  small?: boolean;
  /** In a list: only what takes the scenario on; ending it is done on its own page. */
  onward?: boolean;
  /** Saves what was typed first; false stops the announcement. */
  beforeAnnouncing?: () => Promise<boolean>;
}

/** The publisher's buttons: exactly what the API says may be done now. */
export function ScenarioActions(props: ScenarioActionsProps) {
  const { scenario, inForm = false, small = false, onward = false, beforeAnnouncing } = props;
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const go = useNavigate();
  const [asking, setAsking] = useState<Asking | null>(null);
  /** The version that its confidentiality review is asked of before it is announced. */
  const [signing, setSigning] = useState<number | null>(null);
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
    mutationFn: (action: PlainStep) => doStep[action](scenario.id),
    onSuccess: async (saved, action) => {
      await keep(saved);
      say(t(`scenarioForm.done.${action}`));
      if (action === 'elaborate') await go(paths.editScenario(saved.id));
    },
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  const announce = async () => {
    if (beforeAnnouncing && !(await beforeAnnouncing())) return;
    try {
      await keep(await announceScenario(scenario.id));
      say(t('scenarioForm.done.announce'));
    } catch (cause) {
      if (!isUnsigned(cause)) throw cause;
      const saved = client.getQueryData(scenarioQuery(scenario.id).queryKey)?.version;
      setSigning(Math.max(saved ?? 0, scenario.version));
    }
  };
  const decide = async ({ reason, note, at }: Decision) => {
    if (asking === null) return;
    if (asking === 'announce') return announce();
    await keep(
      asking === 'schedule'
        ? await scheduleScenario(scenario.id, at ?? '')
        : asking === 'close'
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
      {plainSteps.filter(may).map((action) => (
        <Button
          key={action}
          small={small}
          busy={step.isPending}
          onClick={() => step.mutate(action)}
        >
          {t(`scenarioForm.actions.${action}`)}
        </Button>
      ))}
      {may('sign') && (
        <ButtonLink small={small} look="primary" to={paths.reviewScenario(scenario.id)}>
          {t('scenarioForm.actions.sign')}
        </ButtonLink>
      )}
      {may('schedule') && !onward && (
        <Button small={small} look="quiet" onClick={() => setAsking('schedule')}>
          {t('scenarioForm.actions.schedule')}
        </Button>
      )}
      {may('announce') && (
        <Button small={small} look="quiet" onClick={() => setAsking('announce')}>
          {t('scenarioForm.actions.announce')}
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
      {signing !== null && (
        <SignOff
          id={scenario.id}
          version={signing}
          confirmLabel={t('scenarioForm.signOff.confirmPublic')}
          onSigned={() => {
            setSigning(null);
            announce().catch((error: unknown) => say(sentenceOf(error, t('common.offline'))));
          }}
          onClose={() => setSigning(null)}
        />
      )}
      {asking !== null && (
        <AskDialog asking={asking} onConfirm={decide} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

/** Asks for what a step needs: a reason and a note for an ending, a time for a scheduled opening, a yes otherwise. */
function AskDialog(props: {
  asking: Asking;
  onConfirm: (decision: Decision) => Promise<void>;
  onClose: () => void;
}) {
  const { asking, onConfirm, onClose } = props;
  const { t } = useText();
  const leaves = asking === 'withdraw' || asking === 'cancel';
  const reasons = exitReasons.map((value) => ({
    value,
    label: t(`scenarioForm.exitReasons.${value}`),
  }));
  return (
    <DecideDialog
      title={t(`scenarioForm.actions.${asking}`)}
      lead={t(`scenarioForm.ask.${asking}`)}
      confirmLabel={t(`scenarioForm.actions.${asking}`)}
      {...(leaves || asking === 'close' ? { noteLabel: t('bench.note') } : {})}
      {...(asking === 'schedule' ? { dateLabel: t('scenarioForm.publishAt') } : {})}
      {...(leaves ? { reasons } : {})}
      noteRequired={(reason) => asking === 'close' || reason === 'other'}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}
