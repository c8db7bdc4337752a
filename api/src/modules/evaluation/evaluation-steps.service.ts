import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { StepHolds } from '../../platform/step-holds.js';
import { CalendarReads, countedFrom } from '../calendar/calendar.reads.js';
import { EvaluationBids } from './evaluation-bids.service.js';
import { stepDays } from './evaluation-limits.js';
import {
  agreedScores,
  consensusOf,
  countedSheets,
  divergencesIn,
  EvaluationRows,
  subjectOf,
  usable,
  type Standing,
} from './evaluation-rows.queries.js';
import { techniqueOf } from './evaluation-scoring.js';
import { evaluationErrors } from './evaluation.errors.js';
import {
  ConsensusBegun,
  ConsensusReached,
  DivergenceFound,
  evaluationSubject,
  ScoringBegun,
  TechniqueLocked,
} from './evaluation.events.js';
import {
  evaluationLifecycle,
  type EvaluationAction,
  type EvaluationState,
} from './evaluation.lifecycle.js';

/** Steps that happen by themselves, in the order in which they can. */
const own = ['begin-scoring', 'begin-consensus', 'lock-technique'] as const;

/** Moves an evaluation along its table, and on by itself as far as the facts allow. */
@Injectable()
export class EvaluationSteps {
  constructor(
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
    @Inject(EvaluationBids) private readonly bids: EvaluationBids,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
    @Inject(StepHolds) private readonly holds: StepHolds,
  ) {}

  /**
   * Performs an action of somebody: the row's rules and an auditor's hold first, then the state with its new time limit.
   * For whoever has no part in it there is no evaluation.
   * @returns until when the new state's step has time; null where nothing changed or nothing is limited
   */
  async take(
    tx: Tx,
    standing: Standing,
    action: EvaluationAction,
    relations: readonly string[],
  ): Promise<Date | null> {
    const { head, evaluation, now } = standing;
    if (relations.length === 0) throw evaluationErrors('not-found');
    const state = evaluationLifecycle.perform(action, subjectOf(standing), relations, now);
    await this.holds.refuse(tx, 'evaluation', head.id);
    if (state === evaluation.state) {
      await tx.query('update evaluations set version = version + 1 where scenario_id = $1', [
        head.id,
      ]);
      return null;
    }
    return this.move(tx, standing, state);
  }

  /** Goes on by itself, step after step, as far as the facts allow. */
  async settle(tx: Tx, scenarioId: string): Promise<void> {
    for (const action of own) {
      const standing = await this.rows.standing(scenarioId, tx.manager);
      const possible = evaluationLifecycle.actions(subjectOf(standing), ['system'], standing.now);
      if (!possible.includes(action)) continue;
      const due = await this.take(tx, standing, action, ['system']);
      await this.tell(tx, standing, action, due?.toISOString() ?? null);
    }
  }

  private async tell(
    tx: Tx,
    standing: Standing,
    action: (typeof own)[number],
    due: string | null,
  ): Promise<void> {
    const subject = eventSubject(standing);
    const members = usable(standing).map(({ no }) => no);
    if (action === 'begin-scoring') return tx.record(ScoringBegun, subject, { members, due });
    if (action === 'begin-consensus') {
      await tx.record(ConsensusBegun, subject, { members, due });
      const items = divergencesIn(standing);
      if (items.length) await tx.record(DivergenceFound, subject, { items });
      return;
    }
    const [sheets, scores] = [countedSheets(standing), agreedScores(standing)];
    const { hash } = consensusOf(standing);
    await tx.record(ConsensusReached, subject, { hash, scores, members });
    const results = standing.bids.map(({ id }) => {
      const { score, passed } = techniqueOf(standing.criteria, id, sheets, scores);
      return { bidId: id, techniqueScore: score, passed };
    });
    await tx.record(TechniqueLocked, subject, { results, due });
    await this.bids.scored(tx, standing.head.id);
  }

  private async move(
    tx: Tx,
    { head, now }: Standing,
    state: EvaluationState,
  ): Promise<Date | null> {
    const days = stepDays[state];
    const calendar = await this.calendar.workingDays(tx.manager);
    const due = days === undefined ? null : countedFrom(calendar, now, days).at;
    await tx.query(
      `update evaluations set state = $2, since = $3, due_at = $4, reminded_at = null, overdue_at = null,
         version = version + 1 where scenario_id = $1`,
      [head.id, state, now, due],
    );
    return due;
  }
}

/** Subject of all events of an evaluation. */
export const eventSubject = ({ head }: Pick<Standing, 'head'>) => ({
  type: evaluationSubject,
  id: head.id,
  organisationId: head.organisationId,
});
