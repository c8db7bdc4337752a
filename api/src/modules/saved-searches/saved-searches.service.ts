import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { keysVersion, queryKeys } from '@aism/search';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { belongsTo, mayEditFor, systemActor, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { RecentScenarios } from './recent-scenarios.queries.js';
import { SavedSearchMuteLinks } from './saved-search-mute-links.service.js';
import { checkedRule } from './saved-search-rule.js';
import { actionsOf, readSavedSearch, type SavedSearchRow } from './saved-search-rows.queries.js';
import { savedSearchErrors } from './saved-search.errors.js';
import { SearchChanged, SearchMuted, SearchRemoved, SearchSaved } from './saved-searches.events.js';
import { SavedSearchesQueries } from './saved-searches.queries.js';
import { mostSearches, type SaveSearch } from './saved-searches.schemas.js';

const subjectOf = (row: Pick<SavedSearchRow, 'id' | 'organisationId'>) => ({
  type: 'saved-search',
  id: row.id,
  organisationId: row.organisationId,
});

/** Saving, changing, removing and muting searches. */
@Injectable()
export class SavedSearchesService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SavedSearchesQueries) private readonly queries: SavedSearchesQueries,
    @Inject(RecentScenarios) private readonly recent: RecentScenarios,
    @Inject(SavedSearchMuteLinks) private readonly links: SavedSearchMuteLinks,
  ) {}

  /** @param organisationId for whom; null for the actor */
  async save(input: SaveSearch, organisationId: string | null, actor: Actor) {
    if (organisationId) refuseStranger(organisationId, actor);
    const keys = await this.keysOf(input);
    const id = uuidv7();
    await this.transactions.run(actor, async (tx) => {
      await refuseTooMany(tx, organisationId ?? actor.userId);
      await tx.query(
        `insert into saved_searches (id, user_id, organisation_id, created_at, updated_at, ${columns.join(', ')})
         values ($1, $2, $3, $4, $4, ${columns.map((_, i) => `$${i + 5}`).join(', ')})`,
        [
          id,
          organisationId ? null : actor.userId,
          organisationId,
          tx.now,
          ...valuesOf(input, keys),
        ],
      );
      await tx.record(SearchSaved, subjectOf({ id, organisationId }), { version: 1 });
    });
    return this.queries.detail(id, actor);
  }

  /** @throws AppError 412 when somebody else changed it meanwhile */
  async edit(id: string, input: SaveSearch, seen: string | undefined, actor: Actor) {
    const keys = await this.keysOf(input);
    await this.transactions.run(actor, async (tx) => {
      const row = await held(tx, id, actor);
      refuseReader(row, actor);
      requireVersion(seen, row.version);
      await tx.query(
        `update saved_searches set version = version + 1, updated_at = $2,
           ${columns.map((column, i) => `${column} = $${i + 3}`).join(', ')} where id = $1`,
        [id, tx.now, ...valuesOf(input, keys)],
      );
      const { active } = input;
      await tx.record(SearchChanged, subjectOf(row), { version: row.version + 1, active });
    });
    return this.queries.detail(id, actor);
  }

  async remove(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const row = await held(tx, id, actor);
      refuseReader(row, actor);
      await tx.query('delete from saved_searches where id = $1', [id]);
      await tx.record(SearchRemoved, subjectOf(row), {});
    });
  }

  /** One's own is paused or goes on; of an organisation's one is told no more, or again. Repeating changes nothing. */
  async mute(id: string, muted: boolean, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      await setMuted(tx, await held(tx, id, actor), actor.userId ?? '', muted);
    });
    return this.queries.detail(id, actor);
  }

  /** The link in a mail: whoever has it may do this one thing. @returns what was muted */
  async muteByLink(token: string): Promise<{ name: string }> {
    const link = this.links.read(token);
    if (!link) throw savedSearchErrors('link-invalid');
    return this.transactions.run(systemActor(), async (tx) => {
      const [row] = await tx.query<Held>(
        `select s.id, s.name, s.version, s.active, s.user_id as "userId", s.organisation_id as "organisationId"
         from saved_searches s join users u on u.id = $2 and u.erased_at is null
         where s.id = $1 and (s.user_id = $2 or s.organisation_id is not null) for update of s`,
        [link.searchId, link.userId],
      );
      // Removed since: there is nothing left to be told of.
      if (!row) return { name: '' };
      await setMuted(tx, row, link.userId, true);
      return { name: row.name };
    });
  }

  private async keysOf(input: SaveSearch): Promise<string[]> {
    const compiled = checkedRule(input);
    const { batch } = await this.recent.read();
    return queryKeys(compiled, batch.frequency);
  }
}

type Held = Pick<
  SavedSearchRow,
  'id' | 'version' | 'active' | 'userId' | 'organisationId' | 'name'
>;

const columns = [
  ...['name', 'q', 'filters', 'exclude', 'daily_cap', 'channel', 'tell_closing', 'active'],
  ...['keys', 'keys_version'],
];
const valuesOf = (input: SaveSearch, keys: readonly string[]): unknown[] => [
  ...[input.name, input.q, JSON.stringify(input.filters), input.exclude, input.cap, input.channel],
  ...[input.tellClosing, input.active, keys, keysVersion()],
];

async function held(tx: Tx, id: string, actor: Actor): Promise<SavedSearchRow> {
  const row = await readSavedSearch(tx.manager, id, actor, true);
  if (!row) throw savedSearchErrors('not-found');
  return row;
}

async function setMuted(tx: Tx, row: Held, userId: string, muted: boolean): Promise<void> {
  if (row.userId !== null) {
    if (row.active !== muted) return;
    await tx.query(
      `update saved_searches set active = $2, version = version + 1, updated_at = $3 where id = $1`,
      [row.id, !muted, tx.now],
    );
    const change = { version: row.version + 1, active: !muted };
    return tx.record(SearchChanged, subjectOf(row), change);
  }
  const changed = await tx.query(
    muted
      ? `insert into saved_search_mutes (saved_search_id, user_id, at) values ($1, $2, $3)
         on conflict do nothing returning user_id`
      : `with gone as (delete from saved_search_mutes where saved_search_id = $1 and user_id = $2
           and at <= $3 returning user_id) select user_id from gone`,
    [row.id, userId, tx.now],
  );
  if (changed.length > 0) await tx.record(SearchMuted, subjectOf(row), { muted });
}

function refuseStranger(organisationId: string, actor: Actor): void {
  if (!belongsTo(actor, organisationId)) throw savedSearchErrors('not-found');
  if (!mayEditFor(actor, organisationId)) throw savedSearchErrors('not-an-editor');
}

function refuseReader(row: SavedSearchRow, actor: Actor): void {
  if (!actionsOf(row, actor).includes('edit')) throw savedSearchErrors('not-an-editor');
}

/** Two that are saved at once count one after the other. */
async function refuseTooMany(tx: Tx, holder: string | null): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(750030, hashtext($1))', [holder]);
  const [{ n = 0 } = {}] = await tx.query<{ n: number }>(
    'select count(*)::int as n from saved_searches where user_id = $1 or organisation_id = $1',
    [holder],
  );
  if (n >= mostSearches) throw savedSearchErrors('too-many', { limit: mostSearches });
}
