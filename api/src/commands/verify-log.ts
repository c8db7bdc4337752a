import 'reflect-metadata';
import { loadConfig } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { Sealer } from '../platform/events/sealer.js';
import { DataSource } from 'typeorm';

/** Recomputes the chain over the event log; exit code 1 when it does not hold. */
const config = loadConfig();
const source = await new DataSource(
  dataSourceOptions(config.DATABASE_URL, { poolSize: 2 }),
).initialize();
const report = await new Sealer(source).verify();
await source.destroy();
if (report.fault) {
  const { position, eventId, fault } = report.fault;
  process.stdout.write(
    `BROKEN at position ${position} (event ${eventId}): ${fault} does not fit\n`,
  );
  process.exit(1);
}
process.stdout.write(
  `${report.sealed} sealed events verified, ${report.unsealed} not sealed yet, head ${report.head ?? 'none'}\n`,
);
