// Runs rankers over a generated collection and tells how good they are.
import { Corpus } from '../matching/corpus.js';
import { DEMAND_DEPTHS } from '../matching/candidates.js';
import { generate, type Collection, type CollectionOptions, type Grades } from './collection.js';
import { interval, mean, mutual, ndcg, recall, reciprocalRank } from './metrics.js';
import { RANKERS } from './rankers.js';

export const NOW = new Date('2026-11-01T00:00:00Z');
/** Grade from which a supply is worth inviting. */
export const RELEVANT = 2;

export interface Result {
  ranker: string;
  ndcg: number;
  interval: [number, number];
  /** nDCG@10 where a pair is worth the smaller of its two grades. */
  both: number;
  recall: number;
  mrr: number;
  mutual: number;
  /** Paired difference of nDCG@10 to whole-text BM25, with its interval. */
  gain: number;
  gainInterval: [number, number];
}

export interface Evaluation {
  options: CollectionOptions;
  results: Result[];
  /** Share of relevant supplies among all candidates of a demand. */
  candidateRecall: number;
  candidates: number;
}

/** Fills a corpus with a collection, latent space included. */
export function corpusOf(collection: Collection, latent = true): Corpus {
  const corpus = new Corpus(collection.thesaurus);
  for (const demand of collection.demands) corpus.putDemand(demand);
  for (const supply of collection.supplies) corpus.putSupply(supply);
  if (latent) corpus.fitLatent();
  return corpus;
}

/** @param names rankers to run; all where empty. BM25 always runs, as what others are held against. */
export function evaluate(options: CollectionOptions, names: readonly string[] = []): Evaluation {
  const collection = generate(options);
  const corpus = corpusOf(collection);
  const run = [...RANKERS].filter(
    ([name], i) => i === 0 || names.length === 0 || names.includes(name),
  );
  let base: number[] | undefined;
  const results = run.map(([name, ranker]): Result => {
    const rows = collection.demands.map((demand) =>
      judge(ranker(corpus, demand.id, NOW), collection.grades.get(demand.id)!),
    );
    const quality = rows.map((row) => row.ndcg);
    base ??= quality;
    const gains = quality.map((value, i) => value - base![i]!);
    return {
      ranker: name,
      ndcg: mean(quality),
      interval: interval(quality),
      both: mean(rows.map((row) => row.both)),
      recall: mean(rows.map((row) => row.recall)),
      mrr: mean(rows.map((row) => row.mrr)),
      mutual: mean(rows.map((row) => row.mutual)),
      gain: mean(gains),
      gainInterval: interval(gains),
    };
  });
  return { options, results, ...candidateFigures(corpus, collection) };
}

interface Quality {
  ndcg: number;
  both: number;
  recall: number;
  mrr: number;
  mutual: number;
}

function judge(ranked: readonly string[], grades: ReadonlyMap<string, Grades>): Quality {
  const invite = new Map([...grades].map(([id, grade]) => [id, grade.invite]));
  const smaller = new Map(
    [...grades].map(([id, grade]) => [id, Math.min(grade.invite, grade.bid)]),
  );
  const relevant = ids(grades, (grade) => grade.invite >= RELEVANT);
  const both = ids(grades, (grade) => grade.invite >= RELEVANT && grade.bid >= RELEVANT);
  return {
    ndcg: ndcg(ranked, invite),
    both: ndcg(ranked, smaller),
    recall: recall(ranked, relevant),
    mrr: reciprocalRank(ranked, relevant),
    mutual: mutual(ranked, both),
  };
}

function ids(grades: ReadonlyMap<string, Grades>, test: (grade: Grades) => boolean): Set<string> {
  return new Set([...grades].filter(([, grade]) => test(grade)).map(([id]) => id));
}

function candidateFigures(
  corpus: Corpus,
  collection: Collection,
): { candidateRecall: number; candidates: number } {
  const shares: number[] = [];
  const sizes: number[] = [];
  for (const { id } of collection.demands) {
    const relevant = ids(collection.grades.get(id)!, (grade) => grade.invite >= RELEVANT);
    const found = corpus.forDemand(id, { audience: 'matchmaker', now: NOW, depths: DEMAND_DEPTHS });
    sizes.push(found.length);
    if (relevant.size === 0) continue;
    shares.push(found.filter((item) => relevant.has(item.id)).length / relevant.size);
  }
  return { candidateRecall: mean(shares), candidates: mean(sizes) };
}
