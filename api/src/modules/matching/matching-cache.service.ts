import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { CandidateSearch, MatchQuery, Side } from '@aism/search';
import { DataSource } from 'typeorm';
import { serviceErrors } from '../../platform/errors.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { Follow } from '../../platform/events/subscriber-registry.js';
import { Readiness, type PartState } from '../../platform/http/readiness.js';
import { InProcessCaches, startPatience } from '../../platform/in-process-caches.js';
import { ModelActivated } from '../models/model.events.js';
import { ExposurePriced } from '../exposure/exposure.events.js';
import { FormDecided } from '../thesaurus/thesaurus.events.js';
import { followed, MatchRows } from './match-rows.queries.js';
import { MatchSettings } from './match-settings.reads.js';
import { MatchSnapshots } from './match-snapshots.service.js';
import type { MatchList, MatchQuestion, MatchTable, RankAnswer } from './match-worlds.js';
import { SpaceFitted } from './matching.events.js';
import { openMatcher, type Matcher } from './matcher.js';

/** A question whose time is the database clock's. */
export type TimelessQuestion = Omit<MatchQuestion, 'query'> & {
  query: Omit<MatchQuestion['query'], 'now'>;
};

/** Questions about many scenarios, as of the database clock. */
export interface TimelessRank {
  readonly demo: boolean;
  readonly demands: readonly { readonly id: string; readonly query: Omit<MatchQuery, 'now'> }[];
}

const batchSize = 500;
/** A list asked for meanwhile waits for one batch at most, so a batch is as many lists as take about so long. */
const rankBatchMs = 12;
const rankBatchMost = 32;
const retryMs = 2000;
const saveMs = 3_600_000;
const sides = ['supply', 'demand'] as const;
const followedTypes = [...followed.demand, ...followed.supply].map(({ type }) => type);

/**
 * Everything that can be matched, in memory of this process: filled at start, then kept by following the
 * events. A change is in both sides' lists as soon as this process has seen its event.
 */
@Injectable()
export class MatchingCache
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private readonly log = new Logger('matching');
  private matcher: Matcher | null = null;
  private state: PartState = 'starting';
  /** Rows that changed while the profiles were being read. */
  private readonly late = { demand: new Set<string>(), supply: new Set<string>() };
  private retry: NodeJS.Timeout | undefined;
  private saving: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(MatchRows) private readonly rows: MatchRows,
    @Inject(MatchSnapshots) private readonly snapshots: MatchSnapshots,
    @Inject(InProcessCaches) private readonly caches: InProcessCaches,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(MatchSettings) private readonly settings: MatchSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.caches.wanted) return;
    this.readiness.register('matching', () => this.state);
    await startPatience(this.load());
    this.saving = setInterval(() => void this.save(), saveMs).unref();
  }

  /** While the database can still be asked. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.saving);
    await this.save();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.matcher?.close();
  }

  private async save(): Promise<void> {
    if (this.matcher && this.state === 'ready') await this.snapshots.save(this.matcher);
  }

  /**
   * Asks for a list as of the database clock.
   * @throws AppError `service.starting` while the profiles are being read
   */
  async ask(question: TimelessQuestion): Promise<MatchList> {
    return this.ready().ask(await this.timed(question));
  }

  /**
   * All candidates in figures, as of the database clock.
   * @throws AppError `service.starting` while the profiles are being read
   */
  async figures(question: TimelessQuestion): Promise<MatchTable> {
    return this.ready().figures(await this.timed(question));
  }

  /**
   * Candidates of many scenarios by score alone, asked a few at a time so that lists asked for meanwhile come between.
   * @param progress called with the number of scenarios done
   * @throws AppError `service.starting` while the profiles are being read
   */
  async rank(question: TimelessRank, progress?: (done: number) => void): Promise<RankAnswer> {
    const now = await this.now();
    const lists: RankAnswer['lists'][number][] = [];
    let modelVersion = '';
    let batch = 1;
    for (let at = 0; at < question.demands.length;) {
      const demands = question.demands
        .slice(at, at + batch)
        .map(({ id, query }) => ({ id, query: { ...query, now } }));
      at += demands.length;
      const from = performance.now();
      const answer = await this.ready().rank({ demo: question.demo, demands });
      lists.push(...answer.lists);
      modelVersion = answer.modelVersion;
      progress?.(lists.length);
      batch = nextBatch(batch, performance.now() - from);
    }
    return { lists, modelVersion };
  }

  /** Scenarios that can be matched now. */
  async demandIds(demo: boolean): Promise<string[]> {
    return this.ready().demandIds(demo);
  }

  /** A list's question as other sources of candidates understand it. @throws AppError `service.starting` */
  async search(question: TimelessQuestion): Promise<CandidateSearch> {
    return this.ready().search(await this.timed(question));
  }

  private ready(): Matcher {
    if (!this.matcher || this.state !== 'ready') throw serviceErrors('starting');
    return this.matcher;
  }

  private async timed({ query, ...question }: TimelessQuestion): Promise<MatchQuestion> {
    return { ...question, query: { ...query, now: await this.now() } };
  }

  private async now(): Promise<Date> {
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    return clock?.now ?? new Date();
  }

  /** Every process orders lists by the same prices: those computed last. */
  @Follow(ExposurePriced)
  async followPrices(): Promise<void> {
    if (this.matcher) await this.settings.takePrices(this.matcher);
  }

  /** Whether this process holds the profiles and can answer now. */
  isReady(): boolean {
    return this.matcher !== null && this.state === 'ready';
  }

  /** Whether `borrow` would succeed now. */
  canLend(): boolean {
    return !this.caches.wanted || this.isReady();
  }

  /**
   * Lends the matcher to a longer piece of work; a process that keeps no caches (a command, the worker apart) loads
   * one for the occasion.
   * @throws AppError `service.starting` while the profiles are being read
   */
  async borrow<T>(work: (matcher: Matcher) => Promise<T>): Promise<T> {
    const kept = this.caches.wanted;
    if (!kept) await this.load();
    const { matcher } = this;
    if (!matcher || this.state !== 'ready') throw serviceErrors('starting');
    try {
      return await work(matcher);
    } finally {
      if (!kept) await this.release(matcher);
    }
  }

  /** Every process scores by the same model: the one whose activation comes last in the event order. */
  @Follow(ModelActivated)
  async followModels(): Promise<void> {
    if (this.matcher) await this.settings.takeModels(this.matcher);
  }

  /** And by the same latent space. */
  @Follow(SpaceFitted)
  async followSpaces(): Promise<void> {
    if (this.matcher) await this.settings.takeSpaces(this.matcher);
  }

  @Follow(FormDecided)
  async followForms(): Promise<void> {
    if (this.matcher && this.state === 'ready') await this.settings.takeForms(this.matcher);
  }

  @Follow(...followed.demand)
  async followScenarios(events: readonly RecordedEvent[]): Promise<void> {
    await this.refresh('demand', await this.rows.touched('demand', events));
  }

  @Follow(...followed.supply)
  async followCapabilities(events: readonly RecordedEvent[]): Promise<void> {
    await this.refresh('supply', await this.rows.touched('supply', events));
  }

  /** Reads rows again: those that can be matched are put in, the others taken out. */
  private async refresh(side: Side, ids: readonly string[]): Promise<void> {
    if (!this.matcher || this.state !== 'ready') {
      for (const id of ids) this.late[side].add(id);
      return;
    }
    for (let at = 0; at < ids.length; at += batchSize) {
      const some = ids.slice(at, at + batchSize);
      const rows = await this.rows.of(side, some);
      const found = new Set(rows.map((row) => row.id));
      await this.matcher.put(side, rows);
      await this.matcher.remove(
        side,
        some.filter((id) => !found.has(id)),
      );
    }
  }

  private async load(): Promise<void> {
    const matcher = openMatcher(this.snapshots.storage, (error) => this.again(error));
    this.matcher = matcher;
    try {
      // A snapshot of another thesaurus is refused, and the matcher is as new afterwards.
      await this.settings.takeForms(matcher);
      const missed = await this.snapshots.restore(matcher, followedTypes);
      await this.settings.takeForms(matcher);
      // Before the rows, so that each is placed in the space once.
      await this.settings.takeSpaces(matcher);
      if (missed) for (const side of sides) await this.note(side, missed);
      else for (const side of sides) await this.fill(matcher, side);
      await this.settings.takeModels(matcher);
      await this.settings.takePrices(matcher);
      this.state = 'ready';
      await this.followForms();
      for (const side of sides) {
        const ids = [...this.late[side]];
        this.late[side].clear();
        await this.refresh(side, ids);
      }
      if (!missed) await this.snapshots.save(matcher);
      await matcher.settle();
    } catch (error) {
      await matcher.close();
      this.again(error as Error);
    }
  }

  private async fill(matcher: Matcher, side: Side): Promise<void> {
    for await (const rows of this.rows.all(side)) await matcher.put(side, rows);
  }

  private async note(side: Side, events: readonly RecordedEvent[]): Promise<void> {
    for (const id of await this.rows.touched(side, events)) this.late[side].add(id);
  }

  private async release(matcher: Matcher): Promise<void> {
    this.matcher = null;
    this.state = 'starting';
    await matcher.close();
  }

  /** Starts anew after a failure. */
  private again(error: Error): void {
    if (this.stopped) return;
    this.log.warn(`matching starts again: ${error.message}`);
    this.state = 'starting';
    this.matcher = null;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.load(), retryMs).unref();
  }
}

function nextBatch(batch: number, tookMs: number): number {
  if (tookMs > rankBatchMs) return Math.max(1, Math.floor((batch * rankBatchMs) / tookMs));
  return tookMs * 2 < rankBatchMs ? Math.min(rankBatchMost, batch * 2) : batch;
}
