import { Inject, Injectable } from '@nestjs/common';
import type { FieldIssue } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import {
  consensusOf,
  divergencesIn,
  relationsTo,
  type Standing,
} from './evaluation-rows.queries.js';
import { fits } from './evaluation-scoring.js';
import { EvaluationSteps, eventSubject } from './evaluation-steps.service.js';
import { evaluationErrors } from './evaluation.errors.js';
import { ConsensusConfirmed } from './evaluation.events.js';
import type { WriteConsensus } from './evaluation.schemas.js';
import { PanelsService, placeOf } from './panels.service.js';

/** The panel's meeting: the chair writes it down, every member confirms exactly that text. */
@Injectable()
export class ConsensusService {
  constructor(
    @Inject(PanelsService) private readonly panels: PanelsService,
    @Inject(EvaluationSteps) private readonly steps: EvaluationSteps,
  ) {}

  /** Saves it as typed; whoever had confirmed another wording has not confirmed this one. */
  async write(
    actor: Actor,
    scenarioId: string,
    { bids }: WriteConsensus,
    seen: string | undefined,
  ): Promise<void> {
    await this.panels.step(actor, scenarioId, async (tx, standing) => {
      placeOf(standing, actor);
      await this.steps.take(tx, standing, 'write-consensus', relationsTo(standing, actor));
      requireVersion(seen, standing.evaluation.consensusVersion);
      refuseStrange(standing, bids);
      await tx.query(
        'update evaluations set consensus = $2, consensus_version = consensus_version + 1 where scenario_id = $1',
        [scenarioId, JSON.stringify(bids)],
      );
    });
  }

  /**
   * Agrees to the wording with this hash; the last agreement locks technique.
   * @throws AppError `evaluation.consensus-changed` when it reads otherwise by now
   */
  async confirm(actor: Actor, scenarioId: string, seenHash: string): Promise<void> {
    await this.panels.step(actor, scenarioId, async (tx, standing) => {
      const place = placeOf(standing, actor);
      await this.steps.take(tx, standing, 'confirm-consensus', relationsTo(standing, actor));
      const { hash } = consensusOf(standing);
      if (hash !== seenHash) throw evaluationErrors('consensus-changed');
      if (place.confirmedHash === hash) return;
      await tx.query(
        `insert into evaluation_confirmations (member_id, hash, at) values ($1, $2, $3)
         on conflict (member_id) do update set hash = excluded.hash, at = excluded.at`,
        [place.id, hash, standing.now],
      );
      await tx.record(ConsensusConfirmed, eventSubject(standing), { no: place.no, hash });
      await this.steps.settle(tx, scenarioId);
    });
  }
}

/** @throws AppError for a bid or value that is not there, and for a settled score where nobody diverged */
function refuseStrange(standing: Standing, given: WriteConsensus['bids']): void {
  const { criteria } = standing.criteria;
  const judged = new Set(standing.bids.map(({ id }) => id));
  const open = new Set(divergencesIn(standing).map((d) => `${d.bidId}/${d.criterionId}`));
  const off: FieldIssue[] = [];
  const settled: FieldIssue[] = [];
  for (const [bidId, { scores }] of Object.entries(given)) {
    if (!judged.has(bidId))
      off.push({ pointer: `/bids/${bidId}`, code: 'not-in-list', message: '' });
    for (const [key, { value }] of Object.entries(scores)) {
      const pointer = `/bids/${bidId}/scores/${key}/value`;
      const criterion = criteria.find((one) => one.key === key);
      const fine = criterion && (value === null || fits(criterion.scale, value));
      if (!fine) off.push({ pointer, code: 'not-in-list', message: '' });
      else if (!open.has(`${bidId}/${key}`)) settled.push({ pointer, code: 'rule', message: '' });
    }
  }
  if (off.length) throw evaluationErrors('score-off-scale', { count: off.length }, off);
  if (settled.length) throw evaluationErrors('not-divergent', {}, settled);
}
