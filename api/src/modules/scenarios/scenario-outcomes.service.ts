import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { ScenarioAction } from './scenario-answers.schemas.js';
import { ScenarioWrites } from './scenario-writes.service.js';
import {
  ScenarioAwarded,
  ScenarioEvaluationBegun,
  ScenarioEvaluationResumed,
  ScenarioNoneSuitable,
  ScenarioNoResponse,
  ScenarioStandstillBegun,
} from './scenario.events.js';
import { ScenarioOutcomes, type Unanswered } from './scenarios.reads.js';

/** Moves a closed scenario on for the modules above, in their transaction; who may ask is their rule. */
@Injectable()
export class ScenarioOutcomesService implements ScenarioOutcomes {
  constructor(@Inject(ScenarioWrites) private readonly writes: ScenarioWrites) {}

  async beginEvaluation(tx: Tx, scenarioId: string): Promise<void> {
    const { held } = await this.move(tx, scenarioId, 'begin-evaluation');
    await this.writes.record(tx, held.row, ScenarioEvaluationBegun, {});
  }

  async beginStandstill(tx: Tx, scenarioId: string): Promise<void> {
    const { held } = await this.move(tx, scenarioId, 'begin-standstill');
    await this.writes.record(tx, held.row, ScenarioStandstillBegun, {});
  }

  async resumeEvaluation(tx: Tx, scenarioId: string): Promise<void> {
    const { held } = await this.move(tx, scenarioId, 'resume-evaluation');
    await this.writes.record(tx, held.row, ScenarioEvaluationResumed, {});
  }

  async award(tx: Tx, scenarioId: string): Promise<void> {
    const { held } = await this.move(tx, scenarioId, 'award');
    await this.writes.record(tx, held.row, ScenarioAwarded, {});
  }

  async noneSuitable(tx: Tx, scenarioId: string, why: Unanswered): Promise<void> {
    const { held, from } = await this.move(tx, scenarioId, 'none-suitable', why);
    const { reason } = why;
    await this.writes.record(tx, held.row, ScenarioNoneSuitable, { from, reason });
  }

  async noResponse(
    tx: Tx,
    scenarioId: string,
    why: Unanswered = { reason: 'no-bids' },
  ): Promise<void> {
    const { held, from } = await this.move(tx, scenarioId, 'no-response', why);
    const { reason } = why;
    await this.writes.record(tx, held.row, ScenarioNoResponse, { from, reason });
  }

  private async move(tx: Tx, id: string, action: ScenarioAction, why?: Unanswered) {
    await tx.query('select 1 from scenarios where id = $1 for update', [id]);
    const held = await this.writes.holdForSystem(tx, id);
    // Read after the lock, which may have been waited for.
    const now = await this.writes.clock(tx);
    const from = this.writes.step({ ...held, now }, action, ['outcome']);
    if (why) Object.assign(held.row, { exitReason: why.reason, exitNote: why.note, exitedAt: now });
    await this.writes.save(tx, { ...held, now });
    return { held, from };
  }
}
