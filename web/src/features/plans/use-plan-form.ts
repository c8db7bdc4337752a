import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../api/client';
import { paths } from '../../lib/paths';
import { createPlan, type PlanCondition, type PlanRequest } from './plan-queries';

export type ScopeKind = 'list' | 'sector' | 'selection';

export interface PlanDraft {
  kind: ScopeKind;
  listNo: string;
  sector: string;
  demo: boolean;
  scenarioIds: readonly string[];
  perScenario: number;
  perCapability: number;
  fit: 'high' | 'medium' | 'any';
  conditions: readonly PlanCondition[];
}

const empty: PlanDraft = {
  ...{ kind: 'list', listNo: '', sector: '', demo: false, scenarioIds: [] },
  ...{ perScenario: 3, perCapability: 3, fit: 'medium', conditions: [] },
};

/** What is asked, as the API takes it. */
export function requestOf(draft: PlanDraft): PlanRequest {
  const { perScenario, perCapability, fit } = draft;
  const scope =
    draft.kind === 'list'
      ? { kind: 'list' as const, no: draft.listNo }
      : draft.kind === 'sector'
        ? { kind: 'sector' as const, sector: draft.sector, demo: draft.demo }
        : { kind: 'selection' as const, scenarioIds: [...draft.scenarioIds] };
  return {
    ...{ scope, perScenario, perCapability, fit, conditions: [...draft.conditions] },
    ...{ locked: [], vetoed: [] },
  };
}

/** State of the form; starting goes to the new plan's page. */
export function usePlanForm() {
  const go = useNavigate();
  const client = useQueryClient();
  const [draft, setDraft] = useState<PlanDraft>(empty);
  const [key, setKey] = useState(newKey);
  const start = useMutation({
    mutationFn: () => createPlan(requestOf(draft), key),
    onSuccess: async (plan) => {
      await client.invalidateQueries({ queryKey: ['plans', 'list'] });
      await go(paths.plan(plan.id));
    },
    // What was refused is changed and asked anew: a new intention.
    onError: () => setKey(newKey()),
  });
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));
  const isComplete =
    (draft.kind === 'list' && draft.listNo !== '') ||
    (draft.kind === 'sector' && draft.sector !== '') ||
    (draft.kind === 'selection' && draft.scenarioIds.length > 0);
  return { draft, change, start, isComplete };
}
