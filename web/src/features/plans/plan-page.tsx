import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { PlanPreview } from './plan-preview';
import {
  applyPlan,
  cancelPlan,
  isRunning,
  planPairsQuery,
  planQuery,
  type Plan,
  type PlanPair,
} from './plan-queries';
import { PlanRefusal } from './plan-refusal';
import './plans.css';

/** One plan: its run, its outcome, and the click that opens the pairings. */
export function PlanPage({ id }: { id: string }) {
  const { t } = useText();
  const query = useQuery(planQuery(id));
  useTitle(query.data?.title ?? t('plans.title'));
  return (
    <QueryState query={query} missing={<Notice title={t('plans.missing')} />}>
      {(plan) => <Loaded plan={plan} />}
    </QueryState>
  );
}

const waitsToOpen = (pair: PlanPair) =>
  (pair.kind === 'chosen' || pair.kind === 'locked') && pair.pairingId === null;

function Loaded({ plan }: { plan: Plan }) {
  const { t, language } = useText();
  const client = useQueryClient();
  const done = (next: Plan) => {
    client.setQueryData(planQuery(plan.id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['plans', 'list'] });
  };
  // Each step of the plan has a version of its own; pairs may have been opened since the one before.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['pairings'] });
  }, [client, plan.version]);
  const apply = useMutation({ mutationFn: () => applyPlan(plan.id), onSuccess: done });
  const cancel = useMutation({ mutationFn: () => cancelPlan(plan.id), onSuccess: done });
  const isApplied = plan.state === 'applied';
  const pairs = useQuery({ ...planPairsQuery(plan.id, plan.version), enabled: isApplied });
  // Once applied there is something to press only while a pair could not be opened.
  const isDone = isApplied && !pairs.data?.items.some(waitsToOpen);
  const can = (action: string) => plan.actions.includes(action);
  return (
    <>
      <PageHead
        title={t('plans.one', { scope: plan.title })}
        lead={formatDateTime(plan.createdAt, language)}
        marks={
          <Tags>
            <Tag tone={isApplied ? 'strong' : 'plain'}>{t(`plans.states.${plan.state}`)}</Tag>
            {plan.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          </Tags>
        }
        actions={
          <>
            {can('cancel') && (
              <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
                {t(plan.state === 'applying' ? 'plans.stop' : 'plans.cancel')}
              </Button>
            )}
            {can('apply') && !isDone && (
              <Button look="primary" busy={apply.isPending} onClick={() => apply.mutate()}>
                {t(isApplied ? 'plans.applyAgain' : 'plans.apply')}
              </Button>
            )}
          </>
        }
      />
      <div className="stack-l">
        {(apply.error ?? cancel.error) && <ProblemNotice error={apply.error ?? cancel.error} />}
        {isRunning(plan) && <Progress plan={plan} />}
        {plan.state === 'cancelled' && <Notice title={t('plans.cancelled')} />}
        {plan.failureText && <Notice tone="warn" title={plan.failureText} />}
        {plan.state === 'infeasible' && <PlanRefusal plan={plan} />}
        {plan.outcome && <PlanPreview plan={plan} outcome={plan.outcome} />}
        <p>
          <Link to={paths.plans}>{t('plans.back')}</Link>
        </p>
      </div>
    </>
  );
}

function Progress({ plan }: { plan: Plan }) {
  const { t } = useText();
  const percent = Math.round(plan.progress * 100);
  return (
    <div className="stack" role="status">
      <p>{t(`plans.stages.${plan.stage}`)}</p>
      <progress className="plan-progress" max={100} value={percent}>
        {percent}%
      </progress>
      <p className="small muted">
        {t(plan.state === 'applying' ? 'plans.openingNote' : 'plans.progressNote')}
      </p>
    </div>
  );
}
