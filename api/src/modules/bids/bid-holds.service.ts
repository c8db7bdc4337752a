import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventDefinition, EventPayload } from '../../platform/events/define-event.js';
import type { Actor } from '../../platform/http/actor.js';
import { ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import type { BidState, EndReason } from './bid-fields.schemas.js';
import { bidErrors } from './bid.errors.js';
import { bidSubject } from './bid.events.js';
import { bidLifecycle, type BidAction, type BidRelation } from './bid.lifecycle.js';
import { bidRelations, mayKnow, readBid, subjectOf, type BidRow } from './bid-rows.queries.js';

/** A bid under its row lock and its scenario's; `now` is the database clock read after both were had. */
export interface HeldBid {
  readonly row: BidRow;
  readonly head: ScenarioHead;
  readonly now: Date;
}

/** What every use case that writes a bid needs; no use case by itself. */
@Injectable()
export class BidHolds {
  constructor(@Inject(ScenarioReads) private readonly scenarios: ScenarioReads) {}

  /**
   * Locks scenario, then bid. The scenario's lock is a shared one: bidders at the deadline do not wait for each other,
   * but a change of the scenario or an opening waits for them, and they for it.
   * @throws AppError `bid.not-found` also for what the actor may not know of
   */
  async hold(tx: Tx, id: string): Promise<HeldBid> {
    const held = await this.holdForSystem(tx, id);
    const { row, head } = held;
    const publishes = bidRelations(row, head, tx.actor).includes('publisher-editor');
    if (!publishes && !mayKnow(row, tx.actor)) throw bidErrors('not-found');
    return held;
  }

  /** As hold, for the system's own parts. */
  async holdForSystem(tx: Tx, id: string): Promise<HeldBid> {
    const [known] = await tx.query<{ scenarioId: string }>(
      'select scenario_id as "scenarioId" from bids where id = $1',
      [id],
    );
    if (!known) throw bidErrors('not-found');
    await this.shareScenario(tx, known.scenarioId);
    const row = await readBid(tx.manager, id, 'for update of b');
    const { head, now } = await this.scenarioNow(tx, known.scenarioId);
    if (!row) throw bidErrors('not-found');
    return { row, head, now };
  }

  /** From here to the end of the transaction the scenario does not change. */
  async shareScenario(tx: Tx, scenarioId: string): Promise<void> {
    await tx.query('select 1 from scenarios where id = $1 for share', [scenarioId]);
  }

  /** The scenario and the clock, in this order: a head that was open may be closed at `now`. */
  async scenarioNow(tx: Tx, scenarioId: string): Promise<{ head: ScenarioHead; now: Date }> {
    const head = await this.scenarios.head(scenarioId, tx.manager);
    const [clock] = await tx.query<{ now: Date }>('select app_now() as now');
    if (!head || !clock) throw bidErrors('not-found');
    return { head, now: clock.now };
  }

  /** The state after the action. @throws AppError as Lifecycle.perform */
  step(held: HeldBid, action: BidAction, actor: Actor | readonly BidRelation[]): BidState {
    const { row, head, now } = held;
    const relations: readonly BidRelation[] =
      'memberships' in actor ? bidRelations(row, head, actor) : actor;
    return bidLifecycle.perform(action, subjectOf(row, head, now), relations, now);
  }

  /** Writes the state and raises the version; `set` names further columns by our own code. */
  async move(
    tx: Tx,
    held: HeldBid,
    state: BidState,
    set: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const columns = Object.keys(set);
    const assignments = columns.map((column, i) => `, ${column} = $${i + 4}`).join('');
    await tx.query(
      `update bids set state = $2, version = version + 1, updated_at = $3${assignments} where id = $1`,
      [held.row.id, state, held.now, ...columns.map((column) => set[column])],
    );
  }

  /** Ends the bid: its places are free again when it was withdrawn. */
  async end(
    tx: Tx,
    held: HeldBid,
    state: 'withdrawn' | 'disqualified',
    why: { readonly reason: EndReason; readonly note?: string },
  ): Promise<void> {
    await this.move(tx, held, state, {
      ...{ reason: why.reason, reason_note: why.note || null, ended_at: held.now },
      ...{ reconfirm_reason: null, resume_state: null },
    });
    if (state === 'withdrawn')
      await tx.query('update bid_members set holds = false where bid_id = $1', [held.row.id]);
  }

  record<D extends EventDefinition>(
    tx: Tx,
    { row }: Pick<HeldBid, 'row'>,
    event: D,
    payload: EventPayload<D>,
  ) {
    return tx.record(event, { type: bidSubject, id: row.id, organisationId: row.leadId }, payload);
  }
}
