import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { treatsAlikeSql } from '../scenarios/scenarios.reads.js';
import { lockPairing, releaseContacts } from './pairing-answers.service.js';
import { PairingParties } from './pairing-parties.queries.js';
import { PairingSteps } from './pairing-steps.service.js';
import { sinceSql } from './pairing-sql.queries.js';
import { factsOf } from './pairing-views.queries.js';
import { Pairing } from './pairing.entity.js';
import { contactsReleased, stallDays } from './pairing.lifecycle.js';

/** What time does to pairings by itself. */
@Injectable()
export class PairingClock {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PairingParties) private readonly parties: PairingParties,
    @Inject(PairingSteps) private readonly steps: PairingSteps,
  ) {}

  /** Unanswered pairings lapse; a parked one comes back on its day; a quiet one is marked stalled. */
  @Job('pairings.time', 60)
  async moveByTime(): Promise<void> {
    // First: what bids had kept back begins to wait for somebody only now.
    await this.releaseUnsealed();
    const due = await this.source.query<{ id: string; action: 'expire' | 'stall' | 'resume' }[]>(
      `select id, 'expire' as action from pairings
         where state in ('suggested', 'awaiting_demand', 'awaiting_supply') and expires_at <= app_now()
       union all select p.id, 'stall' from pairings p join scenarios s on s.id = p.scenario_id
         where p.state in ('mutual', 'introduced', 'meeting_set', 'met', 'negotiating')
           and ${sinceSql('p')} <= app_now() - make_interval(days => $1) and not ${treatsAlikeSql('s')}
       union all select id, 'resume' from pairings where state = 'parked' and parked_until <= app_now()
       limit 500`,
      [stallDays],
    );
    for (const { id, action } of due)
      await this.transactions.run(systemActor(), async (tx) => {
        await this.steps.apply(tx, await lockPairing(tx, id), 'system', { action, note: '' });
      });
  }

  /** Contacts that bids had kept back are released once the scenario is awarded or ended. */
  private async releaseUnsealed(): Promise<void> {
    const held = await this.source.query<{ id: string }[]>(
      `select p.id from pairings p where p.mutual_at is not null and exists (
         select 1 from pairing_consents c where c.pairing_id = p.id and c.released_at is null) limit 500`,
    );
    for (const { id } of held)
      await this.transactions.run(systemActor(), async (tx) => this.release(tx, id));
  }

  private async release(tx: Tx, id: string): Promise<void> {
    const pairing = await lockPairing(tx, id);
    const [scenario] = await this.parties.scenarioFacts([pairing.scenarioId], tx.manager);
    const facts = factsOf(pairing, scenario?.sealedProcedure ?? true);
    if (!contactsReleased(facts)) return;
    // Nobody could act before: the quiet days count from here.
    await tx.manager.update(Pairing, id, { activeAt: tx.now });
    await releaseContacts(tx, pairing);
  }
}
