import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import {
  PairingAnswered,
  PairingBecameMutual,
  PairingMessageSent,
  PairingMoved,
  PairingOpened,
} from '../pairings/pairing.events.js';
import { PairingReads, type PairingParty } from '../pairings/pairings.reads.js';
import { ReminderSent } from '../reminders/reminders.events.js';
import { ShortlistMoved, ShortlistSent } from '../shortlists/shortlists.events.js';
import {
  MessageKinds,
  Messages,
  type MessageData,
  type Recipients,
} from './notifications.reads.js';
import { pairingKinds } from './pairing-message-texts.js';

type Place = 'demand' | 'supply' | 'matchmaker';
const everybody = ['demand', 'supply', 'matchmaker'] as const;

/** Tells each side of a pairing what the other did, and whoever leads it. */
@Injectable()
export class PairingMessages {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(PairingReads) private readonly pairings: PairingReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(...pairingKinds);
  }

  @On('notifications.pairing-opened', PairingOpened)
  async opened(event: RecordedEvent, tx: Tx): Promise<void> {
    const { openedBy, askedSide } = event.payload as EventPayload<typeof PairingOpened>;
    // A side's yes to a shortlist opened it: that side knows.
    const known: readonly string[] = [openedBy, askedSide ?? ''];
    const side = askedSide ?? openedBy;
    await this.tell(event, tx, 'pairing.opened', {
      ...{
        data: { side },
        places: (['demand', 'supply'] as const).filter((p) => !known.includes(p)),
      },
    });
  }

  @On('notifications.pairing-answered', PairingAnswered)
  async answered(event: RecordedEvent, tx: Tx): Promise<void> {
    const { side, answer, state } = event.payload as EventPayload<typeof PairingAnswered>;
    // Two yeses are told as such.
    if (state === 'mutual') return;
    await this.tell(event, tx, 'pairing.answered', {
      ...{
        data: { side, answer },
        places: [side === 'demand' ? 'supply' : 'demand', 'matchmaker'],
      },
    });
  }

  @On('notifications.pairing-mutual', PairingBecameMutual)
  mutual(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tell(event, tx, 'pairing.became-mutual', { data: {}, places: everybody });
  }

  @On('notifications.pairing-moved', PairingMoved)
  moved(event: RecordedEvent, tx: Tx): Promise<void> {
    const { side, action, to } = event.payload as EventPayload<typeof PairingMoved>;
    const places = everybody.filter((place) => place !== side);
    return this.tell(event, tx, 'pairing.moved', { data: { side, action, to }, places });
  }

  @On('notifications.pairing-message', PairingMessageSent)
  said(event: RecordedEvent, tx: Tx): Promise<void> {
    const { side } = event.payload as EventPayload<typeof PairingMessageSent>;
    const places = everybody.filter((place) => place !== side);
    return this.tell(event, tx, 'pairing.message-sent', { data: { side }, places });
  }

  @On('notifications.reminder-sent', ReminderSent)
  async reminded(event: RecordedEvent, tx: Tx): Promise<void> {
    const { pairingId, actor, stage } = event.payload as EventPayload<typeof ReminderSent>;
    const party = await this.pairings.partyOf(tx, pairingId);
    if (!party) return;
    const recipients: Recipients =
      stage === 'escalation'
        ? { role: 'admin' }
        : recipientsAt(actor, party, { role: 'matchmaker' });
    const subject = { type: 'pairing', id: pairingId };
    const data = { stage };
    await this.messages.send(tx, {
      kind: 'reminder.sent',
      key: event.id,
      subject,
      data,
      recipients,
    });
  }

  @On('notifications.shortlist-sent', ShortlistSent)
  async shortlisted(event: RecordedEvent, tx: Tx): Promise<void> {
    const { pairs } = event.payload as EventPayload<typeof ShortlistSent>;
    if (!event.organisationId) return;
    await this.messages.send(tx, {
      ...{ kind: 'shortlist.sent', key: event.id, data: { entries: pairs.length } },
      subject: { type: 'shortlist', id: event.subjectId },
      recipients: { organisationId: event.organisationId, permission: 'edit' },
    });
  }

  @On('notifications.shortlist-settled', ShortlistMoved)
  async settled(event: RecordedEvent, tx: Tx): Promise<void> {
    const { to } = event.payload as EventPayload<typeof ShortlistMoved>;
    if (to !== 'answered') return;
    const [list] = await tx.query<{ createdBy: string }>(
      'select created_by as "createdBy" from shortlists where id = $1',
      [event.subjectId],
    );
    if (!list) return;
    await this.messages.send(tx, {
      ...{ kind: 'shortlist.settled', key: event.id, data: {} },
      subject: { type: 'shortlist', id: event.subjectId },
      recipients: { role: 'matchmaker', userId: list.createdBy },
    });
  }

  private async tell(
    event: RecordedEvent,
    tx: Tx,
    kind: string,
    given: { readonly data: MessageData; readonly places: readonly Place[] },
  ): Promise<void> {
    const party = await this.pairings.partyOf(tx, event.subjectId);
    if (!party) return;
    const { scenarioId, capabilityId } = party;
    for (const place of given.places)
      await this.messages.send(tx, {
        ...{ kind, key: event.id, group: event.subjectId },
        data: { ...given.data, scenarioId, capabilityId },
        subject: { type: 'pairing', id: event.subjectId },
        recipients: recipientsAt(place, party, []),
      });
  }
}

/** Editors of a side; the matchmaker who leads it, or those named when nobody does. */
function recipientsAt(place: Place, party: PairingParty, unled: Recipients): Recipients {
  if (place === 'demand') return { organisationId: party.demandOrganisationId, permission: 'edit' };
  if (place === 'supply') return { organisationId: party.supplyOrganisationId, permission: 'edit' };
  return party.matchmakerId ? { role: 'matchmaker', userId: party.matchmakerId } : unled;
}
