import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import { mayActFor, type Actor } from '../../platform/http/actor.js';
import { StepHolds } from '../../platform/step-holds.js';
import { EvaluationReopening } from '../evaluation/evaluation.reads.js';
import { ScenarioOutcomes } from '../scenarios/scenarios.reads.js';
import { awardFacts, bidsFor, isInvolved, placesIn, subjectOf } from './award-places.js';
import {
  AwardRows,
  objectionColumns,
  type ObjectionRow,
  type Standing,
} from './award-rows.queries.js';
import { awardErrors, objectionErrors } from './award.errors.js';
import { awardLifecycle } from './award.lifecycle.js';
import {
  AwardReturned,
  ObjectionAnswered,
  ObjectionFiled,
  ObjectionWithdrawn,
} from './awards.events.js';
import type { AnswerObjection, FileObjection } from './awards.schemas.js';
import { judgeAnswer, judgeFiling } from './objection-rules.js';
import { objectionLifecycle } from './objection.lifecycle.js';
import { limitAfter, objectionDays } from './standstill.js';

/** Objections of bidders: filed within the standstill, they suspend the award until they are answered. */
@Injectable()
export class ObjectionsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(ScenarioOutcomes) private readonly outcomes: ScenarioOutcomes,
    @Inject(EvaluationReopening) private readonly evaluation: EvaluationReopening,
    @Inject(StepHolds) private readonly holds: StepHolds,
  ) {}

  /** @throws AppError `objection.*`, 404 where the scenario may not be known */
  async file(actor: Actor, scenarioId: string, objection: FileObjection): Promise<void> {
    await this.once(actor, async (tx) => {
      const standing = await this.rows.held(tx, scenarioId);
      const { head, live, phase, now, calendar } = standing;
      const mine = bidsFor(actor, standing);
      if (!head.public && mine.length === 0) throw awardErrors('not-found');
      const [bid] = mine;
      const refusal = judgeFiling(objection, {
        ...{ phase, bidId: bid?.id ?? null, criteria: criteriaOf(standing) },
        hasOpen: standing.objections.some((one) => one.bidId === bid?.id && one.state === 'open'),
      });
      if (refusal) throw refusal;
      if (!bid || !live) return; // judged above
      const organisationId = bid.memberIds.find((id) => mayActFor(actor, id));
      const id = uuidv7();
      const { until } = limitAfter(calendar, now, objectionDays);
      await tx.query(
        `insert into objections (id, award_id, scenario_id, bid_id, organisation_id, reason, criterion_id, body,
           filed_by, filed_at, due_at, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open')`,
        [
          ...[id, live.id, head.id, bid.id, organisationId, objection.reason],
          ...[objection.criterionId, objection.body, actor.userId, now, until],
        ],
      );
      await tx.record(ObjectionFiled, subjectOf(standing), {
        ...{ objectionId: id, awardId: live.id, bidId: bid.id, reason: objection.reason },
        due: until?.toISOString() ?? null,
      });
    });
  }

  /** The publisher's answer, or a reviewer's once the time for that has passed. @returns the scenario's id */
  async answer(actor: Actor, id: string, answer: AnswerObjection): Promise<string> {
    return this.transactions.run(actor, async (tx) => {
      const { objection, standing } = await this.held(tx, id);
      const places = placesIn(actor, standing);
      if (places.length === 0) throw stranger(actor, standing);
      const state = objectionLifecycle.perform(answer.decision, objection, places, standing.now);
      // Points for a price follow from a formula: nobody scores them again.
      const scored = criteriaOf(standing).filter((part) => part !== 'price');
      const refusal = judgeAnswer(answer, scored);
      if (refusal) throw refusal;
      const upheld = state === 'upheld';
      // Upheld, it undoes the decision; rejected, it leaves a standstill that is frozen as it is.
      if (upheld)
        for (const step of ['standstill', 'award'])
          await this.holds.refuse(tx, step, objection.scenarioId);
      await tx.query(
        `update objections set state = $2, answer = $3, effect = $4, parts = $5, answered_by = $6, answered_at = $7
         where id = $1`,
        [
          ...[id, state, answer.answer, upheld ? answer.effect : null, upheld ? answer.parts : []],
          ...[actor.userId, standing.now],
        ],
      );
      await tx.record(ObjectionAnswered, subjectOf(standing), {
        ...{ objectionId: id, awardId: objection.awardId, bidId: objection.bidId },
        ...{ state: upheld ? 'upheld' : 'rejected', effect: upheld ? answer.effect : null },
        by: places.includes('publisher-editor') ? 'publisher' : 'reviewer',
      });
      if (upheld) await this.goBack(tx, standing, objection, answer);
      return objection.scenarioId;
    });
  }

  async withdraw(actor: Actor, id: string): Promise<string> {
    return this.transactions.run(actor, async (tx) => {
      const { objection, standing } = await this.held(tx, id);
      const isMine = bidsFor(actor, standing).some((bid) => bid.id === objection.bidId);
      if (!isMine) throw stranger(actor, standing);
      const state = objectionLifecycle.perform('withdraw', objection, ['objector'], standing.now);
      await tx.query('update objections set state = $2, answered_at = $3 where id = $1', [
        ...[id, state, standing.now],
      ]);
      const { awardId, bidId, scenarioId } = objection;
      await tx.record(ObjectionWithdrawn, subjectOf(standing), { objectionId: id, awardId, bidId });
      return scenarioId;
    });
  }

  /** The decision goes back to where it came from; the panel scores the named parts again where that is the effect. */
  private async goBack(
    tx: Tx,
    standing: Standing,
    objection: ObjectionRow,
    { effect, parts }: AnswerObjection,
  ): Promise<void> {
    const { live, head } = standing;
    if (!live || !effect) return;
    const facts = await awardFacts(this.rows, standing, live, tx);
    const state = awardLifecycle.perform('return', facts, ['objection'], standing.now);
    await tx.query(
      'update awards set state = $2, returned_effect = $3, returned_parts = $4 where id = $1',
      [live.id, state, effect, parts],
    );
    await this.outcomes.resumeEvaluation(tx, head.id);
    if (effect === 'rescore')
      await this.evaluation.reopen(tx, head.id, { parts, named: live.bidIds });
    await tx.record(AwardReturned, subjectOf(standing), {
      ...{ awardId: live.id, stage: live.stage, kind: live.kind },
      ...{ objectionId: objection.id, effect, parts },
    });
  }

  private async once(actor: Actor, work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await this.transactions.run(actor, work);
    } catch (error) {
      if (uniqueViolation(error) === 'objections_one_open') throw objectionErrors('one-open');
      throw error;
    }
  }

  /** The scenario's lock first, as everywhere; then the objection as it stands under it. */
  private async held(tx: Tx, id: string) {
    const read = () =>
      tx.query<ObjectionRow>(`select ${objectionColumns} from objections o where o.id = $1`, [id]);
    const [seen] = await read();
    if (!seen) throw objectionErrors('not-found');
    const standing = await this.rows.held(tx, seen.scenarioId);
    const objection = standing.objections.find((one) => one.id === id) ?? seen;
    return { objection, standing };
  }
}

/** Who may read an objection but not decide on it is told so; for all others there is none. */
const stranger = (actor: Actor, standing: Standing) =>
  isInvolved(actor, standing) ? requestErrors('not-allowed') : objectionErrors('not-found');

/** Ids of the criteria bids were judged by; `price` beside them. */
export const criteriaOf = ({ distribution }: Pick<Standing, 'distribution'>): string[] =>
  distribution ? [...distribution.criteria.map((one) => one.criterionId), 'price'] : [];
