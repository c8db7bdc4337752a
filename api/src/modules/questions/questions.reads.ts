import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { ScenarioHead } from '../scenarios/scenarios.reads.js';
import { QuestionsQueries } from './questions.queries.js';

/** One exchange of a pairing, as it is to be made public. */
export interface PriorExchange {
  readonly supplyOrganisationId: string;
  readonly question: string;
  /** What the publisher answered; empty when it did not. */
  readonly answer: string;
}

/** What pairings ask of this module: nothing told to one supplier before the opening stays private. */
export abstract class QuestionPublishing {
  /** Publishes what was exchanged in pairings as anonymous questions with their answers, in the caller's transaction. */
  abstract publishExchanges(
    tx: Tx,
    scenarioId: string,
    exchanges: readonly PriorExchange[],
  ): Promise<void>;
}

/**
 * A relation `scenario_id, user_id, organisation_id`: the people of every organisation that asked something. For
 * messages to them only: who asked must never be told to anybody else.
 */
export const askingSql = `
  select a.scenario_id, m.user_id, a.organisation_id
  from question_askers a
  join memberships m on m.organisation_id = a.organisation_id and m.role in ('owner', 'editor')`;

/** Who asked: for a message to them only. */
export interface Asker {
  readonly no: number;
  readonly scenarioId: string;
  readonly organisationId: string;
  /** Null after erasure. */
  readonly userId: string | null;
  /** What was exchanged in a pairing was published as a question: nobody asked it here. */
  readonly origin: 'asked' | 'pairing';
}

/** Narrow questions of other modules. */
@Injectable()
export class QuestionReads {
  constructor(@Inject(QuestionsQueries) private readonly queries: QuestionsQueries) {}

  /**
   * Until when questions are taken; null when the scenario has no end. With the provisional year through which that was
   * counted, if any.
   */
  async until(
    head: ScenarioHead,
  ): Promise<{ readonly until: Date | null; readonly provisionalYear: number | null }> {
    return this.queries.period(head);
  }

  /** Null when there is no such question. */
  async askerOf(tx: Tx, questionId: string): Promise<Asker | null> {
    const [row] = await tx.query<Asker>(
      `select q.no, q.scenario_id as "scenarioId", a.organisation_id as "organisationId", q.asker_id as "userId", q.origin
       from questions q join question_askers a on a.scenario_id = q.scenario_id and a.no = q.asker_no
       where q.id = $1`,
      [questionId],
    );
    return row ?? null;
  }
}
