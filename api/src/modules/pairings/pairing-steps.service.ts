import { Inject, Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { PairingParties } from './pairing-parties.queries.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { lockPairing, refuseContacts } from './pairing-answers.service.js';
import { Pairing } from './pairing.entity.js';
import { pairingErrors } from './pairing.errors.js';
import { PairingMoved } from './pairing.events.js';
import {
  contactsReleased,
  pairingLifecycle,
  type PairingState,
  type StepAction,
} from './pairing.lifecycle.js';
import { checkReason } from './pairing-reasons.js';
import { factsOf, relationsOf } from './pairing-views.queries.js';
import { PairingsQueries } from './pairings.queries.js';
import type { StepPairing } from './pairings.schemas.js';

type Place = 'demand' | 'supply' | 'matchmaker' | 'system';
const ending: readonly PairingState[] = ['no_fit', 'overridden', 'expired', 'agreed'];

/** Everything after the answers: introducing, meeting, agreeing, parking, ending. */
@Injectable()
export class PairingSteps {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PairingParties) private readonly parties: PairingParties,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(PairingsQueries) private readonly queries: PairingsQueries,
  ) {}

  async step(actor: Actor, id: string, step: StepPairing) {
    await this.transactions.run(actor, async (tx) => {
      const pairing = await lockPairing(tx, id);
      const places = relationsOf(actor, pairing);
      const place = step.as ?? places[0];
      if (!place || !places.includes(place)) throw pairingErrors('not-a-party');
      await this.check(tx, place, step);
      await this.apply(tx, pairing, place, step);
    });
    return this.queries.detail(actor, id);
  }

  /** One step of a locked row by the lifecycle, its event beside it. */
  async apply(
    tx: Tx,
    pairing: Pairing,
    place: Place,
    step: Omit<StepPairing, 'action' | 'as'> & { action: StepAction | 'expire' | 'stall' },
  ): Promise<void> {
    const [scenario] = await this.parties.scenarioFacts([pairing.scenarioId], tx.manager);
    const agreed = {
      demandAgreed: pairing.demandAgreed || (step.action === 'agree' && place === 'demand'),
      supplyAgreed: pairing.supplyAgreed || (step.action === 'agree' && place === 'supply'),
    };
    const facts = { ...factsOf(pairing, scenario), ...agreed };
    refuseContacts(step.note, contactsReleased(facts));
    // The clock may take a parked pairing up again on behalf of the matchmaker who parked it.
    const relation = place === 'system' && step.action === 'resume' ? 'matchmaker' : place;
    const state = pairingLifecycle.perform(step.action, facts, [relation], tx.now);
    const paused = state === 'parked' || state === 'stalled';
    const restMs = step.action === 'resume' ? await parkedMs(tx, pairing) : 0;
    await tx.manager.save(Pairing, {
      ...pairing,
      ...agreed,
      state,
      activeAt: tx.now,
      // What rests is not late: the time for an answer is longer by as much.
      expiresAt: new Date(pairing.expiresAt.getTime() + restMs),
      resumeState: paused ? pairing.state : null,
      parkedUntil: state === 'parked' && step.at ? new Date(step.at) : null,
      meetingAt: step.action === 'set-meeting' && step.at ? new Date(step.at) : pairing.meetingAt,
      ...(ending.includes(state)
        ? { endedBy: place, reason: step.reason ?? pairing.reason, reasonNote: step.note || null }
        : {}),
    });
    await tx.record(
      PairingMoved,
      { type: 'pairing', id: pairing.id, organisationId: pairing.demandOrganisationId },
      {
        scenarioId: pairing.scenarioId,
        capabilityId: pairing.capabilityId,
        action: step.action,
        from: pairing.state,
        to: state,
        side: place,
        reason: step.reason ?? null,
      },
    );
  }

  /** What a step needs beside the button: a date, a reason from the list, a note. */
  private async check(tx: Tx, place: Exclude<Place, 'system'>, step: StepPairing): Promise<void> {
    const field = (pointer: string) => [{ pointer, code: 'required', message: '' }];
    // A reason is a code of the list and belongs to ending; free text has its place in the note.
    if (step.reason && step.action !== 'no-fit')
      throw pairingErrors('reason-needed', {}, field('/reason'));
    if (step.action === 'set-meeting' || step.action === 'park') {
      if (!step.at || new Date(step.at) <= tx.now)
        throw pairingErrors('date-needed', {}, field('/at'));
    }
    if (step.action === 'no-fit') await checkReason(this.taxonomy, place, step);
    if (step.action === 'override' && !step.note)
      throw pairingErrors('note-needed', {}, field('/note'));
  }
}

/** How long a parked pairing has rested; messages may have moved its row meanwhile, so the log says since when. */
async function parkedMs(tx: Tx, pairing: Pairing): Promise<number> {
  if (pairing.state !== 'parked') return 0;
  const [row] = await tx.query<{ at: Date | null }>(
    `select max(at) as at from events
     where subject_id = $1 and type = 'pairing.moved' and payload->>'to' = 'parked'`,
    [pairing.id],
  );
  return row?.at ? tx.now.getTime() - row.at.getTime() : 0;
}
