// Puts a market and its conditions into rows and columns for HiGHS. Columns: one per pair, then one per member of an
// `at-least` condition (it counts once however many pairs it gets). Rows: places of demands, places of supplies, conditions.
import type { SideConstraint } from './constraints.js';
import type { Market } from './market.js';

export interface ModelOptions {
  readonly constraints: readonly SideConstraint[];
  /** Pairs that must be part of the plan. */
  readonly locked?: readonly number[];
  /** Whether pairs are whole; false gives the linear relaxation with its prices. */
  readonly whole: boolean;
  /** Lets conditions give way and asks for the least giving way instead of the greatest value. */
  readonly elastic?: ReadonlySet<string>;
}

/** One row of the model that belongs to a condition. */
interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly cells: ReadonlyMap<number, number>;
}

export interface LinearModel {
  readonly columns: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly integrality: Int32Array;
  readonly rows: readonly { readonly lower: number; readonly upper: number }[];
  /** The matrix by rows. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** Row number of each condition, and the column by which it gives way (elastic models only). */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly slackOf: ReadonlyMap<string, number>;
}

export function linearModel(market: Market, options: ModelOptions): LinearModel {
  const { pairs } = market;
  const build = new Builder(pairs.value.length, options);
  build.places(pairs.demand, market.demandCapacity);
  build.places(pairs.supply, market.supplyCapacity);
  for (const constraint of options.constraints) build.condition(constraint);
  return build.finish(pairs.value);
}

class Builder {
  private columns: number;
  private readonly rows: Row[] = [];
  private readonly slack: number[] = [];
  private readonly rowOf = new Map<string, number>();
  private readonly slackOf = new Map<string, number>();

  constructor(
    private readonly pairs: number,
    private readonly options: ModelOptions,
  ) {
    this.columns = pairs;
  }

  places(owner: Int32Array, capacity: Int32Array): void {
    const cells = Array.from(capacity, () => new Map<number, number>());
    owner.forEach((one, pair) => cells[one]!.set(pair, 1));
    cells.forEach((row, i) => this.rows.push({ lower: 0, upper: capacity[i]!, cells: row }));
  }

  condition(constraint: SideConstraint): void {
    const cells = new Map<number, number>();
    const add = (pair: number, by: number) => cells.set(pair, (cells.get(pair) ?? 0) + by);
    let lower = -Infinity;
    let upper = 0;
    if (constraint.kind === 'at-least') {
      // A member's column may be 1 only if one of its pairs is chosen.
      for (const member of constraint.members) {
        const column = this.columns++;
        this.rows.push({
          ...{ lower: 0, upper: Infinity },
          cells: new Map([...member.map((pair) => [pair, 1] as const), [column, -1] as const]),
        });
        add(column, 1);
      }
      [lower, upper] = [constraint.count, Infinity];
    } else {
      for (const pair of constraint.group) add(pair, 1);
      for (const pair of constraint.of ?? Array(this.pairs).keys()) add(pair, -constraint.share);
    }
    if (this.options.elastic?.has(constraint.id)) this.giveWay(constraint, add);
    this.rowOf.set(constraint.id, this.rows.length);
    this.rows.push({ lower, upper, cells });
  }

  private giveWay(constraint: SideConstraint, add: (column: number, by: number) => void): void {
    const column = this.columns++;
    this.slack.push(column);
    this.slackOf.set(constraint.id, column);
    add(column, constraint.kind === 'at-least' ? 1 : -1);
  }

  finish(value: Float64Array): LinearModel {
    const { columns } = this;
    const cost = new Float64Array(columns);
    const lower = new Float64Array(columns);
    const upper = new Float64Array(columns).fill(1);
    if (this.options.elastic) for (const column of this.slack) cost[column] = -1;
    else cost.set(value);
    for (const column of this.slack) upper[column] = Infinity;
    for (const pair of this.options.locked ?? []) lower[pair] = 1;
    const size = this.rows.reduce((sum, row) => sum + row.cells.size, 0);
    const starts = new Int32Array(this.rows.length + 1);
    const indices = new Int32Array(size);
    const values = new Float64Array(size);
    let at = 0;
    this.rows.forEach((row, i) => {
      for (const [column, by] of row.cells) {
        indices[at] = column;
        values[at++] = by;
      }
      starts[i + 1] = at;
    });
    const integrality = new Int32Array(columns).fill(this.options.whole ? 1 : 0);
    for (const column of this.slack) integrality[column] = 0;
    return {
      ...{ columns, cost, lower, upper, integrality, starts, indices, values },
      ...{ rows: this.rows, rowOf: this.rowOf, slackOf: this.slackOf },
    };
  }
}
