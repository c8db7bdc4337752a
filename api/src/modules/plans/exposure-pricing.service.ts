import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { ExposureReads, ExposureWrites } from '../exposure/exposure.reads.js';
import { MatchPairs } from '../matching/match-pairs.reads.js';
import { SupplierMarketReads } from '../suppliers/supplier-market.reads.js';
import { depth } from './exposure-pricing.js';
import { openPlanner } from './planner.js';

const hourMs = 3_600_000;
/** Computed once a night: a new day of Xiamen, but not twice within this many hours. */
const apartHours = 12;

/** The nightly computation of exposure prices and turns, for real suppliers and for the demonstration's apart. */
@Injectable()
export class ExposurePricing {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ExposureReads) private readonly exposure: ExposureReads,
    @Inject(ExposureWrites) private readonly writes: ExposureWrites,
    @Inject(MatchPairs) private readonly pairs: MatchPairs,
    @Inject(SupplierMarketReads) private readonly market: SupplierMarketReads,
  ) {}

  @Job('exposure.price', 900)
  async priceWhenDue(): Promise<void> {
    const due: boolean[] = [];
    for (const demo of [false, true]) if (await this.isDue(demo)) due.push(demo);
    if (due.length === 0) return;
    await this.pairs.prepared(async () => {
      for (const demo of due) await this.price(demo);
    });
  }

  private async price(demo: boolean): Promise<void> {
    const scenarioIds = await this.pairs.openScenarios(demo);
    const { lists, modelVersion } = await this.pairs.ofPublic({ demo, scenarioIds, limit: depth });
    const candidates = lists.map(({ scenarioId, rows }) => ({
      scenarioId,
      rows: rows.filter((row) => !row.gated).map(({ id, score }) => ({ id, score })),
    }));
    const ids = [...new Set(candidates.flatMap((one) => one.rows.map((row) => row.id)))];
    const supplies = (await this.market.facts(ids)).filter((supply) => supply.demo === demo);
    const { now, today } = await this.clock();
    const states = await this.exposure.states(demo);
    const planner = openPlanner();
    try {
      const run = await planner.price({
        ...{ demo, now, today, candidates, supplies, modelVersion },
        before: new Map(states.map(({ subjectId, ...state }) => [subjectId, state])),
      });
      await this.transactions.run(systemActor(), (tx) => this.writes.replace(tx, run));
    } finally {
      await planner.close();
    }
  }

  private async isDue(demo: boolean): Promise<boolean> {
    const last = await this.exposure.lastRun(demo);
    if (!last) return true;
    const { now, today } = await this.clock();
    return dayOf(last) !== today && now.getTime() - last.getTime() > apartHours * hourMs;
  }

  private async clock(): Promise<{ now: Date; today: string }> {
    const [row] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    const now = row?.now ?? new Date();
    return { now, today: dayOf(now) };
  }
}

/** The day in Xiamen, `YYYY-MM-DD`. */
function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
}
