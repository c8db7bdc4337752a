import { Inject, Injectable } from '@nestjs/common';
import type { Scored } from '@aism/search';
import { CurationReads } from '../curation/curation.reads.js';
import { MatchingCache } from './matching-cache.service.js';

/** Who could be paired with each scenario, best first. */
export interface PairCandidates {
  readonly lists: readonly { readonly scenarioId: string; readonly rows: readonly Scored[] }[];
  readonly modelVersion: string;
}
interface PairsQuestion {
  readonly demo: boolean;
  readonly scenarioIds: readonly string[];
  /** Candidates a scenario. */
  readonly limit: number;
  readonly progress?: (share: number) => void;
}

/** Candidate pairs of many scenarios at once, for plans and exposure: claimed capabilities only, in scores only. */
@Injectable()
export class MatchPairs {
  constructor(
    @Inject(MatchingCache) private readonly cache: MatchingCache,
    @Inject(CurationReads) private readonly curation: CurationReads,
  ) {}

  /**
   * Runs work that asks the questions below; a process that keeps no profiles (the worker apart) loads them for it.
   * @throws AppError `service.starting` while the profiles are being read
   */
  prepared<T>(work: () => Promise<T>): Promise<T> {
    return this.cache.borrow(work);
  }

  /** Scenarios that can be matched now. @throws AppError `service.starting` */
  openScenarios(demo: boolean): Promise<string[]> {
    return this.cache.demandIds(demo);
  }

  /** What visitors may see, from public facts. @throws AppError `service.starting` */
  ofPublic({ demo, scenarioIds, limit, progress }: PairsQuestion): Promise<PairCandidates> {
    const query = { audience: 'public' as const, limit };
    return this.ask(
      demo,
      scenarioIds.map((id) => ({ id, query })),
      progress,
    );
  }

  /**
   * What matchmakers see: all facts, their pins among the candidates, what they excluded or parked left out, what they
   * overruled let through. @throws AppError `service.starting`
   */
  async ofMatchmakers({ demo, scenarioIds, limit, progress }: PairsQuestion) {
    const demands = [];
    for (const id of scenarioIds) {
      const marks = await this.curation.live('demand', id);
      const of = (...kinds: string[]) =>
        marks.filter((mark) => kinds.includes(mark.kind)).map((mark) => mark.capabilityId);
      const query = {
        ...{ audience: 'matchmaker' as const, limit, pins: of('pin') },
        ...{ without: of('exclude', 'park'), overruled: of('override') },
      };
      demands.push({ id, query });
    }
    return this.ask(demo, demands, progress);
  }

  private async ask(
    demo: boolean,
    demands: Parameters<MatchingCache['rank']>[0]['demands'],
    progress?: (share: number) => void,
  ): Promise<PairCandidates> {
    const answer = await this.cache.rank({ demo, demands }, (done) =>
      progress?.(done / Math.max(1, demands.length)),
    );
    const lists = answer.lists.map(({ id, rows }) => ({
      scenarioId: id,
      rows: rows.filter((row) => !row.unclaimed),
    }));
    return { lists, modelVersion: answer.modelVersion };
  }
}
