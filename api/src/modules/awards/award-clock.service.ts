import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { lastMomentOf } from '../../platform/working-days.js';
import { awardFacts, subjectOf } from './award-places.js';
import { AwardRows, type AwardRow, type Standing } from './award-rows.queries.js';
import {
  AwardCounted,
  AwardOverdue,
  FeedbackOverdue,
  ObjectionOverdue,
  ProofLapsed,
} from './awards.events.js';
import { proofLifecycle } from './proof.lifecycle.js';
import { completionDays, limitAfter } from './standstill.js';

/** What time does by itself; each alarm is told once. */
@Injectable()
export class AwardClock {
  private readonly log = new Logger('awards');

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AwardRows) private readonly rows: AwardRows,
  ) {}

  @Job('awards.clock', 60)
  async tick(): Promise<void> {
    const waiting = await this.source.query<{ id: string }[]>(
      `select scenario_id as id from awards where state = 'standstill'
       union select a.scenario_id from awards a join award_proofs p on p.award_id = a.id where p.state = 'running'
       union select scenario_id from objections where state = 'open' limit 2000`,
    );
    await eachAlone(this.log, waiting, ({ id }) =>
      this.transactions.run(systemActor(), async (tx) => {
        const standing = await this.rows.held(tx, id);
        await this.count(tx, standing);
        await this.lapse(tx, standing);
        await this.tellObjections(tx, standing);
        await this.tellStandstill(tx, standing);
      }),
    );
  }

  /** Limits that ran into a year nobody had announced, once it is. */
  private async count(tx: Tx, standing: Standing): Promise<void> {
    const { live, entry, calendar } = standing;
    const set = async (award: AwardRow, column: string, from: Date, days: number) => {
      const { until } = limitAfter(calendar, from, days);
      if (!until) return;
      await tx.query(`update awards set ${column} = $2 where id = $1`, [award.id, until]);
      const { id: awardId, stage, kind } = award;
      await tx.record(AwardCounted, subjectOf(standing), {
        ...{ awardId, stage, kind, until: until.toISOString() },
      });
    };
    if (live && !live.standstillUntil)
      await set(live, 'standstill_until', live.announcedAt, live.standstillDays ?? 0);
    if (entry?.completedAt && !entry.proofUntil)
      await set(entry, 'proof_until', entry.completedAt, entry.proofDays ?? 0);
  }

  private async lapse(tx: Tx, standing: Standing): Promise<void> {
    const dueAt = standing.entry?.proofUntil ?? null;
    if (!dueAt || dueAt > standing.now) return;
    for (const { awardId, bidId, state } of standing.proofs) {
      if (state !== 'running') continue;
      const next = proofLifecycle.perform('lapse', { state, dueAt }, ['system'], standing.now);
      await tx.query(
        'update award_proofs set state = $3, reviewed_at = $4 where award_id = $1 and bid_id = $2',
        [awardId, bidId, next, standing.now],
      );
      await tx.record(ProofLapsed, subjectOf(standing), { bidId });
    }
  }

  private async tellObjections(tx: Tx, standing: Standing): Promise<void> {
    for (const { id, awardId, bidId, state, dueAt } of standing.objections) {
      if (state !== 'open' || !dueAt || dueAt > standing.now) continue;
      if (await isTold(tx, id, 'overdue')) continue;
      await tx.record(ObjectionOverdue, subjectOf(standing), {
        ...{ objectionId: id, awardId, bidId, due: dueAt.toISOString() },
      });
    }
  }

  /** The standstill is over: missing feedback is told at once, a result that nobody makes final after some days. */
  private async tellStandstill(tx: Tx, standing: Standing): Promise<void> {
    const { live, phase, end, now, calendar } = standing;
    if (!live || phase !== 'ended' || !end) return;
    const { feedbackMissing: missing } = await awardFacts(this.rows, standing, live, tx);
    if (missing > 0 && !(await isTold(tx, live.id, 'feedback')))
      await tx.record(FeedbackOverdue, subjectOf(standing), { awardId: live.id, missing });
    const { until } = limitAfter(calendar, lastMomentOf(end), completionDays);
    if (!until || until > now || (await isTold(tx, live.id, 'overdue'))) return;
    const { id: awardId, stage, kind } = live;
    await tx.record(AwardOverdue, subjectOf(standing), {
      ...{ awardId, stage, kind, since: end.toISOString() },
    });
  }
}

/** Marks an alarm as told. @returns whether it was before */
async function isTold(tx: Tx, subjectId: string, kind: string): Promise<boolean> {
  const made = await tx.query<{ kind: string }>(
    `insert into award_alarms (subject_id, kind, at) values ($1, $2, $3)
     on conflict do nothing returning kind`,
    [subjectId, kind, tx.now],
  );
  return made.length === 0;
}
