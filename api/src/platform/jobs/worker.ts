import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { Dispatcher } from '../events/dispatcher.js';
import { eventChannel } from '../events/event-store.js';
import { EventFollower } from '../events/follower.js';
import { Sealer } from '../events/sealer.js';
import { MailQueue } from '../mail/mail-queue.js';
import { jobKey, type JobSpec } from './job.decorator.js';

interface RunningJob extends JobSpec {
  readonly run: () => Promise<unknown>;
  dueAt: number;
}
const tickMs = 500;

/**
 * The heartbeat of a process. Every API process follows events for its caches; one that works (inside
 * the API by default, or `worker.js`) also delivers, seals, mails and runs jobs. NOTIFY wakes it at
 * once; the tick covers a lost notification or a connection that was down.
 */
@Injectable()
export class Worker implements OnApplicationShutdown {
  private readonly log = new Logger('worker');
  private jobs: RunningJob[] = [];
  private timer: NodeJS.Timeout | undefined;
  private listener: pg.Client | undefined;
  private busy: Promise<void> | null = null;
  private again = false;
  private stopped = true;
  private works = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
    @Inject(EventFollower) private readonly follower: EventFollower,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(MailQueue) private readonly mails: MailQueue,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  /** Makes ready to work by hand (`round`), without timer or listener: tests and commands. */
  prepare(): void {
    this.works = true;
    this.jobs = this.findJobs();
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
    for (const job of this.jobs) if (job.dueAt <= Date.now()) await this.runJob(job);
  }

  /** Runs a job by name, whatever its schedule (tests and commands). */
  async runNow(name: string): Promise<void> {
    const job = this.findJobs().find((candidate) => candidate.name === name);
    if (!job) throw new Error(`no job ${name}`);
    await job.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.busy;
    await this.listener?.end().catch(() => undefined);
  }

  private wake(): void {
    if (this.stopped) return;
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

  private async runJob(job: RunningJob): Promise<void> {
    job.dueAt = Date.now() + job.everySeconds * 1000;
    const runner = this.source.createQueryRunner();
    try {
      const rows = (await runner.query(
        'select pg_try_advisory_lock(750018, hashtext($1)) as locked',
        [job.name],
      )) as {
        locked: boolean;
      }[];
      if (!rows[0]?.locked) return;
      try {
        await job.run();
      } finally {
        await runner.query('select pg_advisory_unlock(750018, hashtext($1))', [job.name]);
      }
    } catch (error) {
      this.log.warn(`job ${job.name} failed: ${(error as Error).message}`);
    } finally {
      await runner.release();
    }
  }

  private findJobs(): RunningJob[] {
    const jobs: RunningJob[] = [];
    for (const wrapper of this.discovery.getProviders()) {
      const instance = wrapper.instance as Record<string, unknown> | null | undefined;
      const prototype: unknown =
        instance && typeof instance === 'object' ? Object.getPrototypeOf(instance) : null;
      if (!instance || typeof prototype !== 'object' || prototype === null) continue;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const member = instance[method];
        if (typeof member !== 'function') continue;
        const spec = this.reflector.get<JobSpec | undefined>(jobKey, member);
        if (spec)
          jobs.push({
            ...spec,
            run: member.bind(instance) as () => Promise<unknown>,
            dueAt: Date.now(),
          });
      }
    }
    return jobs;
  }
}
