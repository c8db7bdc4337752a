import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions, type Tx } from '../database/transaction.js';
import { systemActor } from '../http/actor.js';
import { readEvent } from './event-store.js';
import { SubscriberRegistry } from './subscriber-registry.js';

interface Claimed {
  readonly id: string;
  readonly eventId: string;
  readonly subscriber: string;
  readonly attempts: number;
}

/** After so many failures a delivery is parked: kept, shown by /readyz, retried only by hand. */
const maxAttempts = 12;
const batch = 20;

/** Claims due deliveries and hands each to its subscriber; the effect and `done` commit together. */
@Injectable()
export class Dispatcher {
  private readonly log = new Logger('dispatcher');
  private ending = false;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SubscriberRegistry) private readonly subscribers: SubscriberRegistry,
  ) {}

  /** Works until nothing is due. @returns the number of deliveries handled */
  async drain(): Promise<number> {
    let handled = 0;
    for (;;) {
      if (this.ending) return handled;
      const claimed = await this.claim();
      if (claimed.length === 0) return handled;
      for (const delivery of claimed) await this.deliver(delivery);
      handled += claimed.length;
    }
  }

  /** Claims no further batch: the process is asked to end. */
  end(): void {
    this.ending = true;
  }

  private claim(): Promise<Claimed[]> {
    // A worker that died leaves its claim to expire after a minute.
    return this.source
      .query<[Claimed[], number]>(
        `update deliveries d set attempts = d.attempts + 1, claimed_until = clock_timestamp() + interval '1 minute'
         from (select id from deliveries
               where state = 'pending' and due_at <= clock_timestamp()
                 and (claimed_until is null or claimed_until < clock_timestamp())
               order by due_at, id limit ${batch} for update skip locked) due
         where d.id = due.id
         returning d.id, d.event_id as "eventId", d.subscriber, d.attempts`,
      )
      .then(([rows]) => rows);
  }

  private async deliver(delivery: Claimed): Promise<void> {
    const handle = this.subscribers.handler(delivery.subscriber);
    if (!handle) return this.fail(delivery, new Error('no such subscriber in this version'));
    try {
      await this.transactions.run(systemActor(), async (tx) => {
        if (!(await mine(tx, delivery.id))) return;
        const event = await readEvent(tx.manager, delivery.eventId);
        if (event) await handle(event, tx);
        await tx.query(
          `update deliveries set state = 'done', done_at = clock_timestamp(), error = null where id = $1`,
          [delivery.id],
        );
      });
    } catch (error) {
      await this.fail(delivery, error);
    }
  }

  private async fail(delivery: Claimed, error: unknown): Promise<void> {
    const text = error instanceof Error ? error.message : String(error);
    const parked = delivery.attempts >= maxAttempts;
    this.log.warn(
      `${delivery.subscriber} failed (${delivery.attempts}${parked ? ', parked' : ''}): ${text}`,
    );
    // 2, 4, 8 … seconds, at most an hour.
    const seconds = Math.min(3600, 2 ** delivery.attempts);
    await this.source.query(
      `update deliveries set state = $2, error = $3, claimed_until = null,
              due_at = clock_timestamp() + make_interval(secs => $4) where id = $1 and state = 'pending'`,
      [delivery.id, parked ? 'parked' : 'pending', text.slice(0, 500), seconds],
    );
  }
}

/** A claim may have run out while earlier ones were worked through: whoever locks the delivery first does it. */
async function mine(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(
    `select id from deliveries where id = $1 and state = 'pending' for update skip locked`,
    [id],
  );
  return rows.length > 0;
}
