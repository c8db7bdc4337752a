import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eventColumns } from './event-store.js';
import type { RecordedEvent } from './define-event.js';
import { SubscriberRegistry } from './subscriber-registry.js';

/** A place in the event order, and an event that proves whose order it is. */
export interface FollowerStamp {
  readonly position: string;
  readonly lastEvent: string;
}

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

  /** Up to where this process has followed, with the last event below; null before any event. */
  async stamp(): Promise<FollowerStamp | null> {
    const position = this.watermark;
    if (position === null) return null;
    const [last] = await this.source.query<{ id: string }[]>(
      'select id from events where xid < $1::xid8 order by xid desc, seq desc limit 1',
      [position],
    );
    return last ? { position, lastEvent: last.id } : null;
  }

  /**
   * Events from a stamp of an earlier process up to where this one began to follow, oldest first.
   * @returns null where the stamp is not of this database's history, or where there are more than `most`
   */
  async since(
    { position, lastEvent }: FollowerStamp,
    types: readonly string[],
    most: number,
  ): Promise<RecordedEvent[] | null> {
    if (this.watermark === null) return null;
    const [known] = await this.source.query<{ ok: boolean }[]>(
      `select $1::xid8 <= $2::xid8 and exists
         (select from events where id = $3::uuid and xid < $1::xid8) as ok`,
      [position, this.watermark, lastEvent],
    );
    if (!known?.ok) return null;
    const events = await this.source.query<RecordedEvent[]>(
      `select ${eventColumns} from events e
       where e.xid >= $1::xid8 and e.xid < $2::xid8 and e.type = any($3) order by e.xid, e.seq limit $4`,
      [position, this.watermark, types, most + 1],
    );
    return events.length > most ? null : events;
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
