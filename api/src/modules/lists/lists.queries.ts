import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { canonicalJson } from '../../platform/canonical-json.js';
import { hasRole, type Actor, type Language } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { changeOf } from './list-comparison.js';
import { correctionText } from './list-corrections.js';
import type { ListCorrection } from './list-corrections.schemas.js';
import { listErrors } from './list.errors.js';
import { listLifecycle } from './list.lifecycle.js';
import type { FrozenEntry, ListSnapshot } from './list-snapshot.schemas.js';
import { ListViews, type KeptCorrection, type ListView } from './list-views.queries.js';
import type { ListDetail, ListHead, ListsQuery } from './lists.schemas.js';

type Head = Omit<ListHead, 'actions'>;
type Row = Head & { readonly snapshot: ListSnapshot | null };
type Keyed = Head & { readonly key: string };

const correctionsSql = '(select count(*)::int from list_corrections c where c.list_id = l.id)';
// The version of a published list counts its corrections: what is frozen has no other.
const headColumns = `l.id, l.version + ${correctionsSql} as version, l.no, l.level, l.district, l.park, l.title, l.intro, l.state, l.demo, l.hash, l.grouping,
  ${correctionsSql} as "correctionCount",
  l.published_at as "publishedAt",
  (select count(*)::int from list_entries e where e.list_id = l.id) as "entryCount"`;
const at = 'coalesce(l.published_at, l.created_at)';
const cursorKey = z.tuple([z.string(), z.uuid()]);

const how = {
  'zh-CN':
    '下载该地址的文本（规范 JSON，UTF-8），计算 SHA-256，应与 hash 一致；如：curl -s 地址 | sha256sum。每条更正同样由其原文（text）算得，并写明前一条的哈希。',
  en: 'Download the text at this address (canonical JSON, UTF-8); its SHA-256 must equal `hash`, e.g. curl -s ADDRESS | sha256sum. A correction is hashed from its `text` likewise, which names the hash before it.',
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
    @Inject(ListViews) private readonly views: ListViews,
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
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    return {
      items: shown.map((row) => ({ ...row, actions: actionsOn(row, actor) })),
      total: counted[0]?.n ?? 0,
      nextCursor,
    };
  }

  /** A draft reads as it would be frozen now. @throws AppError `list.not-found`, for drafts to all but reviewers */
  async detail(no: string, actor: Actor): Promise<ListDetail> {
    const { snapshot, ...row } = await this.known(no, actor);
    const view = snapshot
      ? await this.views.published(row.id, snapshot)
      : await this.views.draft(row);
    return {
      ...row,
      sections: [...view.sections],
      entries: await this.entries(view),
      comparison: view.comparison,
      corrections: view.corrections.map((one) => correctionOf(no, one, view)),
      verification: snapshot ? { algorithm: 'SHA-256', ...verification(no, actor.language) } : null,
      notice: notice[actor.language],
      actions: actionsOn(row, actor),
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

  /** What stands on the list, beside the state and deadline each scenario has now. */
  private async entries(view: ListView): Promise<ListDetail['entries']> {
    const heads = await this.scenarios.heads(view.entries.map((entry) => entry.scenarioId));
    const headOf = new Map(heads.map((head) => [head.id, head]));
    return view.entries.map((entry) => {
      const { position, scenarioId, organisation, content, version } = entry;
      const now = headOf.get(scenarioId);
      return {
        ...{ position, scenarioId, version, organisationName: organisation.name },
        ...wordsOf(content),
        corrected: [...entry.corrected],
        change: changeOf(view.comparison ?? undefined, scenarioId),
        state: now?.state ?? 'withdrawn',
        deadlineNow: now?.deadline ?? null,
        fault: view.faults.get(scenarioId) ?? null,
      };
    });
  }
}

const word = (value: unknown) => (typeof value === 'string' ? value : null);
const codes = (value: unknown) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** What a list prints of a frozen content. */
function wordsOf(content: FrozenEntry['content']) {
  const resources = Array.isArray(content.resources) ? content.resources : [];
  const kinds = (resources as { kind?: unknown }[]).map((one) => one.kind);
  return {
    title: word(content.title) ?? '',
    summary: word(content.summary) ?? '',
    sectors: codes(content.sectors),
    districts: codes(content.districts),
    cooperationModes: codes(content.cooperationModes),
    resourceKinds: [...new Set(codes(kinds))],
    procedure: word(content.procedure),
    deadline: word(content.deadline),
  };
}

function correctionOf(no: string, correction: KeptCorrection, view: ListView): ListCorrection {
  const entry = view.entries.find((one) => one.scenarioId === correction.scenarioId);
  const text = correctionText(no, correction);
  return { ...correction, position: entry?.position ?? 0, text };
}

function actionsOn(list: Head, actor: Actor) {
  return listLifecycle.actions(list, hasRole(actor, 'reviewer') ? ['reviewer'] : [], new Date(0));
}

function verification(no: string, language: Language) {
  return { address: `/api/v1/lists/${encodeURIComponent(no)}/snapshot`, how: how[language] };
}
