import pg from 'pg';
import { loadConfig } from '../platform/config.js';

/**
 * Makes the role that DATABASE_URL names (when it is missing) and gives it what the service needs and no more: it may
 * neither shift the clock nor change the event log. Run by the owner (MIGRATION_DATABASE_URL) after every migration.
 */
const config = loadConfig();
if (!config.MIGRATION_DATABASE_URL) {
  process.stderr.write('MIGRATION_DATABASE_URL must name the owner of the tables.\n');
  process.exit(78);
}
const service = new URL(config.DATABASE_URL);
const role = decodeURIComponent(service.username);
const owner = new pg.Client({ connectionString: config.MIGRATION_DATABASE_URL });
await owner.connect();
try {
  const name = owner.escapeIdentifier(role);
  const password = owner.escapeLiteral(decodeURIComponent(service.password));
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
  await owner.query('begin');
  await owner.query(`${rowCount ? 'alter' : 'create'} role ${name} login password ${password}`);
  await owner.query(`
    grant usage on schema public to ${name};
    grant select, insert, update, delete on all tables in schema public to ${name};
    grant usage, select on all sequences in schema public to ${name};
    revoke insert, update, delete on app_clock, migrations from ${name};
    revoke update, delete on events, event_seals from ${name};
  `);
  await owner.query('commit');
  process.stdout.write(`role ${role} is ready\n`);
} finally {
  await owner.end();
}
