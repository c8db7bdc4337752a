import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { CalendarReads } from '../calendar/calendar.reads.js';
import {
  ScenarioAmending,
  ScenarioReads,
  type ScenarioHead,
} from '../scenarios/scenarios.reads.js';
import { questionErrors } from './question.errors.js';
import {
  QuestionAnswered,
  QuestionAsked,
  QuestionHidden,
  QuestionRestored,
  questionSubject,
  QuestionWithdrawn,
} from './question.events.js';
import { questionLifecycle, questionLimit } from './question.lifecycle.js';
import {
  askingOrganisations,
  questionRelations,
  questionRowSql,
  QuestionsQueries,
  type QuestionRow,
} from './questions.queries.js';
import type {
  AnswerQuestion,
  AskQuestion,
  HideQuestion,
  Question,
  QuestionAction,
  QuestionState,
} from './questions.schemas.js';

interface NewQuestion {
  readonly organisationId: string;
  readonly askerId: string | null;
  readonly origin: 'asked' | 'pairing';
  readonly body: string;
}

interface Held {
  readonly row: QuestionRow;
  readonly head: ScenarioHead;
}

/** Asking and answering in public. */
@Injectable()
export class QuestionsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(QuestionsQueries) private readonly queries: QuestionsQueries,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(ScenarioAmending) private readonly amending: ScenarioAmending,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
  ) {}

  async ask(scenarioId: string, input: AskQuestion, actor: Actor): Promise<Question> {
    const id = await this.transactions.run(actor, async (tx) => {
      await lockScenario(tx, scenarioId);
      const head = await this.scenarios.head(scenarioId, tx.manager);
      if (!head?.public) throw questionErrors('not-found');
      const organisationId = askerOf(head, input, actor);
      await this.refuseLate(tx, head);
      refuseContacts(input.body, actor);
      await refuseFlood(tx, scenarioId, organisationId);
      const { body } = input;
      return this.insert(tx, head, {
        ...{ organisationId, askerId: actor.userId, origin: 'asked', body },
      });
    });
    return this.queries.one(id, actor);
  }

  /** Answers, or corrects the answer. Facts that change with it become a new version in the same transaction. */
  async answer(id: string, input: AnswerQuestion, version: string | undefined, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.hold(tx, id);
      const state = this.step(held, 'answer', actor);
      refuseContacts(input.body, actor);
      const { changes } = input;
      const scenarioVersion = changes
        ? await this.amending.amend(tx, held.row.scenarioId, changes, version)
        : null;
      await this.addAnswer(tx, held, { body: input.body, scenarioVersion });
      await this.move(tx, id, state);
    });
    return this.queries.one(id, actor);
  }

  async withdraw(id: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.hold(tx, id);
      await this.move(tx, id, this.step(held, 'withdraw', actor));
      await tx.record(QuestionWithdrawn, subjectOf(held), factsOf(held));
    });
    return this.queries.one(id, actor);
  }

  async hide(id: string, { reason }: HideQuestion, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.hold(tx, id);
      await this.move(tx, id, this.step(held, 'hide', actor), reason);
      await tx.record(QuestionHidden, subjectOf(held), { ...factsOf(held), reason });
    });
    return this.queries.one(id, actor);
  }

  async restore(id: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.hold(tx, id);
      await this.move(tx, id, this.step(held, 'restore', actor));
      await tx.record(QuestionRestored, subjectOf(held), factsOf(held));
    });
    return this.queries.one(id, actor);
  }

  /** Puts a question under the organisation's number; call with the scenario locked. @returns its id */
  async insert(tx: Tx, head: ScenarioHead, given: NewQuestion): Promise<string> {
    const id = uuidv7();
    const [asker] = await tx.query<{ no: number }>(
      `insert into question_askers (scenario_id, organisation_id, no)
       values ($1, $2, (select coalesce(max(no), 0) + 1 from question_askers where scenario_id = $1))
       on conflict (scenario_id, organisation_id) do update set no = question_askers.no returning no`,
      [head.id, given.organisationId],
    );
    const [row] = await tx.query<{ no: number; askerNo: number }>(
      `insert into questions (id, scenario_id, no, asker_no, asker_id, origin, state, body, asked_at)
       values ($1, $2, (select coalesce(max(no), 0) + 1 from questions where scenario_id = $2), $3, $4, $5, 'open', $6, $7)
       returning no, asker_no as "askerNo"`,
      [id, head.id, asker?.no, given.askerId, given.origin, given.body, tx.now],
    );
    if (!row) throw new Error('question not written');
    const { no, askerNo } = row;
    await tx.record(
      QuestionAsked,
      { type: questionSubject, id, organisationId: head.organisationId },
      { scenarioId: head.id, no, askerNo, origin: given.origin },
    );
    return id;
  }

  /** Appends the next answer and tells of it; the state is moved by the caller. */
  async addAnswer(
    tx: Tx,
    held: Held,
    given: { body: string; scenarioVersion: number | null },
  ): Promise<void> {
    const n = held.row.answers.length + 1;
    await tx.query(
      'insert into question_answers (question_id, n, body, scenario_version, at) values ($1, $2, $3, $4, $5)',
      [held.row.id, n, given.body, given.scenarioVersion, tx.now],
    );
    const { scenarioVersion } = given;
    await tx.record(QuestionAnswered, subjectOf(held), { ...factsOf(held), n, scenarioVersion });
  }

  /** The question and its scenario under the scenario's row lock (one order of locks for all who write either). */
  async hold(tx: Tx, id: string): Promise<Held> {
    const [known] = await tx.query<{ scenarioId: string }>(
      'select scenario_id as "scenarioId" from questions where id = $1',
      [id],
    );
    if (!known) throw questionErrors('not-found');
    await lockScenario(tx, known.scenarioId);
    const [row] = await tx.query<QuestionRow>(`${questionRowSql} where q.id = $1 for update of q`, [
      id,
    ]);
    const head = await this.scenarios.head(known.scenarioId, tx.manager);
    if (!row || !head) throw questionErrors('not-found');
    return { row, head };
  }

  async move(tx: Tx, id: string, state: QuestionState, reason: string | null = null) {
    await tx.query(
      'update questions set state = $2, hidden_reason = $3, version = version + 1 where id = $1',
      [id, state, reason],
    );
  }

  private step({ row, head }: Held, action: QuestionAction, actor: Actor): QuestionState {
    const subject = {
      state: row.state,
      scenarioOpen: head.state === 'open',
      answered: row.answers.length > 0,
    };
    const relations = questionRelations(row, head, actor);
    return questionLifecycle.perform(action, subject, relations, new Date(0));
  }

  private async refuseLate(tx: Tx, head: ScenarioHead): Promise<void> {
    if (head.state !== 'open') throw questionErrors('not-open');
    const { until, workingDays } = await this.queries.period(head, tx.manager);
    const now = await this.calendar.now(tx.manager);
    if (until && now >= until)
      throw questionErrors('period-over', { until: until.toISOString(), days: workingDays });
  }
}

const subjectOf = ({ row, head }: Held) => ({
  type: questionSubject,
  id: row.id,
  organisationId: head.organisationId,
});
const factsOf = ({ row }: Held) => ({ scenarioId: row.scenarioId, no: row.no });

/** Serialises all who number questions or answer them on one scenario, and waits for its edits. */
export async function lockScenario(tx: Tx, id: string): Promise<void> {
  await tx.query('select 1 from scenarios where id = $1 for update', [id]);
}

function askerOf(head: ScenarioHead, input: AskQuestion, actor: Actor): string {
  const mine = askingOrganisations(head, actor);
  const chosen = input.organisationId ?? mine[0];
  if (chosen === head.organisationId || (mine.length === 0 && belongsOnly(head, actor)))
    throw questionErrors('own-scenario');
  if (!chosen || !mine.includes(chosen)) throw questionErrors('not-a-supplier');
  return chosen;
}

const belongsOnly = (head: ScenarioHead, actor: Actor) =>
  actor.memberships.some((m) => m.organisationId === head.organisationId);

async function refuseFlood(tx: Tx, scenarioId: string, organisationId: string): Promise<void> {
  const [count] = await tx.query<{ n: number }>(
    `select count(*)::int as n from questions q join question_askers a
       on a.scenario_id = q.scenario_id and a.no = q.asker_no
     where q.scenario_id = $1 and a.organisation_id = $2`,
    [scenarioId, organisationId],
  );
  if ((count?.n ?? 0) >= questionLimit) throw questionErrors('too-many', { limit: questionLimit });
}

function refuseContacts(body: string, actor: Actor): void {
  if (findContacts(body).length === 0) return;
  const fault = questionErrors('contact-in-text');
  throw questionErrors('contact-in-text', {}, [
    { pointer: '/body', code: 'contact-in-text', message: fault.sentence(actor.language) },
  ]);
}
