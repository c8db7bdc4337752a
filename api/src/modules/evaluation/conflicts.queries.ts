import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EvaluationBids, type JudgedBid } from './evaluation-bids.service.js';
import type { FoundKind } from './evaluation.schemas.js';
import { NamesReadSources } from './names-read.reads.js';

type Reader = Pick<EntityManager, 'query'>;

/** A conflict that the platform's own records show. */
export interface FoundConflict {
  readonly kind: FoundKind;
  readonly organisationId: string | null;
}

/** The scenario and the bids on it that are judged; none before the opening. */
interface Call {
  readonly head: { readonly id: string };
  readonly bids: readonly Pick<JudgedBid, 'memberIds'>[];
}

interface Place {
  readonly userId: string;
  readonly organisationId: string;
  readonly present: boolean;
}

/**
 * Finds what leaves no room for a decision: present and former organisation among the bidders, a consortium with one of
 * them, officers who open this scenario's bids, matchmakers who brought suppliers to it, whoever has read its bids by name.
 * Who worked where earlier is known as far as the platform's memberships go; the rest is the evaluator's own declaration.
 */
@Injectable()
export class ConflictsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(EvaluationBids) private readonly bids: EvaluationBids,
    @Inject(NamesReadSources) private readonly namesRead: NamesReadSources,
  ) {}

  /** Before the opening nobody knows who bids: then only the person's other parts in the scenario count. */
  async found(
    call: Call,
    userId: string | null,
    reader: Reader = this.source,
  ): Promise<FoundConflict[]> {
    if (!userId) return [];
    return (await this.foundAmong(call, [userId], reader)).get(userId) ?? [];
  }

  /** The same for several people at once, as it is at this moment: a conflict may begin after its declaration. */
  async foundAmong(
    { head, bids }: Call,
    userIds: readonly string[],
    reader: Reader = this.source,
  ): Promise<ReadonlyMap<string, FoundConflict[]>> {
    if (userIds.length === 0) return new Map();
    const officers = await this.bids.officersOf(head.id, reader);
    const matched = await this.matched(head.id, userIds, reader);
    const knowing = await this.knowing(head.id, userIds, reader);
    const parties = new Set(bids.flatMap((bid) => bid.memberIds));
    const places = parties.size > 0 ? await this.places(userIds, reader) : [];
    const found = new Map<string, FoundConflict[]>();
    for (const userId of userIds) {
      const own: FoundConflict[] = [];
      if (officers.includes(userId)) own.push({ kind: 'opening-officer', organisationId: null });
      if (matched.has(userId)) own.push({ kind: 'matchmaker', organisationId: null });
      if (knowing.has(userId)) own.push({ kind: 'names-read', organisationId: null });
      const at = places.filter((place) => place.userId === userId);
      found.set(userId, [...own, ...(await this.ties(at, parties, reader))]);
    }
    return found;
  }

  async isEvaluator(userId: string, reader: Reader = this.source): Promise<boolean> {
    const rows = await reader.query<unknown[]>(
      `select 1 from user_roles r join users u on u.id = r.user_id
       where r.user_id = $1 and r.role = 'evaluator' and u.erased_at is null`,
      [userId],
    );
    return rows.length > 0;
  }

  /**
   * Who of them has read the scenario's bids by name. From its naming on a member reads them on the panel's own pages only,
   * without names: readings count from before the hour of the naming.
   */
  private async knowing(
    scenarioId: string,
    userIds: readonly string[],
    reader: Reader,
  ): Promise<ReadonlySet<string>> {
    const read = await this.namesRead.of(scenarioId, userIds, reader);
    if (read.length === 0) return new Set();
    const members = await reader.query<{ userId: string; hour: Date }[]>(
      `select user_id as "userId", date_trunc('hour', named_at) as hour from evaluation_members
       where scenario_id = $1 and user_id = any($2::uuid[])`,
      [scenarioId, userIds],
    );
    const namedIn = new Map(members.map((member) => [member.userId, member.hour]));
    const known = read.filter(({ userId, hour }) => hour < (namedIn.get(userId) ?? Infinity));
    return new Set(known.map(({ userId }) => userId));
  }

  /** What one person's places, present and former, have to do with the bidders. */
  private async ties(
    places: readonly Place[],
    parties: ReadonlySet<string>,
    reader: Reader,
  ): Promise<FoundConflict[]> {
    if (places.length === 0) return [];
    const own = places.map(({ organisationId }) => organisationId);
    const partners = await this.bids.partnersOf(own, reader);
    return [
      ...places
        .filter(({ organisationId }) => parties.has(organisationId))
        .map(({ organisationId, present }): FoundConflict => {
          return { kind: present ? 'same-organisation' : 'earlier-employer', organisationId };
        }),
      ...partners
        .filter((organisationId) => parties.has(organisationId) && !own.includes(organisationId))
        .map((organisationId): FoundConflict => ({ kind: 'shared-consortium', organisationId })),
    ];
  }

  /** All organisations people are or were members of: rows for the present, the event log for the past. */
  private places(userIds: readonly string[], reader: Reader): Promise<Place[]> {
    return reader.query(
      `select user_id as "userId", organisation_id as "organisationId", bool_or(present) as present from (
         select user_id::text, organisation_id, true as present from memberships where user_id = any($1::uuid[])
         union all
         select payload ->> 'userId', subject_id, false from events
         where type in ('member.added', 'member.removed') and payload ->> 'userId' = any($1::text[])) all_places
       group by user_id, organisation_id order by organisation_id`,
      [userIds],
    );
  }

  /** Which of them pinned, listed or opened a pair of this scenario as a matchmaker. */
  private async matched(
    scenarioId: string,
    userIds: readonly string[],
    reader: Reader,
  ): Promise<ReadonlySet<string>> {
    const rows = await reader.query<{ userId: string }[]>(
      `select distinct actor_id as "userId" from events where actor_id = any($2::uuid[])
         and (type in ('mark.set', 'mark.lifted') or type like 'pairing.%' or type like 'shortlist.%')
         and (payload ->> 'scenarioId' = $1::text or payload -> 'pairs' @> jsonb_build_array(jsonb_build_object('scenarioId', $1::text)))`,
      [scenarioId, userIds],
    );
    return new Set(rows.map(({ userId }) => userId));
  }
}
