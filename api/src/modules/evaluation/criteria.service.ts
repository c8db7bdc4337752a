import { Inject, Injectable } from '@nestjs/common';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { mayActFor, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import {
  optionsOf,
  ScenarioAmending,
  ScenarioGates,
  ScenarioReads,
  type GatedScenario,
  type ScenarioHead,
} from '../scenarios/scenarios.reads.js';
import { CriteriaQueries, type CriteriaRow } from './criteria.queries.js';
import type { Criteria } from './criteria.schemas.js';
import { faultIssues } from './criteria-faults.js';
import { criteriaFaults, criteriaHash, standardCriteria } from './evaluation-criteria.js';
import { evaluationErrors } from './evaluation.errors.js';
import { CriteriaSet, evaluationSubject } from './evaluation.events.js';

/**
 * Criteria are the publisher's until submission, fixed with the opening, and changed afterwards only as a material change
 * of the scenario. Where the publisher chose none, the city's standard is taken: an opening never fails for want of them.
 */
@Injectable()
export class CriteriaService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CriteriaQueries) private readonly queries: CriteriaQueries,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(ScenarioAmending) private readonly amending: ScenarioAmending,
    @Inject(ScenarioGates) gates: ScenarioGates,
  ) {
    gates.add('evaluation', {
      onSubmission: async (tx, scenario) => void (await this.judge(tx, scenario)),
      onOpening: (tx, scenario) => this.freeze(tx, scenario),
    });
  }

  /**
   * Saves a draft as it stands, or changes the published criteria of an open scenario, which must be valid.
   * @throws AppError 412 for a stale version, `evaluation.criteria-frozen` once submitted or closed
   */
  async save(
    actor: Actor,
    scenarioId: string,
    body: Criteria,
    seen: string | undefined,
  ): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
      const head = await this.scenarios.head(scenarioId, tx.manager);
      refuseStranger(head, actor);
      const row = await this.queries.row(scenarioId, tx.manager);
      requireVersion(seen, row?.version ?? 0);
      if (!['draft', 'returned', 'open', 'intent'].includes(head.state))
        throw evaluationErrors('criteria-frozen');
      refuseContacts(body);
      if (head.state !== 'open') return this.write(tx, scenarioId, { body, row, fixed: null });
      refuseFaulty(tx, body);
      const hash = criteriaHash(body);
      // The same criteria saved again are no change.
      if (row?.hash === hash) return;
      await this.amending.amendBeside(tx, scenarioId, 'criteria');
      await this.write(tx, scenarioId, { body, row, fixed: { hash, standard: false } });
      await this.tell(tx, head, body, false);
    });
  }

  /** For scenarios that opened before criteria were part of it: the standard is published now. */
  async ensurePublished(tx: Tx, head: ScenarioHead): Promise<void> {
    if (!optionsOf(head.procedure).sealed) throw evaluationErrors('not-by-bids');
    const row = await this.queries.row(head.id, tx.manager);
    if (!row?.frozenAt) await this.freeze(tx, head);
  }

  /** @throws AppError `evaluation.criteria-incomplete` naming each fault; nothing is asked of a scenario taken directly */
  private async judge(tx: Tx, scenario: GatedScenario): Promise<CriteriaRow | null> {
    if (!optionsOf(scenario.procedure).sealed) return null;
    const row = await this.queries.row(scenario.id, tx.manager);
    if (row) refuseFaulty(tx, row.body);
    return row;
  }

  private async freeze(tx: Tx, scenario: GatedScenario): Promise<void> {
    if (!optionsOf(scenario.procedure).sealed) return;
    const row = await this.judge(tx, scenario);
    const body = row?.body ?? standardCriteria();
    const standard = row === null;
    const fixed = { hash: criteriaHash(body), standard };
    await this.write(tx, scenario.id, { body, row, fixed });
    await this.tell(tx, scenario, body, standard);
  }

  private async write(
    tx: Tx,
    scenarioId: string,
    { body, row, fixed }: { body: Criteria; row: CriteriaRow | null; fixed: Fixed | null },
  ): Promise<void> {
    await tx.query(
      `insert into evaluation_criteria (scenario_id, version, body, standard, hash, frozen_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (scenario_id) do update set version = excluded.version, body = excluded.body,
         standard = excluded.standard, hash = excluded.hash, frozen_at = excluded.frozen_at,
         updated_at = excluded.updated_at`,
      [
        ...[scenarioId, (row?.version ?? 0) + 1, JSON.stringify(body), fixed?.standard ?? false],
        ...[fixed?.hash ?? null, fixed ? tx.now : null, tx.now],
      ],
    );
  }

  private async tell(
    tx: Tx,
    scenario: Pick<ScenarioHead, 'id' | 'organisationId'>,
    body: Criteria,
    standard: boolean,
  ): Promise<void> {
    const subject = {
      ...{ type: evaluationSubject, id: scenario.id, organisationId: scenario.organisationId },
    };
    await tx.record(CriteriaSet, subject, { hash: criteriaHash(body), standard, criteria: body });
  }
}

interface Fixed {
  readonly hash: string;
  readonly standard: boolean;
}

function refuseStranger(head: ScenarioHead | null, actor: Actor): asserts head is ScenarioHead {
  const member = head && actor.memberships.some((m) => m.organisationId === head.organisationId);
  if (!head || (!head.public && !member)) throw evaluationErrors('not-found');
  if (!mayActFor(actor, head.organisationId)) throw evaluationErrors('not-yours');
  if (head.procedure && !optionsOf(head.procedure).sealed) throw evaluationErrors('not-by-bids');
}

function refuseFaulty(tx: Tx, body: Criteria): void {
  const faults = criteriaFaults(body);
  if (faults.length === 0) return;
  const issues = faultIssues(faults, tx.actor.language);
  throw evaluationErrors('criteria-incomplete', { count: faults.length }, issues);
}

/** What is public may hold no way around the platform. */
function refuseContacts({ criteria }: Criteria): void {
  const issues = criteria.flatMap(({ title, guidance, scale }, i) => {
    const levels = scale.kind === 'rating' ? scale.levels.map(({ name }) => name) : [];
    const found = [title, guidance, ...levels].some((text) => findContacts(text).length > 0);
    return found ? [{ pointer: `/criteria/${i}/guidance`, code: 'contact', message: '' }] : [];
  });
  if (issues.length) throw evaluationErrors('contact-in-text', {}, issues);
}
