import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { unlessHeld } from '../../platform/step-holds.js';
import { ScenarioOutcomes } from '../scenarios/scenarios.reads.js';
import type { FoundConflict } from './conflicts.queries.js';
import {
  EvaluationRows,
  ownPlace,
  relationsTo,
  standsAside,
  subjectOf,
  usable,
  type MemberRow,
  type Standing,
} from './evaluation-rows.queries.js';
import { EvaluationSteps, eventSubject } from './evaluation-steps.service.js';
import { evaluationErrors } from './evaluation.errors.js';
import {
  ConflictDecided,
  ConflictDeclared,
  EvaluationBegun,
  MemberExcluded,
} from './evaluation.events.js';
import { evaluationLifecycle, panelMemberLifecycle } from './evaluation.lifecycle.js';
import { hardKinds, type DeclareConflicts, type ExclusionReason } from './evaluation.schemas.js';

/** From the opening on: declarations, decisions, exclusions. Nothing of a bid is shown to anybody who is not cleared. */
@Injectable()
export class PanelsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
    @Inject(EvaluationSteps) private readonly steps: EvaluationSteps,
    @Inject(ScenarioOutcomes) private readonly outcomes: ScenarioOutcomes,
  ) {}

  /**
   * A step of somebody on the panel, in one transaction under the scenario's lock. A conflict that began after its
   * declaration becomes an exclusion first, also a colleague's, for that sheet would count; then the step is tried again.
   */
  async step(
    actor: Actor,
    scenarioId: string,
    work: (tx: Tx, standing: Standing) => Promise<void>,
  ): Promise<void> {
    const taken = () =>
      this.transactions.run(actor, async (tx) => {
        const standing = await this.rows.held(tx, scenarioId);
        if (conflictedIn(standing).length > 0) return false;
        await work(tx, standing);
        return true;
      });
    if (await taken()) return;
    await this.transactions.run(systemActor(), (tx) => this.excludeConflicted(tx, scenarioId));
    if (!(await taken())) throw evaluationErrors('not-found');
  }

  /** Excludes, while the panel is at work, everybody whom the records show in a conflict by now. */
  async excludeConflicted(tx: Tx, scenarioId: string): Promise<void> {
    const standing = await this.rows.held(tx, scenarioId);
    const conflicted = conflictedIn(standing);
    if (conflicted.length === 0) return;
    await this.steps.take(tx, standing, 'exclude-member', ['system']);
    for (const member of conflicted) {
      panelMemberLifecycle.perform('exclude', member, ['system'], standing.now);
      await this.excludeFound(tx, standing, member);
    }
    await this.steps.settle(tx, scenarioId);
  }

  /** Scenarios on whose panel this person is. */
  async placesOf(tx: Tx, userId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select scenario_id as id from evaluation_members where user_id = $1 and state <> 'excluded' order by 1`,
      [userId],
    );
    return rows.map(({ id }) => id);
  }

  /** Opens the declarations; who stands in an evident conflict is excluded with the same step. */
  async begin(actor: Actor, scenarioId: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const standing = await this.rows.held(tx, scenarioId);
      await this.beginHeld(tx, standing, relationsTo(standing, actor));
    });
  }

  /** As begin, when the technique opening is the moment; does nothing where it is not possible (yet). */
  async beginByItself(tx: Tx, scenarioId: string): Promise<void> {
    if (!(await this.exists(tx, scenarioId))) return;
    const standing = await this.rows.held(tx, scenarioId);
    const possible = evaluationLifecycle.actions(subjectOf(standing), ['system'], standing.now);
    if (!possible.includes('begin')) return;
    await this.beginHeld(tx, standing, systemActor().roles);
  }

  /** Goes on after a compliance check, as far as the facts allow. */
  async settleByItself(tx: Tx, scenarioId: string): Promise<void> {
    if (!(await this.exists(tx, scenarioId))) return;
    await this.excludeConflicted(tx, scenarioId);
    await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
    await this.steps.settle(tx, scenarioId);
  }

  /** @throws AppError `evaluation.declaration-contradictory`, `evaluation.unknown-party` */
  async declare(actor: Actor, scenarioId: string, declared: DeclareConflicts): Promise<void> {
    await this.step(actor, scenarioId, async (tx, standing) => {
      const place = placeOf(standing, actor);
      await this.steps.take(tx, standing, 'declare', relationsTo(standing, actor));
      refuseContradiction(declared, standing);
      const hard = declared.conflicts.some(({ kind }) => hardKinds.has(kind));
      const disclosed = declared.conflicts.length > 0 ? ('pending' as const) : ('cleared' as const);
      const subject = { state: place.state, declared: hard ? ('excluded' as const) : disclosed };
      const state = panelMemberLifecycle.perform('declare', subject, ['self'], standing.now);
      await this.keepConflicts(tx, place, [], declared);
      await tx.query(
        'update evaluation_members set state = $2, excluded_reason = $3, declared_at = $4 where id = $1',
        [place.id, state, hard ? 'conflict' : null, standing.now],
      );
      const kinds = declared.conflicts.map(({ kind }) => kind);
      await tx.record(ConflictDeclared, eventSubject(standing), { no: place.no, kinds, state });
      if (state === 'excluded')
        await tx.record(MemberExcluded, eventSubject(standing), {
          ...{ no: place.no, reason: 'conflict' },
        });
      await this.steps.settle(tx, scenarioId);
    });
  }

  /** The chair or a reviewer decides on what somebody else disclosed. */
  async decide(
    actor: Actor,
    scenarioId: string,
    { no, decision }: { no: number; decision: 'clear' | 'exclude' },
  ): Promise<void> {
    await this.step(actor, scenarioId, async (tx, standing) => {
      const relations = relationsTo(standing, actor);
      await this.steps.take(tx, standing, 'decide-conflict', relations);
      const member = memberOf(standing, no);
      if (member.userId === actor.userId) throw evaluationErrors('own-conflict');
      const state = panelMemberLifecycle.perform(decision, member, relations, standing.now);
      await tx.record(ConflictDecided, eventSubject(standing), { no, decision });
      if (state === 'excluded') await this.exclude(tx, standing, member, 'conflict');
      else
        await tx.query(`update evaluation_members set state = 'cleared' where id = $1`, [
          member.id,
        ]);
      await this.steps.settle(tx, scenarioId);
    });
  }

  /** Takes a member off the panel; what was scored by the others stays. */
  async dismiss(
    actor: Actor,
    scenarioId: string,
    { no, reason }: { no: number; reason: ExclusionReason },
  ): Promise<void> {
    await this.transactions.run(actor, (tx) => this.dismissHeld(tx, scenarioId, { no, reason }));
  }

  /** As dismiss, in the caller's transaction and by its actor. */
  async dismissHeld(
    tx: Tx,
    scenarioId: string,
    { no, reason }: { no: number; reason: ExclusionReason },
  ): Promise<void> {
    const standing = await this.rows.held(tx, scenarioId);
    const relations = tx.actor.userId ? relationsTo(standing, tx.actor) : tx.actor.roles;
    await this.steps.take(tx, standing, 'exclude-member', relations);
    const member = memberOf(standing, no);
    panelMemberLifecycle.perform('exclude', member, relations, standing.now);
    await this.exclude(tx, standing, member, reason);
    await this.steps.settle(tx, scenarioId);
  }

  /**
   * Somebody whose account is gone leaves the panel, whatever an auditor holds: a hold freezes decisions, and this is
   * none. What would go on by itself goes on with the next step that is taken.
   */
  async leaveErased(tx: Tx, scenarioId: string, no: number): Promise<void> {
    const standing = await this.rows.held(tx, scenarioId);
    const member = memberOf(standing, no);
    const working = evaluationLifecycle.actions(subjectOf(standing), ['system'], standing.now);
    if (member.state === 'excluded' || !working.includes('exclude-member')) return;
    await this.exclude(tx, standing, member, 'erased');
    await unlessHeld(() => this.steps.settle(tx, scenarioId));
  }

  private async beginHeld(tx: Tx, standing: Standing, relations: readonly string[]): Promise<void> {
    const { head, bids } = standing;
    const due = await this.steps.take(tx, standing, 'begin', relations);
    if (head.state === 'closed') await this.outcomes.beginEvaluation(tx, head.id);
    await tx.record(EvaluationBegun, eventSubject(standing), {
      ...{ bids: bids.map(({ id }) => id), due: due?.toISOString() ?? null },
    });
    for (const member of usable(standing))
      if (member.conflicts.length > 0) await this.excludeFound(tx, standing, member);
  }

  private async excludeFound(tx: Tx, standing: Standing, member: MemberRow): Promise<void> {
    const { conflicts } = member;
    await this.keepConflicts(tx, member, conflicts, { none: false, conflicts: [] });
    await this.exclude(tx, standing, member, conflicts[0]?.kind ?? 'conflict');
  }

  private async exclude(tx: Tx, standing: Standing, member: MemberRow, reason: ExclusionReason) {
    await tx.query(
      `update evaluation_members set state = 'excluded', excluded_reason = $2 where id = $1`,
      [member.id, reason],
    );
    await tx.record(MemberExcluded, eventSubject(standing), { no: member.no, reason });
  }

  private async keepConflicts(
    tx: Tx,
    member: MemberRow,
    found: readonly FoundConflict[],
    { conflicts }: DeclareConflicts,
  ): Promise<void> {
    const rows = [
      ...found.map((one) => ({ ...one, source: 'automatic', hard: true, note: '' })),
      ...conflicts.map((one) => ({ ...one, source: 'declared', hard: hardKinds.has(one.kind) })),
    ];
    for (const { organisationId, kind, source, hard, note } of rows)
      await tx.query(
        `insert into evaluation_conflicts (id, member_id, organisation_id, kind, source, hard, note, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [uuidv7(), member.id, organisationId, kind, source, hard, note, tx.now],
      );
  }

  private async exists(tx: Tx, scenarioId: string): Promise<boolean> {
    const rows = await tx.query('select 1 from evaluations where scenario_id = $1', [scenarioId]);
    return rows.length > 0;
  }
}

/** Members whose conflict must become an exclusion: once technique is locked their judgement stands, their access ends. */
function conflictedIn(standing: Standing): MemberRow[] {
  const conflicted = usable(standing).filter(({ conflicts }) => conflicts.length > 0);
  if (conflicted.length === 0) return [];
  const may = evaluationLifecycle.actions(subjectOf(standing), ['system'], standing.now);
  return may.includes('exclude-member') ? conflicted : [];
}

/** @throws AppError `evaluation.not-found` for somebody who is not on the panel, or stands aside from it */
export function placeOf(standing: Standing, actor: Actor): MemberRow {
  const place = ownPlace(standing, actor);
  if (!place || standsAside(place)) throw evaluationErrors('not-found');
  return place;
}

function memberOf({ members }: Standing, no: number): MemberRow {
  const member = members.find((one) => one.no === no);
  if (!member) throw evaluationErrors('not-found');
  return member;
}

function refuseContradiction({ none, conflicts }: DeclareConflicts, { bids }: Standing): void {
  if (none === conflicts.length > 0) throw evaluationErrors('declaration-contradictory');
  const parties = new Set(bids.flatMap((bid) => bid.memberIds));
  conflicts.forEach(({ organisationId }, i) => {
    if (organisationId && !parties.has(organisationId))
      throw evaluationErrors('unknown-party', {}, [
        { pointer: `/conflicts/${i}/organisationId`, code: 'not-in-list', message: '' },
      ]);
  });
}
