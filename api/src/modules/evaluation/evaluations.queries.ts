import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../platform/errors.js';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { ConflictsQueries } from './conflicts.queries.js';
import { EvaluationBids } from './evaluation-bids.service.js';
import {
  consensusOf,
  EvaluationRows,
  ownPlace,
  relationsTo,
  standsAside,
  subjectOf,
  type MemberRow,
  type Standing,
} from './evaluation-rows.queries.js';
import { evaluationErrors } from './evaluation.errors.js';
import {
  evaluationLifecycle,
  leastMembers,
  panelMemberLifecycle,
  type EvaluationAction,
  type EvaluationState,
  type MemberState,
} from './evaluation.lifecycle.js';
import type { EvaluationView } from './evaluation.schemas.js';

interface ConflictRow {
  readonly memberId: string;
  readonly organisation: string | null;
  readonly kind: string;
  readonly source: 'automatic' | 'declared';
  readonly hard: boolean;
  readonly note: string;
}

/** Steps nobody presses a button for. */
const silent: ReadonlySet<EvaluationAction> = new Set<EvaluationAction>([
  ...(['begin-scoring', 'begin-consensus', 'lock-technique', 'reopen'] as const),
]);

/** An evaluation as each of its readers may see it, and the work list of an evaluator. */
@Injectable()
export class EvaluationsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
    @Inject(EvaluationBids) private readonly bids: EvaluationBids,
    @Inject(ConflictsQueries) private readonly conflicts: ConflictsQueries,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  /** @throws AppError `evaluation.not-found` also for whom it does not concern */
  async view(scenarioId: string, actor: Actor): Promise<EvaluationView> {
    const standing = await this.rows.standing(scenarioId);
    const relations = relationsTo(standing, actor);
    const place = ownPlace(standing, actor);
    if (relations.length === 0 && !place) throw evaluationErrors('not-found');
    const { head, evaluation, bids, now } = standing;
    const parties = place && standsAside(place) ? [] : await this.bids.partyNames(bids);
    return {
      ...{ version: evaluation.version, scenarioId, title: head.title },
      ...{ organisation: head.organisationName, demo: head.demo, scenarioState: head.state },
      ...{ state: evaluation.state, since: evaluation.since, dueAt: evaluation.dueAt },
      provisionalYear: evaluation.provisionalYear,
      overdue: evaluation.dueAt !== null && evaluation.dueAt <= now,
      blocked: blockedBy(standing, actor),
      bids: bids.length,
      parties: evaluation.state === 'set-up' ? [] : parties.map(({ id, name }) => ({ id, name })),
      members: await this.members(standing, actor, relations),
      reopened: [...evaluation.reopened],
      relations,
      actions: evaluationLifecycle
        .actions(subjectOf(standing), relations, now)
        .filter((action) => !silent.has(action)),
    };
  }

  /** Who may be named, with what speaks against each. For those who name. */
  async choices(scenarioId: string, actor: Actor) {
    const head = await this.scenarios.head(scenarioId);
    const owns = actor.memberships.some(
      (m) => m.organisationId === head?.organisationId && m.role === 'owner' && m.approved,
    );
    if (!head?.public || !(owns || hasRole(actor, 'reviewer'))) throw evaluationErrors('not-found');
    const bids = await this.bids.judged(scenarioId);
    const people = await this.identity.holdersOf('evaluator');
    const items: { userId: string; name: string; faults: string[] }[] = [];
    for (const { userId, displayName } of people) {
      const found = await this.conflicts.found({ head, bids }, userId);
      items.push({ userId, name: displayName, faults: found.map(({ kind }) => kind) });
    }
    return { items };
  }

  /** What waits for an evaluator, what waits for others, and what is done. */
  async tasks(actor: Actor) {
    const mine = await this.source.query<
      { scenarioId: string; chair: boolean; memberState: MemberState; state: EvaluationState }[]
    >(
      `select m.scenario_id as "scenarioId", m.chair, m.state as "memberState", e.state
       from evaluation_members m join evaluations e on e.scenario_id = m.scenario_id
       where m.user_id = $1 order by (e.state = 'ranked'), e.due_at nulls last, e.created_at limit 100`,
      [actor.userId],
    );
    const items = [];
    for (const { scenarioId, chair, memberState, state } of mine) {
      const standing = await this.rows.standing(scenarioId);
      const actions =
        memberState === 'excluded'
          ? []
          : evaluationLifecycle.actions(
              subjectOf(standing),
              relationsTo(standing, actor),
              standing.now,
            );
      items.push({
        ...{ scenarioId, chair, memberState, state, title: standing.head.title },
        dueAt: standing.evaluation.dueAt,
        provisionalYear: standing.evaluation.provisionalYear,
        waitsForMe: isMyTurn(standing, actor, actions),
        actions,
      });
    }
    return { items };
  }

  private async members(standing: Standing, actor: Actor, relations: readonly string[]) {
    const { members, now } = standing;
    const names = await this.identity.namesOf(members.flatMap(({ userId }) => userId ?? []));
    const conflicts = await this.source.query<ConflictRow[]>(
      `select c.member_id as "memberId", o.name as organisation, c.kind, c.source, c.hard, c.note
       from evaluation_conflicts c left join organisations o on o.id = c.organisation_id
       where c.member_id = any($1::uuid[]) order by c.at, c.id`,
      [members.map(({ id }) => id)],
    );
    const { hash } = consensusOf(standing);
    return members.map((member) => {
      const me = member.userId !== null && member.userId === actor.userId;
      const readsConflicts = me || relations.includes('chair') || relations.includes('reviewer');
      return {
        ...{ no: member.no, chair: member.chair, state: member.state, me },
        name: member.userId ? (names.get(member.userId) ?? '—') : '—',
        excludedReason: member.excludedReason,
        locked: member.lockedAt !== null,
        confirmed: member.confirmedHash === hash,
        conflicts: readsConflicts
          ? conflicts
              .filter(({ memberId }) => memberId === member.id)
              .map(({ memberId: _, ...conflict }) => conflict)
          : [],
        actions: memberActionsOf(member, { me, relations, standing, now }),
      };
    });
  }
}

function memberActionsOf(
  member: MemberRow,
  given: { me: boolean; relations: readonly string[]; standing: Standing; now: Date },
) {
  const { me, relations, standing, now } = given;
  const evaluation = evaluationLifecycle.actions(subjectOf(standing), relations, now);
  const may = panelMemberLifecycle.actions(member, me ? ['self'] : relations, now);
  return may.filter((action) => {
    if (action === 'declare') return evaluation.includes('declare');
    if (action === 'clear') return evaluation.includes('decide-conflict');
    return evaluation.includes('exclude-member') || evaluation.includes('decide-conflict');
  });
}

/** Why it cannot go on although nobody is late: the panel is too small or lacks its chair, a bid is being put right. */
function blockedBy(standing: Standing, { language }: Actor): string | null {
  return refusalIn(standing)?.sentence(language) ?? null;
}

function refusalIn(standing: Standing): AppError | null {
  const { undecided: count, members, hasChair } = subjectOf(standing);
  const { state } = standing.evaluation;
  if (state === 'priced') return count > 0 ? evaluationErrors('bids-undecided', { count }) : null;
  if (state === 'technique-locked' || state === 'ranked') return null;
  if (members < leastMembers) return evaluationErrors('panel-too-small', { members });
  return hasChair ? null : evaluationErrors('chair-missing');
}

function isMyTurn(standing: Standing, actor: Actor, actions: readonly EvaluationAction[]): boolean {
  const place = ownPlace(standing, actor);
  if (actions.includes('declare') || actions.includes('lock-sheet')) return true;
  if (actions.includes('publish-ranking') || actions.includes('price')) return true;
  const unconfirmed = place?.confirmedHash !== consensusOf(standing).hash;
  return (
    (actions.includes('confirm-consensus') && unconfirmed) ||
    (actions.includes('write-consensus') && unconfirmed)
  );
}
