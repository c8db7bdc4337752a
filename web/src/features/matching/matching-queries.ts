import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { CapabilityCard, CapabilityMatch, ScenarioCard, ScenarioMatch } from '../../api/types';

export type Side = 'scenario' | 'capability';

/** One candidate pair, seen from either side; `other` is the thing one does not stand at. */
export interface PairMatch extends Omit<
  CapabilityMatch & ScenarioMatch,
  'capability' | 'scenario'
> {
  other: CapabilityCard | ScenarioCard;
}

/** `balanced` evens out who is shown by at most a tenth; `score` is the score alone. */
export type MatchOrder = 'balanced' | 'score';
interface Asked {
  limit: number;
  order: MatchOrder;
}

async function capabilitiesFor(id: string, query: Asked) {
  const params = { path: { id }, query };
  const answer = await read(api.GET('/api/v1/scenarios/{id}/matches', { params }));
  const items = answer.items.map(({ capability, ...match }): PairMatch => ({
    ...match,
    other: capability,
  }));
  return { ...answer, items };
}

async function scenariosFor(id: string, query: Asked) {
  const params = { path: { id }, query };
  const answer = await read(api.GET('/api/v1/capabilities/{id}/matches', { params }));
  const items = answer.items.map(({ scenario, ...match }): PairMatch => ({
    ...match,
    other: scenario,
  }));
  return { ...answer, items };
}

/** Who fits a published scenario or capability; owners and matchmakers are answered with more. */
export const matchesQuery = (side: Side, id: string, { limit = 10, order }: Partial<Asked>) =>
  queryOptions({
    queryKey: ['matches', side, id, limit, order ?? 'balanced'],
    queryFn: () => {
      const asked = { limit, order: order ?? 'balanced' };
      return side === 'scenario' ? capabilitiesFor(id, asked) : scenariosFor(id, asked);
    },
  });
