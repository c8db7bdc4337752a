import { Inject, Injectable } from '@nestjs/common';
import { demandTexts, supplyTexts, type DemandProfile, type SupplyProfile } from '@aism/search';
import type { FormAddition, Side } from '@aism/search';
import { DataSource } from 'typeorm';
import { requestErrors } from '../../platform/errors.js';
import type { Language } from '../../platform/http/actor.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierProfileReads } from '../suppliers/supplier-profiles.reads.js';
import { demandProfile } from './match-profiles.js';
import { MatchAsking, type Asking, type Explained } from './match-asking.queries.js';
import type { MatchTable } from './match-worlds.js';
import { MatchingCache } from './matching-cache.service.js';

export type { Explained } from './match-asking.queries.js';
export type { MatchTable } from './match-worlds.js';
export { match as matchShape, span } from './matching.schemas.js';

/** A field of a profile as it was written, for marking matched places in it. */
export interface ProfileText {
  readonly field: string;
  readonly text: string;
}
/** Two profiles side by side. */
export interface ComparedPair extends Explained {
  readonly texts: { readonly demand: ProfileText[]; readonly supply: ProfileText[] };
  readonly modelVersion: string;
}

/** Answers of the engine as a matchmaker reads them, for the modules above. */
@Injectable()
export class MatchingReads {
  constructor(
    @Inject(MatchAsking) private readonly asking: MatchAsking,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierProfileReads) private readonly profiles: SupplierProfileReads,
    @Inject(MatchingCache) private readonly cache: MatchingCache,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  /** All candidates of a published row in figures. @throws AppError `request.not-found` */
  async figures(side: Side, id: string): Promise<MatchTable> {
    return this.asking.figures(await this.ask(side, id));
  }

  /**
   * The chosen candidates of a published row, explained from what the reader may read: matchmakers unless said otherwise.
   * @throws AppError `request.not-found`
   */
  async explain(
    side: Side,
    id: string,
    ids: readonly string[],
    reader: { language: Language; audience?: Asking['audience'] },
  ): Promise<ReadonlyMap<string, Explained>> {
    const asking = await this.ask(side, id);
    const { language, audience = asking.audience } = reader;
    return this.asking.explain({ ...asking, audience }, ids, language);
  }

  /** A published pair with the texts its reasons point into. @throws AppError `request.not-found` */
  async compare(
    scenarioId: string,
    capabilityId: string,
    language: Language,
  ): Promise<ComparedPair> {
    const demand = await this.ask('demand', scenarioId);
    const supply = await this.ask('supply', capabilityId);
    const explained = (await this.asking.explain(demand, [capabilityId], language)).get(
      capabilityId,
    );
    if (!explained) throw requestErrors('not-found');
    const plain = ({ field, text }: ProfileText) => ({ field, text });
    return {
      ...explained,
      texts: {
        demand: demandTexts(demand.row as DemandProfile).map(plain),
        supply: supplyTexts(supply.row as SupplyProfile).map(plain),
      },
      modelVersion: explained.match.modelVersion,
    };
  }

  /** What one more form of the thesaurus would change, on a sample; nothing is kept. */
  async effect(addition: FormAddition) {
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    return this.cache.borrow((matcher) => matcher.effect(addition, clock?.now ?? new Date(0)));
  }

  /** Forms that both sides of these pairs use and no concept names. */
  async mine(pairs: readonly { scenarioId: string; capabilityId: string }[]) {
    const [scenarios, capabilities] = await Promise.all([
      this.scenarios.profiles(pairs.map((pair) => pair.scenarioId)),
      this.profiles.matchProfiles(pairs.map((pair) => pair.capabilityId)),
    ]);
    const demands = new Map(scenarios.map((one) => [one.id, demandProfile(one)]));
    const supplies = new Map(capabilities.map((one) => [one.id, one.profile]));
    const accepted = pairs.flatMap(({ scenarioId, capabilityId }) => {
      const [demand, supply] = [demands.get(scenarioId), supplies.get(capabilityId)];
      return demand && supply ? [{ demand, supply }] : [];
    });
    return this.cache.borrow((matcher) => matcher.mine(accepted));
  }

  private async ask(side: Side, id: string): Promise<Asking> {
    const audience = 'matchmaker' as const;
    if (side === 'demand') {
      const [scenario] = await this.scenarios.profiles([id]);
      if (!scenario?.public) throw requestErrors('not-found');
      return { side, row: demandProfile(scenario), audience };
    }
    const [capability] = await this.profiles.matchProfiles([id]);
    if (capability?.state !== 'published') throw requestErrors('not-found');
    return { side, row: capability.profile, audience };
  }
}
