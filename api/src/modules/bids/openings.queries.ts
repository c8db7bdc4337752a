import { Inject, Injectable } from '@nestjs/common';
import { threshold, type EnvelopeContext, type EnvelopeKind, type Wrapped } from '@aism/sealing';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import { optionsOf, ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { bidErrors, openingErrors } from './bid.errors.js';
import { outdatedSql, tookPartSql } from './bid-rows.queries.js';
import { BidsQueries } from './bids.queries.js';
import { BidGates } from './bids.reads.js';
import type { OpeningMinute, OpeningTask } from './openings.schemas.js';

type Reader = Pick<EntityManager, 'query'>;

/** One envelope that is to be opened, with the shares it was sealed with. */
export interface ClosedEnvelope {
  readonly sealingId: string;
  readonly bidId: string;
  readonly receiptHash: string;
  readonly context: EnvelopeContext;
  readonly chunks: number;
  readonly contestedAt: Date | null;
  readonly serverKeyId: string;
  readonly serverPart: Wrapped;
  readonly shares: {
    readonly officerKeyId: string;
    /** The account while it is there; the holder stays one and the same for ever. */
    readonly userId: string | null;
    readonly holderId: string;
    /** Whether the officer may hand in nothing at present. */
    readonly barred: boolean;
    readonly keyId: string;
    readonly commitment: string;
    readonly wrapped: Wrapped;
  }[];
}

const judgedStates = `('opened', 'compliant', 'defect_window', 'scored', 'ranked')`;

/**
 * Bids in play for an opening: sealed ones for technique; for prices those whose technique is open and that are not out, of
 * those that the gate names ($2): the price of a bid that missed a threshold stays sealed.
 */
const inPlay: Readonly<Record<EnvelopeKind, string>> = {
  technique: `$2::uuid[] is null and b.state = 'sealed' and not ${outdatedSql('b')}`,
  price: `b.id = any($2::uuid[]) and b.opened_at is not null and b.price_opened_at is null and b.state in ${judgedStates}`,
};

/** What officers need for an opening, and what everybody reads after it. */
@Injectable()
export class OpeningsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(BidsQueries) private readonly bids: BidsQueries,
    @Inject(BidGates) private readonly gates: BidGates,
  ) {}

  /** Public minutes. @throws AppError `bid.not-found` for a scenario that is not public */
  async minutes(scenarioId: string) {
    const head = await this.scenarios.head(scenarioId);
    if (!head?.public) throw bidErrors('not-found');
    const rows = await this.source.query<{ minute: OpeningMinute }[]>(
      'select minute from bid_openings where scenario_id = $1 and opened_at is not null order by opened_at',
      [scenarioId],
    );
    // Minutes written before there were such counts.
    const items = rows.map(({ minute }) => ({ ...{ contested: 0, closed: 0 }, ...minute }));
    return { items, total: items.length };
  }

  /** What the actor, an officer of the scenario, is to decrypt. Empty before the time has come. */
  async task(scenarioId: string, kind: EnvelopeKind, actor: Actor): Promise<OpeningTask> {
    const head = await this.scenarios.head(scenarioId);
    const mine = head && (await this.officerNo(scenarioId, actor.userId));
    if (!head || !optionsOf(head.procedure).sealed || !mine) throw openingErrors('not-found');
    const state = await this.stateOf(head, kind);
    const envelopes = state === 'awaiting' ? await this.envelopes(scenarioId, kind) : [];
    const conflicted = await this.conflict(scenarioId, actor);
    if (conflicted) throw openingErrors('conflict');
    return {
      ...{ scenarioId, kind, state, mine, needed: threshold },
      given: await this.given(scenarioId, kind),
      envelopes: envelopes.flatMap(({ context, shares }) =>
        shares
          .filter((share) => share.userId === actor.userId)
          .map(({ keyId, commitment, wrapped }) => ({ context, keyId, commitment, wrapped })),
      ),
      actions: state === 'awaiting' && envelopes.length ? (['give-shares'] as const) : [],
    };
  }

  /** Where the actor is an opening officer, the nearest deadline first. */
  async duties(actor: Actor) {
    const rows = await this.source.query<{ id: string }[]>(
      `select distinct s.scenario_id as id from bid_key_sets s join bid_key_set_officers o on o.key_set_id = s.id
         join officer_keys k on k.id = o.officer_key_id where k.user_id = $1`,
      [actor.userId],
    );
    const heads = await this.scenarios.heads(rows.map(({ id }) => id));
    const items = [];
    for (const head of heads) {
      const technique = await this.stateOf(head, 'technique');
      const kind = technique === 'opened' ? 'price' : 'technique';
      const state = kind === 'price' ? await this.stateOf(head, kind) : technique;
      items.push({
        ...{ scenarioId: head.id, title: head.publicTitle ?? head.title, deadline: head.deadline },
        ...{ kind, state, band: await this.bids.band(head) },
        given: await this.given(head.id, kind),
        mine: (await this.officerNo(head.id, actor.userId)) ?? 0,
      } as const);
    }
    items.sort((a, b) => Number(a.deadline ?? 0) - Number(b.deadline ?? 0));
    return { items, total: items.length };
  }

  async stateOf(
    head: ScenarioHead,
    kind: EnvelopeKind,
    reader: Reader = this.source,
  ): Promise<OpeningTask['state']> {
    const isOpened = await this.isOpened(head.id, kind, reader);
    if (!afterClosing.has(head.state)) return isOpened ? 'opened' : 'too-early';
    const left = await this.left(head.id, kind, reader);
    if (isOpened) return left > 0 ? 'awaiting' : 'opened';
    if (kind === 'technique') return 'awaiting';
    if (!(await this.isOpened(head.id, 'technique', reader))) return 'too-early';
    return left > 0 ? 'awaiting' : 'price-locked';
  }

  /** How many envelopes are still to be opened: after a first round those that were contested, or qualified later. */
  private async left(scenarioId: string, kind: EnvelopeKind, reader: Reader): Promise<number> {
    const rows = await reader.query<{ n: number }[]>(
      `select count(*)::int as n from bids b where b.scenario_id = $1 and ${inPlay[kind]}`,
      [scenarioId, await this.openable(scenarioId, kind)],
    );
    return rows[0]?.n ?? 0;
  }

  /** Bids in play whose price stays closed, because technique did not reach its threshold. */
  async keptClosed(scenarioId: string, reader: Reader): Promise<number> {
    const rows = await reader.query<{ n: number }[]>(
      `select count(*)::int as n from bids b where b.scenario_id = $1 and b.opened_at is not null
         and b.price_opened_at is null and b.state in ${judgedStates} and not b.id = any($2::uuid[])`,
      [scenarioId, (await this.openable(scenarioId, 'price')) ?? []],
    );
    return rows[0]?.n ?? 0;
  }

  /** Null: all in play. */
  private async openable(scenarioId: string, kind: EnvelopeKind) {
    return kind === 'technique' ? null : ((await this.gates.qualified(scenarioId)) ?? []);
  }

  /** The number under which the person opens in this scenario: by order of naming, stable over key sets. */
  async officerNo(
    scenarioId: string,
    userId: string | null,
    reader: Reader = this.source,
  ): Promise<number | null> {
    const officers = await this.officersInOrder(scenarioId, reader);
    const at = officers.findIndex(
      (officer) => officer.userId !== null && officer.userId === userId,
    );
    return at < 0 ? null : at + 1;
  }

  /** The numbers of holders of keys, those included whose account is gone; in order. */
  async numbersOf(
    scenarioId: string,
    holderIds: readonly string[],
    reader: Reader = this.source,
  ): Promise<number[]> {
    const officers = await this.officersInOrder(scenarioId, reader);
    return officers.flatMap(({ holderId }, i) => (holderIds.includes(holderId) ? [i + 1] : []));
  }

  private officersInOrder(
    scenarioId: string,
    reader: Reader,
  ): Promise<{ holderId: string; userId: string | null }[]> {
    return reader.query(
      `select k.holder_id as "holderId", (array_agg(k.user_id))[1] as "userId" from bid_key_sets s
         join bid_key_set_officers o on o.key_set_id = s.id join officer_keys k on k.id = o.officer_key_id
       where s.scenario_id = $1 group by k.holder_id order by min(s.n * 1000 + o.no)`,
      [scenarioId],
    );
  }

  /** Whether the actor belongs to a bidder, or a module above holds something against it. */
  async conflict(scenarioId: string, actor: Actor, reader: Reader = this.source): Promise<boolean> {
    const mine = actor.memberships.map((m) => m.organisationId);
    const rows = await reader.query<unknown[]>(
      `select 1 from ${tookPartSql} took where scenario_id = $1 and organisation_id = any($2::uuid[]) limit 1`,
      [scenarioId, mine],
    );
    return rows.length > 0 || this.gates.isConflicted(scenarioId, actor.userId ?? '');
  }

  /**
   * Which officers of a scenario may hand in no share at present: without the role, in a bidder, or in the way of a module
   * above. Nobody is told who they are: that would tell who bids.
   */
  private async barred(scenarioId: string, reader: Reader): Promise<ReadonlySet<string>> {
    const rows = await reader.query<{ userId: string; barred: boolean }[]>(
      `select distinct k.user_id as "userId",
         not exists (select 1 from user_roles r where r.user_id = k.user_id and r.role = 'officer')
         or exists (select 1 from memberships p join ${tookPartSql} took on took.organisation_id = p.organisation_id
            where p.user_id = k.user_id and took.scenario_id = $1) as barred
       from bid_key_sets s join bid_key_set_officers o on o.key_set_id = s.id
         join officer_keys k on k.id = o.officer_key_id
       where s.scenario_id = $1 and k.user_id is not null`,
      [scenarioId],
    );
    const found = new Set<string>();
    for (const { userId, barred } of rows)
      if (barred || (await this.gates.isConflicted(scenarioId, userId))) found.add(userId);
    return found;
  }

  async envelopes(
    scenarioId: string,
    kind: EnvelopeKind,
    reader: Reader = this.source,
  ): Promise<ClosedEnvelope[]> {
    const barred = await this.barred(scenarioId, reader);
    const rows = await reader.query<ClosedEnvelope[]>(
      `select e.sealing_id as "sealingId", b.id as "bidId", r.hash as "receiptHash", e.chunks,
         e.contested_at as "contestedAt", ks.server_key_id as "serverKeyId", e.server_part as "serverPart",
         json_build_object('scenarioId', b.scenario_id, 'bidId', b.id, 'version', s.version, 'kind', e.kind,
           'keySetId', s.key_set_id) as context,
         (select json_agg(json_build_object('officerKeyId', k.id, 'userId', k.user_id, 'holderId', k.holder_id,
            'keyId', k.key_id, 'commitment', h.commitment, 'wrapped', h.wrapped))
          from bid_envelope_shares h join officer_keys k on k.id = h.officer_key_id
          where h.sealing_id = e.sealing_id and h.kind = e.kind) as shares
       from bids b join bid_receipts r on r.bid_id = b.id and r.superseded_at is null
         join bid_sealings s on s.id = r.sealing_id join bid_key_sets ks on ks.id = s.key_set_id
         join bid_envelopes e on e.sealing_id = s.id and e.kind = $3
       where b.scenario_id = $1 and ${inPlay[kind]} order by b.id`,
      [scenarioId, await this.openable(scenarioId, kind), kind],
    );
    return rows.map((row) => ({
      ...row,
      shares: row.shares.map((one) => ({ ...one, barred: barred.has(one.userId ?? '') })),
    }));
  }

  /** Whether a first round was opened. */
  async isOpened(
    scenarioId: string,
    kind: EnvelopeKind,
    reader: Reader = this.source,
  ): Promise<boolean> {
    const rows = await reader.query<unknown[]>(
      'select 1 from bid_openings where scenario_id = $1 and kind = $2 and opened_at is not null limit 1',
      [scenarioId, kind],
    );
    return rows.length > 0;
  }

  private async given(scenarioId: string, kind: EnvelopeKind): Promise<number[]> {
    const rows = await this.source.query<{ holderId: string }[]>(
      `select distinct k.holder_id as "holderId" from bid_openings o join bid_opening_shares h on h.opening_id = o.id
         join officer_keys k on k.id = h.officer_key_id
       where o.scenario_id = $1 and o.kind = $2 and o.opened_at is null`,
      [scenarioId, kind],
    );
    return this.numbersOf(
      scenarioId,
      rows.map(({ holderId }) => holderId),
    );
  }
}

/** States in which a scenario takes no bids any more but still deals with them. */
const afterClosing: ReadonlySet<ScenarioHead['state']> = new Set<ScenarioHead['state']>([
  'closed',
  'evaluating',
]);
