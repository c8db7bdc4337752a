import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { followingSql } from '../follows/follows.reads.js';
import { QuestionAnswered, QuestionAsked, QuestionHidden } from '../questions/question.events.js';
import { askingSql, QuestionReads, type Asker } from '../questions/questions.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SuggestionDecided } from '../suggestions/suggestion.events.js';
import { MessageKinds, Messages } from './notifications.reads.js';
import { questionKinds } from './question-message-texts.js';

/** Who followed the scenario $1 at the time $3 or asked on it, but for the people of the asking organisation $2. */
const othersSql = `
  select * from (
    select f.user_id, f.organisation_id, null::text as role from (${followingSql}) f
    where f.scenario_id = $1 and f.at <= $3
    union
    select a.user_id, a.organisation_id, null::text as role from (${askingSql}) a where a.scenario_id = $1) o
  where o.user_id not in (
    select m.user_id from memberships m where m.organisation_id = $2 and m.role in ('owner', 'editor'))`;

/** Tells publishers of questions and askers of answers. Who asked is told to nobody. */
@Injectable()
export class QuestionMessages {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(QuestionReads) private readonly questions: QuestionReads,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(...questionKinds);
  }

  @On('notifications.question-asked', QuestionAsked)
  async asked(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId, no, origin } = event.payload as EventPayload<typeof QuestionAsked>;
    // What was published from a pairing came from the publisher's own conversation.
    if (origin === 'pairing') return;
    const head = await this.scenarios.head(scenarioId, tx.manager);
    if (!head) return;
    await this.messages.send(tx, {
      ...messageOf(event, 'question.asked', { scenarioId, no }),
      recipients: { organisationId: head.organisationId, permission: 'edit' },
    });
  }

  @On('notifications.question-answered', QuestionAnswered)
  async answered(event: RecordedEvent, tx: Tx): Promise<void> {
    const asker = await this.questions.askerOf(tx, event.subjectId);
    if (!asker) return;
    const data = { scenarioId: asker.scenarioId, no: asker.no };
    if (asker.origin === 'asked') await this.tellAsker(event, tx, 'question.own-answered', asker);
    const message = messageOf(event, 'question.answered', data);
    await this.messages.sendTo(
      tx,
      { ...message, group: asker.scenarioId },
      {
        sql: othersSql,
        params: [asker.scenarioId, asker.organisationId, event.at],
      },
    );
  }

  @On('notifications.question-hidden', QuestionHidden)
  async hidden(event: RecordedEvent, tx: Tx): Promise<void> {
    const asker = await this.questions.askerOf(tx, event.subjectId);
    if (asker?.origin === 'asked') await this.tellAsker(event, tx, 'question.hidden', asker);
  }

  @On('notifications.suggestion-decided', SuggestionDecided)
  async decided(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId, decision } = event.payload as EventPayload<typeof SuggestionDecided>;
    const [author] = await tx.query<{ organisationId: string }>(
      'select organisation_id as "organisationId" from suggestions where id = $1',
      [event.subjectId],
    );
    if (!author) return;
    await this.messages.send(tx, {
      ...messageOf(event, 'suggestion.decided', { scenarioId, decision }, 'suggestion'),
      recipients: { organisationId: author.organisationId, permission: 'edit' },
    });
  }

  private async tellAsker(event: RecordedEvent, tx: Tx, kind: string, asker: Asker): Promise<void> {
    const { scenarioId, no, organisationId } = asker;
    await this.messages.send(tx, {
      ...messageOf(event, kind, { scenarioId, no }),
      recipients: { organisationId, permission: 'edit' },
    });
  }
}

const messageOf = (
  event: RecordedEvent,
  kind: string,
  data: Readonly<Record<string, unknown>>,
  type = 'question',
) => ({ kind, data, key: event.id, subject: { type, id: event.subjectId } });
