import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { CalendarReads, countedFrom } from '../calendar/calendar.reads.js';
import { EvaluationRows } from './evaluation-rows.queries.js';
import { eventSubject } from './evaluation-steps.service.js';
import { StepDue, StepOverdue } from './evaluation.events.js';

interface DueRow {
  readonly id: string;
  readonly dueAt: Date;
  readonly reminded: boolean;
  readonly now: Date;
}

/** Tells of time limits by events: one working day before, and once they have passed. No step is decided by the clock. */
@Injectable()
export class EvaluationClock {
  private readonly log = new Logger('evaluation');

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
  ) {}

  @Job('evaluation.clock', 300)
  async tell(): Promise<void> {
    const due = await this.source.query<DueRow[]>(
      `select scenario_id as id, due_at as "dueAt", reminded_at is not null as reminded, app_now() as now
       from evaluations where due_at is not null and overdue_at is null
         and (reminded_at is null or due_at <= app_now()) order by due_at limit 500`,
    );
    const calendar = await this.calendar.workingDays();
    const ripe = due.filter(({ dueAt, reminded, now }) => {
      if (dueAt <= now) return true;
      const dayBefore = countedFrom(calendar, dueAt, -1).at;
      return !reminded && dayBefore !== null && dayBefore <= now;
    });
    await eachAlone(this.log, ripe, ({ id }) => this.tellOne(id));
  }

  private async tellOne(scenarioId: string): Promise<void> {
    await this.transactions.run(systemActor(), async (tx) => {
      const standing = await this.rows.held(tx, scenarioId);
      const { evaluation, now } = standing;
      if (!evaluation.dueAt || evaluation.overdueAt) return;
      const late = evaluation.dueAt <= now;
      const facts = { state: evaluation.state, due: evaluation.dueAt.toISOString() };
      await tx.record(late ? StepOverdue : StepDue, eventSubject(standing), facts);
      const column = late ? 'overdue_at' : 'reminded_at';
      await tx.query(`update evaluations set ${column} = $2 where scenario_id = $1`, [
        scenarioId,
        now,
      ]);
    });
  }
}
