import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EnvelopeKind } from '@aism/sealing';
import { DataSource } from 'typeorm';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { unlessHeld } from '../../platform/step-holds.js';
import { OpeningsService } from './openings.service.js';

/**
 * Openings that wait for an officer who comes to lose the role, joins a bidder or is gone: those who have handed in their
 * shares are not to guess that they should press once more, and nobody may tell them why.
 */
@Injectable()
export class PendingOpenings {
  private readonly log = new Logger('bids');

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(OpeningsService) private readonly openings: OpeningsService,
  ) {}

  @Job('bids.openings-pending', 300)
  async resume(): Promise<void> {
    const rows = await this.source.query<{ id: string; scenarioId: string; kind: EnvelopeKind }[]>(
      `select o.id, o.scenario_id as "scenarioId", o.kind from bid_openings o
       where o.opened_at is null and exists (select 1 from bid_opening_shares h where h.opening_id = o.id)`,
    );
    await eachAlone(this.log, rows, ({ scenarioId, kind }) =>
      unlessHeld(() => this.openings.resume(scenarioId, kind)),
    );
  }
}
