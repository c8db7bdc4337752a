import {
  exposurePrices,
  gini,
  giveTurns,
  type ExposurePrices,
  type Market,
  type WaitingSupply,
} from '@aism/search';
import {
  ageClassOf,
  newcomerDays,
  sizeClassOf,
  type ExposureRow,
  type ExposureRun,
} from '../exposure/exposure.reads.js';

/** Days without a place in any list after which a turn is given: well before the promised thirty. */
export const turnAfterDays = 7;
/** Places of a public list. */
const shown = 10;
/**
 * Candidates of a scenario that qualify: five public lists deep. With eight places by score and two by turn, the other 42
 * have each had a turn 21 nights after the seventh day: nobody whose lists stay as they are is unseen on day 30.
 */
export const depth = 50;
const dayMs = 86_400_000;

export interface PricingSupply {
  readonly id: string;
  readonly staff: number | null;
  readonly district: string | null;
  readonly firstPublishedAt: Date;
}
export interface PricingQuestion {
  readonly demo: boolean;
  readonly modelVersion: string;
  readonly now: Date;
  /** Day of Xiamen, `YYYY-MM-DD`. */
  readonly today: string;
  /** Qualified candidates: claimed, lawful, with evidence in the texts. */
  readonly candidates: readonly {
    readonly scenarioId: string;
    readonly rows: readonly { readonly id: string; readonly score: number }[];
  }[];
  readonly supplies: readonly PricingSupply[];
  /** What is known from the last time, by id. */
  readonly before: ReadonlyMap<string, { qualifiedOn: string; seenOn: string | null }>;
}

/**
 * One nightly computation: prices of both sides, whose turn it is, who was shown. Every supplier counts alike: how
 * much room one has is its own affair and must not show through an order that everybody can see.
 */
export function priceExposure(question: PricingQuestion): ExposureRun {
  const { candidates, now } = question;
  const facts = new Map(question.supplies.map((supply) => [supply.id, supply]));
  const rows = candidates.map(({ scenarioId, rows }) => ({
    scenarioId,
    rows: rows.filter((row) => facts.has(row.id) && row.score > 0),
  }));
  const demandIds = rows.filter((one) => one.rows.length > 0).map((one) => one.scenarioId);
  const supplyIds = [...new Set(rows.flatMap((one) => one.rows.map((row) => row.id)))].sort();
  const newcomers = Uint8Array.from(supplyIds, (id) =>
    now.getTime() - facts.get(id)!.firstPublishedAt.getTime() < newcomerDays * dayMs ? 1 : 0,
  );
  const prices = exposurePrices(marketOf(rows, demandIds, supplyIds), { shown, newcomers });
  const turns = turnsOf(question, rows, { supplyIds, exposure: prices.supplyExposure });
  return {
    ...{ demo: question.demo, modelVersion: question.modelVersion },
    ...{ demands: demandIds.length, supplies: supplyIds.length },
    pairs: rows.reduce((sum, one) => sum + one.rows.length, 0),
    gini: gini([...prices.supplyExposure]),
    ...{ turns: turns.turns.length, withoutPlace: turns.waiting.length },
    rows: rowsOf(question, { demandIds, supplyIds, newcomers, prices }, turnOf(turns.turns)),
  };
}

type Candidates = PricingQuestion['candidates'];

function marketOf(candidates: Candidates, demandIds: string[], supplyIds: string[]): Market {
  const demandNo = new Map(demandIds.map((id, i) => [id, i]));
  const supplyNo = new Map(supplyIds.map((id, i) => [id, i]));
  const pairs = candidates.flatMap(({ scenarioId, rows }) =>
    rows.map((row) => [demandNo.get(scenarioId)!, supplyNo.get(row.id)!, row.score] as const),
  );
  return {
    demandCapacity: new Int32Array(demandIds.length).fill(1),
    supplyCapacity: new Int32Array(supplyIds.length).fill(1),
    pairs: {
      demand: Int32Array.from(pairs, ([d]) => d),
      supply: Int32Array.from(pairs, ([, s]) => s),
      value: Float64Array.from(pairs, ([, , value]) => value),
    },
  };
}

/** Days since a list last showed it, or since it first could have been. */
function daysUnseen({ before, today }: PricingQuestion, id: string): number {
  const state = before.get(id);
  if (!state) return 0;
  return (Date.parse(today) - Date.parse(state.seenOn ?? state.qualifiedOn)) / dayMs;
}

function turnsOf(
  question: PricingQuestion,
  candidates: Candidates,
  { supplyIds, exposure }: { supplyIds: readonly string[]; exposure: Float64Array },
) {
  const unseen = new Map<string, { demandId: string; score: number }[]>();
  supplyIds.forEach((id, i) => {
    if (exposure[i] === 0 && daysUnseen(question, id) >= turnAfterDays) unseen.set(id, []);
  });
  for (const { scenarioId, rows } of candidates)
    for (const { id, score } of rows) unseen.get(id)?.push({ demandId: scenarioId, score });
  const waiting = [...unseen].map(([id, places]): WaitingSupply => ({
    ...{ id, candidates: places },
    days: daysUnseen(question, id),
  }));
  return giveTurns(waiting);
}

const turnOf = (turns: readonly { supplyId: string; demandId: string }[]) =>
  new Map(turns.map((turn) => [turn.supplyId, turn.demandId]));

function rowsOf(
  question: PricingQuestion,
  priced: {
    demandIds: readonly string[];
    supplyIds: readonly string[];
    newcomers: Uint8Array;
    prices: ExposurePrices;
  },
  turns: ReadonlyMap<string, string>,
): ExposureRow[] {
  const { today, before, now } = question;
  const facts = new Map(question.supplies.map((supply) => [supply.id, supply]));
  const days = (subjectId: string, isSeen: boolean) => ({
    qualifiedOn: before.get(subjectId)?.qualifiedOn ?? today,
    seenOn: isSeen ? today : (before.get(subjectId)?.seenOn ?? null),
  });
  const { prices } = priced;
  const demands = priced.demandIds.map((subjectId, i): ExposureRow => ({
    ...{ subjectId, side: 'demand', turnScenarioId: null, newcomer: false },
    ...{ sizeClass: null, ageClass: null, district: null },
    ...{ price: prices.demand[i]!, attention: prices.demandExposure[i]! },
    ...days(subjectId, prices.demandExposure[i]! > 0),
  }));
  const supplies = priced.supplyIds.map((subjectId, i): ExposureRow => {
    const { staff, district, firstPublishedAt } = facts.get(subjectId)!;
    const turn = turns.get(subjectId) ?? null;
    return {
      ...{ subjectId, side: 'supply', turnScenarioId: turn, district },
      ...{ price: prices.supply[i]!, attention: prices.supplyExposure[i]! },
      newcomer: priced.newcomers[i] === 1,
      ...{ sizeClass: sizeClassOf(staff), ageClass: ageClassOf(firstPublishedAt, now) },
      ...days(subjectId, prices.supplyExposure[i]! > 0 || turn !== null),
    };
  });
  return [...demands, ...supplies];
}
