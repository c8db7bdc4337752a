import { Inject, Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';

/** When digests are made, in 厦门 time; weekly ones on this weekday (ISO: Monday is 1). */
const digestTime = '08:30';
const weeklyDay = 1;

/**
 * Gathers what waits for a digest into one mail a person and day. One statement: each message goes into one digest,
 * and a digest without messages cannot be.
 */
@Injectable()
export class DigestsService {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  /** @returns the number of digests made */
  @Job('notifications.digests', 120)
  gather(): Promise<number> {
    return this.transactions.run(systemActor(), async (tx) => {
      const [answer] = await tx.query<{ made: number }>(
        `with clock as (
           -- The last time of day at which digests were due: what came later waits for the next.
           select case when local::time >= time '${digestTime}' then local::date else local::date - 1 end as day
           from (select app_now() at time zone 'Asia/Shanghai' as local) l),
         waiting as (
           select m.id, m.user_id from messages m join users u on u.id = m.user_id, clock
           where m.digest_id is null and m.read_at is null
             and (m.mail = 'daily' or (m.mail = 'weekly' and extract(isodow from clock.day) = ${weeklyDay}))
             and m.at < (clock.day + time '${digestTime}') at time zone 'Asia/Shanghai'
             and u.erased_at is null and u.email_proved_at is not null),
         made as (
           insert into message_digests (id, user_id, day, made_at)
           select new_row_id(), w.user_id, clock.day, $1 from (select distinct user_id from waiting) w, clock
           on conflict (user_id, day) do nothing returning id, user_id),
         gathered as (
           update messages m set digest_id = d.id from waiting w join made d on d.user_id = w.user_id
           where m.id = w.id returning m.id),
         leaving as (
           insert into mails (id, recipient, subject, body, composer, composer_key, due_at)
           select new_row_id(), '', '', '', 'digest', id, app_now() from made)
         select count(*)::int as made from made`,
        [tx.now],
      );
      return answer?.made ?? 0;
    });
  }
}
