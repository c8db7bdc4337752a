import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { shortlistErrors } from './shortlist.errors.js';
import { shortlistLifecycle } from './shortlist.lifecycle.js';
import { mayKnow, placesOf } from './shortlist-answers.service.js';
import {
  factsOf,
  otherOf,
  shortlistColumns,
  ShortlistRows,
  type EntryRow,
  type ShortlistRow,
} from './shortlist-rows.queries.js';
import type { ShortlistsQuery, ShortlistView } from './shortlists.schemas.js';

const cursorShape = z.tuple([z.string(), z.uuid()]);

/** Shortlists as their readers see them: the owner only what was sent, matchmakers everything. */
@Injectable()
export class ShortlistsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ShortlistRows) private readonly rows: ShortlistRows,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  async detail(actor: Actor, id: string): Promise<ShortlistView> {
    const [list] = await this.source.query<ShortlistRow[]>(
      `select ${shortlistColumns} from shortlists l where l.id = $1`,
      [id],
    );
    const drafted = list?.sentAt === null && !hasRole(actor, 'matchmaker');
    if (!list || drafted || !mayKnow(actor, list)) throw shortlistErrors('not-found');
    const [view] = await this.views(actor, [list]);
    if (!view) throw shortlistErrors('not-found');
    return view;
  }

  async list(actor: Actor, query: ShortlistsQuery) {
    const values: unknown[] = [];
    const add = (value: unknown) => `$${values.push(value)}`;
    const where = ['true'];
    if (!hasRole(actor, 'matchmaker')) {
      const mine = add(actor.memberships.map((m) => m.organisationId));
      where.push(`l.organisation_id = any(${mine}::uuid[]) and l.sent_at is not null`);
    }
    if (query.state) where.push(`l.state = any(${add(query.state)}::text[])`);
    if (query.subjectId) where.push(`l.subject_id = ${add(query.subjectId)}`);
    const condition = where.join(' and ');
    const [{ total = 0 } = {}] = await this.source.query<{ total: number }[]>(
      `select count(*) as total from shortlists l where ${condition}`,
      values,
    );
    const before = query.cursor ? this.cursors.decode(query.cursor, cursorShape) : null;
    const [at, last] = [add(before?.[0] ?? null), add(before?.[1] ?? null)];
    const found = await this.source.query<(ShortlistRow & { key: string })[]>(
      `select ${shortlistColumns}, l.created_at::text as key from shortlists l
       where ${condition} and (${at}::timestamptz is null or (l.created_at, l.id) < (${at}, ${last}::uuid))
       order by l.created_at desc, l.id desc limit ${add(query.limit + 1)}`,
      values,
    );
    const { shown, nextCursor } = this.cursors.cut(found, query.limit, (row) => [row.key, row.id]);
    return { items: await this.views(actor, shown), total, nextCursor };
  }

  private async views(actor: Actor, lists: readonly ShortlistRow[]): Promise<ShortlistView[]> {
    const [entries, organisations, names, titles, [clock]] = await Promise.all([
      this.rows.entries(lists.map((list) => list.id)),
      this.identity.organisations(lists.map((list) => list.organisationId)),
      this.identity.namesOf(lists.map((list) => list.createdBy)),
      this.titles(lists.map((list) => list.subjectId)),
      this.source.query<{ now: Date }[]>('select app_now() as now'),
    ]);
    const isMatchmaker = hasRole(actor, 'matchmaker');
    return lists.map(({ subjectId, organisationId, createdBy, sentBy, ...list }) => {
      const own = entries.filter((entry) => entry.shortlistId === list.id);
      const facts = factsOf({ ...list, subjectId, organisationId, createdBy, sentBy }, own);
      const actions = shortlistLifecycle.actions(
        facts,
        placesOf(actor, { organisationId }),
        clock?.now ?? new Date(0),
      );
      const organisation = organisations.find((one) => one.id === organisationId);
      return {
        ...list,
        subject: { id: subjectId, title: titles.get(subjectId) ?? '—' },
        organisation: { id: organisationId, name: organisation?.name ?? '—' },
        createdBy: isMatchmaker ? (names.get(createdBy) ?? '—') : null,
        entries: own.map((entry) => entryView(actor, list.side, entry, actions.includes('answer'))),
        view: isMatchmaker ? 'matchmaker' : 'owner',
        actions,
      };
    });
  }

  private async titles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.source.query<{ id: string; title: string }[]>(
      `select id, title from scenarios where id = any($1::uuid[])
       union all select id, title from capabilities where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.title]));
  }
}

function entryView(
  actor: Actor,
  side: ShortlistRow['side'],
  entry: EntryRow,
  answerable: boolean,
): ShortlistView['entries'][number] {
  const { engine, pairing, title, organisation, words, available, answer, note } = entry;
  const reasons = engine?.reasons[actor.language];
  return {
    ...{ title, organisation, words, available, answer, note },
    otherId: otherOf(side, entry),
    engine:
      engine && reasons ? { band: engine.band, reasons, gaps: engine.gaps[actor.language] } : null,
    reason: entry.reason,
    answeredAt: entry.answeredAt,
    pairing: pairing as ShortlistView['entries'][number]['pairing'],
    actions: answerable && answer === null ? ['answer'] : [],
  };
}
