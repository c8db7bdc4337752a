import { Inject, Injectable } from '@nestjs/common';
import { partnerTeam, type Closing, type Gap, type PartnerAnswer } from '@aism/search';
import { requestErrors } from '../../platform/errors.js';
import { hasRole, mayActFor, type Actor } from '../../platform/http/actor.js';
import { mayJoin } from '../bids/bids.reads.js';
import { IdentityReads, type OrganisationFacts } from '../identity/identity.reads.js';
import { optionsOf, ScenarioReads, type ScenarioProfile } from '../scenarios/scenarios.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { PartnerAsking } from './partner-asking.queries.js';
import { partnersErrors } from './partners.errors.js';
import type { PartnerClosing, PartnersQuery } from './partners.schemas.js';
import { ReasonSentences } from './reason-sentences.js';

/** What an answer of the engine is told with. */
interface Told {
  readonly sentences: ReasonSentences;
  /** Titles of the capabilities that anybody may read now. */
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * Partner search: for a scenario and a supplier, who closes the gaps. Whether somebody bids or is in a consortium
 * already plays no part in it: before the opening that is nobody's business, so it shows when one is invited.
 */
@Injectable()
export class PartnersQueries {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(PartnerAsking) private readonly asking: PartnerAsking,
  ) {}

  /**
   * For editors of the supplier on an open call by bids, and for matchmakers on any open scenario.
   * @throws AppError `request.not-found`, `request.not-allowed`, `partners.*`, `service.starting`
   */
  async find(scenarioId: string, { organisationId }: PartnersQuery, actor: Actor) {
    const [scenario] = await this.scenarios.profiles([scenarioId]);
    if (!scenario?.public) throw requestErrors('not-found');
    const own = mayActFor(actor, organisationId);
    if (!own && !hasRole(actor, 'matchmaker')) throw requestErrors('not-allowed');
    const lead = await this.identity.organisation(organisationId);
    if (!lead) throw requestErrors('not-found');
    refuse(scenario, lead, own);
    const audience = own ? 'supply' : 'matchmaker';
    const { leaders, answer } = await this.asking.ask(scenario, organisationId, audience);
    const named = [...answer.partners.flatMap(({ closes }) => closes), ...answer.unclaimed];
    const ids = [...new Set([...leaders, ...named.map(({ supplyId }) => supplyId)])];
    const cards = await this.suppliers.publicCards(ids, actor);
    const told: Told = {
      sentences: new ReasonSentences(actor.language, await this.taxonomy.all()),
      titles: new Map(cards.map(({ id, title }) => [id, title])),
    };
    const partners = await this.partners(answer, scenario, told);
    const closed = new Set(partners.flatMap(({ closes }) => closes.map(({ gap }) => gap)));
    return {
      ...{ scenarioId, organisationId, view: own ? ('own' as const) : ('matchmaker' as const) },
      capabilities: cards
        .filter(({ id }) => leaders.includes(id))
        .map(({ id, title }) => ({ capabilityId: id, title })),
      asked: answer.asked,
      gaps: answer.gaps.map((gap) => gapOf(gap, told)),
      partners,
      team: partnerTeam(answer.gaps, partners).map((at) => partners[at]?.organisationId ?? ''),
      nobody: keysOf(answer.gaps).filter((key) => !closed.has(key)),
      unclaimed: closingsOf(answer.unclaimed, told),
    };
  }

  /** Those who could be invited by what anybody may know of them. */
  private async partners(answer: PartnerAnswer, scenario: ScenarioProfile, told: Told) {
    const facts = await this.identity.organisations(
      answer.partners.map(({ organisationId }) => organisationId),
    );
    const eligible = new Map(
      facts.filter((one) => mayJoin(one, scenario)).map((one) => [one.id, one]),
    );
    return answer.partners.flatMap(({ organisationId, closes }) => {
      const organisation = eligible.get(organisationId);
      const closings = closingsOf(closes, told);
      if (!organisation || closings.length === 0) return [];
      const closed = new Set(closings.map(({ gap }) => gap));
      return [
        {
          ...{ organisationId, name: organisation.name, demo: organisation.demo },
          closes: closings,
          leaves: keysOf(answer.gaps).filter((key) => !closed.has(key)),
        },
      ];
    });
  }
}

/** @throws AppError where this organisation could not lead a consortium now */
function refuse(scenario: ScenarioProfile, lead: OrganisationFacts, own: boolean): void {
  if (scenario.state !== 'open') throw partnersErrors('not-open');
  // A matchmaker also looks for who could do something together outside a call by bids.
  if (own && !optionsOf(scenario.procedure).sealed) throw partnersErrors('not-by-bids');
  if (!mayJoin(lead, scenario)) throw partnersErrors('not-eligible');
}

const keysOf = (gaps: readonly Gap[]): string[] => gaps.map(({ key }) => key);

function gapOf({ key, kind, code, params }: Gap, { sentences }: Told) {
  const name = sentences.of(`gap.${kind}`, params);
  return { gap: key, kind, name, text: sentences.of(code, params) };
}

/** What a capability that is no longer public a moment later closes is left out. */
function closingsOf(closes: readonly Closing[], { sentences, titles }: Told): PartnerClosing[] {
  return closes.flatMap(({ gap, supplyId, code, params, place }) => {
    const title = titles.get(supplyId);
    if (title === undefined) return [];
    const text = sentences.of(code, params);
    return [{ gap, capabilityId: supplyId, title, text, place: place ?? null }];
  });
}
