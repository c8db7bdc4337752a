import { exposureAt, type MatchingEngine, type MatchModel } from '@aism/search';

/** Which lists of a world to sum over: `count` from the `from`th on of `of` that are spread over all scenarios. */
export interface ExposureQuestion {
  readonly demo: boolean;
  readonly models: readonly MatchModel[];
  readonly now: Date;
  readonly from: number;
  readonly count: number;
  readonly of: number;
}

const listLength = 50;

/**
 * How much each capability is seen in the scenarios' public lists under each model.
 * @param ids all scenarios of the world, in a stable order
 */
export function exposuresOf(
  engine: MatchingEngine,
  inUse: MatchModel,
  ids: readonly string[],
  { models, now, from, count, of }: ExposureQuestion,
): Record<string, number>[] {
  const lists = Math.min(of, ids.length);
  const some = Array.from({ length: Math.max(0, Math.min(count, lists - from)) }, (_, i) => {
    return ids[Math.floor(((from + i) * ids.length) / lists)]!;
  });
  try {
    return models.map((model) => {
      engine.useModel(model);
      const seen: Record<string, number> = {};
      for (const id of some) {
        const list = engine.rankForDemand(id, { now, audience: 'public', limit: listLength });
        list.forEach((item, place) => {
          seen[item.id] = (seen[item.id] ?? 0) + exposureAt(place + 1);
        });
      }
      return seen;
    });
  } finally {
    engine.useModel(inUse);
  }
}
