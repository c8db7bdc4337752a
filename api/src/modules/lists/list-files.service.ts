import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { jsonHash } from '../../platform/canonical-json.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Actor } from '../../platform/http/actor.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { listFeed } from './list-feed.js';
import { listPdf, officialNumber } from './list-pdf-facts.js';
import { drawInThread } from './list-pdf-maker.js';
import { listCsv, listWorkbook } from './list-sheets.js';
import type { Label, TableWords } from './list-table.js';
import { ListsQueries } from './lists.queries.js';

export interface ListFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

const keptFiles = 40;

/**
 * Lists as files, each made once for what stands in it: a printed list depends on what is frozen and corrected only, a
 * workbook shows the state of each scenario beside it. Whoever asks a hundred times for one costs one.
 */
@Injectable()
export class ListFiles {
  private readonly kept = new Map<string, Promise<Uint8Array>>();
  /** One file at a time in a process: it takes a whole core. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(ListsQueries) private readonly queries: ListsQueries,
  ) {}

  async pdf(no: string, actor: Actor): Promise<ListFile> {
    const list = await this.queries.detail(no, { ...actor, language: 'zh-CN' });
    const label = await this.label('zh-CN');
    const draw = () => this.inTurn(() => drawInThread(listPdf(list, label, this.home())));
    const key = `pdf ${no} ${list.hash} ${list.corrections.length}`;
    const bytes = await (list.hash ? this.once(key, draw) : draw());
    return { bytes, name: `${officialNumber(no)}.pdf` };
  }

  async workbook(no: string, actor: Actor): Promise<ListFile> {
    const list = await this.queries.detail(no, actor);
    const words = await this.words(actor);
    const { actions: _, ...shown } = list;
    const key = `xlsx ${jsonHash({ ...shown, language: words.language })}`;
    const bytes = await this.once(key, () => this.inTurn(() => listWorkbook(list, words)));
    return { bytes, name: `${officialNumber(no)}.xlsx` };
  }

  async csv(no: string, actor: Actor): Promise<ListFile> {
    const list = await this.queries.detail(no, actor);
    return {
      bytes: listCsv(list, await this.words(actor)),
      name: `${officialNumber(no)}.csv`,
    };
  }

  /** The newest lists as an Atom feed. */
  async feed(): Promise<string> {
    const rows = await this.source.query<
      { id: string; no: string; title: string; intro: string; at: Date; updatedAt: Date }[]
    >(
      `select l.id, l.no, case when l.demo then '【示例】' || l.title else l.title end as title, l.intro,
         l.published_at as at, greatest(l.published_at, (select max(c.at) from list_corrections c
           where c.list_id = l.id)) as "updatedAt"
       from lists l where l.state = 'published' order by l.published_at desc, l.id desc limit 50`,
    );
    const entries = rows.map(({ id, no, title, intro, at, updatedAt }) => ({
      ...{ id, title, publishedAt: at, updatedAt },
      summary: intro || officialNumber(no),
      address: `${this.home()}/lists/${encodeURIComponent(no)}`,
    }));
    return listFeed(`${this.home()}/lists`, `${this.home()}/api/v1/lists/feed`, entries);
  }

  private home(): string {
    return this.config.PUBLIC_URL.replace(/\/$/, '');
  }

  private async label(language: Actor['language']): Promise<Label> {
    const terms = await this.taxonomy.all();
    const names = new Map(terms.map((term) => [`${term.kind} ${term.code}`, term]));
    return (kind, code) => {
      const term = names.get(`${kind} ${code}`);
      return term ? (language === 'en' ? term.en : term.zh) : code;
    };
  }

  private async words({ language }: Actor): Promise<TableWords> {
    const label = await this.label(language);
    return { language, label, address: (id) => `${this.home()}/scenarios/${id}` };
  }

  private once(key: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.kept.get(key);
    if (known) return known;
    const drawn = draw();
    this.kept.set(key, drawn);
    drawn.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptFiles && oldest) this.kept.delete(oldest);
    return drawn;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work, work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
