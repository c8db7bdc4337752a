import { startTestApp, type TestApp } from '../../../test/app.js';
import { anAccount } from '../../../test/factories/identity.js';
import { daysFrom, xiamenDay } from '../../platform/working-days.js';
import { CalendarReads } from './calendar.reads.js';

let app: TestApp;
let admin: string;
beforeAll(async () => {
  app = await startTestApp();
  admin = (await anAccount(app, { roles: ['admin'] })).cookie;
});
afterAll(() => app.stop());

interface Festival {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly makeUp: string[];
}
const made = (year: number, days: Record<string, unknown> = {}) => ({
  festivals: [
    { code: 'new-year', from: `${year}-01-01`, to: `${year}-01-02`, makeUp: [], ...days },
  ],
  source: {
    title: '测试用的放假通知，不是真的',
    number: `测试〔${year - 1}〕1号`,
    url: 'https://notice.test.example/1',
    publishedOn: `${year - 1}-11-01`,
  },
});
const put = (year: number, body: object, options: { cookie?: string; version?: number } = {}) =>
  app.request('PUT', `/working-years/${year}`, {
    body,
    ...(options.cookie === '' ? {} : { cookie: options.cookie ?? admin }),
    ...(options.version ? { headers: { 'if-match': `"${options.version}"` } } : {}),
  });

describe('the working-day calendar', () => {
  it('answers 2026 as announced, with its source, and names the years nobody has entered', async () => {
    const { status, body } = await app.request('GET', '/working-years');
    expect(status).toBe(200);
    const year = body.items.find((one: { year: number }) => one.year === 2026);
    // 365 days less 104 weekend days less 13 statutory days off: make-up days level out the rest.
    expect(year.workingDays).toBe(248);
    expect(year.source).toMatchObject({ number: '国办发明电〔2025〕7号' });
    expect(year.source.url).toMatch(/^https:\/\/www\.gov\.cn\//);
    expect(year.festivals).toHaveLength(7);
    expect(body.actions).toEqual([]);
    const thisYear = Number(
      new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Shanghai' }).format(),
    );
    for (const one of body.unknownYears as number[])
      expect([thisYear, thisYear + 1]).toContain(one);
  });

  it('counts 2027 by its statutory days, says so, and gives the law as the source', async () => {
    const { body } = await app.request('GET', '/working-years');
    const year = body.items.find((one: { year: number }) => one.year === 2027);
    // 261 weekdays less the seven statutory days on them; six fall on weekends and are owed.
    expect(year).toMatchObject({ provisional: true, workingDays: 254, substituteDays: 6 });
    expect(year.source).toMatchObject({ number: '国务院令第795号', publishedOn: '2024-11-10' });
    expect(body.provisionalYears).toEqual([2027]);
    expect(body.unknownYears).not.toContain(2027);
    expect(body.items[0]).toMatchObject({ year: 2026, provisional: false, substituteDays: 0 });
    const days = (year.festivals as Festival[]).flatMap(({ from, to }) => daysFrom(from, to));
    expect(days).toHaveLength(13);
    expect((year.festivals as Festival[]).flatMap(({ makeUp }) => makeUp)).toEqual([]);
  });

  it('sets the festivals of 2027 where the Chinese calendar has them', async () => {
    const { body } = await app.request('GET', '/working-years');
    const year = body.items.find((one: { year: number }) => one.year === 2027);
    const of = (code: string) => (year.festivals as Festival[]).find((one) => one.code === code);
    const lunar = (day = '') =>
      new Intl.DateTimeFormat('zh-u-ca-chinese', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
        .format(new Date(`${day}T12:00:00+08:00`))
        .slice(-4);
    expect(lunar(of('dragon-boat')?.from)).toBe('五月初五');
    expect(lunar(of('mid-autumn')?.from)).toBe('八月十五');
    // The library is a day late for this one month: the new moon (with the solar eclipse of that day) is on 2027-02-06
    // at 15:56 UTC, four minutes before midnight in Beijing, and the month begins on the day of its new moon.
    const newMoon = new Date('2027-02-06T15:56:00Z');
    const firstDay = xiamenDay(newMoon);
    const eve = xiamenDay(new Date(newMoon.getTime() - 86_400_000));
    const third = xiamenDay(new Date(newMoon.getTime() + 2 * 86_400_000));
    expect(firstDay).toBe('2027-02-06');
    expect(of('spring-festival')).toMatchObject({ from: eve, to: third });
    // The day of the solar term by the usual formula for this century.
    const qingming = Math.floor(27 * 0.2422 + 4.81) - Math.floor(27 / 4);
    expect(of('qingming')?.from).toBe(`2027-04-0${qingming}`);
  });

  it('takes a further year from an administrator only, and says who may', async () => {
    expect((await put(2031, made(2031), { cookie: '' })).status).toBe(401);
    const other = (await anAccount(app, { roles: ['reviewer'] })).cookie;
    expect((await put(2031, made(2031), { cookie: other })).status).toBe(403);
    const entered = await put(2031, made(2031));
    expect(entered.status).toBe(200);
    expect(entered.body).toMatchObject({ year: 2031, version: 1 });
    const { body } = await app.request('GET', '/working-years', { cookie: admin });
    expect(body.actions).toEqual(['enter']);
    expect(body.items.map((one: { year: number }) => one.year)).toContain(2031);
    const events = await app.source.query<{ payload: unknown }[]>(
      `select payload from events where type = 'calendar.year-entered'`,
    );
    expect(events.map((event) => event.payload)).toEqual([
      { year: 2031, version: 1, notice: '测试〔2030〕1号' },
    ]);
  });

  it('corrects a year only on the version that was read', async () => {
    await put(2032, made(2032));
    expect((await put(2032, made(2032))).status).toBe(428);
    expect((await put(2032, made(2032), { version: 9 })).body.code).toBe('request.version-stale');
    expect((await put(2032, made(2032), { version: 1 })).body.version).toBe(2);
  });

  it('makes a provisional year definite by its notice, and keeps what stood before', async () => {
    expect((await put(2027, made(2027))).status).toBe(428);
    const entered = await put(2027, made(2027), { version: 1 });
    expect(entered.body).toMatchObject({ version: 2, provisional: false, substituteDays: 0 });
    const { body } = await app.request('GET', '/working-years');
    expect(body.provisionalYears).toEqual([]);
    const kept = await app.source.query<object[]>(
      'select version, provisional from working_years_replaced where year = 2027',
    );
    expect(kept).toEqual([{ version: 1, provisional: true }]);
    const reads = app.nest.get(CalendarReads);
    const before = (await reads.calendars()).asOf(new Date('2026-01-01T00:00:00Z'));
    // Qingming, which the made-up notice leaves out.
    expect(before.isWorkingDay('2027-04-05')).toBe(false);
    expect((await reads.workingDays()).isWorkingDay('2027-04-05')).toBe(true);
  });

  it.each([
    ['in the wrong order', { from: '2033-01-03', to: '2033-01-01' }],
    ['of another year', { from: '2034-01-01', to: '2034-01-02' }],
    ['worked and off', { from: '2033-01-01', to: '2033-01-02', makeUp: ['2033-01-02'] }],
    ['made up on a weekday', { makeUp: ['2033-01-05'] }],
  ])('refuses days %s', async (_, days) => {
    const answer = await put(2033, made(2033, days));
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('calendar.days-disordered');
  });
});
