import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { BidReads } from '../bids/bids.reads.js';
import { EvaluationReads } from '../evaluation/evaluation.reads.js';
import { flagLifecycle, type FlagState } from './flag.lifecycle.js';
import { integrityErrors } from './integrity.errors.js';
import type { FlagQuery, FlagView, HoldQuery, HoldView } from './integrity.schemas.js';
import { flagSources, flagThresholds, type FlagCode } from './red-flags.js';

type Reader = Pick<EntityManager, 'query'>;
interface FlagRow extends Omit<FlagView, 'threshold' | 'source' | 'actions'> {
  readonly code: FlagCode;
  readonly state: FlagState;
}
const cursorShape = z.tuple([z.int(), z.string(), z.uuid()]);
const holdCursor = z.tuple([z.string(), z.uuid()]);

const flagSql = `select f.id, f.scenario_id as "scenarioId", s.title, o.name as publisher, s.demo, f.code, f.figures,
    f.found_at as "foundAt", f.state, f.note, f.decided_at as "decidedAt",
    coalesce((select jsonb_agg(jsonb_build_object('bidId', b.id, 'organisation', bo.name) order by b.id)
      from bids b join organisations bo on bo.id = b.lead_id where b.id = any(f.bid_ids)), '[]') as bids
  from integrity_flags f join scenarios s on s.id = f.scenario_id join organisations o on o.id = s.organisation_id`;
const holdSql = `select h.id, h.subject_id as "scenarioId", s.title, h.steps, h.reason, h.note, h.placed_at as "placedAt",
    h.lifted_at as "liftedAt", h.lift_note as "liftNote"
  from step_holds h join scenarios s on s.id = h.subject_id`;

/** Not of calls that the auditor's own organisations publish ($1), nor ($2) that they bid in or the auditor judges. */
const others = 'not (s.organisation_id = any($1::uuid[]) or s.id = any($2::uuid[]))';

/** What auditors read of flags and holds. */
@Injectable()
export class IntegrityQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(EvaluationReads) private readonly evaluation: EvaluationReads,
  ) {}

  async flags(query: FlagQuery, actor: Actor): Promise<Page<FlagView>> {
    const after = query.cursor ? this.cursors.decode(query.cursor, cursorShape) : null;
    const wanted = [query.scenarioId ?? null, query.state ?? null, query.code ?? null];
    const values = [...(await this.ownOf(actor)), ...wanted];
    const where = `${others} and ($3::uuid is null or f.scenario_id = $3) and ($4::text is null or f.state = $4)
      and ($5::text is null or f.code = $5)`;
    const order = `(case when f.state = 'open' then 0 else 1 end)`;
    const rows = await this.source.query<FlagRow[]>(
      `${flagSql} where ${where} and ($6::int is null or ${order} > $6 or (${order} = $6
         and (f.found_at, f.id) < ($7::timestamptz, $8::uuid)))
       order by ${order}, f.found_at desc, f.id desc limit $9`,
      [...values, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, query.limit + 1],
    );
    const [{ total }] = await this.source.query<[{ total: number }]>(
      `select count(*)::int as total from integrity_flags f join scenarios s on s.id = f.scenario_id where ${where}`,
      values,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      ...[row.state === 'open' ? 0 : 1, new Date(row.foundAt).toISOString(), row.id],
    ]);
    return { items: shown.map((row) => viewOf(row, actor)), total, nextCursor };
  }

  /** @throws AppError `integrity.flag-not-found` */
  async flag(id: string, actor: Actor): Promise<FlagView> {
    const [row] = await this.source.query<FlagRow[]>(`${flagSql} where ${others} and f.id = $3`, [
      ...(await this.ownOf(actor)),
      id,
    ]);
    if (!row) throw integrityErrors('flag-not-found');
    return viewOf(row, actor);
  }

  async holds(query: HoldQuery, actor: Actor): Promise<Page<HoldView>> {
    const after = query.cursor ? this.cursors.decode(query.cursor, holdCursor) : null;
    const live = query.live === undefined ? null : query.live === 'true';
    const values = [...(await this.ownOf(actor)), query.scenarioId ?? null, live];
    const where = `${others} and ($3::uuid is null or h.subject_id = $3)
      and ($4::boolean is null or (h.lifted_at is null) = $4)`;
    const rows = await this.source.query<Omit<HoldView, 'actions'>[]>(
      `${holdSql} where ${where} and ($5::timestamptz is null or (h.placed_at, h.id) < ($5, $6::uuid))
       order by h.placed_at desc, h.id desc limit $7`,
      [...values, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    );
    const [{ total }] = await this.source.query<[{ total: number }]>(
      `select count(*)::int as total from step_holds h join scenarios s on s.id = h.subject_id where ${where}`,
      values,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      ...[new Date(row.placedAt).toISOString(), row.id],
    ]);
    return { items: shown.map(holdViewOf), total, nextCursor };
  }

  /** @throws AppError `integrity.hold-not-found` */
  async hold(id: string, reader: Reader = this.source): Promise<HoldView> {
    const [row] = await reader.query<Omit<HoldView, 'actions'>[]>(`${holdSql} where h.id = $1`, [
      id,
    ]);
    if (!row) throw integrityErrors('hold-not-found');
    return holdViewOf(row);
  }

  private async ownOf(actor: Actor): Promise<readonly [string[], string[]]> {
    const organisations = actor.memberships.map((m) => m.organisationId);
    return [
      organisations,
      [...(await this.bids.callsOf(actor)), ...(await this.evaluation.seatsOf(actor))],
    ];
  }
}

function viewOf(row: FlagRow, actor: Actor): FlagView {
  return {
    ...row,
    ...{ threshold: flagThresholds[row.code], source: flagSources[row.code] },
    actions: flagLifecycle.actions({ state: row.state }, actor.roles, new Date(0)),
  };
}

const holdViewOf = (row: Omit<HoldView, 'actions'>): HoldView => ({
  ...row,
  actions: row.liftedAt ? [] : ['lift'],
});
