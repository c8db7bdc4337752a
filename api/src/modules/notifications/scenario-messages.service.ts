import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import {
  ScenarioApproved,
  ScenarioPublished,
  ScenarioReturned,
  ScenarioReviewOverdue,
  ScenarioScheduled,
  ScenarioSigned,
  ScenarioSubmitted,
  ScenarioUnscheduled,
} from '../scenarios/scenario.events.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SuggestionMade } from '../suggestions/suggestion.events.js';
import { UptakeWarned } from '../uptake/uptake.events.js';
import {
  MessageKinds,
  Messages,
  type MemberPermission,
  type MessageData,
} from './notifications.reads.js';
import { scenarioKinds } from './scenario-message-texts.js';

/** Tells those who write, sign and review scenarios what happens to them. */
@Injectable()
export class ScenarioMessages {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(...scenarioKinds);
  }

  @On('notifications.scenario-submitted', ScenarioSubmitted)
  async submitted(event: RecordedEvent, tx: Tx): Promise<void> {
    const { step, due } = event.payload as EventPayload<typeof ScenarioSubmitted>;
    if (step === 'own')
      return this.tellPublisher(event, tx, 'scenario.to-sign', { permission: 'own' });
    await this.tellReviewers(event, tx, 'scenario.to-review', { due });
  }

  @On('notifications.scenario-signed', ScenarioSigned)
  async signed(event: RecordedEvent, tx: Tx): Promise<void> {
    const { due } = event.payload as EventPayload<typeof ScenarioSigned>;
    await this.tellReviewers(event, tx, 'scenario.to-review', { due });
  }

  @On('notifications.scenario-overdue', ScenarioReviewOverdue)
  async overdue(event: RecordedEvent, tx: Tx): Promise<void> {
    const { due } = event.payload as EventPayload<typeof ScenarioReviewOverdue>;
    await this.tellReviewers(event, tx, 'scenario.review-overdue', { due });
  }

  @On('notifications.scenario-returned', ScenarioReturned)
  returned(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tellPublisher(event, tx, 'scenario.returned');
  }

  @On('notifications.scenario-approved', ScenarioApproved)
  approved(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tellPublisher(event, tx, 'scenario.approved');
  }

  @On('notifications.scenario-scheduled', ScenarioScheduled)
  scheduled(event: RecordedEvent, tx: Tx): Promise<void> {
    const { at } = event.payload as EventPayload<typeof ScenarioScheduled>;
    return this.tellPublisher(event, tx, 'scenario.scheduled', { data: { at } });
  }

  @On('notifications.scenario-unscheduled', ScenarioUnscheduled)
  async unscheduled(event: RecordedEvent, tx: Tx): Promise<void> {
    const { reason } = event.payload as EventPayload<typeof ScenarioUnscheduled>;
    // What somebody undid by hand they know.
    if (reason === 'by-hand') return;
    await this.tellPublisher(event, tx, 'scenario.unscheduled');
  }

  @On('notifications.scenario-own-published', ScenarioPublished)
  published(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.tellPublisher(event, tx, 'scenario.own-published');
  }

  @On('notifications.uptake-warned', UptakeWarned)
  uptake(event: RecordedEvent, tx: Tx): Promise<void> {
    const { mark } = event.payload as EventPayload<typeof UptakeWarned>;
    return this.tellPublisher(event, tx, 'uptake.warned', { data: { mark } });
  }

  @On('notifications.suggestion-made', SuggestionMade)
  async suggested(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId } = event.payload as EventPayload<typeof SuggestionMade>;
    const head = await this.scenarios.head(scenarioId, tx.manager);
    if (!head) return;
    await this.messages.send(tx, {
      kind: 'suggestion.made',
      recipients: { organisationId: head.organisationId, permission: 'edit' },
      key: event.id,
      subject: { type: 'suggestion', id: event.subjectId },
      data: { scenarioId },
    });
  }

  /** Those of the publishing organisation who may edit it, or its owners. */
  private async tellPublisher(
    event: RecordedEvent,
    tx: Tx,
    kind: string,
    given: { readonly permission?: MemberPermission; readonly data?: MessageData } = {},
  ): Promise<void> {
    const { permission = 'edit', data = {} } = given;
    const head = await this.scenarios.head(event.subjectId, tx.manager);
    if (!head) return;
    await this.messages.send(tx, {
      ...{ kind, data, key: event.id, subject: { type: 'scenario', id: head.id } },
      recipients: { organisationId: head.organisationId, permission },
    });
  }

  private async tellReviewers(
    event: RecordedEvent,
    tx: Tx,
    kind: string,
    data: MessageData,
  ): Promise<void> {
    await this.messages.send(tx, {
      ...{ kind, data, key: event.id, subject: { type: 'scenario', id: event.subjectId } },
      recipients: { role: 'reviewer' },
    });
  }
}
