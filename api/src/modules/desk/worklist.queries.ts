import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { matchmakerOfSql, sinceSql } from '../pairings/pairings.reads.js';
import { treatsAlikeSql } from '../scenarios/scenarios.reads.js';
import type { WorkKind, WorklistQuery } from './worklist.schemas.js';

const cursorShape = z.tuple([z.string(), z.string()]);

/** Days after which a row that nobody has taken up comes to the matchmaker. */
const quietDays = { scenario: 7, capability: 14, draft: 2 } as const;

const isOpen = `s.published_at is not null and s.state = 'open' and (s.deadline is null or s.deadline > app_now())`;
const nobodyAsked = (column: string, id: string) => `
  not exists (select 1 from pairings p where p.${column} = ${id})
  and not exists (select 1 from shortlist_entries e where e.${column} = ${id} and e.pending)`;

/**
 * Everything that waits for a matchmaker, each once, with the time it is due. $1 is the asking matchmaker.
 * Pairings are due after the interval of their state, the same by which others are reminded; a capability without a
 * pairing is due today, every day, so that it never comes before what people wait for. A pairing that both accepted
 * waits for nobody while the scenario's bids are sealed; nor is it said of such a scenario that nobody takes it up: what
 * came in is not known before the opening, and no shortlist may be sent.
 */
const workSql = `
  select case p.state when 'stalled' then 'stalled' else 'pairing' end as kind, p.id as key,
         p.active_at + make_interval(days => coalesce(i.days, 3)) as due,
         p.scenario_id, p.capability_id, p.id as pairing_id, null::uuid as shortlist_id,
         ${matchmakerOfSql('p')} as holder, p.demo
  from pairings p join scenarios s on s.id = p.scenario_id left join reminder_intervals i on i.state = p.state
  where p.state in ('mutual', 'stalled') and not ${treatsAlikeSql('s')}
  union all
  select 'escalated', p.id, r.sent_at, p.scenario_id, p.capability_id, p.id, null, ${matchmakerOfSql('p')}, p.demo
  from reminders r join pairings p on p.id = r.pairing_id and p.state = r.state
  where r.stage = 'escalation' and p.state not in ('mutual', 'stalled', 'parked')
    and ${sinceSql('p')} = r.since
  union all
  select 'parked', p.id, p.parked_until, p.scenario_id, p.capability_id, p.id, null, ${matchmakerOfSql('p')}, p.demo
  from pairings p where p.state = 'parked' and p.parked_until <= app_now() + interval '2 days'
  union all
  select 'parked', m.id, m.until, m.scenario_id, m.capability_id, null, null, m.set_by, s.demo
  from pair_marks m join scenarios s on s.id = m.scenario_id
  where m.kind = 'park' and m.state = 'live' and m.until <= app_now()
  union all
  select case l.state when 'draft' then 'draft' else 'answered' end, l.id,
         coalesce(l.settled_at, l.created_at + make_interval(days => ${quietDays.draft})),
         case l.side when 'demand' then l.subject_id end, case l.side when 'supply' then l.subject_id end,
         null, l.id, l.created_by, l.demo
  from shortlists l where l.state in ('answered', 'expired') or (l.state = 'draft' and l.created_by = $1)
  union all
  select 'no-takers', s.id, least(s.published_at + make_interval(days => ${quietDays.scenario}), s.deadline - interval '14 days'),
         s.id, null, null, null, null, s.demo
  from scenarios s where ${isOpen} and not ${treatsAlikeSql('s')}
    and (s.published_at <= app_now() - make_interval(days => ${quietDays.scenario}) or s.deadline <= app_now() + interval '14 days')
    and ${nobodyAsked('scenario_id', 's.id')}
  union all
  select 'no-pairings', c.id,
         greatest(c.published_at + make_interval(days => ${quietDays.capability}), date_trunc('day', app_now())),
         null, c.id, null, null, null, c.demo
  from capabilities c where c.state = 'published' and not c.unclaimed
    and c.published_at <= app_now() - make_interval(days => ${quietDays.capability})
    and ${nobodyAsked('capability_id', 'c.id')}`;

interface WorkRow {
  readonly kind: WorkKind;
  readonly key: string;
  readonly dueAt: Date;
  readonly at: string;
  readonly overdue: boolean;
  readonly scenarioId: string | null;
  readonly scenarioTitle: string | null;
  readonly capabilityId: string | null;
  readonly capabilityTitle: string | null;
  readonly pairingId: string | null;
  readonly pairingState: string | null;
  readonly shortlistId: string | null;
  readonly shortlistState: string | null;
  readonly holder: string | null;
  readonly demo: boolean;
}

/** The matchmaker's work list, by what is due. */
@Injectable()
export class WorklistQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  async list(actor: Actor, query: WorklistQuery) {
    const after = query.cursor ? this.cursors.decode(query.cursor, cursorShape) : null;
    const mine = query.scope === 'mine';
    const rows = await this.source.query<WorkRow[]>(
      `with work as (${workSql})
       select w.kind, w.kind || w.key as key, w.due as "dueAt", w.due::text as at, w.due <= app_now() as overdue,
              w.scenario_id as "scenarioId", s.title as "scenarioTitle",
              w.capability_id as "capabilityId", c.title as "capabilityTitle",
              w.pairing_id as "pairingId", p.state as "pairingState",
              w.shortlist_id as "shortlistId", l.state as "shortlistState", w.holder, w.demo
       from work w left join scenarios s on s.id = w.scenario_id left join capabilities c on c.id = w.capability_id
         left join pairings p on p.id = w.pairing_id left join shortlists l on l.id = w.shortlist_id
       where ($2::text[] is null or w.kind = any($2)) and (not $3 or w.holder = $1)
         and ($4::timestamptz is null or (w.due, w.kind || w.key) > ($4, $5))
       order by w.due, w.kind || w.key limit $6`,
      [
        ...[actor.userId, query.kind ?? null, mine],
        ...[after?.[0] ?? null, after?.[1] ?? '', query.limit + 1],
      ],
    );
    const counts = await this.source.query<{ kind: WorkKind; n: number; overdue: number }[]>(
      `with work as (${workSql})
       select kind, count(*)::int as n, (count(*) filter (where due <= app_now()))::int as overdue
       from work where not $2 or holder = $1 group by kind order by kind`,
      [actor.userId, mine],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.at, row.key]);
    const names = await this.identity.namesOf(shown.flatMap((row) => row.holder ?? []));
    const wanted = counts.filter((row) => !query.kind || query.kind.includes(row.kind));
    return {
      items: shown.map((row) => itemOf(row, names)),
      total: wanted.reduce((sum, row) => sum + row.n, 0),
      nextCursor,
      counts,
    };
  }
}

function itemOf(row: WorkRow, names: ReadonlyMap<string, string>) {
  const titled = (id: string | null, title: string | null) =>
    id ? { id, title: title ?? '—' } : null;
  const stated = (id: string | null, state: string | null) =>
    id ? { id, state: state ?? '' } : null;
  return {
    ...{ kind: row.kind, dueAt: row.dueAt, overdue: row.overdue, demo: row.demo },
    scenario: titled(row.scenarioId, row.scenarioTitle),
    capability: titled(row.capabilityId, row.capabilityTitle),
    pairing: stated(row.pairingId, row.pairingState),
    shortlist: stated(row.shortlistId, row.shortlistState),
    holder: row.holder ? (names.get(row.holder) ?? '—') : null,
  };
}
