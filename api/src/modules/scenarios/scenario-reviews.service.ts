import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { findContacts } from '../../platform/contact-details.js';
import type { Tx } from '../../platform/database/transaction.js';
import { belongsTo, hasRole, systemActor, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { ScenarioWrites, type Held } from './scenario-writes.service.js';
import { Scenario } from './scenario.entity.js';
import { scenarioErrors } from './scenario.errors.js';
import {
  ScenarioApproved,
  ScenarioCancelled,
  ScenarioClosed,
  ScenarioPublished,
  ScenarioReturned,
  ScenarioWithdrawn,
} from './scenario.events.js';
import { effectiveState, type ScenarioRelation } from './scenario.lifecycle.js';
import type { ScenarioPublishing } from './scenarios.reads.js';
import { ScenariosQueries } from './scenarios.queries.js';
import type { CloseScenario, LeaveScenario, ReviewScenario } from './scenarios.schemas.js';

/** What happens to a submitted scenario: review, publication, closing, leaving. */
@Injectable()
export class ScenarioReviewsService implements ScenarioPublishing {
  constructor(
    @Inject(ScenarioWrites) private readonly writes: ScenarioWrites,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
  ) {}

  async review(id: string, review: ReviewScenario, version: string | undefined, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      refuseSelfReview(held.row, actor);
      requireVersion(version, held.row.version);
      const from = this.writes.step(held, review.decision, actor);
      if (review.decision === 'decline') leave(held, 'declined-in-review', review.note);
      const reviewed = held.row.version;
      await this.writes.save(tx, held);
      await tx.query(
        `insert into scenario_reviews (id, scenario_id, version, decision, comments, note, at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          uuidv7(),
          id,
          reviewed,
          review.decision,
          JSON.stringify(review.comments),
          review.note,
          held.now,
        ],
      );
      if (review.decision === 'approve')
        return this.writes.record(tx, held.row, ScenarioApproved, { version: reviewed });
      if (review.decision === 'decline')
        return this.writes.record(tx, held.row, ScenarioCancelled, {
          from,
          reason: 'declined-in-review',
        });
      const pointers = review.comments.map((comment) => comment.pointer);
      return this.writes.record(tx, held.row, ScenarioReturned, { version: reviewed, pointers });
    });
    return this.queries.detail(id, actor);
  }

  async publish(id: string, actor: Actor) {
    await this.writes.run(actor, async (tx) =>
      this.open(tx, await this.writes.hold(tx, id), actor, null),
    );
    return this.queries.detail(id, actor);
  }

  /** Opens the approved ones among these in the caller's transaction; open ones stay as they are. */
  async openForList(tx: Tx, ids: readonly string[], listId: string): Promise<void> {
    // In id order, so that two lists published at once cannot wait for each other.
    for (const id of [...ids].sort()) {
      const held = await this.writes.hold(tx, id);
      const state = effectiveState(held.row.state, held.row.deadline, held.now);
      // Anything else has left or closed since the list was judged: the step refuses it.
      if (state !== 'open') await this.open(tx, held, ['list'], listId);
    }
  }

  /** Ends an open call before its deadline. */
  async close(id: string, body: CloseScenario, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      this.writes.step(held, 'close', actor);
      refuseContacts(body.note, actor);
      held.row.closedEarlyNote = body.note;
      await this.writes.save(tx, held);
      const at = held.now.toISOString();
      await this.writes.record(tx, held.row, ScenarioClosed, { early: true, at });
    });
    return this.queries.detail(id, actor);
  }

  async leave(id: string, action: 'withdraw' | 'cancel', body: LeaveScenario, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      const from = this.writes.step(held, action, actor);
      leave(held, body.reason, body.note);
      await this.writes.save(tx, held);
      const event = action === 'withdraw' ? ScenarioWithdrawn : ScenarioCancelled;
      await this.writes.record(tx, held.row, event, { from, reason: body.reason });
    });
    return this.queries.detail(id, actor);
  }

  /** Confirms deadlines that have passed, so that followers hear of them; readers knew already. */
  @Job('scenarios.close', 20)
  async confirmDeadlines(): Promise<void> {
    await this.writes.run(systemActor(), async (tx) => {
      const due = await tx.query<{ id: string }>(
        `select id from scenarios where state = 'open' and deadline <= app_now()
         order by deadline limit 200 for update skip locked`,
      );
      for (const { id } of due) {
        const row = await tx.manager.findOneByOrFail(Scenario, { id });
        row.state = 'closed';
        await this.writes.save(tx, { row, now: tx.now });
        const at = (row.deadline ?? tx.now).toISOString();
        await this.writes.record(tx, row, ScenarioClosed, { early: false, at });
      }
    });
  }

  private async open(tx: Tx, held: Held, actor: Actor | ScenarioRelation[], listId: string | null) {
    this.writes.step(held, 'publish', actor);
    const { row } = held;
    row.publishedAt ??= held.now;
    const frozen = await this.writes.freeze(tx, held);
    await this.writes.save(tx, held);
    const { procedure, deadline } = row;
    // Approval asked for a procedure, and a first publication always freezes a version.
    if (!frozen || !procedure)
      throw new Error(`scenario ${row.id} was approved without its content`);
    await this.writes.record(tx, row, ScenarioPublished, {
      ...{ n: frozen.n, hash: frozen.hash, procedure, listId },
      deadline: deadline?.toISOString() ?? null,
    });
  }
}

function leave({ row, now }: Held, reason: string, note: string): void {
  Object.assign(row, { exitReason: reason, exitNote: note || null, exitedAt: now });
}

function refuseSelfReview(row: Scenario, actor: Actor): void {
  if (hasRole(actor, 'reviewer') && belongsTo(actor, row.organisationId))
    throw scenarioErrors('self-review');
}

/** The note of an early closing is public. */
function refuseContacts(note: string, actor: Actor): void {
  if (findContacts(note).length === 0) return;
  const fault = scenarioErrors('contact-in-text');
  throw scenarioErrors('contact-in-text', {}, [
    { pointer: '/note', code: 'contact-in-text', message: fault.sentence(actor.language) },
  ]);
}
