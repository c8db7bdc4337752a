import { Inject, Injectable, Logger } from '@nestjs/common';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { ScenarioReviewsService } from './scenario-reviews.service.js';
import { ScenarioWrites } from './scenario-writes.service.js';
import { approvedOwnerSql } from './scenario-rows.queries.js';
import { scenarioErrors } from './scenario.errors.js';
import { ScenarioScheduled, ScenarioUnscheduled } from './scenario.events.js';
import { ScenariosQueries } from './scenarios.queries.js';
import type { ScheduleScenario } from './scenarios.schemas.js';

/** Publication at a set time: approved scenarios open by themselves, or come back with the reason. */
@Injectable()
export class ScenarioSchedule {
  private readonly log = new Logger('scenarios');

  constructor(
    @Inject(ScenarioWrites) private readonly writes: ScenarioWrites,
    @Inject(ScenarioReviewsService) private readonly reviews: ScenarioReviewsService,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
  ) {}

  async schedule(id: string, { at }: ScheduleScenario, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      this.writes.step(held, 'schedule', actor);
      const publishAt = new Date(at);
      const { deadline } = held.row;
      if (publishAt <= held.now || (deadline && publishAt >= deadline))
        throw scenarioErrors('schedule-out-of-range', {}, [
          { pointer: '/at', code: 'range', message: '' },
        ]);
      held.row.publishAt = publishAt;
      await this.writes.save(tx, held);
      await this.writes.record(tx, held.row, ScenarioScheduled, { at: publishAt.toISOString() });
    });
    return this.queries.detail(id, actor);
  }

  async unschedule(id: string, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      this.writes.step(held, 'unschedule', actor);
      held.row.publishAt = null;
      await this.writes.save(tx, held);
      await this.writes.record(tx, held.row, ScenarioUnscheduled, { reason: 'by-hand' });
    });
    return this.queries.detail(id, actor);
  }

  /** Opens what is due, each in a transaction of its own: one that cannot open stops no other. */
  @Job('scenarios.open-scheduled', 20)
  async openDue(): Promise<void> {
    const due = await this.queries.dueForPublication();
    await eachAlone(this.log, due, ({ id }) =>
      this.writes.run(systemActor(), async (tx) => {
        const [row] = await tx.query<{ ahead: boolean }>(
          `select coalesce(s.deadline > app_now(), true) as ahead from scenarios s
           where s.id = $1 and s.state = 'scheduled' and s.publish_at <= app_now() and ${approvedOwnerSql}
           for update`,
          [id],
        );
        // Changed by somebody between the reading and the lock.
        if (!row) return;
        const held = await this.writes.holdForSystem(tx, id);
        if (row.ahead) return this.reviews.open(tx, held, ['schedule'], null);
        this.writes.step(held, 'unschedule', ['schedule']);
        held.row.publishAt = null;
        await this.writes.save(tx, held);
        await this.writes.record(tx, held.row, ScenarioUnscheduled, { reason: 'deadline-passed' });
      }),
    );
  }
}
