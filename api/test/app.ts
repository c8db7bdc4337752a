import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { parseConfig } from '../src/platform/config.js';
import { EventFollower } from '../src/platform/events/follower.js';
import { createApp } from '../src/platform/http/create-app.js';
import { Worker } from '../src/platform/jobs/worker.js';
import { createTestDatabase } from './database.js';

interface RequestOptions {
  readonly body?: unknown;
  /** Session cookie as `aism_session=…` (see factories/identity.ts). */
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Answer {
  readonly status: number;
  /** The parsed JSON body; tests know its shape. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The real application on a database of its own, spoken to through its HTTP interface. */
export interface TestApp {
  readonly nest: NestFastifyApplication;
  readonly source: DataSource;
  readonly databaseUrl: string;
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** Delivers events, seals, sends mails and feeds followers once: what the worker does by itself. */
  settle(): Promise<void>;
  /** Moves the one clock, e.g. `'3 days'`; sums up. */
  shiftClock(interval: string): Promise<void>;
  /** Types of the events recorded for a subject, oldest first. */
  eventsOf(subjectId: string): Promise<string[]>;
  stop(): Promise<void>;
}

/**
 * Starts the application with the given settings on top of the tests' own.
 * @param beside another one whose database is shared, as by a second process; it is to be stopped last
 */
export async function startTestApp(
  settings: Readonly<Record<string, string>> = {},
  beside?: TestApp,
): Promise<TestApp> {
  const database = beside
    ? { url: beside.databaseUrl, drop: () => Promise.resolve() }
    : await createTestDatabase();
  const config = parseConfig({
    NODE_ENV: 'test',
    APP_SECRET: 'a secret of the tests, long enough to be one',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    DATABASE_POOL: '6',
    ...settings,
    DATABASE_URL: database.url,
  });
  const nest = await createApp(AppModule.with(config), config);
  await nest.get(EventFollower).start();
  await nest.init();
  await nest.getHttpAdapter().getInstance().ready();
  const source = nest.get(DataSource);
  const worker = nest.get(Worker);
  // The worker's own timer stays off: a test says when the world moves on.
  worker.prepare();
  return {
    nest,
    source,
    databaseUrl: database.url,
    request: (method, path, options) => request(nest, method, path, options),
    settle: async () => {
      await horizonPasses(source);
      await worker.round();
    },
    shiftClock: async (interval) => {
      await source.query('update app_clock set shift = shift + $1::interval', [interval]);
    },
    eventsOf: async (subjectId) => {
      const rows = await source.query<{ type: string }[]>(
        'select type from events where subject_id = $1 order by seq',
        [subjectId],
      );
      return rows.map((row) => row.type);
    },
    stop: async () => {
      await nest.close();
      await database.drop();
    },
  };
}

/**
 * Suites that run at the same time share one cluster, and a transaction of another suite holds this one's followers
 * back as well: waits until all that is recorded here is below the oldest one.
 */
async function horizonPasses(source: DataSource): Promise<void> {
  const [last] = await source.query<{ xid: string }[]>(
    'select xid::text as xid from events order by xid desc limit 1',
  );
  if (!last) return;
  for (let tries = 0; tries < 500; tries++) {
    const [row] = await source.query<{ passed: boolean }[]>(
      'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as passed',
      [last.xid],
    );
    if (row?.passed) return;
    await pause(20);
  }
}

async function request(
  nest: NestFastifyApplication,
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const response = await nest.inject({
    method: method as 'GET',
    url: path.startsWith('/api') || /^\/(healthz|readyz)/.test(path) ? path : `/api/v1${path}`,
    ...(options.body === undefined ? {} : { payload: options.body as object }),
    headers: { ...(options.cookie ? { cookie: options.cookie } : {}), ...options.headers },
  });
  const type = String(response.headers['content-type'] ?? '');
  const body: unknown =
    /json(;|$)/.test(type) && response.payload ? JSON.parse(response.payload) : null;
  return { status: response.statusCode, body, headers: response.headers, text: response.payload };
}
