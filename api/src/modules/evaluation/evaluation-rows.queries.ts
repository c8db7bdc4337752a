import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { jsonHash } from '../../platform/canonical-json.js';
import type { Tx } from '../../platform/database/transaction.js';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { CalendarReads } from '../calendar/calendar.reads.js';
import { ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { ConflictsQueries, type FoundConflict } from './conflicts.queries.js';
import type { Criteria } from './criteria.schemas.js';
import { EvaluationBids, type JudgedBid } from './evaluation-bids.service.js';
import { divergencesOf, type Divergence } from './evaluation-divergence.js';
import { evaluationErrors } from './evaluation.errors.js';
import type { EvaluationState, EvaluationSubject, MemberState } from './evaluation.lifecycle.js';
import type { Consensus, GivenScores } from './evaluation.schemas.js';
import { techniqueOf, type NumberedSheet, type Scores } from './evaluation-scoring.js';

type Reader = Pick<EntityManager, 'query'>;

export interface EvaluationRow {
  readonly scenarioId: string;
  readonly version: number;
  readonly state: EvaluationState;
  readonly salt: string;
  readonly since: Date;
  readonly dueAt: Date | null;
  /** The provisional year through which the limit was counted. */
  readonly provisionalYear: number | null;
  readonly overdueAt: Date | null;
  readonly consensus: Consensus;
  readonly consensusVersion: number;
  readonly reopened: readonly string[];
}
type StoredRow = Omit<EvaluationRow, 'provisionalYear'> & {
  readonly now: Date;
  readonly criteria: Criteria | null;
};
export interface MemberRow {
  readonly id: string;
  readonly no: number;
  readonly userId: string | null;
  readonly chair: boolean;
  readonly state: MemberState;
  readonly excludedReason: string | null;
  readonly declaredAt: Date | null;
  readonly sheetVersion: number;
  readonly scores: GivenScores;
  readonly lockedAt: Date | null;
  readonly confirmedHash: string | null;
  /** What the platform's records show at this moment; whoever stands in one reads and writes nothing more. */
  readonly conflicts: readonly FoundConflict[];
}

/** An evaluation with all it consists of, at one moment. */
export interface Standing {
  readonly head: ScenarioHead;
  readonly evaluation: EvaluationRow;
  /** Those excluded too, in the order of their numbers. */
  readonly members: readonly MemberRow[];
  readonly bids: readonly JudgedBid[];
  readonly contested: number;
  readonly criteria: Criteria;
  readonly now: Date;
}

/** Reads evaluations; writes nothing. */
@Injectable()
export class EvaluationRows {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(EvaluationBids) private readonly bids: EvaluationBids,
    @Inject(ConflictsQueries) private readonly conflicts: ConflictsQueries,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
  ) {}

  /**
   * The evaluation under the scenario's row lock: one order of locks for all who write it, the clock read after the wait.
   * @throws AppError `evaluation.not-found`
   */
  async held(tx: Tx, scenarioId: string): Promise<Standing> {
    await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
    return this.standing(scenarioId, tx.manager);
  }

  /** @throws AppError `evaluation.not-found` where there is none */
  async standing(scenarioId: string, reader: Reader = this.source): Promise<Standing> {
    const head = await this.scenarios.head(scenarioId, reader);
    const [row] = await reader.query<StoredRow[]>(
      `select e.scenario_id as "scenarioId", e.version, e.state, e.salt, e.since, e.due_at as "dueAt",
         e.overdue_at as "overdueAt", e.consensus, e.consensus_version as "consensusVersion",
         e.reopened_parts as reopened, app_now() as now, c.body as criteria
       from evaluations e left join evaluation_criteria c on c.scenario_id = e.scenario_id
       where e.scenario_id = $1`,
      [scenarioId],
    );
    if (!head || !row?.criteria) throw evaluationErrors('not-found');
    const { now, criteria, ...evaluation } = row;
    const { since, dueAt } = evaluation;
    const calendar = dueAt && (await this.calendar.calendars(reader)).asOf(since);
    const provisionalYear = calendar ? calendar.provisionalYear(since, dueAt) : null;
    const bids = await this.bids.judged(scenarioId, reader);
    return {
      ...{ head, evaluation: { ...evaluation, provisionalYear }, bids, criteria, now },
      contested: await this.bids.contested(scenarioId, reader),
      members: await this.members({ head, bids }, reader),
    };
  }

  /** The panel with what stands against each now: whoever declared nothing may have joined a bidder since. */
  private async members(
    call: Pick<Standing, 'head' | 'bids'>,
    reader: Reader,
  ): Promise<MemberRow[]> {
    const rows = await reader.query<Omit<MemberRow, 'conflicts'>[]>(
      `select m.id, m.no, m.user_id as "userId", m.chair, m.state, m.excluded_reason as "excludedReason",
         m.declared_at as "declaredAt", coalesce(s.version, 0) as "sheetVersion",
         coalesce(s.scores, '{}') as scores, s.locked_at as "lockedAt", f.hash as "confirmedHash"
       from evaluation_members m left join evaluation_sheets s on s.member_id = m.id
         left join evaluation_confirmations f on f.member_id = m.id
       where m.scenario_id = $1 order by m.no`,
      [call.head.id],
    );
    const ids = rows.flatMap(({ userId, state }) => (state === 'excluded' ? [] : (userId ?? [])));
    const found = await this.conflicts.foundAmong(call, ids, reader);
    return rows.map((row) => ({ ...row, conflicts: found.get(row.userId ?? '') ?? [] }));
  }
}

const undecided: ReadonlySet<string> = new Set(['opened', 'defect_window']);

/** Whether somebody may judge no more: excluded, or in a conflict that the records show and no event has said yet. */
export const standsAside = ({ state, conflicts }: MemberRow): boolean =>
  state === 'excluded' || conflicts.length > 0;

/** Members who are not excluded. */
export const usable = ({ members }: Pick<Standing, 'members'>): MemberRow[] =>
  members.filter((member) => member.state !== 'excluded');

/** The actor's own place on the panel, excluded or not. */
export const ownPlace = (
  standing: Pick<Standing, 'members'>,
  actor: Actor,
): MemberRow | undefined =>
  standing.members.find((member) => member.userId !== null && member.userId === actor.userId);

/** Members whose move it is in the present step; the chair's where it is nobody's own. */
export function awaitedMembers(standing: Standing): MemberRow[] {
  const members = usable(standing);
  const { hash } = consensusOf(standing);
  const slow: Partial<Record<EvaluationState, MemberRow[]>> = {
    declaring: members.filter(({ state }) => state !== 'cleared'),
    scoring: members.filter(({ lockedAt }) => !lockedAt),
    consensus: members.filter(({ confirmedHash }) => confirmedHash !== hash),
  };
  return slow[standing.evaluation.state] ?? members.filter(({ chair }) => chair);
}

/** Sheets that count: locked ones of members who may judge, by number. */
export function countedSheets(standing: Standing): NumberedSheet[] {
  return usable(standing)
    .filter((member) => member.state === 'cleared' && member.lockedAt)
    .map(({ no, scores }) => ({ no, scores: valuesOf(scores, standing) }));
}

/** The bare values of a sheet, of bids that are judged and criteria that are scored. */
export function valuesOf(given: GivenScores, { bids, criteria }: Standing): Scores {
  return Object.fromEntries(
    bids.map(({ id }) => [
      id,
      Object.fromEntries(
        criteria.criteria.flatMap(({ key }) => {
          const value = given[id]?.[key]?.value ?? null;
          return value === null ? [] : [[key, value] as const];
        }),
      ),
    ]),
  );
}

/** How many values a sheet still lacks. */
export function missingIn(given: GivenScores, standing: Standing): number {
  const values = Object.values(valuesOf(given, standing));
  const filled = values.reduce((sum, of) => sum + Object.keys(of).length, 0);
  return standing.bids.length * standing.criteria.criteria.length - filled;
}

/** Where the panel must talk; empty until all have locked. */
export function divergencesIn(standing: Standing): Divergence[] {
  if (!allLocked(standing)) return [];
  const ids = standing.bids.map(({ id }) => id);
  return divergencesOf(standing.criteria, ids, countedSheets(standing));
}

/** The consensus on the bids that are judged, and the hash its confirmations name. */
export function consensusOf({ evaluation, bids }: Standing): { body: Consensus; hash: string } {
  const body: Consensus = Object.fromEntries(
    bids.map(({ id }) => [
      id,
      evaluation.consensus[id] ?? { strengths: '', improvements: '', scores: {} },
    ]),
  );
  return { body, hash: jsonHash(body) };
}

/** Values that replace the mean: only where members diverged. */
export function agreedScores(standing: Standing): Scores {
  const { body } = consensusOf(standing);
  const scores: Record<string, Record<string, number>> = {};
  for (const { bidId, criterionId } of divergencesIn(standing)) {
    const value = body[bidId]?.scores[criterionId]?.value ?? null;
    if (value !== null) (scores[bidId] ??= {})[criterionId] = value;
  }
  return scores;
}

function allLocked(standing: Standing): boolean {
  const members = usable(standing);
  return members.length > 0 && members.every((m) => m.state === 'cleared' && m.lockedAt !== null);
}

function isComplete(standing: Standing): boolean {
  if (!allLocked(standing) || standing.bids.length === 0) return false;
  const { body } = consensusOf(standing);
  const said = standing.bids.every(({ id }) => body[id]?.strengths && body[id].improvements);
  const settled = divergencesIn(standing).every(({ bidId, criterionId }) => {
    const agreed = body[bidId]?.scores[criterionId];
    return agreed !== undefined && agreed.value !== null && agreed.reason !== '';
  });
  return Boolean(said) && settled;
}

/** Whether each bid that passed technique has its price open; a panel that is not through yet knows none. */
function arePricesOpen(standing: Standing): boolean {
  if (!allLocked(standing)) return false;
  const [sheets, agreed] = [countedSheets(standing), agreedScores(standing)];
  return standing.bids.every(
    ({ id, price }) => price !== null || !techniqueOf(standing.criteria, id, sheets, agreed).passed,
  );
}

/** The facts that the lifecycle asks for. */
export function subjectOf(standing: Standing): EvaluationSubject {
  const members = usable(standing);
  const { hash } = consensusOf(standing);
  return {
    state: standing.evaluation.state,
    bids: standing.bids.length,
    contested: standing.contested,
    undecided: standing.bids.filter(({ state }) => undecided.has(state)).length,
    members: members.length,
    hasChair: members.some((member) => member.chair),
    allCleared: members.every((member) => member.state === 'cleared'),
    allLocked: allLocked(standing),
    consensusComplete: isComplete(standing),
    allConfirmed: members.length > 0 && members.every((m) => m.confirmedHash === hash),
    pricesOpen: standing.evaluation.state === 'technique-locked' && arePricesOpen(standing),
  };
}

/** How the actor stands to the evaluation. Whoever belongs to a bidding organisation is none of those who decide. */
export function relationsTo(standing: Standing, actor: Actor): string[] {
  const { head, bids } = standing;
  const relations: string[] = [];
  const isParty = bids.some((bid) => bid.memberIds.some((id) => belongsTo(actor, id)));
  const owns = actor.memberships.some(
    (m) => m.organisationId === head.organisationId && m.role === 'owner' && m.approved,
  );
  if (owns && !isParty) relations.push('publisher-owner');
  if (belongsTo(actor, head.organisationId) && !isParty) relations.push('publisher-member');
  if (hasRole(actor, 'reviewer') && !belongsTo(actor, head.organisationId) && !isParty)
    relations.push('reviewer');
  if (hasRole(actor, 'auditor') && !isParty) relations.push('auditor');
  const place = ownPlace(standing, actor);
  if (!place || standsAside(place)) return relations;
  if (place.state === 'named') relations.push('named-member');
  if (place.state === 'pending') relations.push('pending-member');
  if (place.state === 'cleared') {
    relations.push('member');
    if (place.chair) relations.push('chair');
    if (!place.lockedAt) relations.push('scorer');
  }
  return relations;
}
