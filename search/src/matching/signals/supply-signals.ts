// What the supply side weighs beside the texts: sector, budget, free capacity, what is opened, terms, time, clarity.
import { GATE_INPUTS } from '../gates.js';
import type { Pair } from '../pair.js';
import { WEIGHTS as W } from '../weights.js';
import {
  between,
  districtValue,
  leadValue,
  lateDays,
  PRICE_INPUTS,
  priceFit,
  sectorValue,
  unmet,
} from './fit-signals.js';
import { common, firstMissing, given, known, type Signal } from './signal.js';

const DAY = 86_400_000;

/** Ways of cooperating that a way of pricing can serve. */
const SERVED_BY: Record<string, readonly string[]> = {
  procurement: ['project', 'licence', 'subscription'],
  'joint-rd': ['project', 'free', 'trial'],
  pilot: ['trial', 'project', 'free', 'rent', 'subscription'],
  'open-scenario': ['trial', 'free', 'project'],
  'co-operation': ['project', 'subscription', 'rent'],
  rent: ['rent', 'subscription'],
  licence: ['licence', 'subscription', 'free'],
};

const daysLeft = ({ demand, nowMs }: Pair): number | null =>
  demand.facts.deadlineMs === null ? null : (demand.facts.deadlineMs - nowMs) / DAY;

function timeValue(pair: Pair): number {
  const days = daysLeft(pair);
  if (days === null) return 0;
  if (days < 3) return W.time.tight;
  if (days < 7) return W.time.short;
  return days < 14 ? 0 : W.time.enough;
}

function freeSlots({ supply }: Pair): { free: number; slots: number } | null {
  const { capacity, busy } = supply.facts;
  if (!known(capacity)) return null;
  return { free: Math.max(0, capacity - (busy ?? 0)), slots: capacity };
}

function capacityValue(pair: Pair): number {
  const load = freeSlots(pair);
  if (load === null) return 0;
  return load.free === 0 ? W.capacity.full : (W.capacity.free * load.free) / load.slots;
}

function cooperationValue({ demand, supply }: Pair): number {
  const modes = demand.facts.cooperationModes;
  const prices = supply.facts.priceModes;
  if (!given(modes) || !given(prices)) return 0;
  const served = modes!.some((mode) => common(SERVED_BY[mode], prices).length > 0);
  return served ? W.cooperation.fits : W.cooperation.not;
}

function clarity({ demand }: Pair): number {
  const { baseline, target, acceptance } = demand.facts;
  return [given(baseline), given(target), acceptance].filter(Boolean).length;
}

export const SUPPLY_SIGNALS: readonly Signal[] = [
  {
    code: 'home-sector',
    side: 'supply',
    inputs: ['demand.sectors', 'supply.sectors'],
    value: sectorValue,
    params: ({ demand, supply }) => ({
      sectors: common(demand.facts.sectors, supply.facts.sectors),
    }),
  },
  {
    code: 'budget',
    side: 'supply',
    inputs: PRICE_INPUTS,
    value: (pair) => {
      const fit = priceFit(pair);
      return fit === null ? 0 : between(fit, W.price.q);
    },
    missing: ({ demand }) =>
      !known(demand.facts.budgetMaxFen) && !known(demand.facts.budgetMinFen)
        ? 'demand.budgetMaxFen'
        : null,
  },
  {
    code: 'capacity',
    side: 'supply',
    inputs: ['supply.capacity', 'supply.busy'],
    value: capacityValue,
    params: (pair) => ({ ...(freeSlots(pair) ?? { free: 0, slots: 0 }) }),
    missing: ({ supply }) => firstMissing([['supply.capacity', supply.facts.capacity]]),
  },
  {
    code: 'resources',
    side: 'supply',
    inputs: ['demand.resources'],
    value: ({ demand }) =>
      Math.min(W.resources.cap, new Set(demand.facts.resources ?? []).size * W.resources.each),
    params: ({ demand }) => ({ resources: [...new Set(demand.facts.resources ?? [])] }),
    missing: ({ demand }) => firstMissing([['demand.resources', demand.facts.resources]]),
  },
  {
    code: 'cooperation',
    side: 'supply',
    inputs: ['demand.cooperationModes', 'supply.priceModes'],
    value: cooperationValue,
    missing: ({ demand }) =>
      firstMissing([['demand.cooperationModes', demand.facts.cooperationModes]]),
  },
  {
    code: 'time',
    side: 'supply',
    inputs: ['demand.deadline'],
    value: timeValue,
    params: (pair) => ({ days: Math.max(0, Math.floor(daysLeft(pair) ?? 0)) }),
  },
  {
    code: 'start',
    side: 'supply',
    inputs: ['demand.expectedStart', 'supply.leadTimeDays'],
    value: leadValue,
    params: (pair) => ({ days: Math.round(lateDays(pair) ?? 0) }),
    missing: ({ demand }) => firstMissing([['demand.expectedStart', demand.facts.expectedStart]]),
  },
  {
    code: 'place',
    side: 'supply',
    inputs: ['demand.districts', 'supply.districts'],
    value: districtValue,
  },
  {
    code: 'clarity',
    side: 'supply',
    inputs: ['demand.baseline', 'demand.target', 'demand.acceptanceTest'],
    value: (pair) => Math.min(W.clarity.cap, clarity(pair) * W.clarity.each),
    missing: ({ demand }) =>
      firstMissing([
        ['demand.baseline', demand.facts.baseline],
        ['demand.target', demand.facts.target],
      ]),
  },
  {
    code: 'first-use',
    side: 'supply',
    inputs: ['demand.firstUse', 'supply.firstVersion'],
    value: ({ demand, supply }) =>
      demand.facts.firstUse && supply.facts.firstVersion ? W.firstVersion.q : 0,
  },
  {
    code: 'legal',
    side: 'supply',
    inputs: GATE_INPUTS,
    value: (pair) => W.gateUnmet.q * unmet(pair),
    params: (pair) => ({ count: unmet(pair) }),
  },
  {
    code: 'ownerless',
    side: 'supply',
    inputs: ['supply.unclaimed'],
    value: ({ supply }) => (supply.facts.unclaimed ? W.unclaimed : 0),
  },
];
