import { loadConfig } from '../platform/config.js';
import { migrate } from '../platform/database/data-source.js';

/** Runs pending migrations as the role that owns the tables. */
const config = loadConfig();
const done = await migrate(config.MIGRATION_DATABASE_URL || config.DATABASE_URL);
process.stdout.write(
  done.length ? `migrated: ${done.join(', ')}\n` : 'the database is up to date\n',
);
