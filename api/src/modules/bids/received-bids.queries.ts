import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { BidContents } from './bid-contents.queries.js';
import { bidErrors } from './bid.errors.js';
import { bidRowSql, type BidRow } from './bid-rows.queries.js';
import { BidsQueries } from './bids.queries.js';

/** Opened bids on the publisher's table. */
@Injectable()
export class ReceivedBidsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(BidsQueries) private readonly bids: BidsQueries,
    @Inject(BidContents) private readonly contents: BidContents,
  ) {}

  /**
   * For members of the publishing organisation who are not in a bidding one. Before the opening there is a band at most.
   * @throws AppError `bid.not-found` for anybody else
   */
  async list(scenarioId: string, actor: Actor) {
    const head = await this.scenarios.head(scenarioId);
    if (!head || !belongsTo(actor, head.organisationId)) throw bidErrors('not-found');
    const rows = await this.source.query<(BidRow & { receiptHash: string })[]>(
      `select x.*, r.hash as "receiptHash" from (${bidRowSql} where b.scenario_id = $1 and b.opened_at is not null) x
         join bid_receipts r on r.bid_id = x.id and r.superseded_at is null
       order by x."sealedAt", x.id`,
      [scenarioId],
    );
    if (await this.bids.readsBlind(head, actor)) throw bidErrors('not-found');
    // Whoever also belongs to a bidder reads nobody else's bid.
    const own = rows.some((row) => row.members.some((m) => belongsTo(actor, m.organisationId)));
    if (own) throw bidErrors('not-found');
    const items = [];
    for (const { receiptHash, ...row } of rows) {
      const {
        reconfirm: _r,
        scenarioVersion: _v,
        ...view
      } = await this.bids.viewOf(row, head, actor);
      items.push({
        ...view,
        receiptHash,
        opened: await this.contents.opened(row),
        defects: await this.contents.defects(row.id),
      });
    }
    const state = items.length ? ('opened' as const) : ('sealed' as const);
    return { state, band: await this.bids.band(head), items, total: items.length };
  }
}
