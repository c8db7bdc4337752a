import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import {
  BidContested,
  BidDefectFound,
  BidDisqualified,
  BidReconfirmAsked,
  ConsortiumInvited,
} from '../bids/bid.events.js';
import { BidReads } from '../bids/bids.reads.js';
import { bidKinds } from './bid-message-texts.js';
import { MessageKinds, Messages, type MessageData } from './notifications.reads.js';

/** Tells the organisations behind a bid what is asked of them. Nobody else learns that there is one. */
@Injectable()
export class BidMessages {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(...bidKinds);
  }

  @On('notifications.bid-reconfirm', BidReconfirmAsked)
  reconfirm(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId, reason } = event.payload as EventPayload<typeof BidReconfirmAsked>;
    return this.tellParty(event, tx, 'bid.reconfirm-asked', { scenarioId, reason });
  }

  @On('notifications.bid-defect', BidDefectFound)
  defect(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId, due } = event.payload as EventPayload<typeof BidDefectFound>;
    return this.tellParty(event, tx, 'bid.defect-found', { scenarioId, due });
  }

  @On('notifications.bid-contested', BidContested)
  contested(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId, due } = event.payload as EventPayload<typeof BidContested>;
    return this.tellParty(event, tx, 'bid.contested', { scenarioId, due });
  }

  @On('notifications.bid-disqualified', BidDisqualified)
  disqualified(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId } = event.payload as EventPayload<typeof BidDisqualified>;
    return this.tellParty(event, tx, 'bid.disqualified', { scenarioId });
  }

  @On('notifications.consortium-invited', ConsortiumInvited)
  async invited(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId, memberId } = event.payload as EventPayload<typeof ConsortiumInvited>;
    await this.tell(event, tx, memberId, { kind: 'consortium.invited', data: { scenarioId } });
  }

  private async tellParty(event: RecordedEvent, tx: Tx, kind: string, data: MessageData) {
    for (const organisationId of await this.bids.partyIdsOf(event.subjectId, tx.manager))
      await this.tell(event, tx, organisationId, { kind, data });
  }

  private async tell(
    event: RecordedEvent,
    tx: Tx,
    organisationId: string,
    message: { readonly kind: string; readonly data: MessageData },
  ): Promise<void> {
    await this.messages.send(tx, {
      ...{ ...message, key: event.id, subject: { type: 'bid', id: event.subjectId } },
      recipients: { organisationId, permission: 'edit' },
    });
  }
}
