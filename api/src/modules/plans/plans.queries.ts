import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { declaredErrors } from '../../platform/errors.js';
import type { Actor, Language } from '../../platform/http/actor.js';
import { Cursors, type PageQuery } from '../../platform/http/pagination.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { planErrors } from './plan.errors.js';
import { planLifecycle, type PlanState } from './plan.lifecycle.js';
import type { CreatePlan, PlanOutcomeView } from './plans.schemas.js';

interface PlanRow {
  readonly id: string;
  readonly version: number;
  readonly state: PlanState;
  readonly title: string;
  readonly scopeKey: string;
  readonly demo: boolean;
  readonly request: CreatePlan;
  readonly stage: string;
  readonly progress: number;
  readonly modelVersion: string | null;
  readonly outcome: (PlanOutcomeView & Partial<Refusal>) | Refusal | null;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly appliedAt: Date | null;
  readonly key: string;
  readonly now: Date;
}
export interface Refusal {
  readonly conflicts: { index: number; alone: boolean; possible: number | null }[];
  readonly overfull: { id: string; title: string }[];
}
interface PairRow {
  readonly outcomeCode: string | null;
}

const columns = `p.id, p.version, p.state, p.title, p.scope_key as "scopeKey", p.demo, p.request, p.stage, p.progress,
  p.model_version as "modelVersion", p.outcome, p.failure, p.created_at as "createdAt", p.finished_at as "finishedAt",
  p.applied_at as "appliedAt", p.created_at::text as key, app_now() as now`;
const inPlan = `kind <> 'left'`;

/** Plans as matchmakers read them. */
@Injectable()
export class PlansQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** Newest first. */
  async list(actor: Actor, query: PageQuery) {
    const before = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : null;
    const rows = await this.source.query<PlanRow[]>(
      `select ${columns} from plans p where ($1::timestamptz is null or (p.created_at, p.id) < ($1, $2::uuid))
       order by p.created_at desc, p.id desc limit $3`,
      [before?.[0] ?? null, before?.[1] ?? null, query.limit + 1],
    );
    const [{ total }] = await this.source.query<[{ total: number }]>(
      'select count(*)::int as total from plans',
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    const items = [];
    for (const row of shown) items.push(await this.view(row, actor));
    return { items, total, nextCursor };
  }

  /** @throws AppError `plan.not-found` */
  async detail(actor: Actor, id: string) {
    return this.view(await this.row(id), actor);
  }

  /** Pairs in the plan first, then those left out, each by score. @throws AppError `plan.not-found` */
  async pairs(actor: Actor, id: string) {
    const plan = await this.row(id);
    const last = await this.lastBefore(plan);
    const rows = await this.source.query<(PairRow & Record<string, unknown>)[]>(
      `select r.id, r.kind, r.score, r.p, r.q, r.cost, r.why, r.blocking, r.outcome, r.outcome_code as "outcomeCode",
         r.pairing_id as "pairingId",
         json_build_object('id', s.id, 'title', s.title) as scenario,
         json_build_object('id', c.id, 'title', c.title, 'organisation', coalesce(o.name, '')) as capability,
         dr.title as "demandRival", sr.title as "supplyRival",
         r.kind <> 'left' and $2::uuid is not null and not exists (select 1 from plan_pairs b where b.plan_id = $2
           and b.scenario_id = r.scenario_id and b.capability_id = r.capability_id and b.${inPlan}) as "isNew"
       from plan_pairs r join scenarios s on s.id = r.scenario_id join capabilities c on c.id = r.capability_id
       left join organisations o on o.id = c.organisation_id
       left join capabilities dr on dr.id = r.demand_rival_id left join scenarios sr on sr.id = r.supply_rival_id
       where r.plan_id = $1 order by r.kind = 'left', r.score desc, r.id`,
      [id, last?.id ?? null],
    );
    const items = rows.map(({ outcomeCode, ...row }) => ({
      ...row,
      outcomeText: outcomeCode ? sentence(outcomeCode, actor.language) : null,
    }));
    return { items, total: items.length };
  }

  private async row(id: string): Promise<PlanRow> {
    const [row] = await this.source.query<PlanRow[]>(
      `select ${columns} from plans p where p.id = $1`,
      [id],
    );
    if (!row) throw planErrors('not-found');
    return row;
  }

  private async view(row: PlanRow, actor: Actor) {
    const { outcome, scopeKey, key, now, ...plain } = row;
    const refused = row.state === 'infeasible' && outcome && 'conflicts' in outcome;
    return {
      ...plain,
      title: await this.titleOf(row, actor.language),
      outcome: refused ? null : (outcome as PlanOutcomeView | null),
      failureText: row.failure ? sentence(row.failure, actor.language) : null,
      conflicts: refused ? [...outcome.conflicts!] : [],
      overfull: refused ? [...outcome.overfull!] : [],
      compared: await this.compared(row),
      actions: planLifecycle.actions(row, actor.roles, now),
    };
  }

  private async titleOf({ request, title }: PlanRow, language: Language): Promise<string> {
    const { scope } = request;
    if (scope.kind !== 'sector') return title;
    const sectors = await this.taxonomy.of('sector');
    const term = sectors.find((one) => one.code === scope.sector);
    return (language === 'en' ? term?.en : term?.zh) ?? title;
  }

  /** The newest plan of the same scope before this one that came to a result. */
  private async lastBefore({ scopeKey, createdAt, id }: PlanRow) {
    const [last] = await this.source.query<{ id: string; createdAt: Date; value: number | null }[]>(
      `select id, created_at as "createdAt", (outcome->>'value')::float8 as value from plans
       where scope_key = $1 and (created_at, id) < ($2, $3::uuid) and state in ('ready', 'applying', 'applied')
       order by created_at desc, id desc limit 1`,
      [scopeKey, createdAt, id],
    );
    return last;
  }

  private async compared(row: PlanRow) {
    if (!['ready', 'applying', 'applied'].includes(row.state)) return null;
    const last = await this.lastBefore(row);
    if (!last) return null;
    const [counts] = await this.source.query<[{ kept: number; added: number; dropped: number }]>(
      `with now as (select scenario_id, capability_id from plan_pairs where plan_id = $1 and ${inPlan}),
         before as (select scenario_id, capability_id from plan_pairs where plan_id = $2 and ${inPlan})
       select (select count(*) from (select * from now intersect select * from before) k)::int as kept,
         (select count(*) from (select * from now except select * from before) k)::int as added,
         (select count(*) from (select * from before except select * from now) k)::int as dropped`,
      [row.id, last.id],
    );
    return { planId: last.id, createdAt: last.createdAt, value: last.value, ...counts };
  }
}

/** The refusal's own sentence, without parameters. */
function sentence(code: string, language: Language): string {
  const text = declaredErrors.get(code);
  return (language === 'en' ? text?.en : text?.zh) ?? code;
}
