import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { PairingParties, type ScenarioPairingFacts } from './pairing-parties.queries.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import type { Pairing } from './pairing.entity.js';
import {
  contactsReleased,
  currentActor,
  pairingLifecycle,
  type PairingFacts,
} from './pairing.lifecycle.js';
import type { pairingView } from './pairings.schemas.js';

export type PairingView = z.input<typeof pairingView>;

/** Whether the actor may act for the organisation in a pairing: an editor of it, and it is not suspended. */
export function mayPairFor(actor: Actor, organisationId: string | null): boolean {
  return actor.memberships.some(
    (m) => m.organisationId === organisationId && m.role !== 'viewer' && m.approved,
  );
}

/** Places a person may act from in a pairing: editors of an approved side, and matchmakers. */
export function relationsOf(
  actor: Actor,
  pairing: Pick<Pairing, 'demandOrganisationId' | 'supplyOrganisationId'>,
) {
  const places: ('demand' | 'supply' | 'matchmaker')[] = [];
  if (mayPairFor(actor, pairing.demandOrganisationId)) places.push('demand');
  if (mayPairFor(actor, pairing.supplyOrganisationId)) places.push('supply');
  if (hasRole(actor, 'matchmaker')) places.push('matchmaker');
  return places;
}

/** What the lifecycle needs to know, from the row and its scenario. */
export function factsOf(
  pairing: Pairing,
  scenario: Pick<ScenarioPairingFacts, 'state' | 'sealedProcedure'> | undefined,
): PairingFacts {
  return {
    ...pairing,
    sealedProcedure: scenario?.sealedProcedure ?? false,
    scenarioOpen: scenario?.state === 'open',
  };
}

/** Turns rows into what one reader may see, with the names the modules below own. */
@Injectable()
export class PairingViews {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(PairingParties) private readonly parties: PairingParties,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
  ) {}

  async of(actor: Actor, pairings: readonly Pairing[]): Promise<PairingView[]> {
    if (pairings.length === 0) return [];
    const ids = (pick: (p: Pairing) => string) => [...new Set(pairings.map(pick))];
    const [organisations, scenarios, capabilities, [clock]] = await Promise.all([
      this.identity.organisations([
        ...ids((p) => p.demandOrganisationId),
        ...ids((p) => p.supplyOrganisationId),
      ]),
      this.parties.scenarioFacts(ids((p) => p.scenarioId)),
      this.suppliers.pairingFacts(ids((p) => p.capabilityId)),
      this.source.query<{ now: Date }[]>('select app_now() as now'),
    ]);
    const named = (id: string) => {
      const found = organisations.find((o) => o.id === id);
      return { id, name: found?.name ?? '—', demo: found?.demo ?? false };
    };
    return pairings.map((pairing) => {
      const scenario = scenarios.find((s) => s.id === pairing.scenarioId);
      const capability = capabilities.find((c) => c.id === pairing.capabilityId);
      const facts = factsOf(pairing, scenario);
      const mine = mySides(actor, pairing);
      return {
        ...pairing,
        reasonNote: mayReadNote(facts, pairing.endedBy, mine) ? pairing.reasonNote : null,
        scenario: { id: pairing.scenarioId, title: scenario?.title ?? '—' },
        capability: { id: pairing.capabilityId, title: capability?.title ?? '—' },
        demand: named(pairing.demandOrganisationId),
        supply: named(pairing.supplyOrganisationId),
        currentActor: currentActor(facts),
        mySides: mine,
        equalTreatment: facts.sealedProcedure,
        contactsReleased: contactsReleased(facts),
        actions: pairingLifecycle.actions(
          facts,
          relationsOf(actor, pairing),
          clock?.now ?? new Date(0),
        ),
      };
    });
  }
}

/** Until the award words of one side reach the other as public answers only; a reason of the list says why. */
function mayReadNote(
  { sealedProcedure }: PairingFacts,
  writer: Pairing['endedBy'],
  mine: PairingView['mySides'],
): boolean {
  return !sealedProcedure || mine.some((one) => one === writer || one === 'matchmaker');
}

function mySides(actor: Actor, pairing: Pairing): PairingView['mySides'] {
  return [
    ...(belongsTo(actor, pairing.demandOrganisationId) ? (['demand'] as const) : []),
    ...(belongsTo(actor, pairing.supplyOrganisationId) ? (['supply'] as const) : []),
    ...(hasRole(actor, 'matchmaker') ? (['matchmaker'] as const) : []),
  ];
}
