import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ListsService } from '../../modules/lists/lists.service.js';
import { ListCorrections } from '../../modules/lists/list-corrections.service.js';
import { ListPublishing } from '../../modules/lists/list-publishing.service.js';
import type { CreateList } from '../../modules/lists/lists.schemas.js';
import type { Cast } from './actors.js';
import type { DemoClock } from './demo-clock.js';

interface Plan {
  readonly list: CreateList;
  /** Which open scenarios of the demonstration it holds. */
  readonly where: string;
  readonly daysAgo: number;
  readonly atMost: number;
}

const none = { district: null, park: null, grouping: 'none' } as const;
const plans: readonly Plan[] = [
  {
    list: {
      ...{ ...none, level: 'city' as const, title: '示例·市级人工智能场景机会清单（演示批次）' },
      intro: '演示用清单：收录工业、供应链、交通与政务等领域的示例场景。本清单不构成采购要约。',
    },
    where: `s.sectors && '{industry,supply-chain,transport,government,logistics}'`,
    ...{ daysAgo: 3, atMost: 9 },
  },
  {
    list: {
      ...{ ...none, grouping: 'sector' as const, level: 'city' as const },
      title: '示例·市级人工智能场景机会清单（演示第二批）',
      intro:
        '演示用清单：在上一批基础上增补，按应用领域分节，并与上一批逐项对比。本清单不构成采购要约。',
    },
    where: `s.sectors && '{industry,supply-chain,transport,government,logistics}'`,
    ...{ daysAgo: 2, atMost: 24 },
  },
  {
    list: {
      ...{
        ...none,
        level: 'district' as const,
        district: 'haicang',
        title: '示例·海沧区场景机会清单（演示批次）',
      },
      intro: '演示用清单：拟在海沧区落地的示例场景。',
    },
    where: `s.districts && '{haicang}'`,
    ...{ daysAgo: 1.5, atMost: 24 },
  },
  {
    list: {
      ...{
        ...none,
        level: 'park' as const,
        park: 'torch',
        title: '示例·火炬高新区场景机会清单（演示批次）',
      },
      intro: '演示用清单：园区内企业开放的示例场景。',
    },
    where: `s.park = 'torch'`,
    ...{ daysAgo: 1, atMost: 24 },
  },
];

/** Published lists of the demonstration: two of the city, one corrected, and one of each other level. */
export async function makeLists(
  app: INestApplicationContext,
  cast: Cast,
  clock: DemoClock,
): Promise<number> {
  const lists = app.get(ListsService, { strict: false });
  const publishing = app.get(ListPublishing, { strict: false });
  const corrections = app.get(ListCorrections, { strict: false });
  let made = 0;
  for (const { list, where, daysAgo, atMost } of plans) {
    const rows: { id: string }[] = await app.get(DataSource).query(
      `select s.id from scenarios s where s.demo and s.state in ('open', 'approved') and s.deadline > clock_timestamp()
         and ${where} order by s.state, s.published_at, s.id limit ${atMost}`,
    );
    if (rows.length === 0) continue;
    await clock.daysAgo(daysAgo);
    const { no } = await lists.draft(list, cast.reviewer);
    await lists.add(no, { scenarioIds: rows.map((row) => row.id) }, cast.reviewer);
    const published = await publishing.publish(no, cast.reviewer);
    made += 1;
    const [first] = published.entries;
    if (made !== 2 || !first) continue;
    await clock.daysAgo(1.8);
    const after = `${first.summary.replace(/。$/, '')}（演示更正：补充说明试点范围为一处）。`;
    await corrections.correct(
      no,
      {
        ...{ scenarioId: first.scenarioId, field: 'summary', after },
        reason: '演示：公布时漏写了试点范围。',
      },
      String(published.version),
      cast.reviewer,
    );
  }
  await clock.back();
  return made;
}
