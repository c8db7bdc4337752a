import { Inject, Injectable } from '@nestjs/common';
import {
  ENOUGH_ANSWERS,
  PRIOR,
  type Answer,
  type Factors,
  type Observation,
  type Showing,
} from '@aism/search';
import { DataSource } from 'typeorm';
import { PairingAnswered, PairingMoved, PairingOpened } from '../pairings/pairing.events.js';

interface ObservedRow {
  readonly demandId: string;
  readonly supplyId: string;
  readonly openedBy: Observation['openedBy'];
  readonly demand: Answer | null;
  readonly supply: Answer | null;
  readonly met: boolean;
  readonly agreed: boolean;
  readonly at: Date;
  readonly demandPlace: number | null;
  readonly supplyPlace: number | null;
  readonly lines: { demand: Factors; supply: Factors };
}

/** A pairing with the two rows it brought together. */
export interface OpenedPair {
  readonly id: string;
  readonly scenarioId: string;
  readonly capabilityId: string;
}

/** Answers given when asked: whoever opened a pairing has answered nobody. */
const answeredSql = `
  opened as (select subject_id as id, at, payload from events
             where type = '${PairingOpened.type}' and (payload->>'demo')::boolean = $1),
  answered as (select distinct on (a.subject_id, a.payload->>'side') a.subject_id as id, a.payload->>'side' as side,
                      a.payload->>'answer' as answer, a.at
               from events a join opened o on o.id = a.subject_id
               where a.type = '${PairingAnswered.type}' and a.payload->>'side' <> o.payload->>'openedBy'
               order by a.subject_id, a.payload->>'side', a.seq desc)`;

/** What is learnt from, read from the event log: answers of real pairings and of 示例 ones are never mixed. */
@Injectable()
export class ObservationsQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Answers that count towards the 300. */
  async answers(demo: boolean): Promise<number> {
    const rows = await this.source.query<{ n: number }[]>(
      `with ${answeredSql} select count(*)::int as n from answered`,
      [demo],
    );
    return rows[0]?.n ?? 0;
  }

  async state(world: 'real' | 'demo') {
    return { world, answers: await this.answers(world === 'demo'), needed: ENOUGH_ANSWERS };
  }

  /** Pairings that were answered, or not answered within their 30 days, whose lines are known. */
  async observations(demo: boolean): Promise<Observation[]> {
    const rows = await this.source.query<ObservedRow[]>(
      `with ${answeredSql},
         moved as (select subject_id as id, bool_or(payload->>'to' = 'met') as met,
                          bool_or(payload->>'to' = 'agreed') as agreed
                   from events where type = '${PairingMoved.type}' group by subject_id)
       select o.payload->>'scenarioId' as "demandId", o.payload->>'capabilityId' as "supplyId",
              o.payload->>'openedBy' as "openedBy", d.answer as demand, s.answer as supply,
              coalesce(m.met, false) as met, coalesce(m.agreed, false) as agreed,
              greatest(o.at, d.at, s.at) as at, l.lines,
              ${placeSql('demand', 'scenarioId', 'capabilityId')} as "demandPlace",
              ${placeSql('supply', 'capabilityId', 'scenarioId')} as "supplyPlace"
       from opened o
       join pairing_lines l on l.pairing_id = o.id and l.base = $2
       left join answered d on d.id = o.id and d.side = 'demand'
       left join answered s on s.id = o.id and s.side = 'supply'
       left join moved m on m.id = o.id
       where d.id is not null or s.id is not null or o.at < app_now() - interval '30 days'
       order by o.id`,
      [demo, PRIOR.base],
    );
    return rows.map(observationOf);
  }

  /** How often each place of the owners' lists was shown, and how often a pairing was opened from it. */
  async showings(demo: boolean): Promise<Showing[]> {
    return this.source.query<Showing[]>(
      `with opened as (select distinct payload->>'openedBy' as side, payload->>'scenarioId' as scenario,
                              payload->>'capabilityId' as capability
                       from events where type = '${PairingOpened.type}')
       select s.side, s.place, count(*)::int as shown, count(o.side)::int as opened, sum(s.worth)::float as worth
       from match_showings s left join opened o on o.side = s.side
         and o.scenario = (case s.side when 'demand' then s.subject_id else s.other_id end)::text
         and o.capability = (case s.side when 'demand' then s.other_id else s.subject_id end)::text
       where s.demo = $1 group by s.side, s.place order by s.side, s.place`,
      [demo],
    );
  }

  /** Pairings whose lines have not been recorded under this process's hand-set weights. */
  async withoutLines(limit: number): Promise<OpenedPair[]> {
    return this.source.query<OpenedPair[]>(
      `select e.subject_id as id, e.payload->>'scenarioId' as "scenarioId", e.payload->>'capabilityId' as "capabilityId"
       from events e where e.type = '${PairingOpened.type}'
         and not exists (select 1 from pairing_lines l where l.pairing_id = e.subject_id and l.base = $1)
       order by e.seq limit $2`,
      [PRIOR.base, limit],
    );
  }
}

const placeSql = (side: string, subject: string, other: string) =>
  `(select w.place from match_showings w where w.side = '${side}' and w.first_shown_at <= o.at
      and w.subject_id = (o.payload->>'${subject}')::uuid and w.other_id = (o.payload->>'${other}')::uuid)`;

function observationOf(row: ObservedRow): Observation {
  const { demandId, supplyId, lines, openedBy, met, agreed } = row;
  return {
    ...{ demandId, supplyId, lines, openedBy, met, agreed },
    answers: { demand: row.demand, supply: row.supply },
    at: row.at.getTime(),
    places: { demand: row.demandPlace, supply: row.supplyPlace },
  };
}
