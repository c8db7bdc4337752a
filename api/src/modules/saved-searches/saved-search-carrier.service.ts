import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentBatch, keysVersion, queryKeys } from '@aism/search';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { ScenarioDocuments } from '../scenarios/scenarios.reads.js';
import { batchOf, RecentScenarios } from './recent-scenarios.queries.js';
import { SavedSearchMatching, type Material } from './saved-search-matching.service.js';
import { compiledRule, type Rule } from './saved-search-rule.js';
import { SavedSearchTelling } from './saved-search-telling.service.js';
import { SearchesTold } from './saved-searches.events.js';

interface Run {
  readonly id: string;
  readonly kind: 'published' | 'changed' | 'rest' | 'closed';
  readonly scenarioIds: readonly string[];
  readonly versionBefore: number | null;
  readonly demo: boolean;
  readonly step: 'match' | 'tell' | 'done';
  readonly after: string | null;
}

/** The worker's other tasks get their turn after so long; a run goes on where it was. */
const turnMs = 5000;
/** For so long a run's scenarios are taken for what they were: making them ready costs more than a page. */
const heldMs = 60_000;
const listening = ['open', 'intent'];
const runSql = `select id, kind, scenario_ids as "scenarioIds", version_before as "versionBefore", demo, step, after
  from saved_search_runs`;

/**
 * Carries runs page by page, each page with its cursor in one transaction: a process that ends in the middle leaves
 * nothing half done, and the next one goes on after the last page.
 */
@Injectable()
export class SavedSearchCarrier {
  private readonly log = new Logger('saved searches');
  /** Rows a page. */
  pageSize = 500;
  private held: { runId: string; material: Material; until: number } | null = null;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ScenarioDocuments) private readonly scenarios: ScenarioDocuments,
    @Inject(SavedSearchMatching) private readonly matching: SavedSearchMatching,
    @Inject(SavedSearchTelling) private readonly telling: SavedSearchTelling,
    @Inject(RecentScenarios) private readonly recent: RecentScenarios,
  ) {}

  @Job('saved-searches.carry', 1)
  async carry(): Promise<void> {
    const until = performance.now() + turnMs;
    const runs = await this.source.query<{ id: string }[]>(
      `select id from saved_search_runs where step <> 'done' order by at, id limit 100`,
    );
    let failed: Error | null = null;
    for (const { id } of runs) {
      try {
        while (performance.now() < until && (await this.step(id)));
      } catch (error) {
        failed = error as Error;
        this.log.error(`run ${id}: ${failed.message}`);
      }
    }
    if (!(await this.open())) this.held = null;
    // The others went on; the job is tried again after a while.
    if (failed) throw failed;
  }

  private async open(): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      `select 1 from saved_search_runs where step <> 'done' limit 1`,
    );
    return rows.length > 0;
  }

  /** One page of a run. @returns whether there is more to do */
  async step(id: string): Promise<boolean> {
    const material = await this.materialOf(id);
    return this.transactions.run(systemActor(), async (tx) => {
      const [run] = await tx.query<Run>(`${runSql} where id = $1 for update`, [id]);
      if (!run || run.step === 'done') return false;
      // Two runs of one saved search share the day's cap.
      await tx.query('select pg_advisory_xact_lock(750031)');
      if (run.step === 'match') await this.match(tx, run, material);
      else await this.tell(tx, run);
      return true;
    });
  }

  private async match(tx: Tx, run: Run, material: Material): Promise<void> {
    const isEmpty = material.batch.size === 0;
    const { last, matched } = isEmpty
      ? { last: null, matched: 0 }
      : await this.matching.page(tx, run, material, this.pageSize);
    if (last === null) await this.telling.gather(tx, run);
    await tx.query(
      'update saved_search_runs set step = $2, after = $3, matched = matched + $4 where id = $1',
      [run.id, last === null ? 'tell' : 'match', last, matched],
    );
  }

  private async tell(tx: Tx, run: Run): Promise<void> {
    const { last, told } = await this.telling.page(tx, run, this.pageSize);
    const [sum] = await tx.query<{ matched: number; told: number }>(
      `with x as (update saved_search_runs set step = $2, after = $3, told = told + $4,
         finished_at = case when $2 = 'done' then $5::timestamptz end where id = $1 returning matched, told)
       select * from x`,
      [run.id, last === null ? 'done' : 'tell', last, told, tx.now],
    );
    if (last !== null || !sum) return;
    await tx.query('delete from saved_search_recipients where run_id = $1', [run.id]);
    const facts = { kind: run.kind, scenarios: run.scenarioIds.length, ...sum };
    await tx.record(SearchesTold, { type: 'saved-search-run', id: run.id }, facts);
  }

  /** The run's scenarios as they are now: what was taken back meanwhile is told to nobody. */
  private async materialOf(id: string): Promise<Material> {
    if (this.held?.runId === id && performance.now() < this.held.until) return this.held.material;
    const [run] = await this.source.query<Run[]>(`${runSql} where id = $1`, [id]);
    const matches = run?.step === 'match' && run.kind !== 'closed' && run.kind !== 'rest';
    const { batch, documents } = await batchOf(
      this.scenarios,
      matches ? run.scenarioIds : [],
      (one) => listening.includes(one.state),
    );
    const material = { batch, documents, before: matches ? await this.before(run) : null };
    this.held = { runId: id, material, until: performance.now() + heldMs };
    return material;
  }

  private async before({ scenarioIds, versionBefore }: Run): Promise<DocumentBatch | null> {
    if (versionBefore === null) return null;
    const document = await this.scenarios.asOfVersion(scenarioIds[0] ?? '', versionBefore);
    return new DocumentBatch(document ? [document] : []);
  }

  /** Files saved searches anew whose keys another version of the search made; until then they are asked of everything. */
  @Job('saved-searches.file-anew', 600)
  async fileAnew(): Promise<void> {
    const { batch } = await this.recent.read();
    for (;;) {
      const rows = await this.source.query<(Rule & { id: string })[]>(
        'select id, q, filters, exclude from saved_searches where keys_version <> $1 order by id limit 500',
        [keysVersion()],
      );
      if (rows.length === 0) return;
      await this.transactions.run(systemActor(), async (tx) => {
        for (const row of rows)
          await tx.query('update saved_searches set keys = $2, keys_version = $3 where id = $1', [
            row.id,
            keysOf(row, batch),
            keysVersion(),
          ]);
      });
    }
  }
}

/** One that this version cannot read is asked of everything, and says so there. */
function keysOf(rule: Rule, batch: DocumentBatch): string[] {
  try {
    return queryKeys(compiledRule(rule), batch.frequency);
  } catch {
    return ['*'];
  }
}
