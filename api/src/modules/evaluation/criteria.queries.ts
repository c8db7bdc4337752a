import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { belongsTo, hasRole, mayActFor, type Actor } from '../../platform/http/actor.js';
import { optionsOf, ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { faultIssues } from './criteria-faults.js';
import type { Criteria, CriteriaView } from './criteria.schemas.js';
import { criteriaFaults, standardCriteria, totalWeight } from './evaluation-criteria.js';
import { evaluationErrors } from './evaluation.errors.js';

type Reader = Pick<EntityManager, 'query'>;

export interface CriteriaRow {
  readonly version: number;
  readonly body: Criteria;
  readonly standard: boolean;
  readonly hash: string | null;
  readonly frozenAt: Date | null;
}

/** Criteria as they are shown: to everybody once they are published. */
@Injectable()
export class CriteriaQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  /** The row as it is kept; null when the publisher has written none. */
  async row(scenarioId: string, reader: Reader = this.source): Promise<CriteriaRow | null> {
    const [row] = await reader.query<CriteriaRow[]>(
      `select version, body, standard, hash, frozen_at as "frozenAt" from evaluation_criteria where scenario_id = $1`,
      [scenarioId],
    );
    return row ?? null;
  }

  /** @throws AppError `evaluation.not-found` for what the reader may not know of, `evaluation.not-by-bids` */
  async view(scenarioId: string, actor: Actor): Promise<CriteriaView> {
    const head = await this.scenarios.head(scenarioId);
    const row = await this.row(scenarioId);
    if (!head || !mayRead(head, row, actor)) throw evaluationErrors('not-found');
    if (head.procedure && !optionsOf(head.procedure).sealed) throw evaluationErrors('not-by-bids');
    const body = row?.body ?? standardCriteria();
    const editable = ['draft', 'returned', 'intent', 'open'].includes(head.state);
    return {
      ...{ version: row?.version ?? 0, scenarioId, criteria: body },
      standard: row?.standard ?? true,
      ...{
        frozen: row?.frozenAt != null,
        hash: row?.hash ?? null,
        frozenAt: row?.frozenAt ?? null,
      },
      totalWeight: totalWeight(body),
      faults: faultIssues(criteriaFaults(body), actor.language),
      actions: editable && mayActFor(actor, head.organisationId) ? ['edit'] : [],
    };
  }
}

/** Before they are published: the publisher's own people, and reviewers of what was submitted. */
function mayRead(head: ScenarioHead, row: CriteriaRow | null, actor: Actor): boolean {
  if (belongsTo(actor, head.organisationId)) return true;
  if (head.public && row?.frozenAt) return true;
  return hasRole(actor, 'reviewer') && !['draft', 'intent'].includes(head.state);
}
