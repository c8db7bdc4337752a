import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config.js';

/**
 * In production the service's role may neither shift the clock nor rewrite the event log (design §4).
 * @throws Error naming what the role may do too much
 */
export async function guardProduction(app: INestApplicationContext, config: Config): Promise<void> {
  if (config.NODE_ENV !== 'production') return;
  const rows = await app.get(DataSource).query<{ clock: boolean; log: boolean }[]>(
    `select has_table_privilege(current_user, 'app_clock', 'insert, update, delete') as clock,
            has_table_privilege(current_user, 'events', 'update, delete, truncate')
              or has_table_privilege(current_user, 'event_seals', 'update, delete, truncate') as log`,
  );
  const faults = [
    rows[0]?.clock ? 'may shift the clock (app_clock)' : '',
    rows[0]?.log ? 'may change the event log (events)' : '',
  ].filter(Boolean);
  if (faults.length)
    throw new Error(
      `the database role of DATABASE_URL ${faults.join(' and ')}; see README, production`,
    );
}
