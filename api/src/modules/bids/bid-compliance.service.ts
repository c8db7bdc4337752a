import { Inject, Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DataSource } from 'typeorm';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { StepHolds, unlessHeld } from '../../platform/step-holds.js';
import { defectHours, type BidState, type DefectField } from './bid-fields.schemas.js';
import { BidContents } from './bid-contents.queries.js';
import { BidHolds, type HeldBid } from './bid-holds.service.js';
import { bidFileErrors, defectErrors } from './bid.errors.js';
import type { BidAction } from './bid.lifecycle.js';
import {
  BidCompliant,
  BidDefectCured,
  BidDefectFound,
  BidDefectLapsed,
  BidDisqualified,
} from './bid.events.js';
import { BidsQueries } from './bids.queries.js';
import type { CureDefect, DisqualifyBid, FindDefects } from './openings.schemas.js';

interface DefectRow {
  readonly dueAt: Date;
  readonly curedAt: Date | null;
}

/** After the opening: compliant, put right within a day on named fields, or out for a coded reason. */
@Injectable()
export class BidComplianceService {
  private readonly log = new Logger('bids');

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(BidContents) private readonly contents: BidContents,
    @Inject(BidsQueries) private readonly queries: BidsQueries,
    @Inject(StepHolds) private readonly frozen: StepHolds,
  ) {}

  async findCompliant(id: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const { held, state } = await this.stepUnfrozen(tx, id, 'find-compliant');
      await this.holds.move(tx, held, state);
      await this.holds.record(tx, held, BidCompliant, { scenarioId: held.row.scenarioId });
    });
    return this.queries.head(id, actor);
  }

  /** Names what may be put right, each field once; the clock runs from now. */
  async findDefects(id: string, { fields }: FindDefects, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const { held, state } = await this.stepUnfrozen(tx, id, 'find-defect');
      const { row, now } = held;
      const due = new Date(now.getTime() + defectHours * 3_600_000);
      for (const { field, note } of fields) {
        const made = await tx.query(
          `insert into bid_defects (id, bid_id, field, note, found_at, due_at) values ($1, $2, $3, $4, $5, $6)
           on conflict (bid_id, field) do nothing returning id`,
          [uuidv7(), id, field, note, now, due],
        );
        if (!made.length) throw defectErrors('already-named');
        await this.holds.record(tx, held, BidDefectFound, {
          ...{ scenarioId: row.scenarioId, field, due: due.toISOString() },
        });
      }
      await this.holds.move(tx, held, state, { resume_state: row.resumeState ?? row.state });
    });
    return this.queries.head(id, actor);
  }

  /** Puts one field right; with the last one the bid goes back to where it was. */
  async cure(id: string, input: CureDefect, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, id);
      const resumed = this.holds.step(held, 'cure', actor);
      const { field } = input;
      const [defect] = await tx.query<DefectRow>(
        `select due_at as "dueAt", cured_at as "curedAt" from bid_defects where bid_id = $1 and field = $2 for update`,
        [id, field],
      );
      if (!defect || defect.curedAt) throw defectErrors('not-found');
      if (defect.dueAt <= held.now)
        throw defectErrors('window-over', { due: defect.dueAt.toISOString() });
      const cure = await this.checkedCure(tx, id, input);
      await tx.query(
        'update bid_defects set cured_at = $3, file_id = $4, tax_included = $5 where bid_id = $1 and field = $2',
        [id, field, held.now, cure.fileId, cure.taxIncluded],
      );
      const left = await tx.query(
        'select 1 from bid_defects where bid_id = $1 and cured_at is null limit 1',
        [id],
      );
      if (left.length) await this.holds.move(tx, held, held.row.state);
      else await this.holds.move(tx, held, resumed, { resume_state: null });
      await this.tellCured(tx, held, field);
    });
    return this.queries.head(id, actor);
  }

  async disqualify(id: string, { reason, note }: DisqualifyBid, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const { held } = await this.stepUnfrozen(tx, id, 'disqualify');
      const { scenarioId, state: from } = held.row;
      await this.holds.end(tx, held, 'disqualified', { reason, note });
      await this.holds.record(tx, held, BidDisqualified, { scenarioId, from, reason });
    });
    return this.queries.head(id, actor);
  }

  /** The day is over and something is still not right. */
  @Job('bids.defects-due', 60)
  async endWindows(): Promise<void> {
    const due = await this.source.query<{ id: string }[]>(
      `select distinct b.id from bids b join bid_defects d on d.bid_id = b.id
       where b.state = 'defect_window' and d.cured_at is null and d.due_at <= app_now()`,
    );
    await eachAlone(this.log, due, ({ id }) =>
      unlessHeld(() => this.transactions.run(systemActor(), (tx) => this.endUncured(tx, id))),
    );
  }

  private async endUncured(tx: Tx, id: string): Promise<void> {
    const held = await this.holds.holdForSystem(tx, id);
    await this.frozen.refuse(tx, 'evaluation', held.row.scenarioId);
    // Put right between the reading and the lock.
    const open = await tx.query(
      'select 1 from bid_defects where bid_id = $1 and cured_at is null and due_at <= app_now()',
      [id],
    );
    if (held.row.state !== 'defect_window' || !open.length) return;
    const { scenarioId, state: from } = held.row;
    const state = this.holds.step(held, 'run-out', ['clock']);
    if (state !== 'disqualified') {
      await this.holds.move(tx, held, state, { resume_state: null });
      return this.holds.record(tx, held, BidDefectLapsed, { scenarioId });
    }
    await this.holds.end(tx, held, 'disqualified', { reason: 'defect-uncured' });
    await this.holds.record(tx, held, BidDisqualified, {
      ...{ scenarioId, from, reason: 'defect-uncured' },
    });
  }

  /** What a publisher finds is part of the evaluation: an auditor's hold on it binds here, too. */
  private async stepUnfrozen(
    tx: Tx,
    id: string,
    action: BidAction,
  ): Promise<{ held: HeldBid; state: BidState }> {
    const held = await this.holds.hold(tx, id);
    // Who may not do it at all is told so, not that it is on hold.
    const state = this.holds.step(held, action, tx.actor);
    await this.frozen.refuse(tx, 'evaluation', held.row.scenarioId);
    return { held, state };
  }

  private async checkedCure(tx: Tx, bidId: string, given: CureDefect) {
    const { field, fileId = null, taxIncluded = null } = given;
    const wantsFlag = field === 'price-tax-flag';
    if (wantsFlag !== (taxIncluded !== null) || wantsFlag === (fileId !== null))
      throw defectErrors('wrong-cure');
    if (fileId) {
      const file = await this.contents.file(bidId, fileId, tx.manager);
      if (file.purpose !== 'cure' || !file.complete) throw bidFileErrors('unfinished', { no: 0 });
    }
    return { fileId, taxIncluded };
  }

  private tellCured(tx: Tx, held: HeldBid, field: DefectField) {
    const { scenarioId } = held.row;
    return this.holds.record(tx, held, BidDefectCured, { scenarioId, field });
  }
}
