import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { mayEditFor, type Actor } from '../../platform/http/actor.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { listErrors } from './list.errors.js';
import { ListSubscribed, ListUnsubscribed } from './list.events.js';
import type { ListSubscription, SubscribeToLists } from './list-subscriptions.schemas.js';

const maxEach = 50;
const columns = `id, level, district, park, organisation_id as "organisationId", created_at as "createdAt"`;
type Row = Omit<ListSubscription, 'actions'>;

/** Who hears of new lists; sending is another module's (ListReads.subscribersOf). Subscribing twice changes nothing. */
@Injectable()
export class ListSubscriptions {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('listSubscriptions', (userId) => this.of(userId));
  }

  /** The reader's own and those of the organisations they belong to. */
  async mine(actor: Actor): Promise<{ items: ListSubscription[]; total: number }> {
    const rows = await this.source.query<Row[]>(
      `select ${columns} from list_subscriptions where user_id = $1 or organisation_id = any($2::uuid[])
       order by created_at, id`,
      [actor.userId, actor.memberships.map((m) => m.organisationId)],
    );
    const items = rows.map((row) => ({ ...row, actions: actionsOn(row, actor) }));
    return { items, total: items.length };
  }

  async subscribe(input: SubscribeToLists, actor: Actor): Promise<ListSubscription> {
    const { level, district, park, organisationId = null } = input;
    if (organisationId && !mayEditFor(actor, organisationId)) throw listErrors('not-a-member');
    await this.refuseUnknownPlace(input);
    return this.transactions.run(actor, async (tx) => {
      const holder = organisationId ?? actor.userId;
      // One after another for one holder, so that the limit holds.
      await tx.query('select pg_advisory_xact_lock(750023, hashtext($1::text))', [holder]);
      const given = [organisationId ? null : actor.userId, organisationId, level, district, park];
      const [before] = await tx.query<Row>(
        `select ${columns} from list_subscriptions where user_id is not distinct from $1
           and organisation_id is not distinct from $2 and level is not distinct from $3
           and district is not distinct from $4 and park is not distinct from $5`,
        given,
      );
      const row = before ?? (await this.insert(tx, holder, given));
      return { ...row, actions: actionsOn(row, actor) };
    });
  }

  async unsubscribe(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<Row & { userId: string | null }>(
        `select ${columns}, user_id as "userId" from list_subscriptions where id = $1 for update`,
        [id],
      );
      const { organisationId, userId } = row ?? { organisationId: null, userId: null };
      const mine = userId === actor.userId;
      const member = actor.memberships.some((m) => m.organisationId === organisationId);
      if (!row || (!mine && !member)) throw listErrors('subscription-not-found');
      if (!mine && !mayEditFor(actor, organisationId)) throw listErrors('not-a-member');
      await tx.query('delete from list_subscriptions where id = $1', [id]);
      await tx.record(ListUnsubscribed, subjectOf(row), placeOf(row));
    });
  }

  @On('lists.forget-subscriptions', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query('delete from list_subscriptions where user_id = $1', [event.subjectId]);
  }

  private async insert(tx: Tx, holder: string | null, given: readonly unknown[]): Promise<Row> {
    const [count] = await tx.query<{ n: number }>(
      'select count(*)::int as n from list_subscriptions where coalesce(user_id, organisation_id) = $1',
      [holder],
    );
    if ((count?.n ?? 0) >= maxEach) throw listErrors('too-many-subscriptions', { limit: maxEach });
    const [row] = await tx.query<Row>(
      `insert into list_subscriptions (id, user_id, organisation_id, level, district, park, created_at)
       values ($6, $1, $2, $3, $4, $5, $7) returning ${columns}`,
      [...given, uuidv7(), tx.now],
    );
    if (!row) throw new Error('the subscription was not kept');
    await tx.record(ListSubscribed, subjectOf(row), placeOf(row));
    return row;
  }

  private async refuseUnknownPlace({ district, park }: SubscribeToLists): Promise<void> {
    const unknown = [
      ...(district ? await this.taxonomy.unknown('district', [district]) : []),
      ...(park ? await this.taxonomy.unknown('park', [park]) : []),
    ];
    if (unknown[0]) throw listErrors('unknown-place', { code: unknown[0] });
  }

  private async of(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select level, district, park, created_at as "createdAt" from list_subscriptions
       where user_id = $1 order by created_at`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}

const placeOf = ({ level, district, park }: Row) => ({ level, district, park });

function subjectOf({ id, organisationId }: Row) {
  return { type: 'list-subscription', id, organisationId };
}

function actionsOn(row: Row, actor: Actor): 'unsubscribe'[] {
  return row.organisationId === null || mayEditFor(actor, row.organisationId)
    ? ['unsubscribe']
    : [];
}
