import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Side } from '@aism/search';
import { MatchWorlds, type MatchList, type MatchQuestion, type MatchRow } from './match-worlds.js';

/** What the rest of the module asks of matching, wherever it runs. */
export interface Matcher {
  put(side: Side, rows: readonly MatchRow[]): Promise<void>;
  remove(side: Side, ids: readonly string[]): Promise<void>;
  ask(question: MatchQuestion): Promise<MatchList>;
  size(): Promise<{ demands: number; supplies: number }>;
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

/** Matching in this thread: for tests, and what runs inside the other thread. */
export class LocalMatcher implements Matcher {
  private readonly worlds = new MatchWorlds();

  async put(side: Side, rows: readonly MatchRow[]): Promise<void> {
    if (side === 'demand') this.worlds.putDemands(rows);
    else this.worlds.putSupplies(rows);
  }

  async remove(side: Side, ids: readonly string[]): Promise<void> {
    this.worlds.remove(side, ids);
  }

  async ask(question: MatchQuestion): Promise<MatchList> {
    return this.worlds.ask(question);
  }

  async size(): Promise<{ demands: number; supplies: number }> {
    return this.worlds.size();
  }

  async close(): Promise<void> {
    // Nothing to end: it is memory of this process.
  }
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Matching in a thread of its own, so that a long list never holds up other requests. */
export class ThreadMatcher implements Matcher {
  private readonly waiting = new Map<number, Waiting>();
  private readonly thread: Worker;
  private count = 0;
  private ended: Error | null = null;

  /** @param onEnd called when the thread ends by itself: what it held is gone */
  constructor(file: string, onEnd: (error: Error) => void) {
    this.thread = new Worker(file);
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

  size(): Promise<{ demands: number; supplies: number }> {
    return this.call('size', []);
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
export function openMatcher(onEnd: (error: Error) => void): Matcher {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'match-thread.js');
  return existsSync(file) ? new ThreadMatcher(file, onEnd) : new LocalMatcher();
}
