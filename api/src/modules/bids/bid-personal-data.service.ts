import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { threshold } from '@aism/sealing';
import type { Tx } from '../../platform/database/transaction.js';
import type { AppError } from '../../platform/errors.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { ErasureGates, PersonalDataSources } from '../identity/personal-data.reads.js';
import { officerErrors } from './bid.errors.js';

/** Who wrote and sealed bids, and whose opening keys there are: in their export, and forgotten with the account. */
@Injectable()
export class BidPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
    @Inject(ErasureGates) gates: ErasureGates,
  ) {
    sources.add('bids', (userId) => this.bidsOf(userId));
    sources.add('officerKeys', (userId) => this.keysOf(userId));
    gates.add(neededToOpen);
  }

  /** The bids stay their organisations'; a key that opens sealed bids stays without its holder's name. */
  @On('bids.forget-people', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    const user = [event.subjectId];
    await tx.query('update bids set created_by = null where created_by = $1', user);
    await tx.query('update bids set sealed_by = null where sealed_by = $1', user);
    await tx.query('update bid_members set answered_by = null where answered_by = $1', user);
    await tx.query('update bid_drafts set updated_by = null where updated_by = $1', user);
    await tx.query('update bid_sealings set created_by = null where created_by = $1', user);
    await tx.query(
      'update officer_keys set user_id = null, retired_at = coalesce(retired_at, app_now()) where user_id = $1',
      user,
    );
  }

  private async bidsOf(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select b.id, b.scenario_id as "scenarioId", b.state, coalesce(b.created_by = $1, false) as "begunByYou",
         coalesce(b.sealed_by = $1, false) as "sealedByYou",
         coalesce((select d.updated_by = $1 from bid_drafts d where d.bid_id = b.id), false) as "draftedByYou",
         coalesce((select json_agg(json_build_object('organisationId', m.organisation_id, 'answer', m.state,
             'at', m.answered_at) order by m.no)
           from bid_members m where m.bid_id = b.id and m.answered_by = $1), '[]') as "answeredByYou",
         b.created_at as "createdAt"
       from bids b
       where b.created_by = $1 or b.sealed_by = $1
         or exists (select 1 from bid_drafts d where d.bid_id = b.id and d.updated_by = $1)
         or exists (select 1 from bid_members m where m.bid_id = b.id and m.answered_by = $1)
       order by b.created_at, b.id`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }

  private async keysOf(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select key_id as "keyId", made_at as "madeAt", retired_at as "retiredAt" from officer_keys
       where user_id = $1 order by made_at`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}

/**
 * Two officers open what was sealed for them. Nobody may go while fewer than two of a key set would be left: the bids of
 * everybody would stay closed for ever. It is asked of calls, not of bids: whether any was sealed is nobody's to learn.
 */
async function neededToOpen(tx: Tx, userId: string): Promise<AppError | null> {
  // Two who go at once: the second sees that the first has gone.
  await tx.query('select pg_advisory_xact_lock($1)', [erasureLock]);
  const rows = await tx.query(
    `select 1 from bid_key_sets s join bid_key_set_officers o on o.key_set_id = s.id
       join officer_keys k on k.id = o.officer_key_id join scenarios c on c.id = s.scenario_id
       left join users u on u.id = k.user_id and u.erased_at is null
     where c.state in ('open', 'closed', 'evaluating', 'standstill')
     group by s.id
     having bool_or(u.id = $1) and count(distinct u.id) filter (where u.id <> $1) < $2 limit 1`,
    [userId, threshold],
  );
  return rows.length > 0 ? officerErrors('still-needed') : null;
}
const erasureLock = 750032;
