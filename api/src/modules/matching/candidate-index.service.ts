import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  MeiliCandidates,
  SearchUnavailable,
  type CandidateDocument,
  type Side,
} from '@aism/search';
import { CONFIG, type Config } from '../../platform/config.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { SubscriberRegistry } from '../../platform/events/subscriber-registry.js';
import { Readiness, type PartState } from '../../platform/http/readiness.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { EngineState } from '../../platform/search/engine-state.js';
import { within } from '../../platform/search/within.js';
import { publicScenarioEvents } from '../scenarios/scenario.events.js';
import { publicCapabilityEvents } from '../suppliers/suppliers.events.js';
import { MatchSettings } from './match-settings.reads.js';
import { MatchRows } from './match-rows.queries.js';
import type { MatchRow } from './match-worlds.js';
import { LocalMatcher } from './local-matcher.js';
import { SpaceFitted } from './matching.events.js';
import { MatchingCache, type TimelessQuestion } from './matching-cache.service.js';

const readPatienceMs = 800;
const writePatienceMs = 10_000;
/** Width of the latent space (search/src/matching/latent.ts). */
const dimensions = 128;
const sides = ['demand', 'supply'] as const;

/**
 * Candidates from Meilisearch (`MATCH_CANDIDATES=meilisearch`): kept by one once-only subscriber a side, asked for every
 * list. While the server is away this process names candidates itself, and /readyz says so.
 */
@Injectable()
export class CandidateIndex implements OnApplicationBootstrap {
  private readonly state = new EngineState();
  private readonly server: MeiliCandidates | null;
  /** Since a latent space was fitted anew: vectors of the old one are found by no question. */
  private hasOldVectors = false;

  constructor(
    @Inject(CONFIG) { MATCH_CANDIDATES: source, MEILI_URL: url, MEILI_KEY: key }: Config,
    @Inject(SubscriberRegistry) private readonly registry: SubscriberRegistry,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(MatchRows) private readonly rows: MatchRows,
    @Inject(MatchSettings) private readonly settings: MatchSettings,
    @Inject(MatchingCache) private readonly cache: MatchingCache,
  ) {
    this.server =
      source === 'meilisearch'
        ? new MeiliCandidates({ url, key, searchTimeout: readPatienceMs }, dimensions)
        : null;
    // A server is believed in until it disappoints.
    this.state.phase = 'ready';
  }

  onApplicationBootstrap(): void {
    if (!this.server) return;
    this.readiness.register('candidates', () => this.part());
    const types = {
      demand: publicScenarioEvents.map((event) => event.type),
      supply: publicCapabilityEvents.map((event) => event.type),
    };
    this.registry.addOnce('matching.candidates-space', [SpaceFitted.type], async () => {
      this.hasOldVectors = true;
    });
    for (const side of sides)
      this.registry.addOnce(`matching.candidates-${side}`, types[side], (event) =>
        this.write(side, event),
      );
  }

  /** Ids that come into question; null where Meilisearch is not used or cannot answer now. */
  async find(question: TimelessQuestion): Promise<readonly string[] | null> {
    if (!this.server || !this.state.usable()) return null;
    const search = await this.cache.search(question);
    try {
      const other = question.side === 'demand' ? 'supply' : 'demand';
      const found = await within(this.server.find(other, search), readPatienceMs);
      this.state.worked();
      return found;
    } catch (error) {
      return this.away(error);
    }
  }

  /** Fills both indexes anew while the old ones serve. @returns rows of each side, or null where it is not used */
  async rebuild(): Promise<Record<Side, number> | null> {
    const { server } = this;
    if (!server) return null;
    const counts = { demand: 0, supply: 0 };
    for (const side of sides)
      counts[side] = await server.replaceAll(side, this.documentsOfAll(side));
    return counts;
  }

  /** For /readyz: asks the server, unless it failed a moment ago. */
  private async part(): Promise<PartState> {
    const { server } = this;
    if (server && !this.state.paused()) {
      try {
        const whole = await within(
          Promise.all(sides.map((side) => server.isWhole(side))),
          readPatienceMs,
        );
        this.state.phase = whole.includes(false) ? 'empty' : 'ready';
      } catch (error) {
        this.away(error);
      }
    }
    return this.state.part();
  }

  /** Makes indexes that are missing and fills those that never were as a whole. */
  @Job('matching.mend-candidates', 60)
  async mend(): Promise<void> {
    const { server } = this;
    if (!server) return;
    try {
      await within(server.prepare(), writePatienceMs);
      for (const side of sides) {
        if (this.hasOldVectors || !(await server.isWhole(side)))
          await server.replaceAll(side, this.documentsOfAll(side));
      }
      this.hasOldVectors = false;
      this.state.phase = 'ready';
      this.state.worked();
    } catch (error) {
      this.away(error);
    }
  }

  /** What leaves for the server of the rows given: nothing but what everybody may read. */
  async documentsOf(side: Side, ids: readonly string[]): Promise<CandidateDocument[]> {
    return this.documents(side, await this.rows.of(side, ids));
  }

  private async write(side: Side, { subjectId, payload }: RecordedEvent): Promise<void> {
    const { server } = this;
    if (!server) return;
    const { capabilityId } = payload as { capabilityId?: string };
    const id = side === 'supply' ? (capabilityId ?? subjectId) : subjectId;
    if (this.state.paused()) throw new SearchUnavailable('unreachable', this.state.reason);
    try {
      const documents = await this.documentsOf(side, [id]);
      const done = documents.length > 0 ? server.put(side, documents) : server.remove(side, [id]);
      await within(done, writePatienceMs);
    } catch (error) {
      this.away(error);
      throw error;
    }
  }

  private async *documentsOfAll(side: Side): AsyncGenerator<CandidateDocument[]> {
    for await (const rows of this.rows.all(side)) yield this.documents(side, rows);
  }

  /** Read by the matcher of this process, or by a bare one where it keeps none (the worker apart). */
  private async documents(side: Side, rows: readonly MatchRow[]): Promise<CandidateDocument[]> {
    if (this.cache.isReady()) return this.cache.borrow((matcher) => matcher.documents(side, rows));
    const bare = new LocalMatcher();
    await this.settings.takeSpaces(bare);
    return bare.documents(side, rows);
  }

  /** Leaves a server that failed alone for a while. @throws whatever is no failure of the server */
  private away(error: unknown): null {
    if (!(error instanceof SearchUnavailable)) throw error;
    this.state.failed(error.message);
    return null;
  }
}
