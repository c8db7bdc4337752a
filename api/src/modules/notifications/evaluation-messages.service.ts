import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import {
  ConsensusBegun,
  EvaluationBegun,
  PanelNamed,
  ScoringBegun,
  StepDue,
  StepOverdue,
} from '../evaluation/evaluation.events.js';
import { EvaluationReads } from '../evaluation/evaluation.reads.js';
import { evaluationKinds } from './evaluation-message-texts.js';
import { MessageKinds, Messages } from './notifications.reads.js';

/** Tells evaluators when a step of theirs begins, when its time is nearly over, and when it is. */
@Injectable()
export class EvaluationMessages {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(EvaluationReads) private readonly evaluation: EvaluationReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(
      ...evaluationKinds(async ({ subject, data }, reader) => {
        const { state, dueAt } = await this.evaluation.awaited(subject.id, reader);
        return state === data.state && dueAt?.toISOString() === data.due;
      }),
    );
  }

  @On('notifications.evaluation-named', PanelNamed)
  named(event: RecordedEvent, tx: Tx): Promise<void> {
    const { no } = event.payload as { no: number };
    return this.tell(event, tx, 'panel-named', [no]);
  }

  @On('notifications.evaluation-begun', EvaluationBegun, ScoringBegun, ConsensusBegun)
  begun(event: RecordedEvent, tx: Tx): Promise<void> {
    const step = event.type === ConsensusBegun.type ? 'sheets-locked' : event.type.split('.')[1];
    return this.tell(event, tx, step ?? 'begun', null);
  }

  /** Only those whose move it still is: whoever took the step since the clock told of it is left alone. */
  @On('notifications.evaluation-limits', StepDue, StepOverdue)
  async limits({ id, type, subjectId, payload }: RecordedEvent, tx: Tx): Promise<void> {
    const { state, due } = payload as EventPayload<typeof StepDue>;
    const waits = await this.evaluation.awaited(subjectId, tx.manager);
    if (waits.state !== state || waits.dueAt?.toISOString() !== due) return;
    await this.messages.send(tx, {
      kind: type === StepOverdue.type ? 'evaluation.step-overdue' : 'evaluation.step-due',
      ...{ key: id, recipients: waits.userIds, data: { state, due } },
      subject: { type: 'scenario', id: subjectId },
    });
  }

  /** @param nos members by number; null for all who are still on the panel */
  private async tell(
    { id, subjectId, payload }: RecordedEvent,
    tx: Tx,
    step: string,
    nos: readonly number[] | null,
  ): Promise<void> {
    const members = await this.evaluation.panel(subjectId, tx.manager);
    const recipients = members.filter(({ no }) => !nos || nos.includes(no)).map((m) => m.userId);
    const { due = null } = payload as { due?: string | null };
    await this.messages.send(tx, {
      ...{ kind: 'evaluation.asked', key: id, recipients },
      subject: { type: 'scenario', id: subjectId },
      data: { step, due },
    });
  }
}
