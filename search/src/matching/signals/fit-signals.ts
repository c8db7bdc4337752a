// What the demand side weighs beside the texts: technology, sector, constraints, evidence, maturity, price, time, place.
import { GATE_INPUTS, GATED_CONSTRAINTS, isValid } from '../gates.js';
import type { Pair } from '../pair.js';
import type { SupplyRecord } from '../types.js';
import { WEIGHTS as W } from '../weights.js';
import { clamp, common, firstMissing, given, known, type Signal } from './signal.js';

const DAY = 86_400_000;
/** Prices of these modes are per period, so they cannot be held against a project's budget. */
const PERIODIC = ['subscription', 'rent', 'trial'];
export const PRICE_INPUTS = [
  'demand.budgetMinFen',
  'demand.budgetMaxFen',
  'supply.priceMinFen',
  'supply.priceMaxFen',
  'supply.priceModes',
];
const XIAMEN = ['city', 'siming', 'haicang', 'huli', 'jimei', 'tongan', 'xiangan'];

/** 1 where price and budget meet, falling with their ratio; null where either is not known. */
export function priceFit({ demand, supply }: Pair): number | null {
  const { budgetMinFen: low, budgetMaxFen: high } = demand.facts;
  const { priceMinFen, priceMaxFen, priceModes } = supply.facts;
  if (priceModes?.includes('free')) return known(low) || known(high) ? 1 : null;
  if (given(priceModes) && priceModes!.every((mode) => PERIODIC.includes(mode))) return null;
  const budget = high ?? low;
  const price = priceMinFen ?? priceMaxFen;
  if (!known(budget) || !known(price) || budget <= 0 || price <= 0) return null;
  return price <= budget ? 1 : (budget / price) ** W.price.steepness;
}

/** Days by which the supply would come late (0 = in time), or null where either date is not known. */
export function lateDays({ demand, supply, nowMs }: Pair): number | null {
  const { startMs } = demand.facts;
  const lead = supply.facts.leadTimeDays;
  if (startMs === null || !known(lead)) return null;
  return Math.max(0, (nowMs + lead * DAY - startMs) / DAY);
}

/** Log-odds of being in time or late. */
export function leadValue(pair: Pair): number {
  const late = lateDays(pair);
  if (late === null) return 0;
  return late === 0 ? W.lead.fits : W.lead.late * (1 - Math.exp(-late / W.lead.lateDays));
}

/** Log-odds of a fit between `off` (0) and `fits` (1). */
export const between = (fit: number, { fits, off }: { fits: number; off: number }): number =>
  off + (fits - off) * fit;

/** Log-odds of working in the same place; the whole city meets every district. */
export function districtValue({ demand, supply }: Pair): number {
  const wanted = demand.facts.districts;
  const offered = supply.facts.districts;
  if (!given(wanted) || !given(offered)) return 0;
  const near =
    common(wanted, offered).length > 0 ||
    (offered!.includes('city') && wanted!.some((place) => XIAMEN.includes(place))) ||
    (wanted!.includes('city') && offered!.some((place) => XIAMEN.includes(place)));
  return near ? W.district.same : W.district.other;
}

/** Log-odds of sharing a sector. */
export function sectorValue({ demand, supply }: Pair): number {
  if (!given(demand.facts.sectors) || !given(supply.facts.sectors)) return 0;
  const shared = common(demand.facts.sectors, supply.facts.sectors).length;
  return shared > 0 ? W.sectors.same : W.sectors.other;
}

function constraintValue({ demand, supply, gates }: Pair): number {
  let value = 0;
  for (const gate of gates) {
    if (gate.state === 'met') value += W.constraints.verified;
    if (gate.state === 'claimed') value += W.constraints.claimed;
  }
  const wishes = (demand.facts.constraints ?? []).filter((c) => !GATED_CONSTRAINTS.includes(c));
  value += common(wishes, supply.facts.constraints).length * W.constraints.claimed;
  return Math.min(W.constraints.cap, value);
}

/** How many legal musts the supply contradicts. */
export function unmet({ gates }: Pair): number {
  let count = 0;
  for (const gate of gates) if (gate.state === 'unmet') count++;
  return count;
}

function evidenceValue({ supply, nowMs }: Pair): number {
  const listed = supply.facts.evidence ?? [];
  if (listed.length === 0) return 0;
  const valid = listed.filter((item) => isValid(item, nowMs)).length;
  const waiting = listed.some((item) => item.state === 'submitted');
  if (valid === 0) return waiting ? 0 : W.evidence.noneValid;
  return Math.min(W.evidence.cap, valid * W.evidence.each);
}

function maturityValue({ demand, supply }: Pair): number {
  const trl = supply.facts.maturity;
  if (!known(trl)) return 0;
  const slope = demand.facts.firstUse ? W.maturity.firstUse : W.maturity.usual;
  return clamp(slope * (trl - W.maturity.pivot), -0.6, 0.3);
}

/** A count of a record; what is missing or no number is none. */
const times = (count: unknown): number =>
  typeof count === 'number' && count > 0 && count < Infinity ? count : 0;

/** How far pairings came, in the order of their worth. */
const CAME = Object.entries(W.record.came) as [keyof typeof W.record.came, number][];

/** Log-odds of having been taken before, drawn to the prior while little is known: no record is exactly 0. */
function recordValue({ supply }: Pair): number {
  const { record } = supply.facts;
  if (!record) return 0;
  const { wins, losses, slope, most, pairing } = W.record;
  let good = wins + times(record.wins) + times(record.pilotsAccepted);
  let bad = losses + Math.max(0, times(record.bids) - times(record.wins));
  for (const [came, worth] of CAME) {
    good += pairing * worth * times(record[came]);
    bad += pairing * (1 - worth) * times(record[came]);
  }
  return clamp(slope * (Math.log(good / bad) - Math.log(wins / losses)), -most, most);
}

/** What the record is told by: how often it was taken, how often not. */
function recordParams({ supply }: Pair): { good: number; bad: number } {
  const { bids, wins, pilotsAccepted, declined, connected, met, agreed } =
    supply.facts.record ?? NO_RECORD;
  const sum = (...counts: unknown[]): number =>
    counts.reduce<number>((total, count) => total + times(count), 0);
  return {
    good: sum(wins, pilotsAccepted, connected, met, agreed),
    bad: sum(declined) + Math.max(0, times(bids) - times(wins)),
  };
}
const NO_RECORD: SupplyRecord = { bids: 0, wins: 0 };

const technologyShare = ({ demand, supply }: Pair): number =>
  common(demand.facts.technologies, supply.facts.technologies).length /
  (demand.facts.technologies?.length ?? 1);

export const FIT_SIGNALS: readonly Signal[] = [
  {
    code: 'technologies',
    side: 'demand',
    inputs: ['demand.technologies', 'supply.technologies'],
    value: (pair) =>
      given(pair.demand.facts.technologies) && given(pair.supply.facts.technologies)
        ? W.technologies.slope * (technologyShare(pair) - W.technologies.mean)
        : 0,
    params: ({ demand, supply }) => ({
      technologies: common(demand.facts.technologies, supply.facts.technologies),
    }),
    missing: ({ supply }) => firstMissing([['supply.technologies', supply.facts.technologies]]),
  },
  {
    code: 'sectors',
    side: 'demand',
    inputs: ['demand.sectors', 'supply.sectors'],
    value: sectorValue,
    params: ({ demand, supply }) => ({
      sectors: common(demand.facts.sectors, supply.facts.sectors),
    }),
    missing: ({ supply }) => firstMissing([['supply.sectors', supply.facts.sectors]]),
  },
  {
    code: 'constraints',
    side: 'demand',
    inputs: GATE_INPUTS,
    value: constraintValue,
    params: (pair) => ({
      met: pair.gates
        .filter((gate) => gate.state === 'met' || gate.state === 'claimed')
        .map((gate) => gate.code)
        .concat(
          common(pair.demand.facts.constraints, pair.supply.facts.constraints).filter(
            (code) => !GATED_CONSTRAINTS.includes(code),
          ),
        ),
    }),
  },
  {
    code: 'gates',
    side: 'demand',
    inputs: GATE_INPUTS,
    value: (pair) => W.gateUnmet.p * unmet(pair),
    params: (pair) => ({ count: unmet(pair) }),
  },
  {
    code: 'evidence',
    side: 'demand',
    inputs: ['supply.evidence'],
    value: evidenceValue,
    params: ({ supply, nowMs }) => ({
      count: (supply.facts.evidence ?? []).filter((item) => isValid(item, nowMs)).length,
    }),
    missing: ({ supply }) => firstMissing([['supply.evidence', supply.facts.evidence]]),
  },
  {
    code: 'maturity',
    side: 'demand',
    inputs: ['demand.firstUse', 'supply.maturity'],
    value: maturityValue,
    params: ({ supply }) => ({ trl: supply.facts.maturity ?? 0 }),
    missing: ({ supply }) => firstMissing([['supply.maturity', supply.facts.maturity]]),
  },
  {
    code: 'first-version',
    side: 'demand',
    inputs: ['demand.firstUse', 'supply.firstVersion'],
    value: ({ demand, supply }) =>
      demand.facts.firstUse && supply.facts.firstVersion ? W.firstVersion.p : 0,
  },
  {
    code: 'price',
    side: 'demand',
    inputs: PRICE_INPUTS,
    value: (pair) => {
      const fit = priceFit(pair);
      return fit === null ? 0 : between(fit, W.price.p);
    },
    missing: ({ supply }) => firstMissing([['supply.priceMinFen', supply.facts.priceMinFen]]),
  },
  {
    code: 'lead',
    side: 'demand',
    inputs: ['demand.expectedStart', 'supply.leadTimeDays'],
    value: leadValue,
    params: (pair) => ({ days: Math.round(lateDays(pair) ?? 0) }),
    missing: ({ supply }) => firstMissing([['supply.leadTimeDays', supply.facts.leadTimeDays]]),
  },
  {
    code: 'district',
    side: 'demand',
    inputs: ['demand.districts', 'supply.districts'],
    value: districtValue,
    missing: ({ supply }) => firstMissing([['supply.districts', supply.facts.districts]]),
  },
  {
    code: 'record',
    side: 'demand',
    inputs: ['supply.record'],
    value: recordValue,
    params: recordParams,
  },
  {
    code: 'claim',
    side: 'demand',
    inputs: ['supply.unclaimed'],
    value: ({ supply }) => (supply.facts.unclaimed ? W.unclaimed : 0),
  },
];
