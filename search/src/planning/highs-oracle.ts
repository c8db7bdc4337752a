// The plan under conditions, by the HiGHS solver (MIT, WebAssembly, in this process): the exact optimum, the prices of
// the linear relaxation, and which condition stands in the way when there is no plan at all. Also the judge of the
// auction in its tests and in the bench.
import loadHighs, { type Highs, type ModelData } from 'highs';
import type { Assignment } from './auction.js';
import type { Conflict, SideConstraint } from './constraints.js';
import { linearModel, type LinearModel, type ModelOptions } from './linear-model.js';
import { valueOf, type Market } from './market.js';

export interface OracleOptions {
  readonly constraints?: readonly SideConstraint[];
  readonly locked?: readonly number[];
  /** Seconds the search for whole pairs may take before it answers with the best found so far; default 60. */
  readonly seconds?: number;
}

export interface OraclePlan extends Assignment {
  /** By how much the total would rise were a condition one milder, by its id. */
  readonly constraintPrice: ReadonlyMap<string, number>;
  /** At least what each pair would cost the total at these prices (its reduced cost); 0 for those chosen. */
  readonly pairCost: Float64Array;
}

/** No plan keeps all conditions. */
export class Infeasible extends Error {
  constructor(readonly conflicts: readonly Conflict[]) {
    super(`no plan keeps ${conflicts.map((one) => one.id).join(', ')}`);
  }
}

let solver: Promise<Highs> | undefined;
/** Its types are those of a CommonJS module, where the default export is one step deeper than it really is. */
const load = loadHighs as unknown as () => Promise<Highs>;
const highs = () => (solver ??= load());

/** The greatest value the linear relaxation reaches: no plan is worth more. */
export async function relaxedValue(
  market: Market,
  constraints: readonly SideConstraint[] = [],
): Promise<number> {
  const solved = run(await highs(), linearModel(market, { constraints, whole: false }));
  return solved?.objective ?? 0;
}

/**
 * The plan of greatest value that keeps all conditions and holds all locked pairs.
 * @throws Infeasible naming the conditions that cannot be kept together
 */
export async function oracle(market: Market, options: OracleOptions = {}): Promise<OraclePlan> {
  const engine = await highs();
  const { constraints = [], locked = [], seconds = 60 } = options;
  const given = { constraints, locked };
  const relaxed = run(engine, linearModel(market, { ...given, whole: false }));
  const model = linearModel(market, { ...given, whole: true });
  const solved = relaxed && run(engine, model, seconds);
  if (!solved) throw new Infeasible(conflictsIn(engine, market, given));
  const { pairs, demandCapacity, supplyCapacity } = market;
  const chosen = Uint8Array.from(pairs.value, (_, pair) => Math.round(solved.columns[pair]!));
  const duals = relaxed.rows.map(Math.abs);
  return {
    ...{ chosen, value: valueOf(pairs, chosen), bound: relaxed.objective, bids: 0 },
    demandPrice: duals.slice(0, demandCapacity.length),
    supplyPrice: duals.slice(demandCapacity.length, demandCapacity.length + supplyCapacity.length),
    pairCost: Float64Array.from(chosen, (is, pair) => (is ? 0 : Math.abs(relaxed.duals[pair]!))),
    constraintPrice: new Map([...model.rowOf].map(([id, row]) => [id, duals[row]!])),
  };
}

/**
 * Finds who is to blame: with every condition made elastic, those that give way; and of all, those whose fall alone
 * would do. Locked pairs are not conditions: they are checked against capacities before.
 */
function conflictsIn(
  engine: Highs,
  market: Market,
  { constraints, locked }: Pick<ModelOptions, 'constraints' | 'locked'>,
): Conflict[] {
  const slackOf = (elastic: ReadonlySet<string>) => {
    const model = linearModel(market, {
      ...{ constraints, whole: true, elastic },
      ...(locked ? { locked } : {}),
    });
    const solved = run(engine, model, 20);
    return (
      solved && new Map([...model.slackOf].map(([id, column]) => [id, solved.columns[column]!]))
    );
  };
  const together = slackOf(new Set(constraints.map((one) => one.id)));
  return constraints.flatMap((constraint) => {
    const { id } = constraint;
    const slack = slackOf(new Set([id]))?.get(id);
    const alone = slack !== undefined;
    if (!alone && !((together?.get(id) ?? 0) > 1e-6)) return [];
    const possible =
      constraint.kind === 'at-least' && alone ? Math.floor(constraint.count - slack + 1e-6) : null;
    return [{ id, alone, possible }];
  });
}

interface Solved {
  readonly objective: number;
  readonly columns: Float64Array;
  readonly rows: Float64Array;
  /** Reduced costs of the columns. */
  readonly duals: Float64Array;
}

/** Solves for the greatest value; null where there is no solution. */
function run(engine: Highs, model: LinearModel, seconds = 60): Solved | null {
  // HiGHS calls a model without columns empty rather than solved.
  if (model.columns === 0) return withoutColumns(model);
  const { modelStatus, objectiveSense } = engine.constants;
  const finite = (value: number) =>
    value === Infinity ? engine.infinity : value === -Infinity ? -engine.infinity : value;
  const data: ModelData = {
    ...{ numCols: model.columns, numRows: model.rows.length, sense: objectiveSense.maximize },
    ...{ colCost: model.cost, colLower: model.lower, colUpper: model.upper.map(finite) },
    rowLower: model.rows.map((row) => finite(row.lower)),
    rowUpper: model.rows.map((row) => finite(row.upper)),
    matrix: {
      ...{ format: 'csr', numRows: model.rows.length, numCols: model.columns },
      ...{ starts: model.starts, indices: model.indices, values: model.values },
    },
    ...(model.integrality.includes(1) ? { integrality: model.integrality } : {}),
  };
  return engine.withModel(data, (instance) => {
    instance.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 1e-6 });
    instance.run();
    const status = instance.getModelStatus();
    const usable = status === modelStatus.optimal || status === modelStatus.timeLimit;
    const { colValue, rowDual, colDual } = instance.getSolution();
    if (!usable || colValue.length === 0) return null;
    const objective = instance.getObjectiveValue();
    return { objective, columns: colValue, rows: rowDual, duals: colDual };
  });
}

const none = new Float64Array();

function withoutColumns({ rows }: LinearModel): Solved | null {
  const possible = rows.every((row) => row.lower <= 0 && row.upper >= 0);
  return possible
    ? { objective: 0, columns: none, rows: new Float64Array(rows.length), duals: none }
    : null;
}
