import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import type { Criteria } from './criteria.schemas.js';
import type { EvaluationState } from './evaluation.lifecycle.js';
import type { Ranking } from './evaluation-ranking.js';
import { awaitedMembers, EvaluationRows } from './evaluation-rows.queries.js';
import { pointsFor, techniqueOf, type Scores } from './evaluation-scoring.js';
import { whole } from './evaluation-criteria.js';

export type { Ranking } from './evaluation-ranking.js';
export type { EvaluationState } from './evaluation.lifecycle.js';

type Reader = Pick<EntityManager, 'query'>;

/** What is scored again. */
export interface Reopened {
  /** Keys of criteria; all when empty. */
  readonly parts: readonly string[];
  /** Bids announced by name before. */
  readonly named: readonly string[];
}

/** The write that awards asks for when an objection was upheld. */
export abstract class EvaluationReopening {
  /**
   * Takes the published ranking back and has the panel score the named criteria again, in the caller's transaction.
   * What was announced cannot be unlearned: the log names the bids whose organisations the panel may know by now.
   * @throws AppError `request.action-not-allowed` when nothing is ranked
   */
  abstract reopen(tx: Tx, scenarioId: string, given: Reopened): Promise<void>;
}

/** What one bidder learns of its own bid. Scores in ten-thousandths of a point out of a hundred. */
export interface BidFeedback {
  readonly bidId: string;
  readonly scenarioId: string;
  readonly rank: number | null;
  readonly passed: boolean;
  readonly total: number;
  readonly techniqueScore: number;
  readonly priceScore: number | null;
  readonly criteria: readonly {
    readonly criterionId: string;
    readonly title: string;
    readonly score: number;
    readonly full: number;
  }[];
  readonly priceFull: number;
  readonly strengths: string;
  readonly improvements: string;
}

/** How all bids did, without saying whose is which: each list from the best down. */
export interface ScoreDistribution {
  readonly bids: number;
  readonly totals: readonly number[];
  readonly technique: readonly number[];
  readonly price: readonly number[];
  readonly criteria: readonly {
    readonly criterionId: string;
    readonly title: string;
    readonly scores: readonly number[];
  }[];
}

/** One evaluator's locked scores, for the integrity monitor. */
export interface LockedSheet {
  readonly no: number;
  /** Null once the account was erased. */
  readonly evaluatorId: string | null;
  readonly excluded: boolean;
  readonly lockedAt: Date;
  readonly scores: Scores;
}

/** A step of an evaluation with those it waits for. */
export interface AwaitedStep {
  readonly state: EvaluationState;
  readonly dueAt: Date | null;
  readonly userIds: readonly string[];
}

interface Published extends Ranking {
  readonly scenarioId: string;
  readonly criteria: Criteria;
  readonly consensus: Readonly<Record<string, { strengths: string; improvements: string }>>;
}

/** Answers for the modules above: nothing of a ranking before it is published. */
@Injectable()
export class EvaluationReads {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
  ) {}

  /** The published ranking; null before. */
  async ranking(scenarioId: string, reader: Reader = this.source): Promise<Ranking | null> {
    const published = await this.published('r.scenario_id = $1', scenarioId, reader);
    return published && { hash: published.hash, rows: published.rows };
  }

  /** What the panel says to one bidder; null before the ranking is published. */
  async feedbackOf(bidId: string, reader: Reader = this.source): Promise<BidFeedback | null> {
    const published = await this.published(
      `r.rows @> jsonb_build_array(jsonb_build_object('bidId', $1::text))`,
      bidId,
      reader,
    );
    const row = published?.rows.find((one) => one.bidId === bidId);
    if (!published || !row) return null;
    const { criteria, price } = published.criteria;
    const said = published.consensus[bidId];
    return {
      ...{ bidId, scenarioId: published.scenarioId, rank: row.rank, passed: row.passed },
      ...{ total: row.total, techniqueScore: row.techniqueScore, priceScore: row.priceScore },
      criteria: criteria.map(({ key, title, weight }) => ({
        ...{ criterionId: key, title, full: pointsFor(weight, whole) },
        score: row.criteria.find((one) => one.criterionId === key)?.score ?? 0,
      })),
      priceFull: pointsFor(price.weight, whole),
      strengths: said?.strengths ?? '',
      improvements: said?.improvements ?? '',
    };
  }

  /** All scores without names; null before the ranking is published. */
  async distribution(
    scenarioId: string,
    reader: Reader = this.source,
  ): Promise<ScoreDistribution | null> {
    const published = await this.published('r.scenario_id = $1', scenarioId, reader);
    if (!published) return null;
    const { rows } = published;
    const fromBest = (scores: readonly number[]) => [...scores].sort((a, b) => b - a);
    return {
      bids: rows.length,
      totals: fromBest(rows.map((row) => row.total)),
      technique: fromBest(rows.map((row) => row.techniqueScore)),
      price: fromBest(rows.flatMap((row) => row.priceScore ?? [])),
      criteria: published.criteria.criteria.map(({ key, title }) => ({
        ...{ criterionId: key, title },
        scores: fromBest(
          rows.map((row) => row.criteria.find((one) => one.criterionId === key)?.score ?? 0),
        ),
      })),
    };
  }

  /** Locked sheets, once all are: before, nobody's scores are read by anybody. */
  async sheets(scenarioId: string, reader: Reader = this.source): Promise<LockedSheet[]> {
    return reader.query<LockedSheet[]>(
      `select m.no, m.user_id as "evaluatorId", m.state = 'excluded' as excluded,
         s.locked_at as "lockedAt",
         (select jsonb_object_agg(b.key, (select jsonb_object_agg(c.key, c.value -> 'value') from jsonb_each(b.value) c))
            from jsonb_each(s.scores) b) as scores
       from evaluation_sheets s join evaluation_members m on m.id = s.member_id
         join evaluations e on e.scenario_id = m.scenario_id
       where m.scenario_id = $1 and s.locked_at is not null
         and e.state in ('consensus', 'technique-locked', 'priced', 'ranked') order by m.no`,
      [scenarioId],
    );
  }

  /** What each member alone gave each bid, as a share (0–1) of all technique points; once all sheets are locked. */
  async panelShares(
    scenarioId: string,
    reader: Reader = this.source,
  ): Promise<{ no: number; shares: Record<string, number> }[]> {
    const [row] = await reader.query<{ criteria: Criteria }[]>(
      'select body as criteria from evaluation_criteria where scenario_id = $1',
      [scenarioId],
    );
    if (!row) return [];
    const { criteria } = row;
    const full = criteria.criteria.reduce((sum, { weight }) => sum + pointsFor(weight, whole), 0);
    const sheets = await this.sheets(scenarioId, reader);
    return sheets
      .filter((sheet) => !sheet.excluded)
      .map(({ no, scores }) => ({
        no,
        shares: Object.fromEntries(
          Object.keys(scores).map((bidId) => {
            const { score } = techniqueOf(criteria, bidId, [{ no, scores }], {});
            return [bidId, score / full];
          }),
        ),
      }));
  }

  /** Who is on the panel by now: those excluded and those whose account is gone are not. */
  async panel(
    scenarioId: string,
    reader: Reader = this.source,
  ): Promise<{ no: number; userId: string; chair: boolean }[]> {
    return reader.query(
      `select no, user_id as "userId", chair from evaluation_members
       where scenario_id = $1 and state <> 'excluded' and user_id is not null order by no`,
      [scenarioId],
    );
  }

  /**
   * Calls whose panel the actor is on, or was taken off, until they have ended: what names their bids or shows
   * colleagues' locked scores (the log, flags) is not for whoever judges blind.
   */
  async seatsOf({ userId }: Actor, reader: Reader = this.source): Promise<string[]> {
    const rows = await reader.query<{ id: string }[]>(
      `select m.scenario_id as id from evaluation_members m join scenarios s on s.id = m.scenario_id
       where m.user_id = $1 and s.state in ('open', 'closed', 'evaluating', 'standstill')`,
      [userId],
    );
    return rows.map(({ id }) => id);
  }

  /** The step that is to be taken now, until when, and the accounts of those whose move it is. */
  async awaited(scenarioId: string, reader: Reader = this.source): Promise<AwaitedStep> {
    const standing = await this.rows.standing(scenarioId, reader);
    const { state, dueAt } = standing.evaluation;
    const userIds = awaitedMembers(standing).flatMap(({ userId }) => userId ?? []);
    return { state, dueAt, userIds };
  }

  /** Where the evaluation stands; null when no panel was named yet. */
  async stateOf(scenarioId: string, reader: Reader = this.source): Promise<EvaluationState | null> {
    const [row] = await reader.query<{ state: EvaluationState }[]>(
      'select state from evaluations where scenario_id = $1',
      [scenarioId],
    );
    return row?.state ?? null;
  }

  private async published(where: string, value: string, reader: Reader): Promise<Published | null> {
    const [row] = await reader.query<Published[]>(
      `select r.scenario_id as "scenarioId", r.hash, r.rows, c.body as criteria, e.consensus
       from evaluation_rankings r join evaluations e on e.scenario_id = r.scenario_id
         join evaluation_criteria c on c.scenario_id = r.scenario_id
       where ${where} and r.published_at is not null`,
      [value],
    );
    return row ?? null;
  }
}
