import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor, Language } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { CalendarReads } from '../calendar/calendar.reads.js';
import { viewOf, wasAnnounced } from './scenario-access.js';
import { emptyContent } from './scenario-content.js';
import { diffContent, isMaterial, type FieldChange } from './scenario-diff.js';
import type { ContentValues } from './scenario-fields.schemas.js';
import { changeNoticeText } from './scenario-notice-texts.js';
import { scenarioErrors } from './scenario.errors.js';
import { readScenario } from './scenario-rows.queries.js';
import type { BesideField } from './scenario-writes.service.js';
import type { DiffQuery, VersionsQuery } from './scenarios.schemas.js';

export interface VersionHead {
  readonly n: number;
  readonly at: Date;
  readonly fields: string[];
  readonly material: boolean;
  readonly hash: string;
  readonly movedDays: number | null;
}
export type VersionRow = VersionHead & { readonly content: ContentValues };

/** What is published beside the content leaves no values to compare, but is named in the version. */
export interface BesideChange {
  readonly field: BesideField;
  readonly before: null;
  readonly after: null;
  readonly material: true;
}
const besideChanges = (version: VersionHead | null): BesideChange[] =>
  version?.fields.includes('criteria')
    ? [{ field: 'criteria', before: null, after: null, material: true }]
    : [];

/** The public history of a scenario. Versions exist only of what was published, so all may read them. */
@Injectable()
export class ScenarioVersionsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
  ) {}

  /** @throws AppError `scenario.not-found` when nothing was ever published under this id */
  async list(id: string, query: VersionsQuery, actor: Actor): Promise<Page<VersionHead>> {
    await this.refuseUnknown(id, actor);
    const before = query.cursor ? this.cursors.decode(query.cursor, z.tuple([z.int()]))[0] : null;
    const [rows, counted] = await Promise.all([
      this.source.query<VersionHead[]>(
        `select n, at, fields, material, hash, moved_days as "movedDays" from scenario_versions
         where scenario_id = $1 and ($2::int is null or n < $2) order by n desc limit $3`,
        [id, before, query.limit + 1],
      ),
      this.source.query<{ n: number }[]>(
        'select count(*)::int as n from scenario_versions where scenario_id = $1',
        [id],
      ),
    ]);
    const total = counted[0]?.n ?? 0;
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.n]);
    return { items: shown, total, nextCursor };
  }

  /** @throws AppError `scenario.version-not-found` */
  async one(id: string, n: number, actor: Actor): Promise<VersionRow> {
    await this.refuseUnknown(id, actor);
    return this.read(id, n);
  }

  private async read(id: string, n: number): Promise<VersionRow> {
    const row = await this.find(id, n);
    if (!row) throw scenarioErrors('version-not-found', { n });
    return row;
  }

  private async find(id: string, n: number): Promise<VersionRow | undefined> {
    const rows: VersionRow[] = await this.source.query(
      `select n, at, fields, material, hash, moved_days as "movedDays", content from scenario_versions where scenario_id = $1 and n = $2`,
      [id, n],
    );
    return rows[0];
  }

  /** Compares two versions; the first is compared with an empty form. */
  async diff(id: string, n: number, { from = n - 1 }: DiffQuery, actor: Actor) {
    await this.refuseUnknown(id, actor);
    return this.compare(id, n, from);
  }

  /** The notice that tells followers of a version: what changed against the one before, and until when. */
  async notice(id: string, n: number, actor: Actor) {
    await this.refuseUnknown(id, actor);
    const notice = await this.noticeText(id, n, actor.language);
    if (!notice) throw scenarioErrors('version-not-found', { n });
    return notice;
  }

  async noticeText(id: string, n: number, language: Language) {
    const version = await this.find(id, n);
    if (!version) return null;
    const { changes, material, provisionalYear } = await this.compare(id, n, n - 1);
    const { title, deadline } = version.content;
    const { movedDays } = version;
    return changeNoticeText(
      { title, n, material, movedDays, deadline, changes, provisionalYear },
      language,
    );
  }

  private async compare(id: string, n: number, from: number) {
    const [before, after] = await Promise.all([
      from === 0 ? { content: emptyContent() } : this.read(id, from),
      this.read(id, n),
    ]);
    const last = from === n - 1 ? after : null;
    const changes: (FieldChange | BesideChange)[] = [
      ...diffContent(before.content, after.content),
      ...besideChanges(from > 0 ? last : null),
    ];
    return {
      from,
      to: n,
      material: isMaterial(changes),
      movedDays: last?.movedDays ?? null,
      provisionalYear: last && (await this.provisionalYear(last)),
      changes,
    };
  }

  /** The provisional year through which a deadline moved by rule was counted, by the calendar of the version's day. */
  private async provisionalYear({ at, movedDays, content }: VersionRow): Promise<number | null> {
    if (movedDays === null || !content.deadline) return null;
    const calendar = (await this.calendar.calendars()).asOf(at);
    return calendar.provisionalYear(at, new Date(content.deadline));
  }

  private async refuseUnknown(id: string, actor: Actor): Promise<void> {
    const row = await readScenario(this.source, id);
    const shown = row && (wasAnnounced(row) || (row.publishedAt && viewOf(row, actor)));
    if (!shown) throw scenarioErrors('not-found');
  }
}
