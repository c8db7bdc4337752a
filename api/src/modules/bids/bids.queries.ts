import { Inject, Injectable } from '@nestjs/common';
import { threshold } from '@aism/sealing';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { optionsOf, ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { BidContents } from './bid-contents.queries.js';
import {
  defectHours,
  maxFileBytes,
  maxFiles,
  paperFields,
  partnerLimit,
} from './bid-fields.schemas.js';
import { bidErrors } from './bid.errors.js';
import { bidLifecycle } from './bid.lifecycle.js';
import {
  bidRelations,
  bidRowSql,
  mayKnow,
  mayRead,
  memberRelations,
  memberSubject,
  outdatedSql,
  readBid,
  subjectOf,
  type BidRow,
} from './bid-rows.queries.js';
import type { Bid, BidCheck, BidHead, bands, OwnBid, OwnBidsQuery } from './bids.schemas.js';
import { BidGates } from './bids.reads.js';
import { consortiumLifecycle } from './consortium.lifecycle.js';
import { checkDraft } from './draft-check.js';
import { OfficerKeysQueries } from './officer-keys.queries.js';
import { contestHours } from './share-verdict.js';

type Reader = Pick<EntityManager, 'query'>;
type Band = (typeof bands)[number];

/** Reads of bids by their own people; and what anybody may know of them. */
@Injectable()
export class BidsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(OfficerKeysQueries) private readonly keys: OfficerKeysQueries,
    @Inject(BidContents) private readonly contents: BidContents,
    @Inject(BidGates) private readonly gates: BidGates,
  ) {}

  /** @throws AppError `bid.not-found` for everybody but its own people */
  async one(id: string, actor: Actor): Promise<Bid> {
    const { row, head, reads } = await this.known(id, actor);
    return {
      ...(await this.headView(row, head, actor)),
      draft: reads ? await this.contents.draft(id, actor, row, head) : null,
      opened: reads && row.openedAt ? await this.contents.opened(row) : null,
    };
  }

  /** The bare row, whoever asks; null when there is none. */
  row(id: string): Promise<BidRow | null> {
    return readBid(this.source, id);
  }

  /** The bid without what is written in it, for its own people and, once opened, its publisher. */
  async head(id: string, actor: Actor): Promise<BidHead> {
    const { row, head } = await this.known(id, actor);
    return this.headView(row, head, actor);
  }

  private async known(id: string, actor: Actor) {
    const row = await readBid(this.source, id);
    if (!row) throw bidErrors('not-found');
    const head = await this.headOf(row);
    const publishes =
      bidRelations(row, head, actor).includes('publisher-editor') &&
      !(await this.readsBlind(head, actor));
    if (!publishes && !mayKnow(row, actor)) throw bidErrors('not-found');
    return { row, head, reads: mayRead(row, actor) };
  }

  /** A publisher's own people on the panel read bids there, without names, until it has ended. */
  async readsBlind({ id, state }: ScenarioHead, actor: Actor): Promise<boolean> {
    // An upheld objection may have the panel score again: it stays blind through the standstill.
    if (!['closed', 'evaluating', 'standstill'].includes(state)) return false;
    return this.gates.isConflicted(id, actor.userId ?? '');
  }

  private async headView(row: BidRow, head: ScenarioHead, actor: Actor): Promise<BidHead> {
    const reads =
      mayRead(row, actor) || bidRelations(row, head, actor).includes('publisher-editor');
    return {
      ...(await this.viewOf(row, head, actor)),
      receipts: reads ? await this.contents.receiptHeads(row.id) : [],
      defects: reads ? await this.contents.defects(row.id) : [],
    };
  }

  /** Bids and invitations of the reader's organisations, newest first. */
  async own(query: OwnBidsQuery, actor: Actor) {
    const mine = actor.memberships.map((m) => m.organisationId);
    const before = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : [null, null];
    const among = `exists (select 1 from bid_members m where m.bid_id = b.id
      and m.organisation_id = any($1::uuid[]) and m.state in ('lead', 'invited', 'consented'))`;
    const rows = await this.source.query<(BidRow & { key: string })[]>(
      `select r.*, to_char(r."updatedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key
       from (${bidRowSql} where ${among}) r
       where $2::timestamptz is null or (r."updatedAt", r.id) < ($2::timestamptz, $3::uuid)
       order by r."updatedAt" desc, r.id desc limit $4`,
      [mine, ...before, query.limit + 1],
    );
    const [counted] = await this.source.query<{ total: number }[]>(
      `select count(*)::int as total from bids b where ${among}`,
      [mine],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    const heads = await this.scenarios.heads([...new Set(shown.map((row) => row.scenarioId))]);
    const now = await this.now();
    return {
      items: shown.flatMap((row) => {
        const head = heads.find((one) => one.id === row.scenarioId);
        return head ? [ownEntry(row, head, actor, now)] : [];
      }),
      total: counted?.total ?? 0,
      nextCursor,
    };
  }

  /** What anybody may know; `myBidId` is the reader's own. */
  async bidding(scenarioId: string, actor: Actor) {
    const head = await this.scenarios.head(scenarioId);
    if (!head?.public) throw bidErrors('not-found');
    const takesBids = optionsOf(head.procedure).sealed;
    const open = takesBids && head.state === 'open';
    const mine = await this.ownIn(scenarioId, actor);
    return {
      ...{ scenarioId, takesBids, open, deadline: head.deadline, now: await this.now() },
      band: takesBids ? await this.band(head) : null,
      officersNamed: (await this.keys.current(scenarioId)) !== null,
      rules: {
        ...{ threshold, partners: partnerLimit, maxFiles, maxFileBytes, defectHours },
        ...{ defectFields: [...paperFields], unconfirmed: 'withdrawn' as const },
      },
      myBidId: mine,
      actions:
        open && !mine && biddingOrganisations(head, actor).length ? (['draft'] as const) : [],
    };
  }

  /** Only between the deadline and the opening, when it can change nothing any more; before it tells nothing. */
  async band(head: ScenarioHead, reader: Reader = this.source): Promise<Band | null> {
    if (head.state !== 'closed') return null;
    const rows = await reader.query<{ n: number }[]>(
      `select count(*)::int as n from bids b where b.scenario_id = $1 and b.state = 'sealed'
         and not exists (select 1 from bid_openings o where o.scenario_id = b.scenario_id and o.opened_at is not null)`,
      [head.id],
    );
    const opened = await reader.query<unknown[]>(
      'select 1 from bid_openings where scenario_id = $1 and opened_at is not null',
      [head.id],
    );
    if (opened.length) return null;
    return (rows[0]?.n ?? 0) < 3 ? 'fewer-than-3' : '3-or-more';
  }

  /** What is missing before the draft can be sealed. */
  async check(id: string, actor: Actor): Promise<BidCheck> {
    const row = await readBid(this.source, id);
    if (!row || !mayRead(row, actor)) throw bidErrors('not-found');
    return this.checkOf(row, actor);
  }

  /** The same inside a sealing. @throws AppError `bid.no-draft` */
  async checkOf(row: BidRow, actor: Actor, reader: Reader = this.source): Promise<BidCheck> {
    const content = await this.contents.draftContent(row.id, reader);
    if (!content) throw bidErrors('no-draft');
    const head = await this.headOf(row, reader);
    const published = await this.scenarios.version(row.scenarioId, head.publishedVersion, reader);
    const facts = {
      ...content,
      mustHave: published?.content.mustHave ?? [],
      members: row.members,
      files: await this.contents.files(row.id, 'draft', reader),
      officersNamed: (await this.keys.current(row.scenarioId, reader)) !== null,
      scenarioChanged: await this.changedSince(row, reader),
    };
    return checkDraft(facts, actor.language);
  }

  /** Whether a material version of the scenario was published after the one the bid rests on. */
  async changedSince(row: Pick<BidRow, 'id'>, reader: Reader = this.source): Promise<boolean> {
    const rows = await reader.query<unknown[]>(
      `select 1 from bids b where b.id = $1 and ${outdatedSql('b')}`,
      [row.id],
    );
    return rows.length > 0;
  }

  /**
   * Whoever seals or confirms has read the last version that matters. Others may come at any minute and move no deadline:
   * they would keep a late bidder from ever being up to date.
   * @throws AppError `bid.scenario-changed`
   */
  async refuseOutdated(
    { head }: { readonly head: ScenarioHead },
    read: number,
    reader: Reader = this.source,
  ): Promise<void> {
    const rows = await reader.query<unknown[]>(
      `select 1 from (select $1::uuid as scenario_id, $2::int as scenario_version) b where ${outdatedSql('b')}`,
      [head.id, read],
    );
    if (rows.length > 0 || read > head.publishedVersion)
      throw bidErrors('scenario-changed', { version: head.publishedVersion });
  }

  async headOf(row: BidRow, reader: Reader = this.source): Promise<ScenarioHead> {
    const head = await this.scenarios.head(row.scenarioId, reader);
    if (!head) throw bidErrors('not-found');
    return head;
  }

  /** The part of a bid that holds no content, for its own people and, once opened, its publisher. */
  async viewOf(row: BidRow, head: ScenarioHead, actor: Actor) {
    const now = await this.now();
    const subject = subjectOf(row, head, now);
    return {
      ...{ id: row.id, version: row.version, state: row.state, demo: row.demo },
      scenario: {
        ...{ scenarioId: head.id, title: head.publicTitle ?? head.title, state: head.state },
        ...{ publishedVersion: head.publishedVersion, deadline: head.deadline },
      },
      ...{ scenarioVersion: row.scenarioVersion, leadId: row.leadId },
      members: row.members.map((member) => ({
        ...member,
        actions: consortiumLifecycle.actions(
          memberSubject(row, member, subject),
          memberRelations(row, member, actor),
          now,
        ),
      })),
      sealedVersion: row.sealedVersion,
      reconfirm: row.reconfirmReason,
      contested: contestedOf(row),
      ended: row.reason
        ? { reason: row.reason, note: row.reasonNote, at: row.endedAt ?? row.updatedAt }
        : null,
      actions: bidLifecycle.actions(subject, bidRelations(row, head, actor), now),
    };
  }

  private async ownIn(scenarioId: string, actor: Actor): Promise<string | null> {
    if (actor.memberships.length === 0) return null;
    const rows = await this.source.query<{ id: string }[]>(
      `select bid_id as id from bid_members where scenario_id = $1 and organisation_id = any($2::uuid[]) and holds limit 1`,
      [scenarioId, actor.memberships.map((m) => m.organisationId)],
    );
    return rows[0]?.id ?? null;
  }

  private async now(): Promise<Date> {
    const [row] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    return row?.now ?? new Date(0);
  }
}

/** While the officers' word is not shown or refuted, and for how long. */
function contestedOf({ contestedAt, contestClock, reason }: BidRow): BidHead['contested'] {
  if (!contestedAt || !contestClock || reason) return null;
  return { since: contestedAt, due: new Date(contestClock.getTime() + contestHours * 3_600_000) };
}

/** For whom the actor may bid; whether they supply is asked when it is written. */
export function biddingOrganisations(head: ScenarioHead, actor: Actor): string[] {
  return actor.memberships
    .filter((m) => m.approved && m.role !== 'viewer' && m.organisationId !== head.organisationId)
    .map((m) => m.organisationId);
}

function ownEntry(row: BidRow, head: ScenarioHead, actor: Actor, now: Date): OwnBid {
  const membership =
    row.members.find((m) => belongsTo(actor, m.organisationId))?.state ?? ('invited' as const);
  const lead = row.members.find((m) => m.state === 'lead');
  return {
    ...{ id: row.id, state: row.state, demo: row.demo, scenarioId: row.scenarioId },
    ...{ scenarioTitle: head.publicTitle ?? head.title, scenarioState: head.state },
    ...{ deadline: head.deadline, leadId: row.leadId, leadName: lead?.name ?? '', membership },
    ...{ sealedVersion: row.sealedVersion, hasDraft: row.hasDraft, updatedAt: row.updatedAt },
    actions: bidLifecycle.actions(subjectOf(row, head, now), bidRelations(row, head, actor), now),
  };
}
