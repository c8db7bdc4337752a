import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import { SnakeNamingStrategy } from './naming.js';

// bigint counts and money in fen fit a JS number (< 2^53); refuse silently wrong ones.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`bigint out of range: ${text}`);
  return value;
});

const here = dirname(fileURLToPath(import.meta.url));
/** The same expression holds under jest (ts) and compiled: the output mirrors the tree. */
const migrationsFolder = join(here, '../../../../migrations');

type EntityList = NonNullable<DataSourceOptions['entities']>;
type MigrationClass = new () => MigrationInterface;

/** TypeORM's own loader imports in a way that tests cannot follow, so the classes are handed to it. */
export async function migrations(): Promise<MigrationClass[]> {
  const files = readdirSync(migrationsFolder).filter((name) => /^\d+-[\w-]+\.(ts|js)$/.test(name));
  const loaded = await Promise.all(
    files
      .sort()
      .map((name) => import(join(migrationsFolder, name)) as Promise<Record<string, unknown>>),
  );
  return loaded.flatMap((exported) =>
    Object.values(exported).filter((v): v is MigrationClass => typeof v === 'function'),
  );
}

/** Options of one pool on one database; migrations are loaded only where they run. */
export function dataSourceOptions(
  url: string,
  options: { poolSize?: number; entities?: EntityList; migrations?: MigrationClass[] } = {},
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize: options.poolSize ?? 12,
    entities: options.entities ?? [],
    migrations: options.migrations ?? [],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logging: false,
    connectTimeoutMS: 5000,
    extra: { statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
    applicationName: 'aism',
  };
}

/** Runs all pending migrations under one lock, so that several processes may start at once. */
export async function migrate(url: string): Promise<string[]> {
  const source = new DataSource(
    dataSourceOptions(url, { poolSize: 2, migrations: await migrations() }),
  );
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock(750016)');
    const done = await source.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock(750016)').catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}
