import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { StepHolds, unlessHeld } from '../../platform/step-holds.js';
import { BidHolds } from './bid-holds.service.js';
import { contestClockSql } from './bid-rows.queries.js';
import { EnvelopeOpening } from './envelope-opening.service.js';
import { contestHours } from './share-verdict.js';

interface ContestedRow {
  readonly id: string;
  readonly scenarioId: string;
  readonly sealingId: string;
}

const dueSql = `select b.id, b.scenario_id as "scenarioId", e.sealing_id as "sealingId"
  from bid_envelopes e join bid_receipts r on r.sealing_id = e.sealing_id and r.superseded_at is null
    join bids b on b.id = r.bid_id join scenarios c on c.id = b.scenario_id
  where e.opened_at is null and ${contestClockSql('e', 'b')} <= app_now() - make_interval(hours => $1)
    and b.state not in ('withdrawn', 'disqualified', 'awarded', 'not_awarded')
    and c.state in ('open', 'closed', 'evaluating')`;

/**
 * Envelopes that too few officers could open, by their word: nobody else can show or refute it, and the others' bids must
 * not wait for ever. They have some days for one more share, in which the bidder and the auditors know; during a hold on the
 * opening no share can be handed in, so once it is lifted the days begin anew.
 */
@Injectable()
export class ContestedBids {
  private readonly log = new Logger('bids');

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(EnvelopeOpening) private readonly envelopes: EnvelopeOpening,
    @Inject(StepHolds) private readonly frozen: StepHolds,
  ) {}

  @Job('bids.contested-due', 300)
  async endUnshown(): Promise<void> {
    const due = await this.source.query<ContestedRow[]>(dueSql, [contestHours]);
    await eachAlone(this.log, due, (row) =>
      unlessHeld(() => this.transactions.run(systemActor(), (tx) => this.end(tx, row))),
    );
  }

  private async end(tx: Tx, { id, scenarioId, sealingId }: ContestedRow): Promise<void> {
    // As an opening does: whoever hands in a share at this moment comes first or too late.
    await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
    await this.frozen.refuse(tx, 'opening', scenarioId);
    const still = await tx.query(`${dueSql} and b.id = $2`, [contestHours, id]);
    if (still.length === 0) return;
    await this.envelopes.tellUnreadable(tx, await this.holds.holdForSystem(tx, id));
    await tx.query('delete from bid_opening_shares where sealing_id = $1', [sealingId]);
  }
}
