import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { sealedProcedures } from '../scenarios/scenarios.reads.js';
import { BidContents } from './bid-contents.queries.js';
import type { BidPrice, BidState, BidTechnique, DisqualifyReason } from './bid-fields.schemas.js';
import {
  bidRowSql,
  outdatedSql,
  partyIds,
  readBid,
  tookPartSql,
  type BidRow,
} from './bid-rows.queries.js';
import { bidFileErrors } from './bid.errors.js';
import { OpenedFiles, type OpenedFile } from './opened-files.queries.js';

export type { BidPrice, BidTechnique } from './bid-fields.schemas.js';
export type { OpenedFile } from './opened-files.queries.js';
/** Files of a proof of concept as they are kept, and the shape they are shown in while they come. */
export { ProofFiles, type ProofFile } from './proof-files.queries.js';
export { draftFile } from './bids.schemas.js';

/** Who could be in a consortium. */
export { mayJoin } from './consortium-rules.js';

/** A bid after the opening of technique; `price` is null until the opening of prices. */
export interface OpenedBid {
  readonly id: string;
  readonly scenarioId: string;
  readonly demo: boolean;
  readonly leadId: string;
  /** Organisations, the lead first. */
  readonly memberIds: readonly string[];
  readonly sealedAt: Date;
  readonly state: BidState;
  readonly technique: BidTechnique;
  readonly price: BidPrice | null;
}

type Reader = Pick<EntityManager, 'query'>;

/**
 * For the audit log: whether event `alias` tells of bids that nobody may know of yet. Until the technique of a
 * scenario's bids is opened, or the call has ended without an opening, its bid events are shown to nobody.
 */
export const sealedEventSql = (alias: string): string => `(
  (${alias}.type like 'bid.%' or ${alias}.type like 'consortium.%' or ${alias}.type = 'opening.share-given')
  and not exists (select 1 from bid_openings o where o.opened_at is not null
    and o.scenario_id = (${alias}.payload ->> 'scenarioId')::uuid)
  and not exists (select 1 from scenarios ended where ended.id = (${alias}.payload ->> 'scenarioId')::uuid
    and ended.state in ('withdrawn', 'cancelled', 'no_response', 'none_suitable')))`;

/**
 * Whether scenario `alias` is a call whose bids nobody may know of yet, judged by public facts alone: it takes sealed
 * answers, has opened and is not opened by its officers. Whether there is a bid changes nothing of the answer.
 */
export const silentCallSql = (alias: string): string => `(
  ${alias}.procedure in (${sealedProcedures.map((one) => `'${one}'`).join(', ')})
  and ${alias}.state in ('open', 'closed') and ${alias}.published_at is not null
  and not exists (select 1 from bid_openings o where o.opened_at is not null and o.scenario_id = ${alias}.id))`;

/**
 * A relation `scenario_id, user_id, organisation_id, at`: the people of organisations that prepare or have sealed a bid.
 * For messages to them only: nobody else may know that there is one.
 */
export const biddingSql = `
  select b.scenario_id, x.user_id, m.organisation_id, coalesce(m.answered_at, m.invited_at) as at
  from bids b join bid_members m on m.bid_id = b.id and m.state in ('lead', 'consented')
  join memberships x on x.organisation_id = m.organisation_id and x.role in ('owner', 'editor')
  where b.state not in ('withdrawn', 'disqualified')`;

/** What the modules above may know of bids. Nothing of a bid comes out here before its opening. */
@Injectable()
export class BidReads {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(BidContents) private readonly contents: BidContents,
    @Inject(OpenedFiles) private readonly files: OpenedFiles,
  ) {}

  /** All bids whose technique was opened, in order of sealing; those out since then included (see `state`). */
  async opened(scenarioId: string, reader: Reader = this.source): Promise<OpenedBid[]> {
    const rows = await reader.query<BidRow[]>(
      `${bidRowSql} where b.scenario_id = $1 and b.opened_at is not null order by b.sealed_at, b.id`,
      [scenarioId],
    );
    const bids: OpenedBid[] = [];
    for (const row of rows) {
      const technique = await this.contents.openedTechnique(row.id, reader);
      if (!technique) continue;
      bids.push({
        ...{ id: row.id, scenarioId, demo: row.demo, leadId: row.leadId },
        ...{ memberIds: partyIds(row), sealedAt: row.sealedAt ?? row.updatedAt },
        ...{ state: row.state, technique },
        price: row.priceOpenedAt ? await this.contents.openedPrice(row.id, reader) : null,
      });
    }
    return bids;
  }

  /** Whether the technique of its bids was opened, and the prices. */
  async openings(
    scenarioId: string,
    reader: Reader = this.source,
  ): Promise<{ technique: Date | null; price: Date | null }> {
    const rows = await reader.query<{ kind: 'technique' | 'price'; at: Date | null }[]>(
      'select kind, min(opened_at) as at from bid_openings where scenario_id = $1 group by kind',
      [scenarioId],
    );
    const at = (kind: string) => rows.find((row) => row.kind === kind)?.at ?? null;
    return { technique: at('technique'), price: at('price') };
  }

  /** How many sealed and confirmed bids wait for their opening; null while that is nobody's business (before the deadline). */
  async waiting(scenarioId: string, reader: Reader = this.source): Promise<number | null> {
    const rows = await reader.query<{ n: number }[]>(
      `select (select count(*)::int from bids b where b.scenario_id = s.id and b.state = 'sealed'
         and not ${outdatedSql('b')}) as n
       from scenarios s where s.id = $1 and (s.state <> 'open' or s.deadline <= app_now())`,
      [scenarioId],
    );
    return rows[0]?.n ?? null;
  }

  /** Bids with an envelope that officers have said they cannot open, while that is neither shown nor refuted. */
  async contested(
    scenarioId: string,
    reader: Reader = this.source,
  ): Promise<{ id: string; kind: 'technique' | 'price' }[]> {
    return reader.query(
      `select b.id, e.kind from bids b join bid_receipts r on r.bid_id = b.id and r.superseded_at is null
         join bid_envelopes e on e.sealing_id = r.sealing_id
       where b.scenario_id = $1 and e.contested_at is not null and e.opened_at is null
         and b.state not in ('withdrawn', 'disqualified') order by b.id, e.kind`,
      [scenarioId],
    );
  }

  /** Whether a bid came that could not be opened: then it was not for want of an answer that the call ended. */
  async hadUnreadable(scenarioId: string, reader: Reader = this.source): Promise<boolean> {
    const rows = await reader.query<unknown[]>(
      `select 1 from bids where scenario_id = $1 and reason = 'unreadable' limit 1`,
      [scenarioId],
    );
    return rows.length > 0;
  }

  /**
   * Calls in which an organisation of the actor takes or took part with a bid that was sealed, opened or not: what oversees
   * or judges such a call is not theirs.
   */
  async callsOf(actor: Actor, reader: Reader = this.source): Promise<string[]> {
    if (actor.memberships.length === 0) return [];
    const rows = await reader.query<{ id: string }[]>(
      `select distinct scenario_id as id from ${tookPartSql} took where organisation_id = any($1::uuid[])`,
      [actor.memberships.map((m) => m.organisationId)],
    );
    return rows.map(({ id }) => id);
  }

  /** Organisations behind a bid, the lead first; empty when there is none. */
  async partyIdsOf(bidId: string, reader: Reader = this.source): Promise<string[]> {
    const row = await readBid(reader, bidId);
    return row ? partyIds(row) : [];
  }

  /** Whether the actor belongs to one of them. */
  async isParty(actor: Actor, bidId: string): Promise<boolean> {
    return (await this.partyIdsOf(bidId)).some((id) => belongsTo(actor, id));
  }

  /** People who may open the bids of a scenario, of any of its key sets: none of them may judge it. */
  async officerIds(scenarioId: string, reader: Reader = this.source): Promise<string[]> {
    const rows = await reader.query<{ id: string }[]>(
      `select distinct k.user_id as id from bid_key_sets s join bid_key_set_officers o on o.key_set_id = s.id
         join officer_keys k on k.id = o.officer_key_id where s.scenario_id = $1 and k.user_id is not null`,
      [scenarioId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Organisations that were in one consortium with any of these, of opened bids: whoever judges declares ties to them,
   * too. A consortium behind a bid that is still sealed elsewhere is told to nobody, not even as a conflict.
   */
  async partnersOf(ids: readonly string[], reader: Reader = this.source): Promise<string[]> {
    const rows = await reader.query<{ id: string }[]>(
      `select distinct other.organisation_id as id from bid_members own
         join bids b on b.id = own.bid_id and b.opened_at is not null
         join bid_members other on other.bid_id = own.bid_id and other.organisation_id <> own.organisation_id
       where own.organisation_id = any($1::uuid[]) and own.state in ('lead', 'consented')
         and other.state in ('lead', 'consented')`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** A file of an opened bid, or null; who may read it is the caller's rule. */
  file(bidId: string, fileId: string): Promise<OpenedFile | null> {
    return this.files.find(bidId, fileId);
  }
}

/** What evaluation and awards make of bids, in their transaction; each goes through the bid's lifecycle. */
export abstract class BidOutcomes {
  /** All compliant bids of the scenario are scored; also takes ranked ones back when a ranking is made again. */
  abstract score(tx: Tx, scenarioId: string): Promise<void>;
  /** All scored bids are ranked. */
  abstract rank(tx: Tx, scenarioId: string): Promise<void>;
  abstract award(tx: Tx, bidIds: readonly string[], scenarioId: string): Promise<void>;
  /** Not awarded: feedback is owed. */
  abstract reject(tx: Tx, bidIds: readonly string[]): Promise<void>;
  /** After the deadline: what was to be confirmed and was not counts as withdrawn, as it does with an opening. */
  abstract lapse(tx: Tx, scenarioId: string): Promise<void>;
  abstract disqualify(
    tx: Tx,
    bidId: string,
    reason: DisqualifyReason,
    note?: string,
  ): Promise<void>;
}

/** The bids whose prices may be opened; null while none may. */
type PriceGate = (scenarioId: string) => Promise<readonly string[] | null>;

/** A file of a proof of concept that is added to, or taken from, a bid. */
export interface ProofFileChange {
  readonly bidId: string;
  /** The one that is to go; null when one is added. */
  readonly removed: string | null;
}
/** @throws AppError when the transaction's actor may not change it now */
type ProofGate = (tx: Tx, change: ProofFileChange) => Promise<void>;
type Conflict = (scenarioId: string, userId: string) => Promise<boolean>;

/** Where the modules above say what they hold against an opening; this module never asks upward by name. */
@Injectable()
export class BidGates {
  private priceGate: PriceGate | null = null;
  private proofGate: ProofGate | null = null;
  private readonly conflicts: Conflict[] = [];

  /** Only the prices of the bids it names are opened, ever; without a gate none is. */
  registerPriceGate(gate: PriceGate): void {
    this.priceGate = gate;
  }

  /** Who decides on the files of a proof of concept; without a gate there are none. */
  registerProofGate(gate: ProofGate): void {
    this.proofGate = gate;
  }

  /** @throws AppError as the gate does; `bid-file.not-found` without one */
  async passProofFile(tx: Tx, change: ProofFileChange): Promise<void> {
    if (!this.proofGate) throw bidFileErrors('not-found');
    await this.proofGate(tx, change);
  }

  /** Whether a person may not open the bids of a scenario, e.g. because they judge it. */
  registerOfficerConflict(conflict: Conflict): void {
    this.conflicts.push(conflict);
  }

  async qualified(scenarioId: string): Promise<readonly string[] | null> {
    return (await this.priceGate?.(scenarioId)) ?? null;
  }

  async isConflicted(scenarioId: string, userId: string): Promise<boolean> {
    for (const conflict of this.conflicts) if (await conflict(scenarioId, userId)) return true;
    return false;
  }
}
