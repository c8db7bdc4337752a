import { Logger } from '@nestjs/common';
import { MetadataScanner, Reflector, type DiscoveryService } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { Job } from './job.decorator.js';
import { Jobs } from './jobs.js';

/** Fails as often as it is told to, then goes well. */
class Nightly {
  runs = 0;
  failing = 0;

  @Job('test.nightly', 86_400)
  run(): Promise<void> {
    this.runs++;
    return this.failing-- > 0 ? Promise.reject(new Error('starting')) : Promise.resolve();
  }
}

describe('a job of once a day', () => {
  let now = 0;
  const nightly = new Nightly();
  const lock = { query: () => Promise.resolve([{ locked: true }]), release: () => undefined };
  const jobs = new Jobs(
    { createQueryRunner: () => lock } as unknown as DataSource,
    { getProviders: () => [{ instance: nightly }] } as unknown as DiscoveryService,
    new MetadataScanner(),
    new Reflector(),
  );
  /** How often it ran in rounds of a second. */
  const runsIn = async (seconds: number): Promise<number> => {
    const before = nightly.runs;
    for (let second = 0; second < seconds; second++) {
      now += 1000;
      await jobs.runDue(() => now);
    }
    return nightly.runs - before;
  };

  beforeAll(() => {
    Logger.overrideLogger(false);
    jobs.prepare();
  });

  it('that fails during a slow start is tried again after a minute, then ever more seldom', async () => {
    nightly.failing = 3;
    expect(await runsIn(1)).toBe(1);
    expect(await runsIn(59)).toBe(0);
    expect(await runsIn(1)).toBe(1);
    expect(await runsIn(119)).toBe(0);
    expect(await runsIn(1)).toBe(1);
    expect(await runsIn(240)).toBe(1);
  });

  it('keeps its own time again once it went well', async () => {
    expect(await runsIn(3600)).toBe(0);
    now += 86_400_000;
    expect(await runsIn(3600)).toBe(1);
  });

  it('is never tried more seldom than it runs anyway', async () => {
    nightly.failing = 30;
    now += 86_400_000;
    await jobs.runDue(() => now);
    for (let day = 0; day < 20; day++) {
      now += 86_400_000;
      const before = nightly.runs;
      await jobs.runDue(() => now);
      expect(nightly.runs).toBe(before + 1);
    }
  });

  it('does not begin once the process is asked to end', async () => {
    now += 86_400_000;
    jobs.end();
    expect(await runsIn(3600)).toBe(0);
  });
});
