import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { judgeUptake, shareOf, summariseReasons, type Uptake } from './uptake-judgement.js';
import { uptakeErrors } from './uptake.errors.js';
import type { whyNotReasons } from './uptake.schemas.js';

type Reason = (typeof whyNotReasons)[number];

interface OpenCall extends Uptake {
  readonly id: string;
  readonly organisationId: string;
  readonly publishedAt: Date;
  readonly deadline: Date;
  readonly marks: number[];
  readonly now: Date;
}

/** Counts of a call and the days it has been (or was) open. */
const uptakeSql = `s.id, coalesce(c.views, 0) as views, coalesce(c.follows, 0) as follows,
  coalesce(c.interests, 0) as interests,
  floor(extract(epoch from least(app_now(), coalesce(s.deadline, app_now())) - s.published_at) / 86400)::int as days`;

/** What the publisher and the matchmakers see of a call's uptake. */
@Injectable()
export class UptakeQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  /** @throws AppError `uptake.not-found` to everybody but publisher, reviewers and matchmakers */
  async of(id: string, actor: Actor) {
    const head = await this.scenarios.head(id);
    const inside = head && belongsTo(actor, head.organisationId);
    if (!head?.public || !(inside || hasRole(actor, 'reviewer', 'matchmaker')))
      throw uptakeErrors('not-found');
    const [[own], peers, warnings, said] = await Promise.all([
      this.source.query<(Uptake & { publishedAt: Date; now: Date; invited: number })[]>(
        `select ${uptakeSql}, s.published_at as "publishedAt", app_now() as now,
           (select count(*)::int from uptake_invitations i where i.scenario_id = s.id) as invited
         from scenarios s left join uptake_counts c on c.scenario_id = s.id where s.id = $1`,
        [id],
      ),
      this.peers(id),
      this.source.query<{ mark: number; at: Date; weak: boolean }[]>(
        'select mark, at, weak from uptake_warnings where scenario_id = $1 order by mark',
        [id],
      ),
      this.source.query<{ reason: string; n: number }[]>(
        `select reason, count(*)::int as n from uptake_invitations
         where scenario_id = $1 and reason is not null group by reason`,
        [id],
      ),
    ]);
    if (!own) throw uptakeErrors('not-found');
    const { deadline } = head;
    const share = deadline && shareOf(own.publishedAt, deadline, own.now);
    const mayAct = inside && head.state === 'open';
    const summary = summariseReasons(Object.fromEntries(said.map(({ reason, n }) => [reason, n])));
    return {
      ...own,
      share: share === null ? null : Math.min(100, share),
      ...judgeUptake(own, peers),
      warnings,
      whyNot: {
        ...summary,
        reasons: summary.reasons.map(({ reason, n }) => ({ reason: reason as Reason, n })),
      },
      actions: mayAct ? (['invite', 'extend', 'rewrite'] as const) : [],
    };
  }

  async whyNot(id: string, actor: Actor) {
    const mine = actor.memberships.filter((m) => m.role !== 'viewer').map((m) => m.organisationId);
    const [row] = await this.source.query<{ reason: Reason | null }[]>(
      `select reason from uptake_invitations where scenario_id = $1 and organisation_id = any($2::uuid[])
       order by reason nulls last limit 1`,
      [id, mine],
    );
    return {
      invited: row !== undefined,
      reason: row?.reason ?? null,
      actions: row ? (['say-why-not'] as const) : [],
    };
  }

  /** Calls taken the same way in a common sector, open or closed; demonstration with demonstration only. */
  async peers(id: string): Promise<Uptake[]> {
    return this.source.query<Uptake[]>(
      `select ${uptakeSql} from scenarios s left join uptake_counts c on c.scenario_id = s.id
         join scenarios own on own.id = $1
       where s.id <> own.id and s.published_at is not null and s.procedure = own.procedure
         and s.demo = own.demo and s.sectors && own.sectors
         and s.state not in ('withdrawn', 'cancelled', 'intent')
       order by s.published_at desc limit 100`,
      [id],
    );
  }

  /** Open calls with a deadline ahead, and the marks at which they have been looked at. */
  async openCalls(): Promise<OpenCall[]> {
    return this.source.query<OpenCall[]>(
      `select ${uptakeSql}, s.organisation_id as "organisationId", s.published_at as "publishedAt", s.deadline,
         app_now() as now,
         coalesce((select array_agg(w.mark) from uptake_warnings w where w.scenario_id = s.id), '{}') as marks
       from scenarios s left join uptake_counts c on c.scenario_id = s.id
       where s.state = 'open' and s.deadline > app_now()
         and app_now() >= s.published_at + (s.deadline - s.published_at) * 0.3 order by s.id`,
    );
  }
}
