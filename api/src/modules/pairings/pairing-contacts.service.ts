import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { pairingErrors } from './pairing.errors.js';
import type { Side } from './pairing.lifecycle.js';
import { PairingsQueries } from './pairings.queries.js';

/** The contacts of a pairing, once both have said yes. */
@Injectable()
export class PairingContacts {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(PairingsQueries) private readonly queries: PairingsQueries,
  ) {}

  /** Both sides' contacts as they are now, each in the scope its own side consented to. */
  async contacts(actor: Actor, id: string) {
    const pairing = await this.queries.detail(actor, id);
    const sides = [pairing.demand.id, pairing.supply.id];
    const reads = actor.memberships.some((m) => m.approved && sides.includes(m.organisationId));
    if (!reads && !hasRole(actor, 'matchmaker')) throw pairingErrors('organisation-not-approved');
    if (pairing.equalTreatment) throw pairingErrors('equal-treatment');
    if (!pairing.contactsReleased) throw pairingErrors('contacts-not-released');
    const consents = await this.source.query<
      { side: Side; userId: string; scope: 'role' | 'person'; at: Date }[]
    >(
      `select side, user_id as "userId", scope, released_at as at from pairing_consents
       where pairing_id = $1 and released_at is not null`,
      [id],
    );
    const demand = consents.find((c) => c.side === 'demand');
    const supply = consents.find((c) => c.side === 'supply');
    if (!demand || !supply) throw pairingErrors('contacts-not-released');
    const [scenarioContact, demandPerson, supplyPerson] = await Promise.all([
      this.scenarios.contactOf(pairing.scenario.id),
      this.identity.contactOf(pairing.demand.id, demand.userId),
      this.identity.contactOf(pairing.supply.id, supply.userId),
    ]);
    return {
      demand: scoped(pairing.demand.name, demand.scope, scenarioContact ?? demandPerson),
      supply: scoped(pairing.supply.name, supply.scope, supplyPerson),
      releasedAt: demand.at,
    };
  }
}

interface Person {
  readonly role: string | null;
  readonly name: string | null;
  readonly email: string | null;
  /** False for an owner who stands in for whoever consented: the name was not theirs to give. */
  readonly own?: boolean;
}

/** The role and its work mail by default; the name only where its side chose to show it. */
function scoped(organisation: string, given: 'role' | 'person', contact: Person | null) {
  const scope = contact?.own === false ? 'role' : given;
  return {
    organisation,
    scope,
    role: contact?.role ?? null,
    name: scope === 'person' ? (contact?.name ?? null) : null,
    email: contact?.email ?? null,
  } as const;
}
