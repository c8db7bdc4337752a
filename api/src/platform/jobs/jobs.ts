import { Inject, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { jobKey, type JobSpec } from './job.decorator.js';

interface RunningJob extends JobSpec {
  readonly run: () => Promise<unknown>;
  dueAt: number;
  /** Failures since it last went well. */
  failures: number;
}

/** The first wait after a failure; a job that runs more often keeps its own time. */
const firstRetrySeconds = 60;

/**
 * Seconds until a job is due again. A failure does not cost a whole interval: what a slow start or a restarted database
 * stopped is tried again after a minute, then after two, four, …, never more seldom than the job runs anyway.
 */
const waitSeconds = ({ everySeconds, failures }: RunningJob): number =>
  failures === 0
    ? everySeconds
    : Math.min(everySeconds, firstRetrySeconds * 2 ** Math.min(failures - 1, 20));

/** The repeated tasks of all modules; one process at a time runs each. */
@Injectable()
export class Jobs {
  private readonly log = new Logger('jobs');
  private jobs: RunningJob[] = [];

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  /** Finds the jobs; all are due at once. */
  prepare(): void {
    this.jobs = this.find();
  }

  /** Begins no further job: the process is asked to end. */
  end(): void {
    this.jobs = [];
  }

  /** Runs what is due. @param clock milliseconds, read before each job */
  async runDue(clock: () => number = Date.now): Promise<void> {
    for (const job of this.jobs) {
      if (this.jobs.length === 0) return;
      if (job.dueAt <= clock()) await this.runOne(job, clock());
    }
  }

  /** Runs a job by name, whatever its schedule (tests and commands). */
  async runNow(name: string): Promise<void> {
    const job = this.find().find((candidate) => candidate.name === name);
    if (!job) throw new Error(`no job ${name}`);
    await job.run();
  }

  private async runOne(job: RunningJob, now: number): Promise<void> {
    const runner = this.source.createQueryRunner();
    try {
      const rows = (await runner.query(
        'select pg_try_advisory_lock(750018, hashtext($1)) as locked',
        [job.name],
      )) as { locked: boolean }[];
      if (!rows[0]?.locked) return;
      try {
        await job.run();
        job.failures = 0;
      } finally {
        await runner.query('select pg_advisory_unlock(750018, hashtext($1))', [job.name]);
      }
    } catch (error) {
      job.failures++;
      this.log.warn(`job ${job.name} failed: ${(error as Error).message}`);
    } finally {
      job.dueAt = now + waitSeconds(job) * 1000;
      await runner.release();
    }
  }

  private find(): RunningJob[] {
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
            dueAt: 0,
            failures: 0,
          });
      }
    }
    return jobs;
  }
}
