import { Inject, Injectable } from '@nestjs/common';
import type { PlanScenario } from './plan-market.js';
import { planErrors } from './plan.errors.js';
import type { CreatePlan } from './plans.schemas.js';
import { ListReads } from '../lists/lists.reads.js';
import { ScenarioReads, type ScenarioProfile } from '../scenarios/scenarios.reads.js';

/** What a plan speaks of. */
export interface PlanScope {
  readonly title: string;
  /** The same for plans that may be compared. */
  readonly key: string;
  readonly demo: boolean;
  readonly scenarios: readonly PlanScenario[];
}

/** Scenarios of one plan. */
const most = 1000;
const batch = 1000;

/** Finds the open scenarios of a list, a sector or a selection. */
@Injectable()
export class PlanScopes {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(ListReads) private readonly lists: ListReads,
  ) {}

  /** @throws AppError where nothing is open, too much is, or real and 示例 are mixed */
  async of({ scope }: CreatePlan): Promise<PlanScope> {
    if (scope.kind === 'list') {
      const list = await this.lists.published(scope.no);
      if (!list) throw planErrors('list-not-found');
      const profiles = await this.scenarios.profiles(list.scenarioIds);
      return checked({ title: `${scope.no} ${list.title}`, key: `list ${scope.no}` }, profiles);
    }
    if (scope.kind === 'selection') {
      const profiles = await this.scenarios.profiles(scope.scenarioIds);
      const key = `selection ${[...scope.scenarioIds].sort().join(' ')}`;
      const title = profiles
        .map((one) => one.title)
        .slice(0, 2)
        .join('、');
      return checked({ title, key }, profiles);
    }
    const profiles = await this.ofSector(scope.sector, scope.demo);
    return checked({ title: scope.sector, key: `sector ${scope.sector} ${scope.demo}` }, profiles);
  }

  private async ofSector(sector: string, demo: boolean): Promise<ScenarioProfile[]> {
    const found: ScenarioProfile[] = [];
    for (let after: string | null = null; ;) {
      const rows: ScenarioProfile[] = await this.scenarios.matchable(after, batch);
      found.push(
        ...rows.filter((one) => one.demo === demo && one.content.sectors.includes(sector)),
      );
      const last = rows.at(-1);
      if (!last || rows.length < batch) return found;
      after = last.id;
    }
  }
}

function checked(
  named: { title: string; key: string },
  profiles: readonly ScenarioProfile[],
): PlanScope {
  const open = profiles.filter((one) => one.public && one.state === 'open');
  const [first] = open;
  if (!first) throw planErrors('no-open-scenarios');
  if (open.length > most) throw planErrors('too-many', { most, count: open.length });
  if (open.some((one) => one.demo !== first.demo)) throw planErrors('mixed-worlds');
  const scenarios = open.map(({ id, title, content }) => ({ id, title, sectors: content.sectors }));
  return { ...named, demo: first.demo, scenarios };
}
