import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { AccountsService } from '../modules/identity/accounts.service.js';
import { loadConfig } from '../platform/config.js';
import { Sealer } from '../platform/events/sealer.js';
import { firstCallDaysAgo, makeCalls } from './demo/demo-calls.js';
import { importUnclaimed, makeCapabilities } from './demo/demo-capabilities.js';
import { makeIntentTalk } from './demo/demo-intents.js';
import { DemoClock } from './demo/demo-clock.js';
import { makeDesk } from './demo/demo-desk.js';
import { makeLists } from './demo/demo-lists.js';
import { makeOfficers, writeKeyFiles } from './demo/demo-officers.js';
import { makePairings } from './demo/demo-pairings.js';
import { makeQuestions } from './demo/demo-questions.js';
import { makePeople } from './demo/demo-people.js';
import { importHealthScenarios, makeCases, makeScenarios } from './demo/demo-scenarios.js';

/**
 * Loads the demonstration once: organisations and accounts (示例), scenarios, capabilities with evidence,
 * pairings with a past, and the real public input with its sources. Passwords are printed this once.
 */
async function main(): Promise<void> {
  const config = loadConfig();
  if (config.NODE_ENV === 'production')
    throw new Error('demonstration data is refused in production');
  const app = await NestFactory.createApplicationContext(AppModule.with(config), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const source = app.get(DataSource);
    if (await isLoaded(source)) {
      console.log('demonstration data: loaded before');
      return;
    }
    const clock = await DemoClock.of(source);
    await clock.daysAgo(160);
    const { cast, made } = await makePeople(
      app.get(AccountsService, { strict: false }),
      config.DEMO_PASSWORD,
    );
    const scenarios = await makeScenarios(app, cast, clock);
    const capabilities = await makeCapabilities(app, cast, clock);
    const pairings = await makePairings(app, cast, clock);
    const lists = await makeLists(app, cast, clock);
    const questions = await makeQuestions(app, cast, clock);
    await makeIntentTalk(app, cast, clock);
    await makeDesk(app, cast, clock);
    await clock.daysAgo(firstCallDaysAgo);
    const officers = await makeOfficers(app, cast);
    const calls = await makeCalls({ app, cast, clock, officers });
    await clock.back();
    const keyFiles = await writeKeyFiles(config.DEMO_KEYS_DIR, officers, made);
    const intents = await importHealthScenarios(app, cast, 'pub-hospital');
    const unclaimed = await importUnclaimed(app);
    const cases = await makeCases(app, cast);
    const sealer = app.get(Sealer, { strict: false });
    while (await sealer.seal());
    await source.query(`insert into demo_loads (loaded_at) values (app_now())`);
    console.log(
      `demonstration data: ${scenarios} scenarios, ${capabilities} capabilities, ${pairings} pairings, ${questions} questions, ${lists} lists, ${calls} calls by sealed bids (示例), ${cases} cases; ` +
        `${intents} official health scenarios as intents, ${unclaimed} unclaimed products`,
    );
    console.log('accounts (passwords are shown only now):');
    for (const { email, password } of made)
      console.log(`  ${email.padEnd(28)} ${config.DEMO_PASSWORD ? '(DEMO_PASSWORD)' : password}`);
    for (const file of keyFiles)
      console.log(`  opening officer's key, under the same password: ${file}`);
  } finally {
    await app.close();
  }
}

/** Whether a load has run to its end. A load that broke off is repeated on an empty database only. */
async function isLoaded(source: DataSource): Promise<boolean> {
  const done = await source.query<unknown[]>('select 1 from demo_loads limit 1');
  if (done.length) return true;
  const [rest] = await source.query<{ n: number }[]>(
    'select count(*) as n from organisations where demo',
  );
  if (rest && rest.n > 0)
    throw new Error(
      'an earlier load of the demonstration data broke off; start with an empty DATA_DIR or database',
    );
  return false;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
