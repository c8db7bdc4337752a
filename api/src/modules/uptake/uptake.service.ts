import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { Counters } from '../../platform/http/counters.js';
import { networkOf } from '../../platform/http/network.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { ScenarioFollowed, ScenarioUnfollowed } from '../follows/follow.events.js';
import { PairingOpened } from '../pairings/pairing.events.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { judgeUptake, marks, shareOf } from './uptake-judgement.js';
import { uptakeErrors } from './uptake.errors.js';
import { UptakeReasonGiven, UptakeWarned } from './uptake.events.js';
import { UptakeQueries } from './uptake.queries.js';
import type { WhyNotInput } from './uptake.schemas.js';

/** Counts what happens to a call, warns its publisher early, and takes one word from those who do not answer. */
@Injectable()
export class UptakeService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(UptakeQueries) private readonly queries: UptakeQueries,
    @Inject(Counters) private readonly counters: Counters,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * One look at a public page, counted once for a network and an hour of the clock. Of who looked only a keyed
   * digest is kept, and only for that hour.
   */
  async view(id: string, actor: Actor): Promise<void> {
    const head = await this.scenarios.head(id);
    if (!head?.public) throw uptakeErrors('not-found');
    const [clock] = await this.source.query<{ hour: string }[]>(
      `select extract(epoch from date_trunc('hour', app_now()))::bigint::text as hour`,
    );
    const bucket = createHmac('sha256', `uptake ${this.config.APP_SECRET}`)
      .update([clock?.hour, id, networkOf(actor.address ?? '')].join('\n'))
      .digest('base64url');
    if ((await this.counters.hit('scenario-view', bucket, 3600)) > 1) return;
    await this.source.query(
      `insert into uptake_counts (scenario_id, views) values ($1, 1)
       on conflict (scenario_id) do update set views = uptake_counts.views + 1`,
      [id],
    );
  }

  async sayWhyNot(id: string, { reason }: WhyNotInput, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const mine = actor.memberships.filter((m) => m.role !== 'viewer');
      const ids = mine.map((m) => m.organisationId);
      const invited = await tx.query<{ reason: string | null }>(
        `select reason from uptake_invitations
         where scenario_id = $1 and organisation_id = any($2::uuid[]) for update`,
        [id, ids],
      );
      if (invited.length === 0) throw uptakeErrors('not-invited');
      // The same word again says nothing new.
      if (invited.every((one) => one.reason === reason)) return;
      await tx.query(
        `update uptake_invitations set reason = $3, answered_at = $4
         where scenario_id = $1 and organisation_id = any($2::uuid[])`,
        [id, ids, reason, tx.now],
      );
      await tx.record(UptakeReasonGiven, { type: 'scenario', id }, { reason });
    });
    return this.queries.whyNot(id, actor);
  }

  @On('uptake.count-follows', ScenarioFollowed, ScenarioUnfollowed)
  async countFollow(event: RecordedEvent, tx: Tx): Promise<void> {
    await recount(tx, event.subjectId, 'follows', followsSql);
  }

  /** A supplier's opening, or yes to a shortlist, is interest; the publisher's or a matchmaker's is an invitation. */
  @On('uptake.count-pairings', PairingOpened)
  async countPairing(event: RecordedEvent, tx: Tx): Promise<void> {
    const opened = event.payload as EventPayload<typeof PairingOpened>;
    const head = await this.scenarios.head(opened.scenarioId, tx.manager);
    // What demonstration rows do says nothing of a real call.
    if (head?.demo !== opened.demo) return;
    if (opened.openedBy === 'supply' || opened.askedSide === 'supply')
      return recount(tx, opened.scenarioId, 'interests', interestsSql);
    await tx.query(
      `insert into uptake_invitations (scenario_id, organisation_id, invited_at) values ($1, $2, $3)
       on conflict do nothing`,
      [opened.scenarioId, opened.supplyOrganisationId, event.at],
    );
  }

  /** Looks at each open call once at 30 % and once at 60 % of its window. */
  @Job('uptake.warn', 600)
  async warn(): Promise<void> {
    for (const row of await this.queries.openCalls()) {
      const share = shareOf(row.publishedAt, row.deadline, row.now);
      const mark = marks.findLast((one) => share >= one);
      if (mark === undefined || row.marks.includes(mark)) continue;
      const judged = judgeUptake(row, await this.queries.peers(row.id));
      await this.transactions.run(systemActor(), async (tx) => {
        const fresh = await tx.query(
          `insert into uptake_warnings (scenario_id, mark, at, weak) values ($1, $2, $3, $4)
           on conflict do nothing returning mark`,
          [row.id, mark, tx.now, judged.weak],
        );
        if (fresh.length === 0 || !judged.weak) return;
        const { organisationId, interests } = row;
        const subject = { type: 'scenario', id: row.id, organisationId };
        await tx.record(UptakeWarned, subject, { mark, peers: judged.peers, interests });
      });
    }
  }
}

const followsSql = 'select count(*)::int from scenario_follows f where f.scenario_id = $1';
const interestsSql = `select count(*)::int from pairings p join scenarios s on s.id = p.scenario_id and s.demo = p.demo
  where p.scenario_id = $1 and (p.opened_by = 'supply' or exists (select 1 from events e
    where e.subject_id = p.id and e.type = '${PairingOpened.type}' and e.payload ->> 'askedSide' = 'supply'))`;

/** Counts anew, so that an event told twice changes nothing; under the row's lock, so that the last count is the latest. */
async function recount(
  tx: Tx,
  scenarioId: string,
  column: 'follows' | 'interests',
  sql: string,
): Promise<void> {
  await tx.query(
    `insert into uptake_counts (scenario_id) values ($1)
     on conflict (scenario_id) do update set scenario_id = excluded.scenario_id`,
    [scenarioId],
  );
  await tx.query(`update uptake_counts set ${column} = (${sql}) where scenario_id = $1`, [
    scenarioId,
  ]);
}
