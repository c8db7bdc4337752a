import { Injectable, Logger } from '@nestjs/common';
import { keysVersion, type DocumentBatch, type ScenarioDocument } from '@aism/search';
import type { Tx } from '../../platform/database/transaction.js';
import { waitsSql } from './saved-search-holders.js';
import { compiledRule, type Rule } from './saved-search-rule.js';

/** What a run is about, read once and kept while it is carried. */
export interface Material {
  readonly batch: DocumentBatch;
  readonly documents: ReadonlyMap<string, ScenarioDocument>;
  /** Of a changed scenario as it was before. */
  readonly before: DocumentBatch | null;
}

export interface Matched {
  readonly id: string;
  readonly words: readonly string[];
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Whether it was an open call then, or an early intent. */
  readonly open: boolean;
}

interface SearchRow extends Rule {
  readonly id: string;
  readonly cap: number;
  readonly namedToday: number;
  /** Null where another version filed it: then it is asked of everything. */
  readonly keys: readonly string[] | null;
  /** Scenario → whether it was told of as an open call. */
  readonly told: Readonly<Record<string, boolean>>;
}

interface Found {
  readonly search: SearchRow;
  readonly fresh: readonly string[];
  readonly named: readonly Matched[];
  readonly tell: 'now' | 'later';
}

/** So many keys are looked up in the index; beyond, one walk through all saved searches is much cheaper. */
const mostLookedUp = 2000;

/** Those filed under one of the keys $4, by the index of keys; and those that another version than $3 filed. */
const filedSql = `select k.id from saved_searches k where k.active and k.keys && $4::text[]
  union all select v.id from saved_searches v where v.keys_version < $3 or v.keys_version > $3`;

/** Which saved searches a publication satisfies: one page of them, in one transaction. */
@Injectable()
export class SavedSearchMatching {
  private readonly log = new Logger('saved searches');

  /**
   * Matches the saved searches after `after`, and writes down what each is to be told.
   * @returns the last one looked at, null when there are no more
   */
  async page(
    tx: Tx,
    run: { id: string; demo: boolean; after: string | null },
    material: Material,
    size: number,
  ): Promise<{ last: string | null; matched: number }> {
    const rows = await this.rows(tx, run, material, size);
    const asked = rows.filter((row) => row.keys === null || material.batch.mayMatch(row.keys));
    const found = asked.flatMap((row) => this.judge(row, material) ?? []);
    if (found.length > 0) await write(tx, run.id, found);
    const last = rows.length < size ? null : (rows.at(-1)?.id ?? null);
    return { last, matched: found.length };
  }

  private rows(
    tx: Tx,
    run: { demo: boolean; after: string | null },
    { batch, documents }: Material,
    size: number,
  ): Promise<SearchRow[]> {
    const keys = batch.keys();
    const isLookedUp = keys.length <= mostLookedUp;
    const filed = isLookedUp ? `s.id in (${filedSql})` : '$4::text[] is null';
    return tx.query<SearchRow>(
      `select s.id, s.q, s.filters, s.exclude, s.daily_cap as cap, coalesce(d.named, 0) as "namedToday",
         case when s.keys_version = $3 then s.keys end as keys,
         coalesce((select jsonb_object_agg(t.scenario_id, t.as_open) from saved_search_tellings t
           where t.saved_search_id = s.id and t.scenario_id = any($6::uuid[])), '{}') as told
       from saved_searches s
       left join saved_search_days d on d.saved_search_id = s.id
         and d.day = (app_now() at time zone 'Asia/Shanghai')::date
       where s.active and ($1::uuid is null or s.id > $1) and ${waitsSql('s', '$2')}
         and ${filed}
       order by s.id limit $5`,
      [
        ...[run.after, run.demo, keysVersion(), isLookedUp ? keys : null, size],
        [...documents.keys()],
      ],
    );
  }

  /** Null where there is nothing new for it. */
  private judge(search: SearchRow, { batch, documents, before }: Material): Found | null {
    try {
      const rule = compiledRule(search);
      const known = new Set(before?.hits(rule).map(({ id }) => id));
      const isOpen = (id: string) => documents.get(id)?.state === 'open';
      const fresh = batch
        .hits(rule)
        .map(({ id }) => id)
        .filter((id) => !known.has(id))
        .filter((id) => search.told[id] === undefined || (!search.told[id] && isOpen(id)));
      if (fresh.length === 0) return null;
      const room = search.cap - search.namedToday;
      const named = fresh.slice(0, room > 0 ? room : search.cap).map((id) => {
        const { words, values } = batch.reasons(rule, id);
        return { id, words, filters: values, open: isOpen(id) };
      });
      return { search, fresh, named, tell: room > 0 ? 'now' : 'later' };
    } catch (error) {
      // One that this version cannot read must not keep the others from being told.
      this.log.error(`${search.id}: ${(error as Error).message}`);
      return null;
    }
  }
}

/** Matches, what is told by name, and how much of each day's cap is used: three statements for the page. */
async function write(tx: Tx, runId: string, found: readonly Found[]): Promise<void> {
  const rows = found.map(({ search, fresh, named, tell }) => ({
    id: search.id,
    hits: named,
    total: fresh.length,
    tell,
  }));
  await tx.query(
    `insert into saved_search_matches (saved_search_id, run_id, hits, total, day, tell)
     select x.id, $2, x.hits, x.total, ($3::timestamptz at time zone 'Asia/Shanghai')::date, x.tell
     from jsonb_to_recordset($1::jsonb) as x (id uuid, hits jsonb, total int, tell text)
     on conflict do nothing`,
    [JSON.stringify(rows), runId, tx.now],
  );
  const now = rows.filter(({ tell }) => tell === 'now');
  await tx.query(
    `insert into saved_search_tellings (saved_search_id, scenario_id, as_open, words, filters, at)
     select x.search, x.id, x.open, array(select jsonb_array_elements_text(x.words)), x.filters, $2
     from jsonb_to_recordset($1::jsonb) as x (search uuid, id uuid, open boolean, words jsonb, filters jsonb)
     on conflict (saved_search_id, scenario_id) do update
       set as_open = excluded.as_open, words = excluded.words, filters = excluded.filters, at = excluded.at`,
    [
      JSON.stringify(now.flatMap(({ id, hits }) => hits.map((hit) => ({ search: id, ...hit })))),
      tx.now,
    ],
  );
  await tx.query(
    `insert into saved_search_days (saved_search_id, day, named)
     select x.id, ($2::timestamptz at time zone 'Asia/Shanghai')::date, x.named
     from jsonb_to_recordset($1::jsonb) as x (id uuid, named int)
     on conflict (saved_search_id, day) do update set named = saved_search_days.named + excluded.named`,
    [JSON.stringify(now.map(({ id, hits }) => ({ id, named: hits.length }))), tx.now],
  );
}
