import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../api/client';
import { paths } from '../../lib/paths';
import { createPlan, type Plan, type PlanPair } from './plan-queries';

export type Wish = 'locked' | 'vetoed';

/** Pairs that the reader wants kept or left out next time; a new plan of the same scope is made of them. */
export interface Revision {
  wishOf: (pair: PlanPair) => Wish | null;
  toggle: (pair: PlanPair, wish: Wish) => void;
  count: number;
  recompute: () => void;
  busy: boolean;
  error: unknown;
}

const keyOf = (scenarioId: string, capabilityId: string) => `${scenarioId} ${capabilityId}`;

export function useRevision(plan: Plan): Revision {
  const go = useNavigate();
  const [key] = useState(newKey);
  const { request } = plan;
  const first = new Map<string, Wish>([
    ...(request.locked ?? []).map(
      (one) => [keyOf(one.scenarioId, one.capabilityId), 'locked'] as const,
    ),
    ...(request.vetoed ?? []).map(
      (one) => [keyOf(one.scenarioId, one.capabilityId), 'vetoed'] as const,
    ),
  ]);
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(first);
  const again = useMutation({
    mutationFn: () => {
      const of = (wish: Wish) =>
        [...wishes].flatMap(([pair, one]) => {
          const [scenarioId = '', capabilityId = ''] = pair.split(' ');
          return one === wish ? [{ scenarioId, capabilityId }] : [];
        });
      return createPlan({ ...request, locked: of('locked'), vetoed: of('vetoed') }, key);
    },
    onSuccess: (next) => go(paths.plan(next.id)),
  });
  const changed = [...wishes].filter(([pair, wish]) => first.get(pair) !== wish).length;
  const dropped = [...first.keys()].filter((pair) => !wishes.has(pair)).length;
  return {
    wishOf: (pair) => wishes.get(keyOf(pair.scenario.id, pair.capability.id)) ?? null,
    toggle: (pair, wish) => {
      const next = new Map(wishes);
      const at = keyOf(pair.scenario.id, pair.capability.id);
      if (next.get(at) === wish) next.delete(at);
      else next.set(at, wish);
      setWishes(next);
    },
    count: changed + dropped,
    recompute: () => again.mutate(),
    busy: again.isPending,
    error: again.error,
  };
}
