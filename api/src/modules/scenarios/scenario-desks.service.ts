import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { requestErrors } from '../../platform/errors.js';
import { ScenarioWrites, type Held } from './scenario-writes.service.js';
import { Scenario } from './scenario.entity.js';
import { scenarioErrors } from './scenario.errors.js';
import { ReviewerSeated, ScenarioReviewOverdue } from './scenario.events.js';
import { scenarioLifecycle } from './scenario.lifecycle.js';
import { relationsTo } from './scenario-access.js';
import { reviewDesks, type ReviewDesk } from './scenario-review-rules.js';
import { ScenariosQueries } from './scenarios.queries.js';

/** What waits at one desk. */
export interface Load {
  readonly desk: ReviewDesk;
  readonly waiting: number;
  readonly overdue: number;
  readonly claimed: number;
}

/** Who does which review by when: desks, claims and time limits. */
@Injectable()
export class ScenarioDesks {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioWrites) private readonly writes: ScenarioWrites,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
  ) {}

  /** Says “I am at it”, so that two reviewers do not do the same work; it locks nothing. */
  async claim(id: string, claimed: boolean, actor: Actor) {
    await this.reviewing(id, actor, (row) => {
      row.claimedBy = claimed ? actor.userId : null;
    });
    return this.queries.detail(id, actor);
  }

  /** Hands a review to another desk; whoever had claimed it is free of it. */
  async handOn(id: string, desk: ReviewDesk, actor: Actor) {
    await this.reviewing(id, actor, (row) => {
      row.reviewDesk = desk;
      row.claimedBy = null;
    });
    return this.queries.detail(id, actor);
  }

  /** At which desks somebody sits; none is all of them. */
  async desksOf(userId: string | null): Promise<{ desks: ReviewDesk[] }> {
    const rows = await this.source.query<{ desk: ReviewDesk }[]>(
      'select desk from reviewer_desks where user_id = $1',
      [userId],
    );
    return { desks: reviewDesks.filter((desk) => rows.some((row) => row.desk === desk)) };
  }

  /** Gives an account its desks, all at once. @throws AppError `scenario.no-account` */
  async assign(userId: string, desks: readonly ReviewDesk[], actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const [known] = await tx.query('select 1 from users where id = $1 for update', [userId]);
      if (!known) throw scenarioErrors('no-account');
      await tx.query('delete from reviewer_desks where user_id = $1', [userId]);
      await tx.query('insert into reviewer_desks (user_id, desk) select $1, unnest($2::text[])', [
        userId,
        desks,
      ]);
      await tx.record(ReviewerSeated, { type: 'user', id: userId }, { desks: [...desks] });
    });
    return this.desksOf(userId);
  }

  /** What waits at each desk, all desks named. */
  async workload() {
    const rows = await this.source.query<Load[]>(
      `select review_desk as desk, count(*)::int as waiting,
         count(*) filter (where review_due < app_now())::int as overdue,
         count(claimed_by)::int as claimed
       from scenarios where state = 'submitted' and review_step is distinct from 'own' and review_desk is not null
       group by review_desk`,
    );
    const byDesk = new Map(rows.map((row) => [row.desk, row]));
    const items = reviewDesks.map(
      (desk) => byDesk.get(desk) ?? { desk, waiting: 0, overdue: 0, claimed: 0 },
    );
    return { items, total: items.length };
  }

  /** Tells once of each review that took longer than it may. */
  @Job('scenarios.review-overdue', 300)
  async tellOverdue(): Promise<void> {
    await this.writes.run(systemActor(), async (tx) => {
      const due = await tx.query<{ id: string }>(
        `select id from scenarios where state = 'submitted' and not review_overdue and review_due < app_now()
         order by review_due limit 200 for update skip locked`,
      );
      for (const { id } of due) {
        const row = await tx.manager.findOneByOrFail(Scenario, { id });
        await tx.query('update scenarios set review_overdue = true where id = $1', [id]);
        await this.writes.record(tx, row, ScenarioReviewOverdue, {
          desk: row.reviewDesk ?? 'industry',
          due: (row.reviewDue ?? tx.now).toISOString(),
        });
      }
    });
  }

  /** Changes who reviews, not what is reviewed: the version stays, a decision under way stays valid. */
  private async reviewing(id: string, actor: Actor, change: (row: Scenario) => void) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      if (!mayReview(held, actor)) throw requestErrors('action-not-allowed', reviewNow(held));
      change(held.row);
      await tx.manager.update(Scenario, id, {
        reviewDesk: held.row.reviewDesk,
        claimedBy: held.row.claimedBy,
      });
    });
  }
}

const reviewNow = ({ row }: Held) => ({ state: row.state, action: 'review' });

function mayReview({ row, now }: Held, actor: Actor): boolean {
  const relations = relationsTo(row.organisationId, actor);
  const may = scenarioLifecycle.actions(row, relations, now);
  return row.state === 'submitted' && may.includes('return');
}
