import { Inject, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { jobKey, type JobSpec } from './job.decorator.js';

interface RunningJob extends JobSpec {
  readonly run: () => Promise<unknown>;
  dueAt: number;
}

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

  async runDue(): Promise<void> {
    for (const job of this.jobs) if (job.dueAt <= Date.now()) await this.runOne(job);
  }

  /** Runs a job by name, whatever its schedule (tests and commands). */
  async runNow(name: string): Promise<void> {
    const job = this.find().find((candidate) => candidate.name === name);
    if (!job) throw new Error(`no job ${name}`);
    await job.run();
  }

  private async runOne(job: RunningJob): Promise<void> {
    job.dueAt = Date.now() + job.everySeconds * 1000;
    const runner = this.source.createQueryRunner();
    try {
      const rows = (await runner.query(
        'select pg_try_advisory_lock(750018, hashtext($1)) as locked',
        [job.name],
      )) as { locked: boolean }[];
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
            dueAt: Date.now(),
          });
      }
    }
    return jobs;
  }
}
