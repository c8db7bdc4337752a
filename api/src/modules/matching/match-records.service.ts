import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventDefinition, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { BidAwarded, BidNotAwarded } from '../bids/bid.events.js';
import { BidReads } from '../bids/bids.reads.js';
import { SupplyRecordChanged } from './matching.events.js';

/** Events of modules that are no lower than this one are known by their names only. */
const named = (type: string): EventDefinition => ({ type, payload: z.unknown() });
const opened = named('pairing.opened');
const answered = named('pairing.answered');
const moved = named('pairing.moved');

/** What a pairing has come to for its supplier, from all that was told of it; none while the demand side has said nothing. */
const pairingSql = `
  with told as (select type, payload, seq from events
                where subject_id = $1 and type = any(array['${opened.type}', '${answered.type}', '${moved.type}']))
  select (o.payload->>'supplyOrganisationId')::uuid as id,
    case when m.agreed then 'agreed' when m.unfit then 'unfit' when m.met then 'met'
         when a.answer = 'decline' then 'declined' when a.answer = 'learn' then 'learn'
         when a.answer = 'connect' or o.payload->>'openedBy' = 'demand' then 'connected' end as outcome
  from told o
  left join lateral (select payload->>'answer' as answer from told
    where type = '${answered.type}' and payload->>'side' = 'demand' order by seq desc limit 1) a on true
  left join lateral (select bool_or(payload->>'to' = 'agreed') as agreed, bool_or(payload->>'to' = 'no_fit') as unfit,
    bool_or(payload->>'to' = 'met') as met from told where type = '${moved.type}') m on true
  where o.type = '${opened.type}'`;

/** Keeps how each supplier's pairings and bids have come out, for the record line of its capabilities. */
@Injectable()
export class MatchRecordsService {
  constructor(@Inject(BidReads) private readonly bids: BidReads) {}

  @On('matching.pairing-outcomes', opened, answered, moved)
  async takePairing({ subjectId, at }: RecordedEvent, tx: Tx): Promise<void> {
    await this.alone(tx, subjectId);
    const told = await tx.query<{ id: string; outcome: string | null }>(pairingSql, [subjectId]);
    for (const { id, outcome } of told)
      if (outcome) await this.keep(tx, { subjectId, at, outcome, ids: [id] });
  }

  /** All of a consortium have the same record of its bid. */
  @On('matching.bid-outcomes', BidAwarded, BidNotAwarded)
  async takeBid({ type, subjectId, at }: RecordedEvent, tx: Tx): Promise<void> {
    await this.alone(tx, subjectId);
    const ids = await this.bids.partyIdsOf(subjectId, tx.manager);
    const outcome = type === BidAwarded.type ? 'won' : 'lost';
    await this.keep(tx, { subjectId, at, outcome, ids });
  }

  /** Events of one subject may be delivered at the same time: the later reads what the earlier one left. */
  private async alone(tx: Tx, subjectId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 24))`, [subjectId]);
  }

  private async keep(
    tx: Tx,
    {
      subjectId,
      at,
      outcome,
      ids,
    }: { subjectId: string; at: Date; outcome: string; ids: readonly string[] },
  ): Promise<void> {
    const changed = await tx.query<{ id: string }>(
      `insert into supply_outcomes as o (subject_id, organisation_id, outcome, at)
       select $1, g.id, $2, $3 from organisations g where g.id = any($4::uuid[])
       on conflict (subject_id, organisation_id) do update set outcome = excluded.outcome, at = excluded.at
       where o.outcome <> excluded.outcome
       returning organisation_id as id`,
      [subjectId, outcome, at, ids],
    );
    for (const { id } of changed)
      await tx.record(SupplyRecordChanged, { type: 'organisation', id, organisationId: id }, {});
  }
}
