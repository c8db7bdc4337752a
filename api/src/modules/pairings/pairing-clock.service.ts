import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { effectiveStateSql, treatsAlikeSql } from '../scenarios/scenarios.reads.js';
import { lockPairing, releaseContacts } from './pairing-answers.service.js';
import { PairingParties } from './pairing-parties.queries.js';
import { PairingSteps } from './pairing-steps.service.js';
import { sinceSql } from './pairing-sql.queries.js';
import { factsOf } from './pairing-views.queries.js';
import { Pairing } from './pairing.entity.js';
import { contactsReleased, shownStates, stallDays } from './pairing.lifecycle.js';

interface Due {
  readonly id: string;
  readonly action: 'expire' | 'stall' | 'resume';
}
const batch = 500;

/** What time does to pairings by itself. */
@Injectable()
export class PairingClock {
  private readonly log = new Logger('pairings');

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PairingParties) private readonly parties: PairingParties,
    @Inject(PairingSteps) private readonly steps: PairingSteps,
  ) {}

  /** Unanswered pairings lapse with their time or their scenario; a parked one comes back on its day; a quiet one is marked stalled. */
  @Job('pairings.time', 60)
  async moveByTime(): Promise<void> {
    // First: what bids had kept back begins to wait for somebody only now.
    await this.releaseUnsealed();
    const due = `select p.id, 'expire' as action from pairings p join scenarios s on s.id = p.scenario_id
         where p.state in ('suggested', 'awaiting_demand', 'awaiting_supply')
           and (p.expires_at <= app_now() or ${effectiveStateSql('s')} <> 'open')
       union all select p.id, 'stall' from pairings p join scenarios s on s.id = p.scenario_id
         where p.state in ('mutual', 'introduced', 'meeting_set', 'met', 'negotiating')
           and ${sinceSql('p')} <= app_now() - make_interval(days => ${stallDays}) and not ${treatsAlikeSql('s')}
       union all select id, 'resume' from pairings where state = 'parked' and parked_until <= app_now()`;
    await this.each<Due>(due, (tx, pairing, { action }) =>
      this.steps.apply(tx, pairing, 'system', { action, note: '' }),
    );
  }

  /** Contacts that bids had kept back are released once the scenario is awarded or ended. */
  private releaseUnsealed(): Promise<void> {
    const held = `select p.id from pairings p join scenarios s on s.id = p.scenario_id
       where p.mutual_at is not null and p.state in (${shownStates.map((state) => `'${state}'`).join(', ')})
         and not ${treatsAlikeSql('s')} and exists (
           select 1 from pairing_consents c where c.pairing_id = p.id and c.released_at is null)`;
    return this.each(held, (tx, pairing) => this.release(tx, pairing));
  }

  /** Works through all rows that `sql` finds, in pages by id; each in its own transaction, so none stops another. */
  private async each<Row extends { readonly id: string }>(
    sql: string,
    work: (tx: Tx, pairing: Pairing, row: Row) => Promise<void>,
  ): Promise<void> {
    for (let after: string | null = null; ;) {
      const rows: Row[] = await this.source.query(
        `select * from (${sql}) found where $1::uuid is null or id > $1 order by id limit $2`,
        [after, batch],
      );
      await eachAlone(this.log, rows, (row) =>
        this.transactions.run(systemActor(), async (tx) =>
          work(tx, await lockPairing(tx, row.id), row),
        ),
      );
      after = rows.at(-1)?.id ?? null;
      if (rows.length < batch) return;
    }
  }

  private async release(tx: Tx, pairing: Pairing): Promise<void> {
    const [scenario] = await this.parties.scenarioFacts([pairing.scenarioId], tx.manager);
    if (!contactsReleased(factsOf(pairing, scenario))) return;
    // Nobody could act before: the quiet days count from here.
    await tx.manager.update(Pairing, pairing.id, { activeAt: tx.now });
    await releaseContacts(tx, pairing);
  }
}
