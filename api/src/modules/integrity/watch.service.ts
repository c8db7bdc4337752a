import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { systemActor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { AwardCompleted, AwardProposed } from '../awards/awards.events.js';
import { BidDisqualified, OpeningOpened } from '../bids/bid.events.js';
import { EvaluationRanked, TechniqueLocked } from '../evaluation/evaluation.events.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { FlagFactsQueries } from './flag-facts.queries.js';
import { FlagRaised, integritySubject } from './integrity.events.js';
import { redFlags } from './red-flags.js';

/** Looks for red flags after each step that makes new facts known; the same flag is raised once. */
@Injectable()
export class IntegrityWatch {
  private readonly log = new Logger('integrity');

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(FlagFactsQueries) private readonly facts: FlagFactsQueries,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  @On(
    'integrity.watch',
    ...[OpeningOpened, BidDisqualified, TechniqueLocked, EvaluationRanked],
    ...[AwardProposed, AwardCompleted],
  )
  async after(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId } = event.payload as { scenarioId?: string };
    await this.look(tx, scenarioId ?? event.subjectId);
  }

  /** Who reads how often comes to light by itself. */
  @Job('integrity.reads', 600)
  async reads(): Promise<void> {
    const read = await this.source.query<{ id: string }[]>(
      `select distinct b.scenario_id as id from bid_reads r join bids b on b.id = r.bid_id
       where r.hour > app_now() - interval '2 days'`,
    );
    await eachAlone(this.log, read, ({ id }) =>
      this.transactions.run(systemActor(), (tx) => this.look(tx, id)),
    );
  }

  private async look(tx: Tx, scenarioId: string): Promise<void> {
    const facts = await this.facts.of(scenarioId, tx.manager);
    const organisationId = (await this.scenarios.head(scenarioId, tx.manager))?.organisationId;
    for (const { code, key, figures, bidIds } of facts ? redFlags(facts) : []) {
      const id = uuidv7();
      // Figures of a flag nobody has judged yet follow the facts; what was judged stays as it was judged.
      const [row] = await tx.query<{ id: string }>(
        `insert into integrity_flags as f (id, scenario_id, code, key, figures, bid_ids, found_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (scenario_id, code, key) do update set figures = excluded.figures, bid_ids = excluded.bid_ids
           where f.state = 'open' returning f.id`,
        [id, scenarioId, code, key, JSON.stringify(figures), bidIds, tx.now],
      );
      if (row?.id !== id) continue;
      await tx.record(
        FlagRaised,
        { type: integritySubject, id: scenarioId, organisationId: organisationId ?? null },
        { flagId: id, code, figures: { ...figures }, bidIds: [...bidIds] },
      );
    }
  }
}
