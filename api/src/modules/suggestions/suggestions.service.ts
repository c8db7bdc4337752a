import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { belongsTo, mayActFor, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { suggestionErrors } from './suggestion.errors.js';
import {
  SuggestionDecided,
  SuggestionMade,
  suggestionSubject,
  SuggestionWithdrawn,
} from './suggestion.events.js';
import { suggestionLifecycle } from './suggestion.lifecycle.js';
import type {
  DecideSuggestion,
  MakeSuggestion,
  Suggestion,
  SuggestionAction,
  SuggestionsQuery,
  SuggestionState,
} from './suggestions.schemas.js';

interface Row extends Omit<Suggestion, 'mine' | 'actions'> {
  readonly scenarioId: string;
  readonly organisationId: string;
  readonly key: string;
  readonly total: number;
}

/** Most suggestions that one organisation may make to one intent. */
const limit = 10;

const rowSql = `
  select u.id, u.scenario_id as "scenarioId", u.organisation_id as "organisationId", u.topic, u.state, u.body, u.reply,
    u.made_at as "madeAt", u.decided_at as "decidedAt", o.name as "organisationName", u.made_at::text as key,
    (count(*) over ())::int as total
  from suggestions u join organisations o on o.id = u.organisation_id`;

/** Suggestions of suppliers to early intents: read by publisher and author, the adopted ones by all. */
@Injectable()
export class SuggestionsService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  /** @throws AppError `suggestion.not-found` for a scenario that was never public */
  async list(scenarioId: string, query: SuggestionsQuery, actor: Actor) {
    const head = await this.scenarios.head(scenarioId);
    if (!head?.known) throw suggestionErrors('not-found');
    const before = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : null;
    const own = actor.memberships.map((m) => m.organisationId);
    const rows = await this.source.query<Row[]>(
      `select * from (${rowSql} where u.scenario_id = $1 and u.state <> 'withdrawn'
         and (u.state = 'adopted' or u.organisation_id = any($2::uuid[]) or $3)) x
       where $4::timestamptz is null or ("madeAt", id) < ($4, $5::uuid)
       order by "madeAt" desc, id desc limit $6`,
      [
        scenarioId,
        own,
        belongsTo(actor, head.organisationId),
        before?.[0] ?? null,
        before?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    const maySuggest =
      head.state === 'intent' && head.public && suppliersOf(head, actor).length > 0;
    return {
      items: shown.map((row) => viewOf(row, head, actor)),
      total: rows[0]?.total ?? 0,
      nextCursor,
      actions: maySuggest ? (['suggest'] as const) : [],
    };
  }

  async make(scenarioId: string, input: MakeSuggestion, actor: Actor): Promise<Suggestion> {
    const id = uuidv7();
    await this.transactions.run(actor, async (tx) => {
      // One at a time per scenario, so that the limit holds and the state is the present one.
      await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
      const head = await this.scenarios.head(scenarioId, tx.manager);
      if (!head?.public) throw suggestionErrors('not-found');
      if (head.state !== 'intent') throw suggestionErrors('not-an-intent');
      const mine = suppliersOf(head, actor);
      const organisationId = input.organisationId ?? mine[0];
      if (!organisationId || !mine.includes(organisationId))
        throw suggestionErrors('not-a-supplier');
      refuseContacts(input.body, '/body', actor);
      await refuseFlood(tx, scenarioId, organisationId);
      await tx.query(
        `insert into suggestions (id, scenario_id, organisation_id, author_id, topic, body, state, made_at)
         values ($1, $2, $3, $4, $5, $6, 'submitted', $7)`,
        [id, scenarioId, organisationId, actor.userId, input.topic, input.body, tx.now],
      );
      await tx.record(SuggestionMade, subjectOf(id, head), { scenarioId, topic: input.topic });
    });
    return this.one(id, actor);
  }

  async decide(id: string, { decision, reply }: DecideSuggestion, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const { row, head } = await this.hold(tx, id, actor);
      const state = this.step(row, head, decision, actor);
      refuseContacts(reply, '/reply', actor);
      await this.move(tx, id, state, reply || row.reply);
      const { scenarioId } = row;
      await tx.record(SuggestionDecided, subjectOf(id, head), { scenarioId, decision });
    });
    return this.one(id, actor);
  }

  async withdraw(id: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const { row, head } = await this.hold(tx, id, actor);
      await this.move(tx, id, this.step(row, head, 'withdraw', actor), null);
      const { scenarioId } = row;
      await tx.record(SuggestionWithdrawn, subjectOf(id, head), { scenarioId });
    });
    return this.one(id, actor);
  }

  private step(row: Row, head: ScenarioHead, action: SuggestionAction, actor: Actor) {
    return suggestionLifecycle.perform(action, row, relationsTo(row, head, actor), new Date(0));
  }

  private async move(tx: Tx, id: string, state: SuggestionState, reply: string | null) {
    await tx.query(
      `update suggestions set state = $2, reply = $3, decided_at = $4, version = version + 1 where id = $1`,
      [id, state, reply, tx.now],
    );
  }

  private async hold(tx: Tx, id: string, actor: Actor): Promise<{ row: Row; head: ScenarioHead }> {
    await tx.query('select 1 from suggestions where id = $1 for update', [id]);
    const [row] = await tx.query<Row>(`${rowSql} where u.id = $1`, [id]);
    const head = row && (await this.scenarios.head(row.scenarioId, tx.manager));
    if (!row || !head || !mayRead(row, head, actor)) throw suggestionErrors('not-found');
    return { row, head };
  }

  private async one(id: string, actor: Actor): Promise<Suggestion> {
    const [row] = await this.source.query<Row[]>(`${rowSql} where u.id = $1`, [id]);
    const head = row && (await this.scenarios.head(row.scenarioId));
    if (!row || !head) throw suggestionErrors('not-found');
    return viewOf(row, head, actor);
  }
}

const subjectOf = (id: string, head: ScenarioHead) => ({
  type: suggestionSubject,
  id,
  organisationId: head.organisationId,
});

const mayRead = (row: Row, head: ScenarioHead, actor: Actor) =>
  (row.state === 'adopted' && head.public) ||
  belongsTo(actor, head.organisationId) ||
  belongsTo(actor, row.organisationId);

function relationsTo(row: Row, head: ScenarioHead, actor: Actor): string[] {
  const relations: string[] = [];
  if (mayActFor(actor, head.organisationId)) relations.push('publisher-editor');
  if (mayActFor(actor, row.organisationId)) relations.push('author');
  return relations;
}

function viewOf(row: Row, head: ScenarioHead, actor: Actor): Suggestion {
  const mine = belongsTo(actor, row.organisationId);
  const inside = mine || belongsTo(actor, head.organisationId);
  return {
    ...row,
    organisationName: inside ? row.organisationName : null,
    mine,
    actions: suggestionLifecycle.actions(row, relationsTo(row, head, actor), new Date(0)),
  };
}

/** For which organisations the actor may suggest. */
function suppliersOf(head: ScenarioHead, actor: Actor): string[] {
  return actor.memberships
    .filter((m) => m.approved && m.role !== 'viewer' && m.organisationId !== head.organisationId)
    .map((m) => m.organisationId);
}

async function refuseFlood(tx: Tx, scenarioId: string, organisationId: string): Promise<void> {
  const [count] = await tx.query<{ n: number }>(
    'select count(*)::int as n from suggestions where scenario_id = $1 and organisation_id = $2',
    [scenarioId, organisationId],
  );
  if ((count?.n ?? 0) >= limit) throw suggestionErrors('too-many', { limit });
}

function refuseContacts(body: string, pointer: string, actor: Actor): void {
  if (findContacts(body).length === 0) return;
  const fault = suggestionErrors('contact-in-text');
  throw suggestionErrors('contact-in-text', {}, [
    { pointer, code: 'contact-in-text', message: fault.sentence(actor.language) },
  ]);
}
