import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config.js';
import { Dispatcher } from '../events/dispatcher.js';
import { eventChannel } from '../events/event-store.js';
import { EventFollower } from '../events/follower.js';
import { Sealer } from '../events/sealer.js';
import { MailQueue } from '../mail/mail-queue.js';
import { Jobs } from './jobs.js';

const tickMs = 500;

/**
 * The heartbeat of a process. Every API process follows events for its caches; one that works (inside
 * the API by default, or `worker.js`) also delivers, seals, mails and runs jobs. NOTIFY wakes it at
 * once; the tick covers a lost notification or a connection that was down.
 */
@Injectable()
export class Worker implements OnApplicationShutdown {
  private readonly log = new Logger('worker');
  private timer: NodeJS.Timeout | undefined;
  private listener: pg.Client | undefined;
  private busy: Promise<void> | null = null;
  private again = false;
  private following: Promise<void> | null = null;
  private followAgain = false;
  private stopped = true;
  private works = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
    @Inject(EventFollower) private readonly follower: EventFollower,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(MailQueue) private readonly mails: MailQueue,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** Makes ready to work by hand (`round`), without timer or listener: tests and commands. */
  prepare(): void {
    this.works = true;
    this.jobs.prepare();
  }

  /** Starts following; with `works` also the deliveries and jobs. */
  start(works: boolean): void {
    this.stopped = false;
    if (works) this.prepare();
    this.timer = setInterval(() => this.wake(), tickMs);
    void this.listen();
    this.wake();
  }

  /** One full round now: for tests and commands. */
  async round(): Promise<void> {
    await this.follower.catchUp();
    if (!this.works) return;
    await this.dispatcher.drain();
    await this.sealer.seal();
    await this.mails.flush();
    await this.jobs.runDue();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.jobs.end();
    this.dispatcher.end();
    await Promise.all([this.busy, this.following]);
    await this.listener?.end().catch(() => undefined);
  }

  private wake(): void {
    if (this.stopped) return;
    this.follow();
    if (this.busy) {
      this.again = true;
      return;
    }
    this.again = false;
    this.busy = this.round()
      .catch((error: unknown) => this.log.warn(`round failed: ${(error as Error).message}`))
      .finally(() => {
        this.busy = null;
        if (this.again) this.wake();
      });
  }

  /** Caches follow beside the round: a slow mail server or job must not make them stale. */
  private follow(): void {
    if (this.following) {
      this.followAgain = true;
      return;
    }
    this.followAgain = false;
    this.following = this.follower.catchUp().finally(() => {
      this.following = null;
      if (this.followAgain && !this.stopped) this.follow();
    });
  }

  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: this.config.DATABASE_URL,
      connectionTimeoutMillis: 5000,
    });
    const retry = () => {
      if (this.listener === client) this.listener = undefined;
      if (!this.stopped) setTimeout(() => void this.listen(), 2000).unref();
    };
    client.on('error', () => undefined);
    client.on('end', retry);
    client.on('notification', () => this.wake());
    try {
      await client.connect();
      this.listener = client;
      await client.query(`listen ${eventChannel}`);
    } catch {
      await client.end().catch(() => undefined);
    }
  }
}
