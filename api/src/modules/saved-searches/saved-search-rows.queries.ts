import type { DataSource, EntityManager } from 'typeorm';
import { belongsTo, mayEditFor, type Actor } from '../../platform/http/actor.js';
import type { SavedFilters, searchActions } from './saved-searches.schemas.js';

type Reader = Pick<DataSource | EntityManager, 'query'>;

export interface SavedSearchRow {
  readonly id: string;
  readonly version: number;
  readonly userId: string | null;
  readonly organisationId: string | null;
  readonly name: string;
  readonly q: string;
  readonly filters: SavedFilters;
  readonly exclude: string[];
  readonly cap: number;
  readonly channel: 'mail' | 'in-app';
  readonly tellClosing: boolean;
  readonly active: boolean;
  readonly muted: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly told: number;
}

/** Select list of SavedSearchRow; the alias is `s`, $1 the reader. */
export const savedSearchSql = `select s.id, s.version, s.user_id as "userId", s.organisation_id as "organisationId",
    s.name, s.q, s.filters, s.exclude, s.daily_cap as cap, s.channel, s.tell_closing as "tellClosing", s.active,
    exists (select from saved_search_mutes x where x.saved_search_id = s.id and x.user_id = $1::uuid) as muted,
    s.created_at as "createdAt", s.updated_at as "updatedAt",
    (select count(*)::int from saved_search_tellings t
     where t.saved_search_id = s.id and t.at > app_now() - interval '30 days') as told
  from saved_searches s`;

/** Null where there is none that the reader may know of: their own, or one of an organisation they belong to. */
export async function readSavedSearch(
  reader: Reader,
  id: string,
  actor: Actor,
  lock = false,
): Promise<SavedSearchRow | null> {
  const rows: SavedSearchRow[] = await reader.query(
    `${savedSearchSql} where s.id = $2 ${lock ? 'for update of s' : ''}`,
    [actor.userId, id],
  );
  const row = rows[0];
  if (!row) return null;
  const mine = row.userId !== null && row.userId === actor.userId;
  return mine || belongsTo(actor, row.organisationId) ? row : null;
}

/** What the reader may do with it: a person mutes by pausing, a member for themselves. */
export function actionsOf(row: SavedSearchRow, actor: Actor): (typeof searchActions)[number][] {
  const manages = row.userId === null ? mayEditFor(actor, row.organisationId) : true;
  const silent = row.muted || (row.userId !== null && !row.active);
  return [...(manages ? (['edit', 'remove'] as const) : []), silent ? 'unmute' : 'mute'];
}
