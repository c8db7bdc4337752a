import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ScenarioReads, treatsAlike } from '../scenarios/scenarios.reads.js';

/** What a pairing needs to know of a scenario. */
export interface ScenarioPairingFacts {
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
  readonly state: string;
  readonly sectors: readonly string[];
  readonly districts: readonly string[];
  readonly demo: boolean;
  /** Whether anybody may know of it. */
  readonly visible: boolean;
  /** The same, and its publisher is not suspended. */
  readonly public: boolean;
  /** Taken by bids and between opening and award: all suppliers are treated alike (design §3). */
  readonly sealedProcedure: boolean;
}

/** The scenario side of a pairing, from the module that owns scenarios. */
@Injectable()
export class PairingParties {
  constructor(@Inject(ScenarioReads) private readonly scenarios: ScenarioReads) {}

  async scenarioFacts(
    ids: readonly string[],
    manager?: EntityManager,
  ): Promise<ScenarioPairingFacts[]> {
    const profiles = await this.scenarios.profiles(ids, ...(manager ? [manager] : []));
    return profiles.map((profile) => ({
      id: profile.id,
      title: profile.title,
      organisationId: profile.organisationId,
      state: profile.state,
      sectors: profile.content.sectors,
      districts: profile.content.districts,
      demo: profile.demo,
      visible: profile.publishedAt !== null,
      public: profile.public,
      sealedProcedure: treatsAlike(profile),
    }));
  }
}
