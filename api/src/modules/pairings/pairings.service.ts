import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { requestErrors } from '../../platform/errors.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { PairingParties, type ScenarioPairingFacts } from './pairing-parties.queries.js';
import { SupplierReads, type CapabilityPairingFacts } from '../suppliers/suppliers.reads.js';
import { Pairing } from './pairing.entity.js';
import { pairingErrors } from './pairing.errors.js';
import { PairingOpened } from './pairing.events.js';
import {
  answerDays,
  noDays,
  refuseAgainstNo,
  stateOfAnswers,
  type PairingState,
  type Side,
} from './pairing.lifecycle.js';
import { lockPairing, PairingAnswers, refuseContacts } from './pairing-answers.service.js';
import { mayPairFor } from './pairing-views.queries.js';
import { PairingsQueries } from './pairings.queries.js';
import type { Curated, OpenedPairing, PairIds, PairingOpening } from './pairings.reads.js';
import type { AnswerPairing, OpenPairing } from './pairings.schemas.js';

type Opener = Side | 'matchmaker';
const dayMs = 86_400_000;

/** Opening a pairing. Whoever opens has said yes by opening; a matchmaker's opening says nothing for either. */
@Injectable()
export class PairingsService implements PairingOpening {
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

  async openForMatchmaker(
    tx: Tx,
    pair: PairIds,
    note: string,
    curated?: Curated,
  ): Promise<OpenedPairing> {
    const { scenario, capability } = await this.parts(tx, pair);
    await this.refuseUnpairable(tx, scenario, capability);
    refuseContacts(note, false);
    const live = await latestOf(tx, pair);
    if (live && isLive(live)) return { id: live.id, state: live.state, opened: false };
    // A side that says yes to a shortlist takes its own no back; against the other's stands the matchmaker's word.
    const noes = (await standingNoes(tx, pair)).filter((side) => side !== curated?.askedSide);
    refuseAgainstNo(noes, 'matchmaker', curated?.words ?? note);
    // What is taken by bids takes no words from one side to the other before the award.
    const words = scenario.sealedProcedure ? '' : note;
    const request = { ...pair, note: words };
    const opening = { scenario, capability, opener: 'matchmaker', request, curated } as const;
    const id = await this.insert(tx, opening);
    return { id, state: 'suggested', opened: true };
  }

  async answerFor(tx: Tx, id: string, side: Side, answer: AnswerPairing): Promise<PairingState> {
    await this.answers.apply(tx, await lockPairing(tx, id), side, answer);
    return (await lockPairing(tx, id)).state;
  }

  private openOnce(actor: Actor, request: OpenPairing): Promise<string> {
    return this.transactions.run(actor, async (tx) => {
      const { scenario, capability } = await this.parts(tx, request);
      const inside = hasRole(actor, 'matchmaker') || belongsTo(actor, scenario.organisationId);
      // That a suspended publisher has such a scenario is told to nobody else.
      if (!scenario.public && !inside) throw requestErrors('not-found');
      const opener = openerOf(actor, request, scenario, capability);
      await this.refuseUnpairable(tx, scenario, capability);
      refuseContacts(request.note, false);
      if (scenario.sealedProcedure && request.note) throw pairingErrors('equal-treatment');
      if (opener !== 'matchmaker' && !request.release) throw pairingErrors('consent-needed');
      const live = await latestOf(tx, request);
      if (live && isLive(live)) return this.meetHalfWay(tx, live, opener, request);
      refuseAgainstNo(await standingNoes(tx, request), opener, request.note);
      return this.insert(tx, { scenario, capability, opener, request });
    });
  }

  private async parts(tx: Tx, pair: PairIds) {
    const [scenario] = await this.parties.scenarioFacts([pair.scenarioId], tx.manager);
    const [capability] = await this.suppliers.pairingFacts([pair.capabilityId], tx.manager);
    if (!scenario?.visible || !capability?.visible) throw requestErrors('not-found');
    return { scenario, capability };
  }

  private async refuseUnpairable(
    tx: Tx,
    scenario: ScenarioPairingFacts,
    capability: CapabilityPairingFacts,
  ): Promise<void> {
    refuseUnpairable(scenario, capability);
    for (const id of [scenario.organisationId, capability.organisationId ?? ''])
      if (!(await this.identity.isApproved(id, tx.manager)))
        throw pairingErrors('organisation-not-approved');
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
      curated?: Curated | undefined;
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
        curatedBy: input.curated?.by ?? null,
        askedSide: input.curated?.askedSide ?? null,
        sectors: [...scenario.sectors],
        districts: [...scenario.districts],
        demo: pairing.demo,
        supplyOrganisationId: pairing.supplyOrganisationId,
      },
    );
    return pairing.id;
  }
}

/** The pair's latest pairing, locked. */
function latestOf(tx: Tx, { scenarioId, capabilityId }: PairIds): Promise<Pairing | null> {
  return tx.manager.findOne(Pairing, {
    where: { scenarioId, capabilityId },
    order: { openedAt: 'DESC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** The sides whose no to the pair still stands: given lately, and they said nothing kinder in a later pairing. */
async function standingNoes(tx: Tx, { scenarioId, capabilityId }: PairIds): Promise<Side[]> {
  const rows = await tx.query<{ side: Side }>(
    `select distinct d.ended_by as side from pairings d
     where d.scenario_id = $1 and d.capability_id = $2 and d.state = 'declined'
       and case d.ended_by when 'demand' then d.demand_answered_at else d.supply_answered_at end
         > app_now() - make_interval(days => $3)
       and not exists (
         select 1 from pairings l where l.scenario_id = $1 and l.capability_id = $2 and l.opened_at > d.opened_at
           and case d.ended_by when 'demand' then l.demand_answer else l.supply_answer end in ('connect', 'learn'))`,
    [scenarioId, capabilityId, noDays],
  );
  return rows.map((row) => row.side);
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
  if (scenario.demo !== capability.demo) throw pairingErrors('demo-and-real');
}
