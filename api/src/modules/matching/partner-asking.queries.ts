import { Inject, Injectable } from '@nestjs/common';
import type { PartnerAnswer } from '@aism/search';
import { DataSource } from 'typeorm';
import { requestErrors } from '../../platform/errors.js';
import { CurationReads } from '../curation/curation.reads.js';
import type { ScenarioProfile } from '../scenarios/scenarios.reads.js';
import { SupplierProfileReads } from '../suppliers/supplier-profiles.reads.js';
import { demandProfile } from './match-profiles.js';
import { MatchingCache } from './matching-cache.service.js';

/** So many suppliers are named; more help nobody to choose four. */
const mostPartners = 20;

/** Asks the engine for partners, as of the database clock and without what matchmakers have taken out. */
@Injectable()
export class PartnerAsking {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(SupplierProfileReads) private readonly profiles: SupplierProfileReads,
    @Inject(CurationReads) private readonly curation: CurationReads,
    @Inject(MatchingCache) private readonly cache: MatchingCache,
  ) {}

  /**
   * @returns the supplier's capabilities in whatever state, and the answer
   * @throws AppError `service.starting` while the profiles are being read
   */
  async ask(
    scenario: ScenarioProfile,
    organisationId: string,
    audience: 'supply' | 'matchmaker',
  ): Promise<{ leaders: readonly string[]; answer: PartnerAnswer }> {
    const leaders = await this.profiles.idsOf(organisationId);
    const marks = await this.curation.live('demand', scenario.id);
    const without = marks
      .filter(({ kind }) => kind === 'exclude')
      .map(({ capabilityId }) => capabilityId);
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    const now = clock?.now ?? new Date(0);
    const query = { leaders, without, audience, now, limit: mostPartners };
    const row = demandProfile(scenario);
    const answer = await this.cache.borrow((matcher) => matcher.partners({ row, query }));
    if (!answer) throw requestErrors('not-found');
    return { leaders, answer };
  }
}
