import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  MessageKinds,
  type MessageKind,
  type MessageRow,
} from '../notifications/notifications.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { hitTypes, matchedEn, matchedZh, type Names } from './saved-search-texts.js';
import type { Matched } from './saved-search-matching.service.js';
import { SavedSearchMuteLinks } from './saved-search-mute-links.service.js';
import { mostNamed } from './saved-searches.schemas.js';

export const closedKind = 'saved-search.closed';
const matchedKind = 'saved-search.matched';
const quietKind = 'saved-search.matched-in-app';

/** One saved search in a reader's message. */
export interface ToldSearch {
  readonly id: string;
  readonly organisationId: string | null;
  readonly channel: 'mail' | 'in-app';
  readonly cap: number;
  readonly hits: readonly Matched[];
  readonly total: number;
}

/** By mail too where any of the saved searches says so. */
export const kindFor = (searches: readonly ToldSearch[]): string =>
  searches.some(({ channel }) => channel === 'mail') ? matchedKind : quietKind;

/** All that a run has for one reader, as one message: each scenario once, the first few by name. */
export function messageOf(
  run: { readonly id: string; readonly kind: string },
  to: { reader: string; searches: readonly ToldSearch[]; mute: string },
): MessageRow {
  const { reader, searches, mute } = to;
  const named = new Map(
    searches.flatMap(({ hits, cap }) => hits.slice(0, cap).map((hit) => [hit.id, hit] as const)),
  );
  const hits = [...named.values()].slice(0, mostNamed);
  const unnamed = searches.reduce((sum, s) => sum + s.total - Math.min(s.hits.length, s.cap), 0);
  const holders = new Set(searches.map(({ organisationId }) => organisationId));
  const [only = null] = holders.size === 1 ? holders : [null];
  return {
    userId: reader,
    organisationId: only,
    key: `saved-search:${run.id}`,
    subject: { type: 'saved-search', id: searches[0]?.id ?? '' },
    data: {
      ...Object.fromEntries(hits.map(({ id }, i) => [`${hitTypes[i] ?? ''}Id`, id])),
      ...{ kind: run.kind, readerId: reader, searchIds: searches.map(({ id }) => id) },
      ...{ hits, more: unnamed + named.size - hits.length, searches: searches.length, mute },
    },
  };
}

/** What is said of hits and closings, and when it is said no more. */
@Injectable()
export class SavedSearchMessages implements OnModuleInit {
  private names: Names = (code) => code;

  constructor(
    @Inject(MessageKinds) kinds: MessageKinds,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(ScenarioReads) scenarios: ScenarioReads,
    @Inject(SavedSearchMuteLinks) private readonly links: SavedSearchMuteLinks,
  ) {
    kinds.addTitles('saved-search', async (ids, { reader }) => {
      const rows = await reader.query<{ id: string; name: string }[]>(
        'select id, name from saved_searches where id = any($1::uuid[])',
        [ids],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    });
    for (const type of hitTypes)
      kinds.addTitles(type, async (ids, { reader }) => {
        const heads = await scenarios.heads(ids, reader);
        return new Map(
          heads.flatMap((h) => (h.known && h.publicTitle ? [[h.id, h.publicTitle] as const] : [])),
        );
      });
    kinds.add(this.matched(true), this.matched(false), closing);
  }

  /** Codes are called by their names; without them (a document made without a database) by themselves. */
  async onModuleInit(): Promise<void> {
    const terms = await this.taxonomy.all().catch(() => []);
    const byCode = new Map(terms.map(({ code, zh, en }) => [code, { zh, en }]));
    this.names = (code, language) => byCode.get(code)?.[language === 'en' ? 'en' : 'zh'] ?? code;
  }

  private matched(byMail: boolean): MessageKind {
    const linked = <F extends { data: Readonly<Record<string, unknown>> }>(facts: F): F => ({
      ...facts,
      data: { ...facts.data, muteLink: this.links.linkOf(String(facts.data['mute'])) },
    });
    return {
      name: byMail ? matchedKind : quietKind,
      topic: 'searches',
      label: byMail
        ? { 'zh-CN': '新场景符合订阅', en: 'New scenarios for a saved search' }
        : {
            'zh-CN': '新场景符合订阅（只在站内的订阅）',
            en: 'New scenarios for a saved search that is told here only',
          },
      texts: {
        'zh-CN': (facts) => matchedZh(linked(facts), this.names),
        en: (facts) => matchedEn(linked(facts), this.names),
      },
      path: ({ data }) => {
        const hits = data['hits'] as readonly unknown[];
        return hits.length === 1 && data['more'] === 0
          ? `/scenarios/${String(data['hit1Id'])}`
          : '/bench/saved-searches';
      },
      defaults: { inApp: true, mail: byMail ? 'at-once' : null },
      mutable: true,
      sample,
      stillTrue,
    };
  }
}

const sampleId = (n: number) => `01a20083-0000-7000-8000-00000000000${n}`;
const sample = {
  subject: { type: 'saved-search', id: sampleId(0) },
  data: {
    ...{ hit1Id: sampleId(1), hit2Id: sampleId(2), kind: 'published', more: 3, searches: 1 },
    hits: [
      { id: sampleId(1), words: ['质检'], filters: { sectors: ['industry'] }, open: true },
      { id: sampleId(2), words: ['质量检测'], filters: {}, open: true },
    ],
    mute: 'example',
  },
  titles: {
    ...{ 'saved-search': '示例：工业质检', hit1: '示例：卫浴产线外观质检' },
    hit2: '示例：压力容器焊缝质量检测',
  },
};

/** Asked when a mail leaves: whoever removed, paused or muted all of them meanwhile, or left, is told nothing. */
const stillTrue: NonNullable<MessageKind['stillTrue']> = async ({ data }, reader) => {
  const rows = await reader.query<unknown[]>(
    `select 1 from saved_searches s where s.id = any($1::uuid[]) and s.active
       and (s.user_id = $2 or (exists (select from memberships m
           where m.organisation_id = s.organisation_id and m.user_id = $2)
         and exists (select from organisations o where o.id = s.organisation_id and o.state = 'approved')
         and not exists (select from saved_search_mutes x where x.saved_search_id = s.id and x.user_id = $2)))
     limit 1`,
    [data['searchIds'], data['readerId']],
  );
  return rows.length > 0;
};

const closing: MessageKind = {
  name: closedKind,
  topic: 'searches',
  label: {
    'zh-CN': '订阅推送过的场景已结束',
    en: 'A scenario you were told of is closed',
  },
  texts: {
    'zh-CN': (facts) => ({
      title: `“${facts.title()}”已截止或撤回`,
      lines: ['您的订阅曾向您推送这个场景。它现在不再接受应答；提前结束的，公开页说明了原因。'],
    }),
    en: (facts) => ({
      title: `“${facts.title()}” is closed or was withdrawn`,
      lines: [
        'A saved search told you of this scenario. It takes no more answers; where it ended early, its public page says why.',
      ],
    }),
  },
  path: ({ subject }) => `/scenarios/${subject.id}`,
  defaults: { inApp: true, mail: 'daily' },
  mutable: true,
  sample: {
    subject: { type: 'scenario', id: sampleId(1) },
    data: {},
    titles: { scenario: '示例：卫浴产线外观质检' },
  },
};
