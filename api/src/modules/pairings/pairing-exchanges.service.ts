import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { QuestionPublishing, type PriorExchange } from '../questions/questions.reads.js';
import { ScenarioPublished } from '../scenarios/scenario.events.js';
import { optionsOf } from '../scenarios/scenarios.reads.js';

interface Said {
  readonly pairingId: string;
  readonly supplyOrganisationId: string;
  readonly side: 'demand' | 'supply' | 'matchmaker';
  readonly body: string;
}

/**
 * Equal treatment: when a call taken by bids opens, what was told to single suppliers before becomes
 * public questions and answers, so that all know the same.
 */
@Injectable()
export class PairingExchanges {
  constructor(@Inject(QuestionPublishing) private readonly questions: QuestionPublishing) {}

  @On('pairings.publish-exchanges', ScenarioPublished)
  async publish(event: RecordedEvent, tx: Tx): Promise<void> {
    const { procedure } = event.payload as EventPayload<typeof ScenarioPublished>;
    if (!optionsOf(procedure).sealed) return;
    const said = await tx.query<Said>(
      `select p.id as "pairingId", p.supply_organisation_id as "supplyOrganisationId", m.side, m.body
       from pairings p join pairing_messages m on m.pairing_id = p.id
       where p.scenario_id = $1 and m.sent_at <= $2 order by p.opened_at, p.id, m.sent_at, m.id`,
      [event.subjectId, event.at],
    );
    await this.questions.publishExchanges(tx, event.subjectId, exchangesOf(said));
  }
}

/** What a supplier said, with what it was told after it, up to its next word. Pure. */
export function exchangesOf(said: readonly Said[]): PriorExchange[] {
  const exchanges: (PriorExchange & { pairingId: string })[] = [];
  for (const { pairingId, supplyOrganisationId, side, body } of said) {
    const last = exchanges.at(-1);
    const isQuestion = side === 'supply';
    const fits = last?.pairingId === pairingId && !(isQuestion && last.answer);
    const open = fits && last ? exchanges.pop() : undefined;
    const { question = '', answer = '' } = open ?? {};
    const add = (text: string) => (text ? `${text}\n${body}` : body);
    exchanges.push({
      ...{ pairingId, supplyOrganisationId },
      question: isQuestion ? add(question) : question,
      answer: isQuestion ? answer : add(answer),
    });
  }
  return exchanges;
}
