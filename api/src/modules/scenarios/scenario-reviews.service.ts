import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { findContacts } from '../../platform/contact-details.js';
import type { Tx } from '../../platform/database/transaction.js';
import { belongsTo, hasRole, systemActor, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { StepHolds } from '../../platform/step-holds.js';
import { CalendarReads, countedFrom } from '../calendar/calendar.reads.js';
import { relationsTo } from './scenario-access.js';
import { contentOf } from './scenario-content.js';
import { deskFor, reviewDays, type ReviewDesk } from './scenario-review-rules.js';
import { actingFor } from './scenario-desks.queries.js';
import type { ScenarioState } from './scenario-fields.schemas.js';
import { ScenarioWrites, type Held } from './scenario-writes.service.js';
import { Scenario } from './scenario.entity.js';
import { scenarioErrors } from './scenario.errors.js';
import {
  ScenarioAnnounced,
  ScenarioApproved,
  ScenarioCancelled,
  ScenarioClosed,
  ScenarioPublished,
  ScenarioRecalled,
  ScenarioReturned,
  ScenarioSigned,
  ScenarioWithdrawn,
} from './scenario.events.js';
import { effectiveState, type ScenarioRelation } from './scenario.lifecycle.js';
import { ScenarioGates } from './scenario-gates.reads.js';
import type { ScenarioPublishing } from './scenarios.reads.js';
import { ScenariosQueries } from './scenarios.queries.js';
import type {
  CloseScenario,
  LeaveScenario,
  OwnReview,
  ReviewScenario,
} from './scenarios.schemas.js';

/** What a row says of its review when there is none. */
export const notInReview = { claimedBy: null, reviewStep: null, reviewDue: null, reviewFor: null };

/** What happens to a submitted scenario: review, publication, closing, leaving. */
@Injectable()
export class ScenarioReviewsService implements ScenarioPublishing {
  constructor(
    @Inject(ScenarioWrites) private readonly writes: ScenarioWrites,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
    @Inject(ScenarioGates) private readonly gates: ScenarioGates,
    @Inject(StepHolds) private readonly holds: StepHolds,
  ) {}

  async review(id: string, review: ReviewScenario, version: string | undefined, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      refuseSelfReview(held.row, actor);
      requireVersion(version, held.row.version);
      const acting = await actingFor(tx, held.row, review.actingFor);
      const from = this.writes.step(held, review.decision, actor);
      if (review.decision === 'decline') leave(held, 'declined-in-review', review.note);
      const reviewed = held.row.version;
      const intent = held.row.state === 'intent';
      // Approved, an intent is public at once, as the text that was read.
      if (intent) held.row.publishedAt = held.now;
      if (intent) await this.writes.freeze(tx, held);
      Object.assign(held.row, { claimedBy: null, publishAt: null });
      await this.writes.save(tx, held);
      await keep(tx, held, { ...review, reviewed, step: 'platform', acting: acting !== undefined });
      await this.tell(tx, held.row, { review, from, reviewed, acting });
    });
    return this.queries.detail(id, actor);
  }

  private async tell(
    tx: Tx,
    row: Scenario,
    said: {
      review: ReviewScenario;
      from: ScenarioState;
      reviewed: number;
      acting: ReviewDesk | undefined;
    },
  ): Promise<void> {
    const { review, from, reviewed: version, acting } = said;
    if (review.decision === 'decline')
      return this.writes.record(tx, row, ScenarioCancelled, {
        ...{ from, reason: 'declined-in-review', acting },
      });
    if (review.decision === 'return') {
      const pointers = review.comments.map((comment) => comment.pointer);
      return this.writes.record(tx, row, ScenarioReturned, { version, pointers, acting });
    }
    await this.writes.record(tx, row, ScenarioApproved, { version, acting });
    const { publishedVersion: n, expectedStart: month } = row;
    if (row.state === 'intent') await this.writes.record(tx, row, ScenarioAnnounced, { n, month });
  }

  /** The organisation's own step, by an owner other than who may have written it. */
  async ownReview(id: string, review: OwnReview, version: string | undefined, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      requireVersion(version, held.row.version);
      const { decision } = review;
      // As the organisation's own people only: a reviewer's word on it is the platform's, at its own address.
      const own = relationsTo(held.row.organisationId, actor).filter(
        (r) => r === 'publisher-owner',
      );
      this.writes.step(held, decision, own);
      const reviewed = held.row.version;
      if (decision === 'sign') await this.toPlatform(tx, held);
      await this.writes.save(tx, held);
      const kept = decision === 'sign' ? ('approve' as const) : ('return' as const);
      await keep(tx, held, { ...review, decision: kept, reviewed, step: 'own' });
      const { reviewDesk: desk, reviewDue } = held.row;
      if (decision === 'sign')
        return this.writes.record(tx, held.row, ScenarioSigned, {
          ...{ version: reviewed, desk, due: reviewDue?.toISOString() ?? null },
        });
      const pointers = review.comments.map((comment) => comment.pointer);
      return this.writes.record(tx, held.row, ScenarioReturned, {
        ...{ version: reviewed, pointers, step: 'own' },
      });
    });
    return this.queries.detail(id, actor);
  }

  async recall(id: string, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      this.writes.step(held, 'recall', actor);
      // Taken back it is the publisher's alone again, and so is what is written from now on.
      Object.assign(held.row, { submittedAt: null, ...notInReview });
      await this.writes.save(tx, held);
      await this.writes.record(tx, held.row, ScenarioRecalled, { version: held.row.version });
    });
    return this.queries.detail(id, actor);
  }

  /** Puts it before the platform's desk, with the time limit counted in working days. */
  async toPlatform(tx: Tx, { row, now }: Held): Promise<void> {
    const [owner] = await tx.query<{ district: string | null }>(
      'select district from organisations where id = $1',
      [row.organisationId],
    );
    const calendar = await this.calendar.workingDays(tx.manager);
    Object.assign(row, {
      ...{ reviewStep: 'platform', reviewOverdue: false, claimedBy: null, submittedAt: now },
      reviewDesk: deskFor(contentOf(row), owner?.district ?? null),
      // Null where the year is unknown: then no limit is claimed.
      reviewDue: countedFrom(calendar, now, reviewDays).at,
    });
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
      await this.holds.refuseEnd(tx, id);
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

  /** Opens it in the caller's transaction. */
  async open(tx: Tx, held: Held, actor: Actor | ScenarioRelation[], listId: string | null) {
    this.writes.step(held, 'publish', actor);
    const { row } = held;
    await this.gates.pass('onOpening', tx, row);
    row.publishAt = null;
    row.publishedAt ??= held.now;
    const frozen = await this.writes.freeze(tx, held);
    await this.writes.save(tx, held);
    const { procedure, deadline } = row;
    if (!procedure) throw new Error(`scenario ${row.id} was approved without a procedure`);
    // An intent may have said everything already: then its version is the one that opens.
    const { n, hash } = frozen ?? (await this.writes.published(tx, row));
    await this.writes.record(tx, row, ScenarioPublished, {
      ...{ n, hash, procedure, listId },
      deadline: deadline?.toISOString() ?? null,
    });
  }
}

type Kept = Pick<ReviewScenario, 'decision' | 'comments' | 'note'> & {
  readonly reviewed: number;
  readonly step: 'own' | 'platform';
  readonly acting?: boolean;
};

async function keep(tx: Tx, { row, now }: Held, review: Kept): Promise<void> {
  const { reviewed, decision, comments, note, step, acting = false } = review;
  const desk = step === 'platform' ? row.reviewDesk : null;
  await tx.query(
    `insert into scenario_reviews (id, scenario_id, version, decision, comments, note, at, step, desk, acting)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[uuidv7(), row.id, reviewed, decision, JSON.stringify(comments), note, now, step],
      ...[desk, acting],
    ],
  );
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
