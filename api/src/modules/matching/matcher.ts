import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type {
  AcceptedPair,
  Basis,
  CandidateDocument,
  CandidateSearch,
  FormAddition,
  ListPrices,
  MatchModel,
  PartnerAnswer,
  Side,
} from '@aism/search';
import { LocalMatcher } from './local-matcher.js';
import type { ExposureQuestion } from './match-exposures.js';
import type { MatchStorage } from './match-storage.js';
import type { SnapshotStamp } from './snapshot-file.js';
import {
  type MatchWorlds,
  type MatchList,
  type MatchQuestion,
  type MatchRow,
  type MatchTable,
  type PairRows,
  type PartnerQuestion,
  type RankAnswer,
  type RankQuestion,
} from './match-worlds.js';

import type { WorldForms } from './world-forms.js';

/** What the rest of the module asks of matching, wherever it runs. */
export interface Matcher {
  put(side: Side, rows: readonly MatchRow[]): Promise<void>;
  remove(side: Side, ids: readonly string[]): Promise<void>;
  ask(question: MatchQuestion): Promise<MatchList>;
  /** All candidates in figures. */
  figures(question: MatchQuestion): Promise<MatchTable>;
  documents(side: Side, rows: readonly MatchRow[]): Promise<CandidateDocument[]>;
  search(question: MatchQuestion): Promise<CandidateSearch>;
  useModel(demo: boolean, model: MatchModel): Promise<void>;
  lines(pairs: readonly (PairRows | null)[], now: Date): Promise<ReturnType<MatchWorlds['lines']>>;
  exposures(question: ExposureQuestion): Promise<Record<string, number>[]>;
  /** Candidates of many scenarios, in scores only. */
  rank(question: RankQuestion): Promise<RankAnswer>;
  /** Suppliers that close what one supplier leaves open; null where the scenario is not there. */
  partners(question: PartnerQuestion): Promise<PartnerAnswer | null>;
  demandIds(demo: boolean): Promise<string[]>;
  usePrices(demo: boolean, prices: ListPrices): Promise<void>;
  useForms(additions: readonly FormAddition[]): Promise<boolean>;
  effect(addition: FormAddition, now: Date): Promise<ReturnType<WorldForms['effect']>>;
  mine(pairs: readonly AcceptedPair[]): Promise<ReturnType<WorldForms['mine']>>;
  size(): Promise<{ demands: number; supplies: number }>;
  /** Texts of the real world and of the demonstration. */
  sizes(): Promise<number[]>;
  /** Names of the latent spaces in use, in the same order. */
  spaces(): Promise<string[]>;
  /** Learns a world's latent space without using it. */
  learnSpace(demo: boolean): Promise<{ basis: Basis; version: string }>;
  useSpace(demo: boolean, basis: Basis): Promise<void>;
  save(file: string, stamp: SnapshotStamp): Promise<void>;
  /** Fills an empty matcher. @throws Error for a file that cannot be trusted; then call `clear` */
  restore(file: string): Promise<SnapshotStamp>;
  clear(): Promise<void>;
  /** Everything has been loaded: what that has left behind may go. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** One call to the thread; `name` is a method of Matcher. */
export interface MatcherCall {
  readonly no: number;
  readonly name: Exclude<keyof Matcher, 'close'>;
  readonly values: readonly unknown[];
}
export interface MatcherReply {
  readonly no: number;
  readonly result?: unknown;
  readonly error?: string;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Room for what a list throws away: by itself a thread collects every four lists or so, in the middle of one, 5 to 8 ms
 * each time for what that one still holds.
 */
const YOUNG = { maxYoungGenerationSizeMb: 96 };

/** Matching in a thread of its own, so that a long list never holds up other requests. */
export class ThreadMatcher implements Matcher {
  private readonly waiting = new Map<number, Waiting>();
  private readonly thread: Worker;
  private count = 0;
  private ended: Error | null = null;

  /** @param onEnd called when the thread ends by itself: what it held is gone */
  constructor(file: string, storage: MatchStorage, onEnd: (error: Error) => void) {
    this.thread = new Worker(file, { workerData: storage, resourceLimits: YOUNG });
    this.thread.unref();
    this.thread.on('message', ({ no, result, error }: MatcherReply) => {
      const waiting = this.waiting.get(no);
      this.waiting.delete(no);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error));
    });
    const end = (error: Error) => {
      if (this.ended) return;
      this.ended = error;
      for (const waiting of this.waiting.values()) waiting.reject(error);
      this.waiting.clear();
      onEnd(error);
    };
    this.thread.on('error', end);
    this.thread.on('exit', (code) => end(new Error(`the matching thread ended (${code})`)));
  }

  put(side: Side, rows: readonly MatchRow[]): Promise<void> {
    return this.call('put', [side, rows]);
  }

  remove(side: Side, ids: readonly string[]): Promise<void> {
    return this.call('remove', [side, ids]);
  }

  ask(question: MatchQuestion): Promise<MatchList> {
    return this.call('ask', [question]);
  }

  figures(question: MatchQuestion): Promise<MatchTable> {
    return this.call('figures', [question]);
  }

  documents(side: Side, rows: readonly MatchRow[]): Promise<CandidateDocument[]> {
    return this.call('documents', [side, rows]);
  }

  search(question: MatchQuestion): Promise<CandidateSearch> {
    return this.call('search', [question]);
  }

  useModel(demo: boolean, model: MatchModel): Promise<void> {
    return this.call('useModel', [demo, model]);
  }

  lines(pairs: readonly (PairRows | null)[], now: Date): Promise<ReturnType<MatchWorlds['lines']>> {
    return this.call('lines', [pairs, now]);
  }

  exposures(question: ExposureQuestion): Promise<Record<string, number>[]> {
    return this.call('exposures', [question]);
  }

  rank(question: RankQuestion): Promise<RankAnswer> {
    return this.call('rank', [question]);
  }

  partners(question: PartnerQuestion): Promise<PartnerAnswer | null> {
    return this.call('partners', [question]);
  }

  demandIds(demo: boolean): Promise<string[]> {
    return this.call('demandIds', [demo]);
  }

  usePrices(demo: boolean, prices: ListPrices): Promise<void> {
    return this.call('usePrices', [demo, prices]);
  }

  useForms(additions: readonly FormAddition[]): Promise<boolean> {
    return this.call('useForms', [additions]);
  }

  effect(addition: FormAddition, now: Date): Promise<ReturnType<WorldForms['effect']>> {
    return this.call('effect', [addition, now]);
  }

  mine(pairs: readonly AcceptedPair[]): Promise<ReturnType<WorldForms['mine']>> {
    return this.call('mine', [pairs]);
  }

  size(): Promise<{ demands: number; supplies: number }> {
    return this.call('size', []);
  }

  sizes(): Promise<number[]> {
    return this.call('sizes', []);
  }

  spaces(): Promise<string[]> {
    return this.call('spaces', []);
  }

  learnSpace(demo: boolean): Promise<{ basis: Basis; version: string }> {
    return this.call('learnSpace', [demo]);
  }

  useSpace(demo: boolean, basis: Basis): Promise<void> {
    return this.call('useSpace', [demo, basis]);
  }

  save(file: string, stamp: SnapshotStamp): Promise<void> {
    return this.call('save', [file, stamp]);
  }

  restore(file: string): Promise<SnapshotStamp> {
    return this.call('restore', [file]);
  }

  clear(): Promise<void> {
    return this.call('clear', []);
  }

  settle(): Promise<void> {
    return this.call('settle', []);
  }

  async close(): Promise<void> {
    this.ended ??= new Error('the service is stopping');
    await this.thread.terminate();
  }

  private call<T>(name: MatcherCall['name'], values: readonly unknown[]): Promise<T> {
    if (this.ended) return Promise.reject(this.ended);
    const no = ++this.count;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(no, { resolve: (value) => resolve(value as T), reject });
      this.thread.postMessage({ no, name, values } satisfies MatcherCall);
    });
  }
}

/** A thread where the compiled file exists; in this process where only the source does (tests). */
export function openMatcher(storage: MatchStorage, onEnd: (error: Error) => void): Matcher {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'match-thread.js');
  return existsSync(file) ? new ThreadMatcher(file, storage, onEnd) : new LocalMatcher(storage);
}
