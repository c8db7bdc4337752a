import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../platform/database/transaction.js';
import type { Findings, FoundPair } from './plan-findings.js';
import { PlanFinished } from './plan.events.js';
import { planErrors } from './plan.errors.js';
import { planLifecycle, type PlanState } from './plan.lifecycle.js';

/** How a run ends. */
export type PlanEnd =
  | { readonly action: 'finish'; readonly modelVersion: string; readonly findings: Findings }
  | {
      readonly action: 'refuse';
      readonly conflicts: readonly { index: number; alone: boolean; possible: number | null }[];
      readonly overfull: readonly { id: string; title: string }[];
    }
  /** `failure` is the code of an error text. */
  | { readonly action: 'fail'; readonly failure: string };

const batch = 2000;

/** Writes what a run finds. */
@Injectable()
export class PlanRecords {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Says that the run lives and how far it is. @returns whether it still should */
  async beat(id: string, at: { stage: string; progress: number }): Promise<boolean> {
    const [, count] = await this.source.query<[unknown[], number]>(
      `update plans set stage = $2, progress = greatest(progress, $3), beat_at = app_now()
       where id = $1 and state = 'running'`,
      [id, at.stage, at.progress],
    );
    return count > 0;
  }

  /** Runs that have said nothing for two minutes. */
  async silent(): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `select id from plans where state = 'running' and beat_at < app_now() - interval '2 minutes'`,
    );
    return rows.map((row) => row.id);
  }

  /** Ends a run; one that was cancelled meanwhile stays cancelled and what it found is dropped. */
  async end(tx: Tx, id: string, end: PlanEnd): Promise<void> {
    const [row] = await tx.query<{ state: PlanState }>(
      'select state from plans where id = $1 for update',
      [id],
    );
    if (row?.state !== 'running') return;
    const state = planLifecycle.perform(end.action, row, ['system'], tx.now);
    const found = end.action === 'finish' ? end.findings : null;
    const outcome = found?.outcome ?? (end.action === 'refuse' ? refusalOf(end) : null);
    await tx.query(
      `update plans set state = $2, stage = 'done', progress = 1, finished_at = $3, version = version + 1,
         model_version = $4, outcome = $5, failure = $6 where id = $1`,
      [
        ...[id, state, tx.now, end.action === 'finish' ? end.modelVersion : null],
        ...[outcome, end.action === 'fail' ? end.failure : null],
      ],
    );
    const pairs = found?.pairs ?? [];
    for (let at = 0; at < pairs.length; at += batch) await put(tx, id, pairs.slice(at, at + batch));
    await tx.record(
      PlanFinished,
      { type: 'plan', id, organisationId: null },
      {
        state,
        pairs: found?.outcome.pairs ?? 0,
        failure: end.action === 'fail' ? end.failure : null,
      },
    );
  }
}

/** Reads the plan under lock. @throws AppError `plan.not-found` */
export async function lockPlan(tx: Tx, id: string): Promise<{ state: PlanState; version: number }> {
  const [row] = await tx.query<{ state: PlanState; version: number }>(
    'select state, version from plans where id = $1 for update',
    [id],
  );
  if (!row) throw planErrors('not-found');
  return row;
}

const refusalOf = ({ conflicts, overfull }: Extract<PlanEnd, { action: 'refuse' }>) => ({
  ...{ conflicts, overfull },
});

async function put(tx: Tx, id: string, pairs: readonly FoundPair[]): Promise<void> {
  const column = <K extends keyof FoundPair>(name: K) => pairs.map((pair) => pair[name]);
  await tx.query(
    `insert into plan_pairs (id, scenario_id, capability_id, kind, score, p, q, cost, why, demand_rival_id,
       supply_rival_id, blocking, plan_id)
     select r.*, $13 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::float8[], $6::float8[],
       $7::float8[], $8::float8[], $9::text[], $10::uuid[], $11::uuid[], $12::boolean[]) r`,
    [
      ...[pairs.map(() => uuidv7()), column('scenarioId'), column('capabilityId')],
      ...[column('kind'), column('score'), column('p'), column('q'), column('cost')],
      ...[column('why'), column('demandRivalId'), column('supplyRivalId'), column('blocking'), id],
    ],
  );
}
