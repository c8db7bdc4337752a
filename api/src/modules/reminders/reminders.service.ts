import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../../platform/config.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { MailQueue } from '../../platform/mail/mail-queue.js';
import { IdentityReads, type Person } from '../identity/identity.reads.js';
import {
  PairingReads,
  type PairingState,
  type WaitingPairing,
} from '../pairings/pairings.reads.js';
import { reminderMail } from './reminder-texts.js';
import { reminderErrors } from './reminders.errors.js';
import { IntervalChanged, ReminderSent } from './reminders.events.js';

type Stage = 'reminder' | 'escalation';
const batch = 500;
const dayMs = 86_400_000;
/** A reminder that moved nothing for a week goes to who leads the matchmakers. */
const escalationDays = 7;

/**
 * Chases what waits: one reminder to the current actor after the state's interval, one escalation a week later. The
 * row that says so, its event and its mails commit together, so nothing is sent twice and nothing gets lost.
 */
@Injectable()
export class RemindersService {
  private readonly log = new Logger('reminders');

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PairingReads) private readonly pairings: PairingReads,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(MailQueue) private readonly mails: MailQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Job('reminders.chase', 300)
  async chase(): Promise<void> {
    const rows = await this.source.query<{ state: PairingState; days: number }[]>(
      'select state, days from reminder_intervals',
    );
    const days = Object.fromEntries(rows.map((row) => [row.state, row.days]));
    for (let after: string | null = null; ;) {
      const waiting: WaitingPairing[] = await this.pairings.waiting(days, { limit: batch, after });
      await eachAlone(this.log, waiting, (pairing) => this.chaseOne(pairing));
      after = waiting.at(-1)?.id ?? null;
      if (waiting.length < batch) return;
    }
  }

  /** @throws AppError `reminder.not-found` for a state that is not chased */
  async change(actor: Actor, state: string, days: number): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<{ state: string }>(
        'select state from reminder_intervals where state = $1 for update',
        [state],
      );
      if (!row) throw reminderErrors('not-found');
      await tx.query(
        'update reminder_intervals set days = $2, changed_by = $3, changed_at = $4 where state = $1',
        [state, days, actor.userId, tx.now],
      );
      await tx.record(IntervalChanged, { type: 'interval', id: uuidv7() }, { state, days });
    });
  }

  private async chaseOne(pairing: WaitingPairing): Promise<void> {
    const sent = await this.source.query<{ stage: Stage; sentAt: Date; now: Date }[]>(
      `select stage, sent_at as "sentAt", app_now() as now from reminders
       where pairing_id = $1 and state = $2 and since = $3`,
      [pairing.id, pairing.state, pairing.since],
    );
    const reminder = sent.find((row) => row.stage === 'reminder');
    if (!reminder) return this.send(pairing, 'reminder');
    const isOld = +reminder.now - +reminder.sentAt >= escalationDays * dayMs;
    if (isOld && sent.length === 1) await this.send(pairing, 'escalation');
  }

  private async send(pairing: WaitingPairing, stage: Stage): Promise<void> {
    const { state, actor, since } = pairing;
    await this.transactions.run(systemActor(), async (tx) => {
      if (!(await this.pairings.stillWaiting(tx, pairing.id, state, since))) return;
      const people = await this.people(pairing, stage);
      const id = uuidv7();
      const made = await tx.query<{ id: string }>(
        `insert into reminders (id, pairing_id, state, actor, since, stage, people, sent_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
        [id, pairing.id, state, actor, since, stage, people.length, tx.now],
      );
      if (made.length === 0) return;
      await this.write(tx, pairing, stage, people);
      await tx.record(
        ReminderSent,
        { type: 'reminder', id },
        { pairingId: pairing.id, state, actor, stage },
      );
    });
  }

  /** The current actor's people; the matchmaker who has the pairing, else all; for an escalation those who lead. */
  private async people(pairing: WaitingPairing, stage: Stage): Promise<Person[]> {
    if (stage === 'escalation') return this.identity.holdersOf('admin');
    if (pairing.actor === 'demand') return this.identity.membersOf(pairing.demandOrganisationId);
    if (pairing.actor === 'supply') return this.identity.membersOf(pairing.supplyOrganisationId);
    const all = await this.identity.holdersOf('matchmaker');
    const own = all.filter((person) => person.userId === pairing.matchmakerId);
    return own.length ? own : all;
  }

  private async write(
    tx: Tx,
    pairing: WaitingPairing,
    stage: Stage,
    people: readonly Person[],
  ): Promise<void> {
    const facts = {
      ...{ stage, actor: pairing.actor },
      ...{ scenario: pairing.scenarioTitle, capability: pairing.capabilityTitle },
      days: Math.floor((+tx.now - +pairing.since) / dayMs),
      link: new URL(`/bench/pairings/${pairing.id}`, this.config.PUBLIC_URL).toString(),
    };
    for (const { email, language } of people)
      await this.mails.put(tx, { to: email, ...reminderMail(facts, language) });
  }
}
