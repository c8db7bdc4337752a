import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import {
  AwardCompleted,
  AwardOverdue,
  AwardProposed,
  FeedbackGiven,
  FeedbackOverdue,
  ObjectionAnswered,
  ObjectionFiled,
  ObjectionOverdue,
  ProofBegun,
  ProofJudged,
  ProofLapsed,
  ProofReturned,
  ProofSubmitted,
} from '../awards/awards.events.js';
import { BidReads } from '../bids/bids.reads.js';
import { awardKinds } from './award-message-texts.js';
import { MessageKinds, Messages, type Recipients } from './notifications.reads.js';

/** Tells bidders, publishers and who oversees them what becomes of a call. One key is told once, for ever. */
@Injectable()
export class AwardMessages {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(...awardKinds);
  }

  /** Every bidder is told of the announcement; what it says of others is public anyway. */
  @On('notifications.award-proposed', AwardProposed)
  async proposed(event: RecordedEvent, tx: Tx): Promise<void> {
    const bids = await this.bids.opened(event.subjectId, tx.manager);
    for (const { id } of bids.filter((bid) => bid.state !== 'withdrawn'))
      await this.tellBid(event, tx, 'award.proposed', id);
  }

  /** Who was disqualified hears of the end as well; its page tells the coded reason. */
  @On('notifications.award-completed', AwardCompleted)
  async completed(event: RecordedEvent, tx: Tx): Promise<void> {
    const { stage } = event.payload as { stage: string };
    if (stage !== 'final') return;
    const bids = await this.bids.opened(event.subjectId, tx.manager);
    for (const { id } of bids.filter((bid) => bid.state === 'disqualified'))
      await this.tellBid(event, tx, 'award.completed', id);
  }

  @On('notifications.feedback-given', FeedbackGiven)
  feedback(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tellBid(event, tx, 'feedback.given');
  }

  @On('notifications.objection-answered', ObjectionAnswered)
  answered(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tellBid(event, tx, 'objection.answered');
  }

  @On('notifications.proof-begun', ProofBegun)
  begun(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tellBid(event, tx, 'proof.begun');
  }

  @On('notifications.proof-judged', ProofJudged, ProofReturned, ProofLapsed)
  judged(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tellBid(event, tx, 'proof.judged');
  }

  @On('notifications.objection-filed', ObjectionFiled)
  filed(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tell(event, tx, 'objection.filed', publisherOf(event));
  }

  @On('notifications.proof-submitted', ProofSubmitted)
  submitted(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tell(event, tx, 'proof.submitted', publisherOf(event));
  }

  /** To whose move it is, and to who may act in their place. */
  @On('notifications.objection-overdue', ObjectionOverdue)
  async objectionOverdue(event: RecordedEvent, tx: Tx): Promise<void> {
    await this.tell(event, tx, 'objection.overdue', publisherOf(event));
    await this.tell(event, tx, 'objection.overdue', { role: 'reviewer' });
  }

  @On('notifications.award-overdue', AwardOverdue, FeedbackOverdue)
  async overdue(event: RecordedEvent, tx: Tx): Promise<void> {
    const kind = event.type === AwardOverdue.type ? 'award.overdue' : 'feedback.overdue';
    await this.tell(event, tx, kind, publisherOf(event));
    await this.tell(event, tx, kind, { role: 'admin' });
  }

  private async tellBid(
    event: RecordedEvent,
    tx: Tx,
    kind: string,
    bidId = (event.payload as { bidId: string }).bidId,
  ): Promise<void> {
    const told = { ...event, payload: { ...(event.payload as object), bidId } };
    for (const organisationId of await this.bids.partyIdsOf(bidId, tx.manager))
      await this.tell(told, tx, kind, { organisationId, permission: 'edit' });
  }

  private async tell(
    { id, subjectId, payload }: Pick<RecordedEvent, 'id' | 'subjectId' | 'payload'>,
    tx: Tx,
    kind: string,
    recipients: Recipients,
  ): Promise<void> {
    await this.messages.send(tx, {
      ...{ kind, key: id, recipients, subject: { type: 'scenario', id: subjectId } },
      data: { scenarioId: subjectId, ...(payload as object) },
    });
  }
}

const publisherOf = (event: RecordedEvent): Recipients => ({
  ...{ organisationId: event.organisationId ?? '', permission: 'edit' as const },
});
