// The two sides as the planner sees them: numbered demands and supplies, and the pairs that could be made of them.

/** Candidate pairs as parallel arrays; pair `i` joins `demand[i]` with `supply[i]` and is worth `value[i]`. */
export interface Pairs {
  readonly demand: Int32Array;
  readonly supply: Int32Array;
  /** The reciprocal score, greater than 0. */
  readonly value: Float64Array;
}

export interface Market {
  /** How many pairs a demand, a supply may be in. 0 is allowed: that side takes no part. */
  readonly demandCapacity: Int32Array;
  readonly supplyCapacity: Int32Array;
  readonly pairs: Pairs;
}

/** Pairs by owner: those of owner `i` are `items[start[i]] … items[start[i + 1] - 1]`, in rising order. */
export interface Grouped {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Groups pair numbers by owner (counting sort, stable). */
export function groupBy(owner: Int32Array, owners: number): Grouped {
  const start = new Int32Array(owners + 1);
  for (const one of owner) start[one + 1]!++;
  for (let i = 0; i < owners; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, owners);
  const items = new Int32Array(owner.length);
  for (let pair = 0; pair < owner.length; pair++) items[next[owner[pair]!]!++] = pair;
  return { start, items };
}

/**
 * Refuses a market that no algorithm here can be held to.
 * @throws RangeError naming the first fault
 */
export function checkMarket({ demandCapacity, supplyCapacity, pairs }: Market): void {
  const { demand, supply, value } = pairs;
  if (demand.length !== supply.length || demand.length !== value.length)
    throw new RangeError('the arrays of pairs differ in length');
  for (const capacity of [demandCapacity, supplyCapacity])
    if (capacity.some((one) => one < 0)) throw new RangeError('a capacity is negative');
  const seen = new Set<number>();
  for (let i = 0; i < demand.length; i++) {
    const [d, s] = [demand[i]!, supply[i]!];
    if (d < 0 || d >= demandCapacity.length || s < 0 || s >= supplyCapacity.length)
      throw new RangeError(`pair ${i} names a side that does not exist`);
    if (!Number.isFinite(value[i]!) || value[i]! <= 0)
      throw new RangeError(`pair ${i} is worth ${value[i]}`);
    const key = d * supplyCapacity.length + s;
    if (seen.has(key)) throw new RangeError(`pair ${i} is given twice`);
    seen.add(key);
  }
}

/** Sum of the values of the chosen pairs. */
export function valueOf(pairs: Pairs, chosen: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < chosen.length; i++) if (chosen[i]) sum += pairs.value[i]!;
  return sum;
}
