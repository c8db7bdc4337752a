import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { ConflictsQueries, type FoundConflict } from './conflicts.queries.js';
import { CriteriaService } from './criteria.service.js';
import { newSalt } from './evaluation-blinding.js';
import { EvaluationRows, relationsTo } from './evaluation-rows.queries.js';
import { EvaluationSteps, eventSubject } from './evaluation-steps.service.js';
import { evaluationErrors } from './evaluation.errors.js';
import { PanelNamed } from './evaluation.events.js';
import type { NameMember } from './evaluation.schemas.js';

/** Puts people on a panel, at its beginning and as replacements; the evaluation comes to be with the first. */
@Injectable()
export class PanelNaming {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
    @Inject(EvaluationSteps) private readonly steps: EvaluationSteps,
    @Inject(ConflictsQueries) private readonly conflicts: ConflictsQueries,
    @Inject(CriteriaService) private readonly criteria: CriteriaService,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  /** @throws AppError `evaluation.not-an-evaluator`, `evaluation.conflicted` with the reasons, `evaluation.chair-taken` */
  async name(actor: Actor, scenarioId: string, { userId, chair }: NameMember): Promise<void> {
    await this.transactions
      .run(actor, async (tx) => {
        await this.ensure(tx, scenarioId);
        const standing = await this.rows.held(tx, scenarioId);
        await this.steps.take(tx, standing, 'name-member', relationsTo(standing, actor));
        if (!(await this.conflicts.isEvaluator(userId, tx.manager)))
          throw evaluationErrors('not-an-evaluator', {}, [
            { pointer: '/userId', code: 'rule', message: '' },
          ]);
        const found = await this.conflicts.found(standing, userId, tx.manager);
        if (found.length)
          throw evaluationErrors('conflicted', { reasons: reasonsOf(found, actor) });
        const no = standing.members.length + 1;
        await tx.query(
          `insert into evaluation_members (id, scenario_id, no, user_id, chair, state, named_at)
           values ($1, $2, $3, $4, $5, 'named', $6)`,
          [uuidv7(), scenarioId, no, userId, chair, standing.now],
        );
        await tx.record(PanelNamed, eventSubject(standing), { no, chair });
      })
      .catch((error: unknown) => {
        const taken = uniqueViolation(error);
        if (taken === 'evaluation_chair') throw evaluationErrors('chair-taken');
        if (taken?.startsWith('evaluation_members')) throw evaluationErrors('already-named');
        throw error;
      });
  }

  /** The evaluation comes to be with the first member named. */
  private async ensure(tx: Tx, scenarioId: string): Promise<void> {
    await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
    const head = await this.scenarios.head(scenarioId, tx.manager);
    if (!head?.public) throw evaluationErrors('not-found');
    await this.criteria.ensurePublished(tx, head);
    await tx.query(
      `insert into evaluations (scenario_id, state, salt, since, created_at) values ($1, 'set-up', $2, $3, $3)
       on conflict (scenario_id) do nothing`,
      [scenarioId, newSalt(), tx.now],
    );
  }
}

const foundTexts = {
  'same-organisation': ['是应答机构的成员', 'belongs to a bidding organisation'],
  'earlier-employer': ['曾是应答机构的成员', 'belonged to a bidding organisation earlier'],
  'shared-consortium': [
    '所在机构与应答机构组过联合体',
    'their organisation was in a consortium with a bidder',
  ],
  'opening-officer': ['是本场景的开标员', 'is an opening officer of this scenario'],
  matchmaker: ['为本场景做过撮合', 'matched suppliers for this scenario'],
  'names-read': ['已看过本场景应答机构的名称', 'has read bids of this scenario with their names'],
} as const;

function reasonsOf(found: readonly FoundConflict[], { language }: Actor): string {
  const words = [...new Set(found.map(({ kind }) => foundTexts[kind][language === 'en' ? 1 : 0]))];
  return words.join(language === 'en' ? ', ' : '、');
}
