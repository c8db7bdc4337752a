// Markets for tests, written as plain numbers.
import type { Market } from './market.js';

export interface GivenMarket {
  readonly demandCapacity: readonly number[];
  readonly supplyCapacity: readonly number[];
  /** `[demand, supply, value]`. */
  readonly pairs: readonly (readonly [number, number, number])[];
}

export function marketOf({ demandCapacity, supplyCapacity, pairs }: GivenMarket): Market {
  return {
    demandCapacity: Int32Array.from(demandCapacity),
    supplyCapacity: Int32Array.from(supplyCapacity),
    pairs: {
      demand: Int32Array.from(pairs, ([d]) => d),
      supply: Int32Array.from(pairs, ([, s]) => s),
      value: Float64Array.from(pairs, ([, , value]) => value),
    },
  };
}
