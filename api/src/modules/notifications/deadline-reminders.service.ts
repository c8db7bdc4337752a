import { Inject, Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { biddingSql } from '../bids/bids.reads.js';
import { followingSql } from '../follows/follows.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { followingKinds } from './following-message-texts.js';
import { MessageKinds, Messages, type MessageKind } from './notifications.reads.js';

/** Days before a deadline, counted by the calendar in 厦门; and the time of day from which they are told. */
const daysBefore = [14, 3, 1];
const fromTime = '08:00';
/** A worker that was down tells it late, but no later than this. */
const lateHours = 36;

/** Reminds followers, and the people of organisations that bid, of deadlines. */
@Injectable()
export class DeadlineReminders {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Messages) private readonly messages: Messages,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(this.onlyWhileTrue(followingKinds.soon));
  }

  /**
   * Each day before a deadline is told once to each: the key holds the day of the deadline, so that a deadline that
   * moved is reminded of anew, and one that moved within its day is not. @returns the number of messages made
   */
  @Job('notifications.deadlines', 300)
  remind(): Promise<number> {
    return this.transactions.run(systemActor(), (tx) =>
      this.messages.sendSelected(tx, followingKinds.soon.name, { sql: dueSql, params: [tx.now] }),
    );
  }

  private onlyWhileTrue(kind: MessageKind): MessageKind {
    return {
      ...kind,
      stillTrue: async ({ subject, data }, reader, now) => {
        const head = await this.scenarios.head(subject.id, reader);
        const same = head?.deadline?.toISOString() === data.deadline;
        return same && head?.state === 'open' && head.deadline !== null && head.deadline > now;
      },
    };
  }
}

const dueSql = `
  select f.user_id, f.organisation_id, 'deadline:' || s.id || ':' || s.days || ':' || s.day as key,
    'scenario' as subject_type, s.id as subject_id, s.id::text as group_key,
    jsonb_build_object('deadline', to_char(s.deadline at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'days', s.day - s.today) as data
  from (
    select s.id, s.deadline, d.days, c.day, c.today,
      ((c.day - d.days) + time '${fromTime}') at time zone 'Asia/Shanghai' as due
    from scenarios s
    join organisations o on o.id = s.organisation_id and o.state = 'approved'
    cross join lateral (select (s.deadline at time zone 'Asia/Shanghai')::date as day,
      ($1::timestamptz at time zone 'Asia/Shanghai')::date as today) c
    cross join unnest(array[${daysBefore.join(', ')}]) as d (days)
    where s.state = 'open' and s.published_at is not null and s.deadline > $1
      and s.deadline < $1::timestamptz + interval '16 days') s
  join (${followingSql} union all ${biddingSql}) f on f.scenario_id = s.id
  where s.due <= $1 and $1::timestamptz < s.due + interval '${lateHours} hours'
    -- Who began to follow since then has just seen the deadline.
    and f.at <= s.due`;
