import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eventColumns } from './event-store.js';
import type { RecordedEvent } from './define-event.js';
import { SubscriberRegistry } from './subscriber-registry.js';

/**
 * Follows the event order in this process, for in-process indexes. The watermark is a transaction id:
 * everything below the oldest running transaction is final, so nothing that commits late is missed.
 */
@Injectable()
export class EventFollower {
  private readonly log = new Logger('follower');
  private watermark: string | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(SubscriberRegistry) private readonly subscribers: SubscriberRegistry,
  ) {}

  /** Starts after everything committed so far: call it before a cache loads its first state. */
  async start(): Promise<void> {
    this.watermark = await this.horizon();
  }

  /** Hands new events to the followers, in order; calls do not overlap. */
  catchUp(): Promise<void> {
    this.running = this.running
      .then(() => this.step())
      .catch((error: unknown) => {
        this.log.warn(`cannot follow events: ${(error as Error).message}`);
      });
    return this.running;
  }

  private async horizon(): Promise<string> {
    const rows = await this.source.query<{ x: string }[]>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as x',
    );
    return rows[0]?.x ?? '0';
  }

  private async step(): Promise<void> {
    if (this.watermark === null || this.subscribers.followers().length === 0) return;
    const horizon = await this.horizon();
    if (horizon === this.watermark) return;
    const events = await this.source.query<RecordedEvent[]>(
      `select ${eventColumns} from events e
       where e.xid >= $1::xid8 and e.xid < $2::xid8 order by e.xid, e.seq`,
      [this.watermark, horizon],
    );
    if (events.length) await this.hand(events);
    this.watermark = horizon;
  }

  private async hand(events: readonly RecordedEvent[]): Promise<void> {
    for (const follower of this.subscribers.followers()) {
      const wanted = events.filter((event) => follower.types.includes(event.type));
      if (wanted.length) await follower.handle(wanted);
    }
  }
}
