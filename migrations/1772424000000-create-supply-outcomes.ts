import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How pairings and bids of each supplier have come out so far: the record that matching reads. */
export class CreateSupplyOutcomes1772424000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supply_outcomes (
        -- The pairing, bid or pilot.
        subject_id uuid not null,
        organisation_id uuid not null references organisations (id) on delete cascade,
        outcome text not null check (outcome in ('declined', 'learn', 'connected', 'met', 'agreed', 'unfit',
          'won', 'lost', 'accepted')),
        at timestamptz not null,
        primary key (subject_id, organisation_id)
      );
      create index supply_outcomes_organisation on supply_outcomes (organisation_id);

      insert into supply_outcomes (subject_id, organisation_id, outcome, at)
      select id, organisation_id, outcome, at from (
        select o.subject_id as id, (o.payload->>'supplyOrganisationId')::uuid as organisation_id, o.at,
          case when m.agreed then 'agreed' when m.unfit then 'unfit' when m.met then 'met'
               when a.answer = 'decline' then 'declined' when a.answer = 'learn' then 'learn'
               when a.answer = 'connect' or o.payload->>'openedBy' = 'demand' then 'connected' end as outcome
        from events o
        left join lateral (select payload->>'answer' as answer from events
          where subject_id = o.subject_id and type = 'pairing.answered' and payload->>'side' = 'demand'
          order by seq desc limit 1) a on true
        left join lateral (select bool_or(payload->>'to' = 'agreed') as agreed, bool_or(payload->>'to' = 'no_fit') as unfit,
          bool_or(payload->>'to' = 'met') as met from events
          where subject_id = o.subject_id and type = 'pairing.moved') m on true
        where o.type = 'pairing.opened') told
      where outcome is not null and exists (select from organisations g where g.id = told.organisation_id);

      insert into supply_outcomes (subject_id, organisation_id, outcome, at)
      select b.id, m.organisation_id, case b.state when 'awarded' then 'won' else 'lost' end, b.updated_at
      from bids b join bid_members m on m.bid_id = b.id and m.state in ('lead', 'consented')
      where b.state in ('awarded', 'not_awarded');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table supply_outcomes');
  }
}
