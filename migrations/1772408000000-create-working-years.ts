import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Days off and make-up days by year, and the year 2026 as announced. The notice for 2027 was not at hand
 * when this was written: that year has no row, so that nothing is counted in it until it is entered.
 */
export class CreateWorkingYears1772408000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table working_years (
        year int primary key check (year between 2020 and 2100),
        version int not null default 1,
        festivals jsonb not null,
        source jsonb not null,
        updated_at timestamptz not null default app_now()
      );
    `);
    await runner.query(
      'insert into working_years (year, festivals, source) values (2026, $1, $2)',
      [JSON.stringify(festivals2026), JSON.stringify(source2026)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table working_years');
  }
}

const source2026 = {
  title: '国务院办公厅关于2026年部分节假日安排的通知',
  number: '国办发明电〔2025〕7号',
  url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  publishedOn: '2025-11-04',
};

const festivals2026 = [
  { code: 'new-year', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] },
  {
    code: 'spring-festival',
    from: '2026-02-15',
    to: '2026-02-23',
    makeUp: ['2026-02-14', '2026-02-28'],
  },
  { code: 'qingming', from: '2026-04-04', to: '2026-04-06', makeUp: [] },
  { code: 'labour-day', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
  { code: 'dragon-boat', from: '2026-06-19', to: '2026-06-21', makeUp: [] },
  { code: 'mid-autumn', from: '2026-09-25', to: '2026-09-27', makeUp: [] },
  {
    code: 'national-day',
    from: '2026-10-01',
    to: '2026-10-07',
    makeUp: ['2026-09-20', '2026-10-10'],
  },
];
