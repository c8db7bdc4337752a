// Markets drawn from a seed, for benches and tests: values crowd around a few popular supplies, as real scores do.
import { Random } from '../evaluation/random.js';
import type { Market } from './market.js';

export interface GeneratedMarket {
  readonly demands: number;
  readonly supplies: number;
  /** Pairs a demand has. */
  readonly degree: number;
  readonly seed: number;
  /** Most places of a demand, of a supply; each side draws 1 … most. */
  readonly places?: { readonly demand: number; readonly supply: number };
}

/** A market whose values are half a supply's popularity and half chance; a tenth of the supplies gets half the pairs. */
export function generatedMarket({
  demands,
  supplies,
  degree,
  seed,
  places,
}: GeneratedMarket): Market {
  const random = new Random(seed);
  const most = places ?? { demand: 3, supply: 3 };
  const size = demands * Math.min(degree, supplies);
  const pairs = {
    ...{ demand: new Int32Array(size), supply: new Int32Array(size) },
    value: new Float64Array(size),
  };
  const popular = Math.max(1, Math.floor(supplies / 10));
  const fame = Float64Array.from({ length: supplies }, () => random.next());
  let at = 0;
  for (let d = 0; d < demands; d++) {
    const taken = new Set<number>();
    while (taken.size < Math.min(degree, supplies)) {
      // A small crowd may be used up: then anybody else.
      const crowd = random.chance(0.5) && taken.size < popular;
      taken.add(random.int(0, (crowd ? popular : supplies) - 1));
    }
    for (const s of [...taken].sort((a, b) => a - b)) {
      pairs.demand[at] = d;
      pairs.supply[at] = s;
      pairs.value[at++] = 0.02 + 0.96 * (0.5 * fame[s]! + 0.5 * random.next());
    }
  }
  return {
    demandCapacity: Int32Array.from({ length: demands }, () => random.int(1, most.demand)),
    supplyCapacity: Int32Array.from({ length: supplies }, () => random.int(1, most.supply)),
    pairs,
  };
}
