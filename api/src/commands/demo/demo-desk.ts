import type { INestApplicationContext } from '@nestjs/common';
import { defaultThesaurus } from '@aism/search';
import { DataSource } from 'typeorm';
import { CurationService } from '../../modules/curation/curation.service.js';
import type { SetMark } from '../../modules/curation/curation.schemas.js';
import { ShortlistDrafts } from '../../modules/shortlists/shortlist-drafts.service.js';
import { ThesaurusService } from '../../modules/thesaurus/thesaurus.service.js';
import type { Cast } from './actors.js';
import type { DemoClock } from './demo-clock.js';

interface Pair {
  readonly scenarioId: string;
  readonly capabilityId: string;
}
const dayMs = 86_400_000;

/** A little of each on the matchmaker's desk: marks on pairs, a shortlist in the making, a form proposed. */
export async function makeDesk(
  app: INestApplicationContext,
  cast: Cast,
  clock: DemoClock,
): Promise<void> {
  await clock.daysAgo(3);
  const curation = app.get(CurationService, { strict: false });
  const pairs = await unpaired(app.get(DataSource));
  const until = new Date(Date.now() + 20 * dayMs).toISOString();
  const marks: readonly Omit<SetMark, 'scenarioId' | 'capabilityId'>[] = [
    { kind: 'pin', note: '示例：上月走访过，现场条件合适。' },
    { kind: 'exclude', reason: 'out-of-scope', note: '' },
    { kind: 'note', note: '示例：场景方希望先看一次演示。' },
    { kind: 'park', until, note: '示例：等场景方预算批复。' },
  ];
  for (const [i, mark] of marks.entries()) {
    const pair = pairs[i];
    if (pair) await curation.set(cast.matchmaker, { ...pair, ...mark });
  }
  const [first] = pairs;
  const drafts = app.get(ShortlistDrafts, { strict: false });
  for (const { scenarioId, capabilityId } of pairs.slice(0, 4))
    if (scenarioId === first?.scenarioId)
      await drafts.draft(cast.matchmaker, {
        ...{ side: 'demand', subjectId: scenarioId, otherId: capabilityId },
      });
  const concept = defaultThesaurus().concepts.find((one) => one.zh.includes('巡检'));
  if (concept)
    await app.get(ThesaurusService, { strict: false }).propose(cast.matchmaker, {
      ...{ concept: concept.id, form: '夜间巡看', kind: 'narrow', source: 'hand' },
      why: '示例：环卫与市政单位的材料里常这样写。',
    });
  await clock.back();
}

/** Pairs of one open scenario, taken directly, that share a technology and have no pairing yet. */
async function unpaired(source: DataSource): Promise<Pair[]> {
  const rows = await source.query<Pair[]>(
    `with chosen as (
       select s.* from scenarios s where s.demo and s.state = 'open' and s.procedure = 'direct'
         and (select count(*) from capabilities c where c.demo and c.state = 'published' and not c.unclaimed
              and c.technologies && s.technologies) >= 4
       order by (select count(*) from pairings p where p.scenario_id = s.id) desc, s.title limit 1)
     select s.id as "scenarioId", c.id as "capabilityId" from chosen s
       join capabilities c on c.demo and c.state = 'published' and not c.unclaimed
         and c.technologies && s.technologies and c.organisation_id <> s.organisation_id
     where not exists (select 1 from pairings p where p.scenario_id = s.id and p.capability_id = c.id)
     order by c.title limit 8`,
  );
  return rows;
}
