import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Side } from '@aism/search';
import { DataSource } from 'typeorm';
import { serviceErrors } from '../../platform/errors.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { Follow } from '../../platform/events/subscriber-registry.js';
import { Readiness, type PartState } from '../../platform/http/readiness.js';
import { InProcessCaches, startPatience } from '../../platform/in-process-caches.js';
import { publicScenarioEvents } from '../scenarios/scenario.events.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierProfileReads } from '../suppliers/supplier-profiles.reads.js';
import { publicCapabilityEvents } from '../suppliers/suppliers.events.js';
import { demandProfile } from './match-profiles.js';
import type { MatchList, MatchQuestion, MatchRow } from './match-worlds.js';
import { openMatcher, type Matcher } from './matcher.js';

type TimelessQuestion = Omit<MatchQuestion, 'query'> & {
  query: Omit<MatchQuestion['query'], 'now'>;
};

const batchSize = 500;
const retryMs = 2000;

/**
 * Everything that can be matched, in memory of this process: filled at start, then kept by following the
 * events. A change is in both sides' lists as soon as this process has seen its event.
 */
@Injectable()
export class MatchingCache implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('matching');
  private matcher: Matcher | null = null;
  private state: PartState = 'starting';
  /** Rows that changed while the profiles were being read. */
  private readonly late = { demand: new Set<string>(), supply: new Set<string>() };
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierProfileReads) private readonly capabilities: SupplierProfileReads,
    @Inject(InProcessCaches) private readonly caches: InProcessCaches,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.caches.wanted) return;
    this.readiness.register('matching', () => this.state);
    await startPatience(this.load());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.matcher?.close();
  }

  /**
   * Asks for a list as of the database clock.
   * @throws AppError `service.starting` while the profiles are being read
   */
  async ask({ side, row, query }: TimelessQuestion): Promise<MatchList> {
    const { matcher } = this;
    if (!matcher || this.state !== 'ready') throw serviceErrors('starting');
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    return matcher.ask({ side, row, query: { ...query, now: clock?.now ?? new Date() } });
  }

  @Follow(...publicScenarioEvents)
  async followScenarios(events: readonly RecordedEvent[]): Promise<void> {
    await this.refresh('demand', [...new Set(events.map((event) => event.subjectId))]);
  }

  @Follow(...publicCapabilityEvents)
  async followCapabilities(events: readonly RecordedEvent[]): Promise<void> {
    const ids = events.map(({ payload, subjectId }) => {
      const { capabilityId } = payload as { capabilityId?: string };
      return capabilityId ?? subjectId;
    });
    await this.refresh('supply', [...new Set(ids)]);
  }

  /** Reads rows again: those that can be matched are put in, the others taken out. */
  private async refresh(side: Side, ids: readonly string[]): Promise<void> {
    if (!this.matcher || this.state !== 'ready') {
      for (const id of ids) this.late[side].add(id);
      return;
    }
    for (let at = 0; at < ids.length; at += batchSize) {
      const some = ids.slice(at, at + batchSize);
      const rows = await this.rowsOf(side, some);
      const found = new Set(rows.map((row) => row.id));
      await this.matcher.put(side, rows);
      await this.matcher.remove(
        side,
        some.filter((id) => !found.has(id)),
      );
    }
  }

  private async rowsOf(side: Side, ids: readonly string[]): Promise<MatchRow[]> {
    if (side === 'supply') {
      const rows = await this.capabilities.matchProfiles(ids);
      return rows.filter((row) => row.state === 'published').map((row) => row.profile);
    }
    const rows = await this.scenarios.profiles(ids);
    return rows
      .filter((row) => row.public && ['open', 'intent'].includes(row.state))
      .map(demandProfile);
  }

  private async load(): Promise<void> {
    const matcher = openMatcher((error) => this.again(error));
    this.matcher = matcher;
    try {
      await fill(matcher, 'supply', async (after) =>
        (await this.capabilities.matchable(after, batchSize)).map((row) => row.profile),
      );
      await fill(matcher, 'demand', async (after) =>
        (await this.scenarios.matchable(after, batchSize)).map(demandProfile),
      );
      this.state = 'ready';
      for (const side of ['demand', 'supply'] as const) {
        const ids = [...this.late[side]];
        this.late[side].clear();
        await this.refresh(side, ids);
      }
    } catch (error) {
      await matcher.close();
      this.again(error as Error);
    }
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

async function fill(
  matcher: Matcher,
  side: Side,
  batch: (after: string | null) => Promise<MatchRow[]>,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const rows: MatchRow[] = await batch(after);
    await matcher.put(side, rows);
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.id;
  }
}
