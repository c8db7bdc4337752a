import { Inject, Injectable } from '@nestjs/common';
import { bandOf } from '@aism/search';
import { DataSource } from 'typeorm';
import { MatchPairs } from '../matching/match-pairs.reads.js';
import { PairingReads, type PairingState } from '../pairings/pairings.reads.js';
import { SupplierMarketReads } from '../suppliers/supplier-market.reads.js';
import { pairKey, type PlanCandidate, type PlanGiven } from './plan-market.js';
import { isOpen, isTried } from './plan-refusals.js';
import type { PlanScope } from './plan-scope.queries.js';
import { planErrors } from './plan.errors.js';
import type { CreatePlan } from './plans.schemas.js';

/** Candidates of a scenario that a plan looks at. */
const depth = 60;

/** Gathers what a plan is computed from. */
@Injectable()
export class PlanInputs {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(MatchPairs) private readonly pairs: MatchPairs,
    @Inject(PairingReads) private readonly pairings: PairingReads,
    @Inject(SupplierMarketReads) private readonly market: SupplierMarketReads,
  ) {}

  async of(request: CreatePlan, scope: PlanScope, progress: (share: number) => void) {
    const { lists, modelVersion } = await this.pairs.ofMatchmakers({
      ...{ demo: scope.demo, limit: depth, progress },
      scenarioIds: scope.scenarios.map((one) => one.id),
    });
    const ids = [...new Set(lists.flatMap((list) => list.rows.map((row) => row.id)))];
    const supplies = (await this.market.facts(ids)).filter((one) => one.demo === scope.demo);
    const present = new Set(supplies.map((one) => one.id));
    const all = lists.flatMap(({ scenarioId, rows }) =>
      rows
        .filter((row) => present.has(row.id) && !row.gated && row.score > 0)
        .map(({ id, score, p, q }) => ({ scenarioId, capabilityId: id, score, p, q })),
    );
    const { open, over } = await this.before(all);
    const vetoed = keysOf(request.vetoed);
    const locked = keysOf(request.locked);
    const candidates = all.filter((one) => {
      const key = pairKey(one.scenarioId, one.capabilityId);
      const isTried = vetoed.has(key) || over.has(key);
      return open.has(key) || locked.has(key) || (!isTried && fits(one.score, request.fit));
    });
    const known = keysOf(candidates);
    if ([...locked].some((key) => !known.has(key))) throw planErrors('lock-outside');
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    const live = await this.pairings.liveCounts(
      scope.scenarios.map((one) => one.id),
      supplies.map((one) => one.id),
    );
    const given: PlanGiven = {
      ...{ scenarios: scope.scenarios, supplies, candidates, open, live, locked, request },
      ...{ now: clock?.now ?? new Date(), modelVersion },
    };
    return given;
  }

  /** Which candidates are open already, and which have been tried and ended. */
  private async before(candidates: readonly PlanCandidate[]) {
    const rows = await this.pairings.ofPairs(candidates);
    const of = (isWanted: (state: PairingState) => boolean) =>
      keysOf(rows.filter((row) => isWanted(row.state)));
    return { open: of(isOpen), over: of(isTried) };
  }
}

/** Whether a score reaches the band that is asked for. */
function fits(score: number, fit: CreatePlan['fit']): boolean {
  const band = bandOf(score, false);
  return fit === 'any' || band === 'high' || band === fit;
}

const keysOf = (pairs: readonly { scenarioId: string; capabilityId: string }[]) =>
  new Set(pairs.map((one) => pairKey(one.scenarioId, one.capabilityId)));
