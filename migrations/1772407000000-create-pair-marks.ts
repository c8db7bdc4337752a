import type { MigrationInterface, QueryRunner } from 'typeorm';

const reasons: readonly (readonly [string, string, string, object?])[] = [
  ['conflict', '存在利益冲突', 'Conflict of interest'],
  ['asked-not-to', '一方表示不愿对接', 'One side does not wish to'],
  ['duplicate', '与另一对重复', 'Duplicate of another pair'],
  ['out-of-scope', '实际不相关', 'Not really related'],
  ['unreliable', '此前未履约', 'Did not deliver before'],
  ['other', '其他（请说明）', 'Other (please say)', { note: 'required' }],
];

/** What matchmakers decide about a pair before and beside its pairing: pinned, excluded, noted, parked, a legal must overruled. */
export class CreatePairMarks1772407000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pair_marks (
        id uuid primary key,
        scenario_id uuid not null,
        capability_id uuid not null,
        kind text not null check (kind in ('pin', 'exclude', 'note', 'park', 'override')),
        state text not null default 'live' check (state in ('live', 'lifted')),
        reason text,
        note text not null default '',
        until timestamptz,
        set_by uuid not null,
        set_at timestamptz not null,
        lifted_by uuid,
        lifted_at timestamptz,
        check ((kind = 'exclude') = (reason is not null)),
        check ((kind = 'park') = (until is not null)),
        check (kind not in ('note', 'override') or note <> ''),
        check ((state = 'lifted') = (lifted_at is not null))
      );
      -- A pair is pinned, excluded, parked or overruled once at a time; it may have many notes.
      create unique index pair_marks_live on pair_marks (scenario_id, capability_id, kind)
        where state = 'live' and kind <> 'note';
      create index pair_marks_scenario on pair_marks (scenario_id, set_at);
      create index pair_marks_capability on pair_marks (capability_id, set_at);
      create index pair_marks_due on pair_marks (until) where state = 'live' and kind = 'park';
    `);
    for (const [position, [code, zh, en, attributes]] of reasons.entries())
      await runner.query(
        `insert into taxonomy_terms (kind, code, zh, en, attributes, position)
         values ('exclusion-reason', $1, $2, $3, $4, $5)`,
        [code, zh, en, attributes ?? {}, position],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table pair_marks; delete from taxonomy_terms where kind = 'exclusion-reason';`,
    );
  }
}
