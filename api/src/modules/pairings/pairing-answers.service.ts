import { Inject, Injectable } from '@nestjs/common';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { PairingParties } from './pairing-parties.queries.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { Pairing } from './pairing.entity.js';
import { pairingErrors } from './pairing.errors.js';
import { PairingAnswered, PairingBecameMutual, PairingContactsReleased } from './pairing.events.js';
import { pairingLifecycle, type Side } from './pairing.lifecycle.js';
import { checkReason } from './pairing-reasons.js';
import { factsOf, relationsOf } from './pairing-views.queries.js';
import { PairingsQueries } from './pairings.queries.js';
import type { AnswerPairing } from './pairings.schemas.js';

/** The two answers, the consent that comes with a yes, and the meeting of both: mutual. */
@Injectable()
export class PairingAnswers {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PairingParties) private readonly parties: PairingParties,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(PairingsQueries) private readonly queries: PairingsQueries,
  ) {}

  async answer(actor: Actor, id: string, answer: AnswerPairing) {
    await this.transactions.run(actor, async (tx) => {
      const pairing = await lockPairing(tx, id);
      await this.apply(tx, pairing, sideOf(actor, pairing, answer.as), answer);
    });
    return this.queries.detail(actor, id);
  }

  /** Applies one side's answer to a locked row. */
  async apply(tx: Tx, pairing: Pairing, side: Side, answer: AnswerPairing): Promise<void> {
    if (answer.answer === 'decline') await checkReason(this.taxonomy, side, answer);
    refuseContacts(answer.note, false);
    if (answer.answer === 'connect' && !answer.release) throw pairingErrors('consent-needed');
    const [scenario] = await this.parties.scenarioFacts([pairing.scenarioId], tx.manager);
    const given = {
      demandAnswer: side === 'demand' ? answer.answer : pairing.demandAnswer,
      supplyAnswer: side === 'supply' ? answer.answer : pairing.supplyAnswer,
    };
    const facts = { ...factsOf(pairing, scenario), ...given };
    const state = pairingLifecycle.perform('answer', facts, [side], tx.now);
    // An accepted pairing needs a scenario that still stands; a refusal may always be given.
    if (answer.answer === 'connect' && scenario?.state !== 'open')
      throw pairingErrors('scenario-not-open');
    const declined = answer.answer === 'decline';
    await tx.manager.save(Pairing, {
      ...pairing,
      ...given,
      ...(side === 'demand' ? { demandAnsweredAt: tx.now } : { supplyAnsweredAt: tx.now }),
      state,
      activeAt: tx.now,
      mutualAt: state === 'mutual' ? tx.now : pairing.mutualAt,
      ...(declined
        ? { endedBy: side, reason: answer.reason ?? null, reasonNote: answer.note || null }
        : {}),
    });
    if (answer.answer === 'connect' && answer.release)
      await this.consent(tx, pairing.id, side, answer.release);
    const sealedProcedure = facts.sealedProcedure;
    await this.tell(tx, { ...pairing, state }, { side, answer, sealedProcedure });
  }

  /** Records what this side agrees to show once both have said yes. */
  async consent(tx: Tx, pairingId: string, side: Side, scope: 'role' | 'person'): Promise<void> {
    await tx.query(
      `insert into pairing_consents (pairing_id, side, user_id, scope, consented_at) values ($1, $2, $3, $4, $5)
       on conflict (pairing_id, side) do update set user_id = excluded.user_id, scope = excluded.scope,
         consented_at = excluded.consented_at`,
      [pairingId, side, tx.actor.userId, scope, tx.now],
    );
  }

  private async tell(
    tx: Tx,
    pairing: Pairing,
    given: { side: Side; answer: AnswerPairing; sealedProcedure: boolean },
  ): Promise<void> {
    const { side, answer, sealedProcedure } = given;
    const pair = { scenarioId: pairing.scenarioId, capabilityId: pairing.capabilityId };
    const organisationId =
      side === 'demand' ? pairing.demandOrganisationId : pairing.supplyOrganisationId;
    const subject = { type: 'pairing', id: pairing.id, organisationId };
    await tx.record(PairingAnswered, subject, {
      ...pair,
      side,
      answer: answer.answer,
      reason: answer.answer === 'decline' ? (answer.reason ?? null) : null,
      state: pairing.state,
    });
    if (pairing.state !== 'mutual') return;
    await tx.record(PairingBecameMutual, subject, pair);
    // While bids are sealed nothing is released; the clock does it after the award.
    if (!sealedProcedure) await releaseContacts(tx, pairing);
  }
}

/**
 * Refuses contact details in a note that the other side will read before contacts are released.
 * @throws AppError `pairing.contact-in-text` at the note
 */
export function refuseContacts(note: string | undefined, released: boolean): void {
  if (!released && note && findContacts(note).length)
    throw pairingErrors('contact-in-text', {}, [
      { pointer: '/note', code: 'contact', message: '' },
    ]);
}

/** Marks both consents as released and records it; the contacts themselves are read when somebody asks. */
export async function releaseContacts(tx: Tx, pairing: Pairing): Promise<void> {
  await tx.query('update pairing_consents set released_at = $2 where pairing_id = $1', [
    pairing.id,
    tx.now,
  ]);
  const consents = await tx.query<{ side: Side; scope: string }>(
    'select side, scope from pairing_consents where pairing_id = $1',
    [pairing.id],
  );
  const scopeOf = (wanted: Side) => consents.find((c) => c.side === wanted)?.scope ?? 'role';
  await tx.record(
    PairingContactsReleased,
    { type: 'pairing', id: pairing.id, organisationId: pairing.demandOrganisationId },
    {
      scenarioId: pairing.scenarioId,
      capabilityId: pairing.capabilityId,
      demandScope: scopeOf('demand'),
      supplyScope: scopeOf('supply'),
    },
  );
}

/** Reads the row under lock: two answers at once are applied one after the other. */
export async function lockPairing(tx: Tx, id: string): Promise<Pairing> {
  const pairing = await tx.manager.findOne(Pairing, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  const { actor } = tx;
  const known =
    pairing &&
    (hasRole(actor, 'matchmaker', 'system') ||
      belongsTo(actor, pairing.demandOrganisationId) ||
      belongsTo(actor, pairing.supplyOrganisationId));
  if (!known) throw pairingErrors('not-found');
  return pairing;
}

function sideOf(actor: Actor, pairing: Pairing, as: Side | undefined): Side {
  const sides = relationsOf(actor, pairing).filter((place) => place !== 'matchmaker');
  if (as && sides.includes(as)) return as;
  const [only, second] = sides;
  if (!only || as) throw pairingErrors('not-a-party');
  if (second)
    throw pairingErrors('side-needed', {}, [{ pointer: '/as', code: 'required', message: '' }]);
  return only;
}
