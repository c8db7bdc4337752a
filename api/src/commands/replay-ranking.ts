import 'reflect-metadata';
import { DataSource } from 'typeorm';
import {
  differences,
  replay,
  type LoggedFact,
  type Stored,
} from '../modules/evaluation/evaluation-replay.js';
import { loadConfig } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database/data-source.js';

/**
 * Makes the ranking of a scenario anew from the event log alone and compares it with the stored one:
 * `npm run replay-ranking -- SCENARIO_ID`. Exit code 1 with the differences when they are not the same, 2 when there is
 * nothing to compare.
 */
const [scenarioId = ''] = process.argv.slice(2);
const config = loadConfig();
const source = await new DataSource(
  dataSourceOptions(config.DATABASE_URL, { poolSize: 2 }),
).initialize();
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(scenarioId);
const events = isId
  ? await source.query<LoggedFact[]>(
      `select type, payload from events where subject_id = $1 and type like 'evaluation.%' order by seq`,
      [scenarioId],
    )
  : [];
const [stored] = isId
  ? await source.query<Stored[]>(
      `select r.hash, r.rows, c.body as criteria from evaluation_rankings r
         join evaluation_criteria c on c.scenario_id = r.scenario_id
       where r.scenario_id = $1 and r.published_at is not null`,
      [scenarioId],
    )
  : [];
await source.destroy();
const replayed = replay(scenarioId, events);
if (!replayed) {
  process.stdout.write(`no published ranking of scenario ${scenarioId || '(none given)'}\n`);
  process.exit(2);
}
const found = differences(replayed, stored ?? null);
const { hash, rows } = replayed.ranking;
if (found.length) {
  process.stdout.write(`DIFFERENT\n${found.map((line) => `  ${line}\n`).join('')}`);
  process.exit(1);
}
process.stdout.write(`${rows.length} bids ranked the same from the log, hash ${hash}\n`);
