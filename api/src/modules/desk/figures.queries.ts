import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IdentityReads } from '../identity/identity.reads.js';
import { matchmakerActorSql, matchmakerOfSql } from '../pairings/pairings.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import type { FiguresQuery } from './worklist.schemas.js';

interface MatchmakerRow {
  readonly id: string;
  readonly holds: number;
  readonly waiting: number;
  readonly opened: number;
  readonly mutual: number;
  readonly agreed: number;
  readonly sent: number;
  readonly asked: number;
  readonly wanted: number;
  readonly steps: number;
}

const since = `app_now() - make_interval(days => $2)`;
const ended = `('agreed', 'no_fit', 'declined', 'expired', 'overridden')`;

/** Why pairs do not come together, by side; what each matchmaker has in hand and what came of it. For matchmakers only. */
@Injectable()
export class FiguresQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  async figures({ scope, days }: FiguresQuery) {
    const demo = scope === 'demo';
    const [declines, rows, [clock]] = await Promise.all([
      this.declines(demo, days),
      this.matchmakers(demo, days),
      this.source.query<{ now: Date }[]>('select app_now() as now'),
    ]);
    const names = await this.identity.namesOf(rows.map((row) => row.id));
    const matchmakers = rows.map((row) => ({ ...row, name: names.get(row.id) ?? '—' }));
    return { scope, days, asOf: clock?.now ?? new Date(0), declines, matchmakers };
  }

  /**
   * Noes to pairings, endings without a fit, and noes to entries of shortlists that met no pairing. The side is the
   * reason's own, whoever recorded it; a reason for both is of whoever gave it.
   */
  private async declines(demo: boolean, days: number) {
    const reasons = await this.taxonomy.of('decline-reason');
    const sides = reasons
      .map(({ code, attributes }) => [code, attributes.side] as const)
      .filter(([, side]) => side === 'demand' || side === 'supply');
    return this.source.query<
      { side: 'demand' | 'supply' | 'matchmaker'; reason: string; n: number }[]
    >(
      `select side, reason, count(*)::int as n from (
         select coalesce($3::jsonb ->> (a.payload->>'reason'), a.payload->>'side') as side, a.payload->>'reason' as reason
         from events a join pairings p on p.id = a.subject_id and p.demo = $1
         where a.at >= ${since} and a.payload->>'reason' is not null
           and ((a.type = 'pairing.answered' and a.payload->>'answer' = 'decline')
             or (a.type = 'pairing.moved' and a.payload->>'action' = 'no-fit'))
         union all
         select e.side, e.reason from shortlist_entries e join shortlists l on l.id = e.shortlist_id and l.demo = $1
         where e.answer = 'decline' and e.pairing_id is null and e.answered_at >= ${since}) said
       group by 1, 2 order by 3 desc, 1, 2`,
      [demo, days, JSON.stringify(Object.fromEntries(sides))],
    );
  }

  private matchmakers(demo: boolean, days: number) {
    return this.source.query<MatchmakerRow[]>(
      `with held as (
         select ${matchmakerOfSql('p')} as id, p.state from pairings p where p.demo = $1 and p.state not in ${ended}),
       opened as (
         select ${matchmakerActorSql} as id, p.state, p.mutual_at from events e join pairings p on p.id = e.subject_id and p.demo = $1
         where e.type = 'pairing.opened' and e.payload->>'openedBy' = 'matchmaker' and e.at >= ${since}),
       lists as (
         select l.sent_by as id, l.id as list from shortlists l where l.demo = $1 and l.sent_at >= ${since}),
       steps as (
         select e.actor_id as id from events e join pairings p on p.id = e.subject_id and p.demo = $1
         where e.type = 'pairing.moved' and e.payload->>'side' = 'matchmaker' and e.at >= ${since}),
       people as (
         select user_id as id from user_roles where role = 'matchmaker'
         union select id from held where id is not null union select id from opened where id is not null
         union select id from lists)
       select p.id,
         (select count(*)::int from held h where h.id = p.id) as holds,
         (select count(*)::int from held h where h.id = p.id and h.state in ('mutual', 'stalled', 'parked')) as waiting,
         (select count(*)::int from opened o where o.id = p.id) as opened,
         (select count(*)::int from opened o where o.id = p.id and o.mutual_at is not null) as mutual,
         (select count(*)::int from opened o where o.id = p.id and o.state = 'agreed') as agreed,
         (select count(*)::int from lists l where l.id = p.id) as sent,
         (select count(*)::int from lists l join shortlist_entries e on e.shortlist_id = l.list where l.id = p.id) as asked,
         (select count(*)::int from lists l join shortlist_entries e on e.shortlist_id = l.list
          where l.id = p.id and e.answer in ('connect', 'learn')) as wanted,
         (select count(*)::int from steps s where s.id = p.id) as steps
       from people p order by holds desc, p.id`,
      [demo, days],
    );
  }
}
