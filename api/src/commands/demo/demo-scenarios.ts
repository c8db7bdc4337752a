import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ScenarioImportsService } from '../../modules/scenarios/scenario-imports.service.js';
import { ScenarioReviewsService } from '../../modules/scenarios/scenario-reviews.service.js';
import { createScenario } from '../../modules/scenarios/scenarios.schemas.js';
import { ScenarioSignoffs } from '../../modules/scenarios/scenario-signoffs.service.js';
import { ScenariosService } from '../../modules/scenarios/scenarios.service.js';
import { ownerOf, type Cast } from './actors.js';
import type { DemoClock } from './demo-clock.js';
import { seedRows } from './files.js';

interface ScenarioRow extends Record<string, unknown> {
  readonly organisation: string;
  readonly externalId: string;
  readonly state: 'intent' | 'draft' | 'submitted' | 'approved' | 'open';
  readonly deadlineInDays: number | null;
  readonly publishedDaysAgo: number | null;
  readonly factSource: string;
}
const dayMs = 86_400_000;
/** Every other scenario has been open for longer, so that the demonstration has pairings of 60 days and more. */
const longer = 75;

/** Brings each demonstration scenario to its state by the steps people would take, dated in the past. */
export async function makeScenarios(
  app: INestApplicationContext,
  cast: Cast,
  clock: DemoClock,
): Promise<number> {
  const rows = seedRows<ScenarioRow>('demo-scenarios.jsonl');
  for (const [index, row] of rows.entries()) {
    const age = (row.publishedDaysAgo ?? 2) + (index % 2 ? longer : 0);
    await clock.daysAgo(age);
    // Without a past nothing can be submitted after its own deadline.
    if (clock.allowed || (row.deadlineInDays ?? 1) > 0) await makeOne(app, cast, row);
  }
  await clock.back();
  return rows.length;
}

async function makeOne(app: INestApplicationContext, cast: Cast, row: ScenarioRow): Promise<void> {
  const fields = contentFields(row);
  if (row.state === 'intent') {
    const { organisationId } = ownerOf(cast, row.organisation);
    const { contactName: _name, contactEmail: _email, contactRole: _role, ...open } = fields;
    const source = { title: `示例数据（场景取材：${row.factSource}）`, url: null, licence: null };
    const outcome = await app
      .get(ScenarioImportsService, { strict: false })
      .importRow({ ...open, source }, { organisationId, as: 'intent', values: {} });
    if (outcome.result === 'refused')
      throw new Error(`${row.externalId}: ${outcome.issues.join('; ')}`);
    return;
  }
  await bringTo(row.state, app, cast, { organisation: row.organisation, fields });
}

/** An open scenario. @returns its id */
export function publishScenario(
  app: INestApplicationContext,
  cast: Cast,
  organisation: string,
  fields: Record<string, unknown>,
): Promise<string> {
  return bringTo('open', app, cast, { organisation, fields });
}

async function bringTo(
  state: 'draft' | 'submitted' | 'approved' | 'open',
  app: INestApplicationContext,
  cast: Cast,
  { organisation: key, fields }: { organisation: string; fields: Record<string, unknown> },
): Promise<string> {
  const { actor, organisationId } = ownerOf(cast, key);
  const scenarios = app.get(ScenariosService, { strict: false });
  const reviews = app.get(ScenarioReviewsService, { strict: false });
  const { id, version, organisation } = await scenarios.draft(
    createScenario.parse({ ...fields, organisationId }),
    actor,
  );
  if (state === 'draft') return id;
  // A government body submits nothing without its named confidentiality review.
  const officer = { name: '示例保密审查员', post: '示例·办公室', finding: 'no-secrets' as const };
  if (organisation.kind === 'government')
    await app.get(ScenarioSignoffs, { strict: false }).signOff(id, officer, `"${version}"`, actor);
  const submitted = await scenarios.submit(id, `"${version}"`, actor);
  if (state === 'submitted') return id;
  const review = { decision: 'approve' as const, comments: [], note: '', actingFor: null };
  await reviews.review(id, review, `"${submitted.version}"`, cast.reviewer);
  if (state === 'open') await reviews.publish(id, actor);
  return id;
}

/** The row without the seed's own helper fields. */
function contentFields(row: ScenarioRow): Record<string, unknown> {
  const {
    organisation: _o,
    state: _s,
    deadlineInDays,
    publishedDaysAgo: _p,
    factSource: _f,
    ...fields
  } = row;
  // The end of a working day in Xiamen (UTC+8).
  const day =
    deadlineInDays === null
      ? null
      : new Date(Date.now() + deadlineInDays * dayMs).toISOString().slice(0, 10);
  return { ...fields, deadline: day === null ? null : `${day}T18:00:00+08:00` };
}

/** The 84 official health scenarios as intents of a 示例 publisher, each naming its source. */
export async function importHealthScenarios(
  app: INestApplicationContext,
  cast: Cast,
  publisher: string,
): Promise<number> {
  const importer = app.get(ScenarioImportsService, { strict: false });
  const { organisationId } = ownerOf(cast, publisher);
  const rows = seedRows<Record<string, unknown>>('health-scenarios.jsonl');
  for (const row of rows) {
    const options = {
      organisationId,
      as: 'intent',
      values: { sectors: '医疗', districts: '全市' },
    };
    const outcome = await importer.importRow(row, options);
    if (outcome.result === 'refused')
      throw new Error(`${String(row.id)}: ${outcome.issues.join('; ')}`);
  }
  return rows.length;
}

/** Finished work: one real case with its source, the rest 示例. */
export async function makeCases(app: INestApplicationContext, cast: Cast): Promise<number> {
  interface CaseRow {
    key: string;
    title: string;
    organisation: string | null;
    organisationName: string | null;
    supplierName: string | null;
    sector: string;
    technologies: string[];
    summary: string;
    baseline: unknown;
    result: unknown;
    lessons: string | null;
    year: number | null;
    source: unknown;
    demo: boolean;
  }
  const source = app.get(DataSource);
  const rows = seedRows<CaseRow>('demo-cases.jsonl');
  for (const row of rows) {
    const organisationId = row.organisation
      ? (cast.organisations.get(row.organisation) ?? null)
      : null;
    await source.query(
      `insert into benchmark_cases (id, title, organisation_id, organisation_name, supplier_name, sector, technologies,
         summary, baseline, result, lessons, year, source, external_id, demo)
       values ($1, $2, $3, coalesce($4, (select name from organisations where id = $3), '示例机构'), $5, $6, $7, $8, $9,
         $10, $11, $12, $13, $14, $15) on conflict (external_id) do nothing`,
      [
        randomUUID(),
        row.title,
        organisationId,
        row.organisationName,
        row.supplierName,
        row.sector,
        row.technologies,
        row.summary,
        JSON.stringify(row.baseline),
        JSON.stringify(row.result),
        row.lessons,
        row.year,
        row.source === null ? null : JSON.stringify(row.source),
        row.key,
        row.demo,
      ],
    );
  }
  return rows.length;
}
