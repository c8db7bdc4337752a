import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QuestionsService } from '../../modules/questions/questions.service.js';
import { ScenariosQueries } from '../../modules/scenarios/scenarios.queries.js';
import { ownerOf, type Cast } from './actors.js';
import type { DemoClock } from './demo-clock.js';

interface Exchange {
  readonly scenario: string;
  /** Keys of the publisher and of the supplier that asks. */
  readonly owner: string;
  readonly asker: string;
  readonly daysAgo: number;
  readonly question: string;
  readonly answer?: string;
  /** A must that the answer adds, and so a new version. */
  readonly must?: string;
}

const exchanges: readonly Exchange[] = [
  {
    ...{ scenario: 'demo-s-028', owner: 'pub-film', asker: 'sup-1', daysAgo: 9 },
    question: '示例提问：每部短剧的成片时长和集数大约是多少？配音样本由谁提供？',
    answer: '示例答复：单集 1–3 分钟，每部 60–100 集；配音样本由我方提供，已取得授权。',
  },
  {
    ...{ scenario: 'demo-s-028', owner: 'pub-film', asker: 'sup-2', daysAgo: 7 },
    question: '示例提问：除成片外，是否需要同时交付分轨工程文件？',
    answer: '示例答复：必须。此前的公开内容未写明，现已补入“必须满足的要求”并公布新版本。',
    must: '成片与分轨工程文件一并交付',
  },
  {
    ...{ scenario: 'demo-s-028', owner: 'pub-film', asker: 'sup-1', daysAgo: 3 },
    question: '示例提问：口型适配的验收是逐集抽查还是全量检查？',
  },
  {
    ...{ scenario: 'demo-s-001', owner: 'pub-industry', asker: 'sup-3', daysAgo: 4 },
    question: '示例提问：罐区夜间是否有无线网络覆盖，能否自建临时基站？',
  },
];

/** Public questions of the demonstration: answered, answered with a new version, and waiting. */
export async function makeQuestions(
  app: INestApplicationContext,
  cast: Cast,
  clock: DemoClock,
): Promise<number> {
  const questions = app.get(QuestionsService, { strict: false });
  const scenarios = app.get(ScenariosQueries, { strict: false });
  for (const exchange of exchanges) {
    const [known] = await app
      .get(DataSource)
      .query<{ id: string }[]>('select id from scenarios where demo and external_id = $1', [
        exchange.scenario,
      ]);
    if (!known) throw new Error(`the demonstration has no scenario ${exchange.scenario}`);
    await clock.daysAgo(exchange.daysAgo);
    const asker = ownerOf(cast, exchange.asker).actor;
    const asked = await questions.ask(known.id, { body: exchange.question }, asker);
    if (!exchange.answer) continue;
    await clock.daysAgo(exchange.daysAgo - 1);
    const owner = ownerOf(cast, exchange.owner).actor;
    const { version, mustHave } = await scenarios.detail(known.id, owner);
    const { answer: body, must } = exchange;
    const changes = must ? { changes: { mustHave: [...mustHave, must] } } : {};
    await questions.answer(asked.id, { body, ...changes }, `"${version}"`, owner);
  }
  await clock.back();
  return exchanges.length;
}
