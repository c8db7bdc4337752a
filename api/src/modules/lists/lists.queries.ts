import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { canonicalJson } from '../../platform/canonical-json.js';
import { hasRole, type Actor, type Language } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { listErrors } from './list.errors.js';
import { listLifecycle } from './list.lifecycle.js';
import type { ListDetail, ListHead, ListSnapshot, ListsQuery } from './lists.schemas.js';

type Row = ListHead & { readonly snapshot: ListSnapshot | null };
type Keyed = ListHead & { readonly key: string };

const headColumns = `l.id, l.version, l.no, l.level, l.district, l.park, l.title, l.intro, l.state, l.demo, l.hash,
  l.published_at as "publishedAt",
  (select count(*)::int from list_entries e where e.list_id = l.id) as "entryCount"`;
const at = 'coalesce(l.published_at, l.created_at)';
const cursorKey = z.tuple([z.string(), z.uuid()]);

const how = {
  'zh-CN':
    '下载该地址的文本（规范 JSON，UTF-8），计算 SHA-256，应与 hash 一致；如：curl -s 地址 | sha256sum',
  en: 'Download the text at this address (canonical JSON, UTF-8); its SHA-256 must equal `hash`, e.g. curl -s ADDRESS | sha256sum',
} as const;
const notice = {
  'zh-CN': '本清单不构成采购要约；涉及政府采购的，以法定渠道公告为准。',
  en: 'This list is no offer to contract; public procurement follows its official announcements.',
} as const;

/** Reads for screens: published lists for all, drafts for reviewers. */
@Injectable()
export class ListsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  /** Newest first. Drafts are nobody’s but the reviewers’: others are answered an empty list. */
  async list(query: ListsQuery, actor: Actor): Promise<Page<ListHead>> {
    if (query.state === 'draft' && !hasRole(actor, 'reviewer'))
      return { items: [], total: 0, nextCursor: null };
    const wanted = [query.state, query.level ?? null, query.district ?? null, query.park ?? null];
    const where = `l.state = $1 and ($2::text is null or l.level = $2) and ($3::text is null or l.district = $3)
      and ($4::text is null or l.park = $4)`;
    const [time, id] = query.cursor ? this.cursors.decode(query.cursor, cursorKey) : [null, null];
    const [rows, counted] = await Promise.all([
      this.source.query<Keyed[]>(
        `select ${headColumns}, ${at}::text as key from lists l
         where ${where} and ($5::timestamptz is null or (${at}, l.id) < ($5, $6::uuid))
         order by ${at} desc, l.id desc limit $7`,
        [...wanted, time, id, query.limit + 1],
      ),
      this.source.query<{ n: number }[]>(
        `select count(*)::int as n from lists l where ${where}`,
        wanted,
      ),
    ]);
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    return {
      items: rows.slice(0, query.limit),
      total: counted[0]?.n ?? 0,
      nextCursor: last ? this.cursors.encode([last.key, last.id]) : null,
    };
  }

  /** @throws AppError `list.not-found`, for drafts also when the reader is no reviewer */
  async detail(no: string, actor: Actor): Promise<ListDetail> {
    const row = await this.known(no, actor);
    const relations = hasRole(actor, 'reviewer') ? ['reviewer'] : [];
    const published = row.state === 'published';
    return {
      ...row,
      entries: await this.entries(row),
      verification: published
        ? { algorithm: 'SHA-256', ...verification(no, actor.language) }
        : null,
      notice: notice[actor.language],
      actions: listLifecycle.actions(row, relations, new Date(0)),
    };
  }

  /** The frozen text whose SHA-256 is the list's hash. @throws AppError `list.not-found` for drafts */
  async frozenText(no: string): Promise<string> {
    const rows = await this.source.query<{ snapshot: ListSnapshot | null }[]>(
      'select snapshot from lists where no = $1',
      [no],
    );
    if (!rows[0]?.snapshot) throw listErrors('not-found');
    return canonicalJson(rows[0].snapshot);
  }

  private async known(no: string, actor: Actor): Promise<Row> {
    const rows = await this.source.query<Row[]>(
      `select ${headColumns}, l.snapshot from lists l where l.no = $1`,
      [no],
    );
    const row = rows[0];
    if (!row || (row.state === 'draft' && !hasRole(actor, 'reviewer')))
      throw listErrors('not-found');
    return row;
  }

  /** What stands on the list, as frozen, beside the state each scenario has now. */
  private async entries(row: Row): Promise<ListDetail['entries']> {
    const stored = await this.source.query<{ position: number; scenarioId: string }[]>(
      `select position, scenario_id as "scenarioId" from list_entries where list_id = $1 order by position`,
      [row.id],
    );
    const heads = await this.scenarios.heads(stored.map((entry) => entry.scenarioId));
    const headOf = new Map(heads.map((head) => [head.id, head]));
    return stored.flatMap((entry, index) => {
      const now = headOf.get(entry.scenarioId);
      if (!now) return [];
      const frozen = row.snapshot?.entries.find((e) => e.scenarioId === entry.scenarioId);
      const title = typeof frozen?.content.title === 'string' ? frozen.content.title : now.title;
      return {
        position: frozen?.position ?? index + 1,
        scenarioId: entry.scenarioId,
        title,
        organisationName: frozen?.organisation.name ?? now.organisationName,
        version: frozen?.version ?? now.publishedVersion,
        state: now.state,
      };
    });
  }
}

function verification(no: string, language: Language) {
  return { address: `/api/v1/lists/${encodeURIComponent(no)}/snapshot`, how: how[language] };
}
