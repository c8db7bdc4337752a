import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Transactions } from '../../platform/database/transaction.js';
import type { EventDefinition } from '../../platform/events/define-event.js';
import { belongsTo, mayEditFor, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { Cursors } from '../../platform/http/pagination.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { followErrors } from './follow.errors.js';
import { ScenarioFollowed, ScenarioUnfollowed } from './follow.events.js';
import type { FollowNoteView, FollowsQuery, FollowTarget, NoteFollow } from './follows.schemas.js';

interface FollowRow {
  readonly id: string;
  readonly scenarioId: string;
  readonly organisationId: string | null;
  readonly version: number;
  readonly internalState: FollowNoteView['state'];
  readonly internalNote: string;
  readonly at: Date;
  readonly key: string;
  readonly total: number;
}

/** Following scenarios. Following twice, or ending what never began, changes nothing. */
@Injectable()
export class FollowsService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  async followers(scenarioId: string, actor: Actor) {
    await this.refuseUnknown(scenarioId);
    const [row] = await this.source.query<
      { total: number; mine: boolean; organisationIds: string[] }[]
    >(
      `select count(*)::int as total, coalesce(bool_or(user_id = $2), false) as mine,
         coalesce(array_agg(organisation_id) filter (where organisation_id = any($3::uuid[])), '{}') as "organisationIds"
       from scenario_follows where scenario_id = $1`,
      [scenarioId, actor.userId, actor.memberships.map((m) => m.organisationId)],
    );
    const { total, mine, organisationIds } = row ?? { total: 0, mine: false, organisationIds: [] };
    const actions = actor.userId ? ([mine ? 'unfollow' : 'follow'] as const) : [];
    return { total, mine, organisationIds, actions };
  }

  async follow(scenarioId: string, { organisationId }: FollowTarget, actor: Actor) {
    await this.refuseUnknown(scenarioId);
    refuseStranger(organisationId, actor);
    await this.change(actor, { scenarioId, organisationId, event: ScenarioFollowed }, [
      `insert into scenario_follows (id, scenario_id, user_id, organisation_id)
       values ($4, $1, $2, $3) on conflict do nothing returning id`,
      uuidv7(),
    ]);
    return this.followers(scenarioId, actor);
  }

  async unfollow(scenarioId: string, { organisationId }: FollowTarget, actor: Actor) {
    await this.refuseUnknown(scenarioId);
    refuseStranger(organisationId, actor);
    await this.change(actor, { scenarioId, organisationId, event: ScenarioUnfollowed }, [
      `with gone as (delete from scenario_follows where scenario_id = $1
         and user_id is not distinct from $2::uuid and organisation_id is not distinct from $3::uuid returning id)
       select id from gone`,
    ]);
    return this.followers(scenarioId, actor);
  }

  /** What the reader follows, in person or through an organisation, newest first. */
  async mine(query: FollowsQuery, actor: Actor) {
    const before = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : null;
    const rows = await this.source.query<FollowRow[]>(
      `select id, scenario_id as "scenarioId", organisation_id as "organisationId", at, at::text as key, total, version,
         internal_state as "internalState", internal_note as "internalNote" from (
         select f.*, (count(*) over ())::int as total from scenario_follows f
         where f.user_id = $1 or f.organisation_id = any($2::uuid[])) f
       where $3::timestamptz is null or (at, id) < ($3, $4::uuid) order by at desc, id desc limit $5`,
      [
        actor.userId,
        actor.memberships.map((m) => m.organisationId),
        before?.[0] ?? null,
        before?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    const ids = shown.map((row) => row.scenarioId);
    const [cards, heads] = await Promise.all([
      this.scenarios.publicRows(ids, actor),
      this.scenarios.heads(ids),
    ]);
    return {
      items: shown.map((row) => ({
        ...row,
        internal: row.organisationId ? noteOf(row, actor) : null,
        scenario: cards.find((card) => card.id === row.scenarioId) ?? null,
        // Of a suspended publisher's scenario not even the title is told.
        title: heads.find((head) => head.known && head.id === row.scenarioId)?.publicTitle ?? '',
      })),
      total: rows[0]?.total ?? 0,
      nextCursor,
    };
  }

  /**
   * An organisation's own state and note. No event tells of it: the log has readers outside the organisation, and
   * nothing in the process depends on it.
   */
  async note(scenarioId: string, input: NoteFollow, version: string | undefined, actor: Actor) {
    const { organisationId, state, note } = input;
    if (!belongsTo(actor, organisationId)) throw followErrors('not-followed');
    refuseStranger(organisationId, actor);
    return this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<{ id: string; version: number }>(
        `select id, version from scenario_follows where scenario_id = $1 and organisation_id = $2 for update`,
        [scenarioId, organisationId],
      );
      if (!row) throw followErrors('not-followed');
      requireVersion(version, row.version);
      await tx.query(
        `update scenario_follows set internal_state = $2, internal_note = $3, version = version + 1 where id = $1`,
        [row.id, state, note],
      );
      return noteOf(
        { organisationId, version: row.version + 1, internalState: state, internalNote: note },
        actor,
      );
    });
  }

  /** One statement whose returned row says whether anything changed; only then there is a fact to tell. */
  private async change(
    actor: Actor,
    given: { scenarioId: string; organisationId: string | undefined; event: EventDefinition },
    [sql, ...more]: readonly [string, ...string[]],
  ): Promise<void> {
    const { scenarioId, organisationId = null, event } = given;
    await this.transactions.run(actor, async (tx) => {
      const userId = organisationId ? null : actor.userId;
      const changed = await tx.query(sql, [scenarioId, userId, organisationId, ...more]);
      if (changed.length === 0) return;
      const subject = { type: 'scenario', id: scenarioId, organisationId };
      await tx.record(event, subject, { scenarioId, organisationId });
    });
  }

  private async refuseUnknown(id: string): Promise<void> {
    const head = await this.scenarios.head(id);
    if (!head?.known) throw followErrors('not-found');
  }
}

type Noted = Pick<FollowRow, 'organisationId' | 'version' | 'internalState' | 'internalNote'>;

function noteOf(row: Noted, actor: Actor): FollowNoteView {
  const { version, internalState: state, internalNote: note } = row;
  return { version, state, note, actions: mayEditFor(actor, row.organisationId) ? ['note'] : [] };
}

function refuseStranger(organisationId: string | undefined, actor: Actor): void {
  if (organisationId && !mayEditFor(actor, organisationId)) throw followErrors('not-a-member');
}
