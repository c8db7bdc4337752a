// Scores files against each other without a database: the working part of `npm run match`.
import { Corpus } from '../matching/corpus.js';
import { inFullOrder, rank, type Ranked } from '../matching/ranking.js';
import { defaultThesaurus } from '../matching/thesaurus/default-thesaurus.js';
import type { DemandProfile, SupplyProfile } from '../matching/types.js';

export interface Files {
  demands: readonly DemandProfile[];
  supplies: readonly SupplyProfile[];
}

/** One scored pair; `rank` counts from 1, and is 0 for pairs that were asked for by name. */
export interface Row {
  demandId: string;
  supplyId: string;
  rank: number;
  score: number;
  p: number;
  q: number;
}

export class FileMatcher {
  private readonly corpus = new Corpus(defaultThesaurus());

  constructor(
    private readonly files: Files,
    private readonly now: Date,
  ) {
    for (const demand of files.demands) this.corpus.putDemand(demand);
    for (const supply of files.supplies) this.corpus.putSupply(supply);
    this.corpus.fitLatent();
  }

  /** Exactly `min(k, supplies)` rows: the candidates by score, then the rest by shared words. */
  list(demandId: string, k: number): Row[] {
    const ranked = this.corpus
      .forDemand(demandId, { now: this.now, audience: 'matchmaker' })
      .sort(inFullOrder);
    const missing = Math.min(k, this.files.supplies.length) - ranked.length;
    const rest = missing > 0 ? this.byWords(demandId, new Set(ranked.map(({ id }) => id))) : [];
    return [...ranked, ...rest.slice(0, missing)]
      .slice(0, k)
      .map((item, i) => rowOf(demandId, item, i + 1));
  }

  /** One pair by its ids, or null where either is unknown. */
  pair(demandId: string, supplyId: string): Row | null {
    const item = this.measured(demandId, supplyId);
    return item && rowOf(demandId, item, 0);
  }

  private byWords(demandId: string, listed: ReadonlySet<string>): Ranked[] {
    return this.files.supplies
      .filter(({ id }) => !listed.has(id))
      .map(({ id }) => this.measured(demandId, id)!)
      .sort((a, b) => b.pair.text.p - a.pair.text.p || (a.id < b.id ? -1 : 1));
  }

  private measured(demandId: string, supplyId: string): Ranked | null {
    const { demands, supplies, meter } = this.corpus;
    const from = demands.slotOf(demandId);
    const to = supplies.slotOf(supplyId);
    if (from === undefined || to === undefined) return null;
    const pair = meter.measure(
      demands.features(from, true),
      supplies.features(to, true),
      +this.now,
    );
    return rank(supplyId, pair);
  }
}

function rowOf(demandId: string, item: Ranked, place: number): Row {
  return { demandId, supplyId: item.id, rank: place, score: item.score, p: item.p, q: item.q };
}

/** `demand_id⇥supply_id⇥rank⇥score⇥p⇥q`, without a line break. */
export function lineOf(row: Row): string {
  const figures = [row.score, row.p, row.q].map((value) => value.toFixed(6));
  return [row.demandId, row.supplyId, row.rank, ...figures].join('\t');
}
