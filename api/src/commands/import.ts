import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { DiscoveryService, NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { IdentityReads } from '../modules/identity/identity.reads.js';
import { loadConfig } from '../platform/config.js';
import { findImporters } from '../platform/imports/find-importers.js';
import { importRows } from '../platform/imports/import-rows.js';
import { readRows } from '../platform/imports/read-rows.js';

/**
 * npm run import -- <kind> FILE [--organisation ID] [--as WORD] [--set column=value]…
 * Exit codes: 0 all rows taken, 2 some refused (each has its line in the report), 1 nothing or not all
 * could be read; repeating is always safe.
 */
const usage =
  'npm run import -- scenarios|capabilities FILE(.jsonl|.csv|.xlsx) [--organisation ID] [--as intent|draft] [--set 列名=值]…';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      as: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
    },
  });
  const [kind, path] = positionals;
  if (!kind || !path) throw new Error(usage);
  const rows = await readRows(path);
  const app = await NestFactory.createApplicationContext(AppModule.with(loadConfig()), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const importers = findImporters(app.get(DiscoveryService, { strict: false }));
    const importer = importers.get(kind);
    if (!importer)
      throw new Error(`不认识的种类“${kind}”，可用：${[...importers.keys()].join('、')}`);
    const organisation = await organisationId(
      app.get(IdentityReads, { strict: false }),
      values.organisation,
    );
    const options = {
      organisationId: organisation,
      as: values.as ?? null,
      values: Object.fromEntries(values.set.map(assignment)),
    };
    const report = await importRows(rows, importer, options, (line) => console.log(line));
    const { created, updated, unchanged, refused } = report;
    console.log(
      `${rows.length} rows: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`,
    );
    return refused ? 2 : 0;
  } finally {
    await app.close();
  }
}

async function organisationId(
  identity: IdentityReads,
  given: string | undefined,
): Promise<string | null> {
  if (given === undefined) return null;
  const known = /^[0-9a-f-]{36}$/i.test(given) ? await identity.organisation(given) : null;
  if (!known) throw new Error(`没有编号为 ${given} 的机构`);
  return known.id;
}

function assignment(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`--set 需要“列名=值”，而不是“${text}”`);
  return [text.slice(0, at), text.slice(at + 1)];
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
