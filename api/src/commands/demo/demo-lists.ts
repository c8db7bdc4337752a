import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ListsService } from '../../modules/lists/lists.service.js';
import type { CreateList } from '../../modules/lists/lists.schemas.js';
import type { Cast } from './actors.js';
import type { DemoClock } from './demo-clock.js';

interface Plan {
  readonly list: CreateList;
  /** Which open scenarios of the demonstration it holds. */
  readonly where: string;
  readonly daysAgo: number;
}

const none = { district: null, park: null } as const;
const plans: readonly Plan[] = [
  {
    list: {
      ...{ ...none, level: 'city' as const, title: '示例·市级人工智能场景机会清单（演示批次）' },
      intro: '演示用清单：收录工业、供应链、交通与政务等领域的示例场景。本清单不构成采购要约。',
    },
    where: `s.sectors && '{industry,supply-chain,transport,government,logistics}'`,
    daysAgo: 2,
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
    daysAgo: 1.5,
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
    daysAgo: 1,
  },
];

/** Three published lists of the demonstration, one of each level. */
export async function makeLists(
  app: INestApplicationContext,
  cast: Cast,
  clock: DemoClock,
): Promise<number> {
  const lists = app.get(ListsService, { strict: false });
  let made = 0;
  for (const { list, where, daysAgo } of plans) {
    const rows: { id: string }[] = await app.get(DataSource).query(
      `select s.id from scenarios s where s.demo and s.state in ('open', 'approved') and s.deadline > clock_timestamp()
         and ${where} order by s.state, s.published_at, s.id limit 24`,
    );
    if (rows.length === 0) continue;
    await clock.daysAgo(daysAgo);
    const { no } = await lists.draft(list, cast.reviewer);
    await lists.add(no, { scenarioIds: rows.map((row) => row.id) }, cast.reviewer);
    await lists.publish(no, cast.reviewer);
    made += 1;
  }
  await clock.back();
  return made;
}
