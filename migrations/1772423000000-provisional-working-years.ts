import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Years whose festivals follow from the law while their make-up days are still unannounced, and the year 2027 as one.
 * What a later entry replaces is kept: a date that was published by an earlier one stays as it was counted.
 */
export class ProvisionalWorkingYears1772423000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table working_years add column provisional boolean not null default false;
      create table working_years_replaced (
        year int not null,
        version int not null,
        festivals jsonb not null,
        source jsonb not null,
        provisional boolean not null,
        entered_at timestamptz not null,
        primary key (year, version)
      );
    `);
    // Whoever has entered the official notice already knows better.
    await runner.query(
      `insert into working_years (year, festivals, source, provisional) values (2027, $1, $2, true)
       on conflict (year) do nothing`,
      [JSON.stringify(festivals2027), JSON.stringify(regulation)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from working_years where provisional;
      drop table working_years_replaced;
      alter table working_years drop column provisional;
    `);
  }
}

/** In force since 2025-01-01: thirteen days in seven festivals. */
const regulation = {
  title: '国务院关于修改《全国年节及纪念日放假办法》的决定',
  number: '国务院令第795号',
  url: 'https://www.gov.cn/zhengce/content/202411/content_6986380.htm',
  publishedOn: '2024-11-10',
};

/** The statutory days alone (Article 2). Days off that replace a weekend (Article 6) and make-up days come with the notice. */
const festivals2027 = [
  { code: 'new-year', from: '2027-01-01', to: '2027-01-01', makeUp: [] },
  // The eve and the first three days of the first month: the new moon is on 2027-02-06 at 23:56 Beijing time.
  { code: 'spring-festival', from: '2027-02-05', to: '2027-02-08', makeUp: [] },
  { code: 'qingming', from: '2027-04-05', to: '2027-04-05', makeUp: [] },
  { code: 'labour-day', from: '2027-05-01', to: '2027-05-02', makeUp: [] },
  { code: 'dragon-boat', from: '2027-06-09', to: '2027-06-09', makeUp: [] },
  { code: 'mid-autumn', from: '2027-09-15', to: '2027-09-15', makeUp: [] },
  { code: 'national-day', from: '2027-10-01', to: '2027-10-03', makeUp: [] },
];
