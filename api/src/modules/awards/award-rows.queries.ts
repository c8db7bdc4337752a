import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import { StepHolds, type Hold } from '../../platform/step-holds.js';
import type { WorkingCalendars, WorkingDays } from '../../platform/working-days.js';
import { BidReads, type OpenedBid } from '../bids/bids.reads.js';
import { CalendarReads } from '../calendar/calendar.reads.js';
import {
  EvaluationReads,
  type Ranking,
  type ScoreDistribution,
} from '../evaluation/evaluation.reads.js';
import { ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { awardErrors } from './award.errors.js';
import { placesAmong, type AwardKind, type AwardStage } from './award-choice.js';
import type { AwardState } from './award.lifecycle.js';
import { composeFeedback, isComplete, withoutFew, type Feedback } from './feedback.js';
import type { ObjectionEffect, ObjectionReason } from './objection-rules.js';
import type { ObjectionState } from './objection.lifecycle.js';
import type { ProofFigure } from './proof-figures.js';
import type { ProofState } from './proof.lifecycle.js';
import { effectiveEnd, phaseOf, type StandstillPhase } from './standstill.js';

type Reader = Pick<EntityManager, 'query'>;

export interface AwardRow {
  readonly id: string;
  readonly scenarioId: string;
  readonly organisationId: string;
  readonly demo: boolean;
  readonly round: number;
  readonly stage: AwardStage;
  readonly kind: AwardKind;
  readonly state: AwardState;
  readonly reason: string | null;
  readonly note: string;
  readonly rankingHash: string | null;
  readonly announcedAt: Date;
  readonly standstillDays: number | null;
  readonly standstillUntil: Date | null;
  readonly proofDays: number | null;
  readonly proofUntil: Date | null;
  readonly completedAt: Date | null;
  readonly returnedEffect: ObjectionEffect | null;
  readonly returnedParts: readonly string[];
  /** Chosen, best first. */
  readonly bidIds: readonly string[];
}
export interface ObjectionRow {
  readonly id: string;
  readonly awardId: string;
  readonly scenarioId: string;
  readonly bidId: string;
  readonly organisationId: string;
  readonly reason: ObjectionReason;
  readonly criterionId: string | null;
  readonly body: string;
  readonly filedAt: Date;
  readonly dueAt: Date | null;
  readonly state: ObjectionState;
  readonly answer: string;
  readonly effect: ObjectionEffect | null;
  readonly parts: readonly string[];
  readonly answeredAt: Date | null;
}
export interface ProofRow {
  readonly awardId: string;
  readonly bidId: string;
  readonly state: ProofState;
  readonly summary: string;
  readonly link: string | null;
  readonly figures: readonly ProofFigure[];
  readonly fileIds: readonly string[];
  readonly submittedAt: Date | null;
  readonly note: string;
  readonly reviewedAt: Date | null;
}
export interface FeedbackRow {
  readonly bidId: string;
  readonly version: number;
  readonly strengths: string;
  readonly improvements: string;
  readonly content: Feedback | null;
  readonly givenAt: Date | null;
}

export interface BidPlace {
  readonly scenarioId: string;
  readonly disqualified: string | null;
}

/** Everything about the result of one scenario, as it stands. */
export interface Standing {
  readonly head: ScenarioHead;
  readonly now: Date;
  readonly calendar: WorkingDays;
  /** The calendars of before, by which published dates were counted. */
  readonly calendars: WorkingCalendars;
  /** All decisions, oldest first. */
  readonly awards: readonly AwardRow[];
  /** The one that stands still. */
  readonly live: AwardRow | null;
  /** The final one. */
  readonly final: AwardRow | null;
  /** The completed entry into the proof of concept. */
  readonly entry: AwardRow | null;
  readonly end: Date | null;
  readonly phase: StandstillPhase | null;
  readonly objections: readonly ObjectionRow[];
  readonly proofs: readonly ProofRow[];
  readonly bids: readonly OpenedBid[];
  readonly ranking: Ranking | null;
  readonly distribution: ScoreDistribution | null;
  readonly feedback: readonly FeedbackRow[];
  readonly holds: readonly Hold[];
}

const awardColumns = `a.id, a.scenario_id as "scenarioId", a.organisation_id as "organisationId", a.demo, a.round,
  a.stage, a.kind, a.state, a.reason, a.note, a.ranking_hash as "rankingHash", a.announced_at as "announcedAt",
  a.standstill_days as "standstillDays", a.standstill_until as "standstillUntil", a.proof_days as "proofDays",
  a.proof_until as "proofUntil", a.completed_at as "completedAt", a.returned_effect as "returnedEffect",
  a.returned_parts as "returnedParts",
  coalesce((select array_agg(b.bid_id order by b.rank) from award_bids b where b.award_id = a.id), '{}') as "bidIds"`;
export const objectionColumns = `o.id, o.award_id as "awardId", o.scenario_id as "scenarioId", o.bid_id as "bidId",
  o.organisation_id as "organisationId", o.reason, o.criterion_id as "criterionId", o.body, o.filed_at as "filedAt",
  o.due_at as "dueAt", o.state, o.answer, o.effect, o.parts, o.answered_at as "answeredAt"`;
const proofColumns = `p.award_id as "awardId", p.bid_id as "bidId", p.state, p.summary, p.link, p.figures, p.file_ids as "fileIds",
  p.submitted_at as "submittedAt", p.note, p.reviewed_at as "reviewedAt"`;
const feedbackColumns = `f.bid_id as "bidId", f.version, f.strengths, f.improvements, f.content, f.given_at as "givenAt"`;

/** Reads the result of a scenario as a whole; every use case and screen starts from it. */
@Injectable()
export class AwardRows {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(EvaluationReads) private readonly evaluation: EvaluationReads,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
    @Inject(StepHolds) private readonly holds: StepHolds,
  ) {}

  /**
   * As standing, under the lock of the scenario's row, with the clock read after it was had.
   * @throws AppError `award.not-found`
   */
  async held(tx: Tx, scenarioId: string): Promise<Standing> {
    await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
    return this.standing(scenarioId, tx.manager);
  }

  /** @throws AppError `award.not-found` where there is no such scenario */
  async standing(scenarioId: string, reader: Reader = this.source): Promise<Standing> {
    const head = await this.scenarios.head(scenarioId, reader);
    if (!head) throw awardErrors('not-found');
    const awards = await reader.query<AwardRow[]>(
      `select ${awardColumns} from awards a where a.scenario_id = $1 order by a.round`,
      [scenarioId],
    );
    const calendars = await this.calendar.calendars(reader);
    const now = await this.calendar.now(reader);
    const holds = await this.holds.of([scenarioId], reader);
    const live = awards.find((row) => row.state === 'standstill') ?? null;
    const done = (stage: AwardStage) =>
      awards.find((row) => row.state === 'completed' && row.stage === stage) ?? null;
    const end = live && endOf(live, holds, calendars);
    return {
      ...{
        head,
        now,
        calendar: calendars.latest(),
        calendars,
        awards,
        live,
        final: done('final'),
        entry: done('proof'),
      },
      ...{ end, phase: live && phaseOf(end, now), holds },
      objections: await reader.query<ObjectionRow[]>(
        `select ${objectionColumns} from objections o where o.scenario_id = $1 order by o.filed_at, o.id`,
        [scenarioId],
      ),
      proofs: await reader.query<ProofRow[]>(
        `select ${proofColumns} from award_proofs p join awards a on a.id = p.award_id where a.scenario_id = $1`,
        [scenarioId],
      ),
      feedback: await reader.query<FeedbackRow[]>(
        `select ${feedbackColumns} from bid_feedback f where f.scenario_id = $1`,
        [scenarioId],
      ),
      bids: await this.bids.opened(scenarioId, reader),
      ranking: await this.evaluation.ranking(scenarioId, reader),
      distribution: await this.evaluation.distribution(scenarioId, reader),
    };
  }

  /** The scenario of an opened bid, and why it was disqualified if it was; null where nobody may know of it. */
  async bidOf(bidId: string, reader: Reader = this.source): Promise<BidPlace | null> {
    const [row] = await reader.query<BidPlace[]>(
      `select scenario_id as "scenarioId", case when state = 'disqualified' then reason end as disqualified
       from bids where id = $1 and opened_at is not null`,
      [bidId],
    );
    return row ?? null;
  }

  /** One bidder's feedback as it would be given now; as it was given, once it was. Null where there is none. */
  async feedbackOf(
    standing: Standing,
    bidId: string,
    reader: Reader = this.source,
  ): Promise<Feedback | null> {
    const row = standing.feedback.find((one) => one.bidId === bidId);
    if (row?.content) return withoutFew(row.content);
    const own = await this.evaluation.feedbackOf(bidId, reader);
    if (!own || !standing.distribution) return null;
    const places = placesAmong(standing.ranking?.rows ?? [], standing.bids);
    const rank = places.find((one) => one.bidId === bidId)?.rank ?? null;
    return composeFeedback({ ...own, rank }, standing.distribution, row && wordsOf(row));
  }

  /** The feedback of every valid bid, and how many of them lack it. */
  async allFeedback(standing: Standing, reader: Reader = this.source) {
    const given: Feedback[] = [];
    for (const { id } of validBids(standing)) {
      const feedback = await this.feedbackOf(standing, id, reader);
      if (feedback) given.push(feedback);
    }
    const complete = given.filter(isComplete).length;
    return { given, missing: validBids(standing).length - complete };
  }
}

const wordsOf = ({ strengths, improvements }: FeedbackRow) => ({ strengths, improvements });

/** Bids that were judged: neither out for a coded reason nor withdrawn. */
export const validBids = ({ bids }: Pick<Standing, 'bids'>): readonly OpenedBid[] =>
  bids.filter((bid) => bid.state !== 'disqualified' && bid.state !== 'withdrawn');

/** The end that holds for a standstill, with the times it was frozen by a hold. */
export function endOf(
  award: Pick<AwardRow, 'standstillUntil'>,
  holds: readonly Hold[],
  calendars: WorkingCalendars,
): Date | null {
  const freezes = holds
    .filter((hold) => hold.steps.includes('standstill'))
    .map((hold) => ({ from: hold.placedAt, to: hold.liftedAt }));
  return effectiveEnd(calendars, award.standstillUntil, freezes);
}
