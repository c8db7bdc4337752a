import { Inject, Injectable } from '@nestjs/common';
import { modelOf, type Factors } from '@aism/search';
import { DataSource } from 'typeorm';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierProfileReads } from '../suppliers/supplier-profiles.reads.js';
import { demandProfile } from './match-profiles.js';
import { MatchRecords } from './match-records.queries.js';
import { MatchingCache } from './matching-cache.service.js';

export interface PairIds {
  readonly scenarioId: string;
  readonly capabilityId: string;
}
export type PairLines = Record<'demand' | 'supply', Factors>;

/** Lists that exposures are summed over; spread evenly over all scenarios. */
const mostLists = 300;
/** Lists of one call: others may ask in between. */
const listsAtOnce = 20;

/** What learning may ask of matching; a process that keeps no profiles (the worker apart) loads them meanwhile. */
@Injectable()
export class MatchScores {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierProfileReads) private readonly capabilities: SupplierProfileReads,
    @Inject(MatchRecords) private readonly records: MatchRecords,
    @Inject(MatchingCache) private readonly cache: MatchingCache,
  ) {}

  /** Whether asking costs nothing: the profiles are in this process. */
  ready(): boolean {
    return this.cache.isReady();
  }

  /** Hand-set lines of pairs as they are now, in order; null where a row is gone. */
  async lines(pairs: readonly PairIds[]): Promise<(PairLines | null)[]> {
    const [demands, supplies] = await Promise.all([
      this.scenarios.profiles(pairs.map((pair) => pair.scenarioId)),
      this.capabilities.matchProfiles(pairs.map((pair) => pair.capabilityId)),
    ]);
    const demandOf = new Map(demands.map((row) => [row.id, demandProfile(row)]));
    const known = await this.records.added(supplies);
    const supplyOf = new Map(known.map((row) => [row.id, row.profile]));
    const rows = pairs.map(({ scenarioId, capabilityId }) => {
      const demand = demandOf.get(scenarioId);
      const supply = supplyOf.get(capabilityId);
      return demand && supply ? { demand, supply } : null;
    });
    const now = await this.now();
    return this.cache.borrow((matcher) => matcher.lines(rows, now));
  }

  /** How much each supplier's capabilities would be seen under each set of factors, by capability. */
  async exposures(
    demo: boolean,
    factors: readonly Factors[],
  ): Promise<Readonly<Record<string, number>>[]> {
    const models = factors.map((one) => modelOf({ factors: one, calibration: null }));
    const now = await this.now();
    return this.cache.borrow(async (matcher) => {
      const sums: Record<string, number>[] = models.map(() => ({}));
      for (let from = 0; from < mostLists; from += listsAtOnce) {
        const slice = { from, count: listsAtOnce, of: mostLists };
        const some = await matcher.exposures({ demo, models, now, ...slice });
        some.forEach((exposure, i) => {
          for (const [id, worth] of Object.entries(exposure))
            sums[i]![id] = (sums[i]![id] ?? 0) + worth;
        });
      }
      return sums;
    });
  }

  private async now(): Promise<Date> {
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    return clock?.now ?? new Date();
  }
}
