// A market to try rankings on before they touch anybody: n × n, liking p = λ · popularity + (1 − λ) · chance on both
// sides. Each side reads its list from the top with falling attention; an invitation is read by the other side the later,
// the more welcome ones it has received. Expected matches as in matching.md §5.
import { Random } from '../evaluation/random.js';
import { exposureAt, gini } from '../learning/promote.js';
import { reciprocal } from '../matching/score.js';
import { exposurePrices, TopList } from './exposure-prices.js';
import type { Market } from './market.js';

export interface SimulationOptions {
  readonly size: number;
  /** Share of liking that is common popularity, 0 … 1. */
  readonly lambda: number;
  readonly seed: number;
  /** Entries of a list that are looked at; default 20. */
  readonly shown?: number;
  /** Cap of the exposure prices; default as in the product. */
  readonly cap?: number;
}

export interface RankingFigures {
  readonly ranking: 'one-sided' | 'reciprocal' | 'priced';
  /** Expected matches per demand. */
  readonly matches: number;
  /** Of the suppliers' exposure in the demands' lists. */
  readonly gini: number;
  /** Share of suppliers in no list. */
  readonly unseen: number;
  /** Attention-weighted reciprocal score of the lists relative to the unpriced reciprocal ones. */
  readonly relevance: number;
}

interface SimulatedMarket {
  readonly size: number;
  /** Row-major by demand: how much the demand likes the supply, and the other way round. */
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly score: Float64Array;
}

/** The three rankings on one market. */
export function simulate(options: SimulationOptions): RankingFigures[] {
  const { size } = options;
  const shown = options.shown ?? 20;
  const market = drawMarket(options);
  const zero = new Float64Array(size);
  const prices = exposurePrices(asMarket(market), {
    shown,
    ...(options.cap === undefined ? {} : { cap: options.cap }),
  });
  const logs = market.score.map(Math.log);
  const lists = {
    'one-sided': listsBy(market, shown, { demand: market.p, supply: market.q }),
    reciprocal: listsBy(market, shown, { demand: market.score, supply: market.score }),
    priced: listsBy(market, shown, {
      demand: logs.map((log, i) => log - prices.supply[i % size]!),
      supply: logs.map((log, i) => log - (prices.demand[Math.floor(i / size)] ?? zero[0]!)),
    }),
  };
  const best = relevanceOf(market, lists.reciprocal);
  return (['one-sided', 'reciprocal', 'priced'] as const).map((ranking) => {
    const list = lists[ranking];
    const exposure = exposureOf(size, list.demand);
    return {
      ranking,
      matches: expectedMatches(market, list) / size,
      gini: gini([...exposure]),
      unseen: exposure.filter((one) => one === 0).length / size,
      relevance: relevanceOf(market, list) / best,
    };
  });
}

function drawMarket({ size, lambda, seed }: SimulationOptions): SimulatedMarket {
  const random = new Random(seed);
  const p = new Float64Array(size * size);
  const q = new Float64Array(size * size);
  const popularity = (i: number) => 1 - i / Math.max(1, size - 1);
  for (let d = 0; d < size; d++) {
    for (let s = 0; s < size; s++) {
      p[d * size + s] = lambda * popularity(s) + (1 - lambda) * random.next();
      q[d * size + s] = lambda * popularity(d) + (1 - lambda) * random.next();
    }
  }
  // The score that the product ranks by.
  const score = p.map((one, i) => Math.max(1e-9, reciprocal(one, q[i]!)));
  return { size, p, q, score };
}

function asMarket({ size, score }: SimulatedMarket): Market {
  const ones = new Int32Array(size).fill(1);
  return {
    ...{ demandCapacity: ones, supplyCapacity: ones },
    pairs: {
      demand: Int32Array.from(score, (_, i) => Math.floor(i / size)),
      supply: Int32Array.from(score, (_, i) => i % size),
      value: score,
    },
  };
}

/** Both sides' lists as places by pair (row-major by demand), -1 where it is not shown. */
interface Lists {
  readonly demand: Int32Array;
  readonly supply: Int32Array;
}

function listsBy(
  { size }: SimulatedMarket,
  shown: number,
  keys: { demand: Float64Array; supply: Float64Array },
): Lists {
  const places = { demand: new Int32Array(size * size), supply: new Int32Array(size * size) };
  places.demand.fill(-1);
  places.supply.fill(-1);
  const top = new TopList(Math.min(shown, size));
  for (const side of ['demand', 'supply'] as const) {
    for (let owner = 0; owner < size; owner++) {
      top.clear();
      for (let other = 0; other < size; other++) {
        const pair = side === 'demand' ? owner * size + other : other * size + owner;
        top.offer(pair, keys[side][pair]!);
      }
      for (let k = 0; k < top.size; k++) places[side][top.items[k]!] = k;
    }
  }
  return places;
}

const seen = (place: number) => (place < 0 ? 0 : exposureAt(place + 1));

function exposureOf(size: number, places: Int32Array): Float64Array {
  const exposure = new Float64Array(size);
  places.forEach((place, i) => (exposure[i % size]! += seen(place)));
  return exposure;
}

function relevanceOf({ score }: SimulatedMarket, lists: Lists): number {
  let sum = 0;
  score.forEach((one, i) => (sum += one * (seen(lists.demand[i]!) + seen(lists.supply[i]!))));
  return sum;
}

/**
 * Σ over pairs of 1 − (1 − v(k_d) p q v̂_s)(1 − v(k_s) p q v̂_d): v is the attention to a place, v̂ the attention an
 * invitation gets, which falls with the invitations that its reader likes better.
 */
function expectedMatches(market: SimulatedMarket, lists: Lists): number {
  const { size, p, q } = market;
  const toSupply = inboxAttention(size, { sent: lists.demand, will: p, likes: q, byDemand: false });
  const toDemand = inboxAttention(size, { sent: lists.supply, will: q, likes: p, byDemand: true });
  let sum = 0;
  for (let i = 0; i < size * size; i++) {
    const both = p[i]! * q[i]!;
    const one = seen(lists.demand[i]!) * both * toSupply[i]!;
    const other = seen(lists.supply[i]!) * both * toDemand[i]!;
    sum += 1 - (1 - one) * (1 - other);
  }
  return sum;
}

interface Inbox {
  /** Places of the senders' lists, by pair. */
  readonly sent: Int32Array;
  /** How likely a sender that looks also invites. */
  readonly will: Float64Array;
  /** How much the reader likes the sender: the order it reads in. */
  readonly likes: Float64Array;
  /** Whether the reader is the demand side. */
  readonly byDemand: boolean;
}

function inboxAttention(size: number, { sent, will, likes, byDemand }: Inbox): Float64Array {
  const result = new Float64Array(size * size);
  for (let reader = 0; reader < size; reader++) {
    const pairs = Array.from({ length: size }, (_, sender) =>
      byDemand ? reader * size + sender : sender * size + reader,
    );
    pairs.sort((a, b) => likes[b]! - likes[a]! || a - b);
    let before = 0;
    for (const pair of pairs) {
      result[pair] = exposureAt(before + 1);
      before += seen(sent[pair]!) * will[pair]!;
    }
  }
  return result;
}
