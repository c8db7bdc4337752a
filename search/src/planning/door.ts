// What the rest of the system may use of the planner.
export { auction } from './auction.js';
export type { SideConstraint } from './constraints.js';
export { exposurePrices, priceCap, type ExposurePrices } from './exposure-prices.js';
export { generatedMarket } from './generated-market.js';
export { relaxedValue } from './highs-oracle.js';
export type { Market } from './market.js';
export { LeftReasons, unfilledSides, type LeftReason, type Unfilled } from './reasons.js';
export { solvePlan, type PlanOutcome, type PlanQuestion, type SolvedPlan } from './solve-plan.js';
export { giveTurns, turnsOfAList, type Turns, type WaitingSupply } from './turns.js';
