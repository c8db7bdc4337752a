import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../http/actor.js';
import { requestScope } from '../http/request-scope.js';
import type { EventDefinition, EventPayload } from '../events/define-event.js';
import { SubscriberRegistry } from '../events/subscriber-registry.js';
import { insertEvent, type EventSubject } from '../events/event-store.js';
import { claimIdempotencyKey } from '../http/idempotency-store.js';
import { isSerialisationFailure } from './database-errors.js';

/** One unit of work: rows, the events that tell of them, and their deliveries commit together. */
export interface Tx {
  readonly manager: EntityManager;
  readonly actor: Actor;
  /** The database clock at the start of the transaction (design §4, one clock). */
  readonly now: Date;
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Appends one fact to the event log, with one delivery per once-only subscriber. */
  record<D extends EventDefinition>(
    event: D,
    subject: EventSubject,
    payload: EventPayload<D>,
  ): Promise<void>;
}

const maxAttempts = 3;

@Injectable()
export class Transactions {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(SubscriberRegistry) private readonly subscribers: SubscriberRegistry,
  ) {}

  /**
   * Runs the work in one transaction and repeats it when it lost a race (40001, 40P01).
   * The work must therefore have no effect outside the database.
   */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction((manager) => this.once(manager, actor, work));
      } catch (error) {
        forgetClaim();
        if (attempt >= maxAttempts || !isSerialisationFailure(error)) throw error;
      }
    }
  }

  private async once<T>(manager: EntityManager, actor: Actor, work: (tx: Tx) => Promise<T>) {
    const [{ now }] = await manager.query<[{ now: Date }]>('select app_now() as now');
    const tx: Tx = {
      manager,
      actor,
      now,
      query: (sql, params) => manager.query(sql, params ? [...params] : undefined),
      record: (event, subject, payload) =>
        insertEvent(manager, {
          event,
          subject,
          payload,
          actor,
          subscribers: this.subscribers.of(event.type),
        }),
    };
    const key = requestScope()?.idempotency;
    if (key && !key.claimed) await claimIdempotencyKey(manager, key);
    return work(tx);
  }
}

/** A rolled-back transaction took its claim on the Idempotency-Key with it: the next attempt claims anew. */
function forgetClaim(): void {
  const key = requestScope()?.idempotency;
  if (key) key.claimed = false;
}
