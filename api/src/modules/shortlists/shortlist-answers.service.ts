import { Inject, Injectable } from '@nestjs/common';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { belongsTo, hasRole, systemActor, type Actor } from '../../platform/http/actor.js';
import { CurationReads } from '../curation/curation.reads.js';
import { PairingOpening } from '../pairings/pairings.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { shortlistErrors } from './shortlist.errors.js';
import { shortlistLifecycle } from './shortlist.lifecycle.js';
import { ShortlistMails } from './shortlist-mails.service.js';
import { refuseContacts } from './shortlist-drafts.service.js';
import {
  factsOf,
  isExcluded,
  otherOf,
  ShortlistRows,
  type EntryRow,
  type ShortlistRow,
} from './shortlist-rows.queries.js';
import { ShortlistAnswered } from './shortlists.events.js';
import { moveTo, subjectOf } from './shortlists.service.js';
import type { AnswerEntry } from './shortlists.schemas.js';

const unanswered = ['suggested', 'awaiting_demand', 'awaiting_supply'];
const over = ['agreed', 'no_fit', 'declined', 'expired', 'overridden'];

/**
 * The owner's answers, entry by entry. A yes opens the pair as the matchmaker's (which says nothing for the other
 * side) and gives this side's answer, or answers the pairing that is there; a no opens nothing.
 */
@Injectable()
export class ShortlistAnswers {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ShortlistRows) private readonly rows: ShortlistRows,
    @Inject(PairingOpening) private readonly pairings: PairingOpening,
    @Inject(CurationReads) private readonly curation: CurationReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(ShortlistMails) private readonly mails: ShortlistMails,
  ) {}

  async answer(actor: Actor, id: string, answer: AnswerEntry): Promise<void> {
    await this.once(actor, id, answer).catch((error: unknown) => {
      // The other side opened the pair at the same moment: the second try finds it and answers it.
      if (uniqueViolation(error) === 'pairings_live') return this.once(actor, id, answer);
      throw error;
    });
  }

  private once(actor: Actor, id: string, answer: AnswerEntry): Promise<void> {
    return this.transactions.run(actor, async (tx) => {
      const held = await this.rows.held(tx.manager, id);
      if (!held || held.list.state === 'draft' || !mayKnow(actor, held.list))
        throw shortlistErrors('not-found');
      const { list, entries } = held;
      if (list.state === 'withdrawn') throw shortlistErrors('withdrawn');
      if (list.state === 'expired') throw shortlistErrors('expired');
      shortlistLifecycle.perform('answer', factsOf(list, entries), placesOf(actor, list), tx.now);
      const entry = entries.find((one) => otherOf(list.side, one) === answer.otherId);
      if (!entry) throw shortlistErrors('entry-unknown');
      if (entry.answer) throw shortlistErrors('entry-answered');
      await this.check(list, answer);
      const pairingId = await this.carry(tx, list, entry, answer);
      await this.keep(tx, list, entry, { answer, pairingId });
      await this.settle(tx, list);
    });
  }

  /** Opens or answers the pairing. @returns its id, or null where a no met no pairing */
  private async carry(
    tx: Tx,
    list: ShortlistRow,
    entry: EntryRow,
    given: AnswerEntry,
  ): Promise<string | null> {
    const { otherId: _, ...answer } = given;
    const live = entry.pairing && !over.includes(entry.pairing.state) ? entry.pairing : null;
    if (answer.answer === 'decline' && !live) return null;
    const pairing = live ?? (await this.open(tx, list, entry));
    // What is further on than the answers needs no second yes; a no is for the pairing's own page.
    if (answer.answer !== 'decline' && !unanswered.includes(pairing.state)) return pairing.id;
    await this.pairings.answerFor(tx, pairing.id, list.side, answer);
    return pairing.id;
  }

  /** For the matchmaker who sent the list; unless the pair was taken out meanwhile. */
  private async open(tx: Tx, list: ShortlistRow, entry: EntryRow) {
    const marks = await this.curation.live(list.side, list.subjectId, tx.manager);
    if (isExcluded(marks, entry)) throw shortlistErrors('entry-out');
    const pair = { scenarioId: entry.scenarioId, capabilityId: entry.capabilityId };
    return this.pairings.openForMatchmaker(tx, pair, '', {
      by: list.sentBy,
      askedSide: list.side,
      words: entry.words,
    });
  }

  private async keep(
    tx: Tx,
    list: ShortlistRow,
    entry: EntryRow,
    { answer, pairingId }: { answer: AnswerEntry; pairingId: string | null },
  ): Promise<void> {
    const reason = answer.answer === 'decline' ? (answer.reason ?? null) : null;
    await tx.query(
      `update shortlist_entries set pending = false, answer = $4, reason = $5, note = $6, answered_by = $7,
         answered_at = $8, pairing_id = $9
       where shortlist_id = $1 and scenario_id = $2 and capability_id = $3`,
      [
        ...[list.id, entry.scenarioId, entry.capabilityId, answer.answer, reason, answer.note],
        ...[tx.actor.userId, tx.now, pairingId],
      ],
    );
    await tx.record(ShortlistAnswered, subjectOf(list), {
      ...{ side: list.side, subjectId: list.subjectId },
      ...{ scenarioId: entry.scenarioId, capabilityId: entry.capabilityId },
      ...{ answer: answer.answer, reason, pairingId },
    });
  }

  /** All that can be answered is: the list is answered, and its matchmaker told. */
  private async settle(tx: Tx, list: ShortlistRow): Promise<void> {
    const entries = await this.rows.entries([list.id], tx.manager);
    const facts = factsOf(list, entries);
    if (facts.open > 0) return;
    const state = shortlistLifecycle.perform('settle', facts, systemActor().roles, tx.now);
    await moveTo(tx, list, state);
    await this.mails.tellMatchmaker(tx, list, entries);
  }

  private async check(list: ShortlistRow, answer: AnswerEntry): Promise<void> {
    refuseContacts([answer.note]);
    if (answer.answer !== 'decline') return;
    const field = (pointer: string) => [{ pointer, code: 'required', message: '' }];
    const reasons = await this.taxonomy.of('decline-reason');
    const reason = reasons.find(
      (term) =>
        term.code === answer.reason && [list.side, 'both'].includes(term.attributes.side ?? 'both'),
    );
    if (!reason) throw shortlistErrors('reason-needed', {}, field('/reason'));
    if (reason.attributes.note === 'required' && !answer.note)
      throw shortlistErrors('note-needed', {}, field('/note'));
  }
}

/** Whether the reader may know of a shortlist that was sent: the organisation that is asked, and matchmakers. */
export function mayKnow(actor: Actor, list: Pick<ShortlistRow, 'organisationId'>): boolean {
  return hasRole(actor, 'matchmaker') || belongsTo(actor, list.organisationId);
}

/** Places a person acts from: editors of the approved organisation that is asked, and matchmakers. */
export function placesOf(actor: Actor, list: Pick<ShortlistRow, 'organisationId'>): string[] {
  const owns = actor.memberships.some(
    (m) => m.organisationId === list.organisationId && m.role !== 'viewer' && m.approved,
  );
  return [...(owns ? ['owner'] : []), ...(hasRole(actor, 'matchmaker') ? ['matchmaker'] : [])];
}
