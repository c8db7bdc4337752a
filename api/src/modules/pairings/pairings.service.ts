import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { requestErrors } from '../../platform/errors.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { PairingParties, type ScenarioPairingFacts } from './pairing-parties.queries.js';
import { SupplierReads, type CapabilityPairingFacts } from '../suppliers/suppliers.reads.js';
import { Pairing } from './pairing.entity.js';
import { pairingErrors } from './pairing.errors.js';
import { PairingOpened } from './pairing.events.js';
import { answerDays, stateOfAnswers, type Side } from './pairing.lifecycle.js';
import { PairingAnswers, refuseContacts } from './pairing-answers.service.js';
import { mayPairFor } from './pairing-views.queries.js';
import { PairingsQueries } from './pairings.queries.js';
import type { AnswerPairing, OpenPairing } from './pairings.schemas.js';

type Opener = Side | 'matchmaker';
const dayMs = 86_400_000;

/** Opening a pairing. Whoever opens has said yes by opening; a matchmaker's opening says nothing for either. */
@Injectable()
export class PairingsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PairingParties) private readonly parties: PairingParties,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(PairingAnswers) private readonly answers: PairingAnswers,
    @Inject(PairingsQueries) private readonly queries: PairingsQueries,
  ) {}

  async open(actor: Actor, request: OpenPairing) {
    const id = await this.openOnce(actor, request).catch((error: unknown) => {
      // Both sides opened at the same moment: the second finds the first and answers it.
      if (uniqueViolation(error) === 'pairings_live') return this.openOnce(actor, request);
      throw error;
    });
    return this.queries.detail(actor, id);
  }

  private openOnce(actor: Actor, request: OpenPairing): Promise<string> {
    return this.transactions.run(actor, async (tx) => {
      const [scenario] = await this.parties.scenarioFacts([request.scenarioId], tx.manager);
      const [capability] = await this.suppliers.pairingFacts([request.capabilityId], tx.manager);
      if (!scenario?.visible || !capability?.visible) throw requestErrors('not-found');
      const opener = openerOf(actor, request, scenario, capability);
      refuseUnpairable(scenario, capability);
      for (const id of [scenario.organisationId, capability.organisationId ?? ''])
        if (!(await this.identity.isApproved(id, tx.manager)))
          throw pairingErrors('organisation-not-approved');
      refuseContacts(request.note, false);
      if (scenario.sealedProcedure && request.note) throw pairingErrors('equal-treatment');
      if (opener !== 'matchmaker' && !request.release) throw pairingErrors('consent-needed');
      const live = await tx.manager.findOne(Pairing, {
        where: { scenarioId: scenario.id, capabilityId: capability.id },
        order: { openedAt: 'DESC' },
        lock: { mode: 'pessimistic_write' },
      });
      if (live && isLive(live)) return this.meetHalfWay(tx, live, opener, request);
      return this.insert(tx, { scenario, capability, opener, request });
    });
  }

  /** The pair is already open: for a side that has not said yes yet, opening is its yes. */
  private async meetHalfWay(
    tx: Tx,
    live: Pairing,
    opener: Opener,
    request: OpenPairing,
  ): Promise<string> {
    const given = opener === 'demand' ? live.demandAnswer : live.supplyAnswer;
    if (opener === 'matchmaker' || given === 'connect') throw pairingErrors('exists');
    const answer: AnswerPairing = {
      as: opener,
      answer: 'connect',
      note: request.note,
      release: request.release,
    };
    await this.answers.apply(tx, live, opener, answer);
    return live.id;
  }

  private async insert(
    tx: Tx,
    input: {
      scenario: ScenarioPairingFacts;
      capability: CapabilityPairingFacts;
      opener: Opener;
      request: OpenPairing;
    },
  ): Promise<string> {
    const { scenario, capability, opener, request } = input;
    const said = (side: Side) => (opener === side ? ('connect' as const) : null);
    const pairing = tx.manager.create(Pairing, {
      id: uuidv7(),
      scenarioId: scenario.id,
      capabilityId: capability.id,
      demandOrganisationId: scenario.organisationId,
      supplyOrganisationId: capability.organisationId ?? '',
      state: stateOfAnswers(said('demand'), said('supply')),
      openedBy: opener,
      note: request.note,
      demandAnswer: said('demand'),
      supplyAnswer: said('supply'),
      demandAnsweredAt: opener === 'demand' ? tx.now : null,
      supplyAnsweredAt: opener === 'supply' ? tx.now : null,
      demandAgreed: false,
      supplyAgreed: false,
      openedAt: tx.now,
      activeAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + answerDays * dayMs),
      demo: scenario.demo || capability.demo,
    });
    await tx.manager.insert(Pairing, pairing);
    if (opener !== 'matchmaker' && request.release)
      await this.answers.consent(tx, pairing.id, opener, request.release);
    await tx.record(
      PairingOpened,
      {
        type: 'pairing',
        id: pairing.id,
        organisationId:
          opener === 'supply' ? pairing.supplyOrganisationId : pairing.demandOrganisationId,
      },
      {
        scenarioId: scenario.id,
        capabilityId: capability.id,
        openedBy: opener,
        sectors: [...scenario.sectors],
        districts: [...scenario.districts],
        demo: pairing.demo,
        supplyOrganisationId: pairing.supplyOrganisationId,
      },
    );
    return pairing.id;
  }
}

const endedStates = new Set(['agreed', 'no_fit', 'declined', 'expired', 'overridden']);
const isLive = (pairing: Pairing) => !endedStates.has(pairing.state);

function openerOf(
  actor: Actor,
  request: OpenPairing,
  scenario: ScenarioPairingFacts,
  capability: CapabilityPairingFacts,
): Opener {
  const places: Opener[] = [];
  if (mayPairFor(actor, scenario.organisationId)) places.push('demand');
  if (mayPairFor(actor, capability.organisationId)) places.push('supply');
  if (hasRole(actor, 'matchmaker')) places.push('matchmaker');
  if (request.as) {
    if (!places.includes(request.as)) throw pairingErrors('not-a-party');
    return request.as;
  }
  const [only, second] = places;
  if (!only) throw pairingErrors('not-a-party');
  if (second)
    throw pairingErrors('side-needed', {}, [{ pointer: '/as', code: 'required', message: '' }]);
  return only;
}

function refuseUnpairable(
  scenario: ScenarioPairingFacts,
  capability: CapabilityPairingFacts,
): void {
  if (scenario.state !== 'open') throw pairingErrors('scenario-not-open');
  if (capability.unclaimed || !capability.organisationId) throw pairingErrors('unclaimed');
  if (capability.state !== 'published') throw pairingErrors('capability-not-published');
  if (scenario.organisationId === capability.organisationId)
    throw pairingErrors('same-organisation');
}
