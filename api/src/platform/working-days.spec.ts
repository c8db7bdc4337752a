import {
  daysFrom,
  provisionalYearOf,
  WorkingCalendars,
  WorkingDays,
  xiamenDay,
} from './working-days.js';

/** Spring Festival 2026 and the days around it, as announced. */
const calendar = new WorkingDays([
  {
    year: 2026,
    daysOff: new Set([
      ...daysFrom('2026-02-15', '2026-02-23'),
      ...daysFrom('2026-10-01', '2026-10-07'),
    ]),
    makeUpDays: new Set(['2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10']),
  },
]);

describe('working days', () => {
  it.each([
    ['2026-02-13', true, 'a Friday'],
    ['2026-02-14', true, 'a Saturday worked to make up'],
    ['2026-02-15', false, 'a Sunday off'],
    ['2026-02-16', false, 'a Monday off'],
    ['2026-02-24', true, 'the Tuesday after'],
    ['2026-03-01', false, 'a plain Sunday'],
  ])('%s is one: %s (%s)', (day, expected) => {
    expect(calendar.isWorkingDay(day)).toBe(expected);
  });
  it.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-24', -1, '2026-02-14'],
    ['2026-02-25', -3, '2026-02-13'],
    ['2026-02-18', -1, '2026-02-14'],
    ['2026-02-18', 1, '2026-02-24'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-03-02', 0, '2026-03-02'],
  ])('%s %i working days on is %s', (day, n, expected) => {
    expect(calendar.add(day, n)).toBe(expected);
  });
  it('counts what lies between, and counts back what it adds', () => {
    expect(calendar.between('2026-02-13', '2026-02-24')).toBe(2);
    expect(calendar.between('2026-02-24', '2026-02-13')).toBe(0);
    for (let n = 1; n < 60; n++)
      expect(calendar.between('2026-02-02', calendar.add('2026-02-02', n))).toBe(n);
  });
  it('keeps the time of day in Xiamen, also where UTC is another day', () => {
    const at = new Date('2026-02-13T00:30:00+08:00');
    expect(xiamenDay(at)).toBe('2026-02-13');
    expect(calendar.shift(at, 2).toISOString()).toBe(
      new Date('2026-02-24T00:30:00+08:00').toISOString(),
    );
  });
  it('refuses a year that was not announced instead of guessing', () => {
    expect(() => calendar.add('2026-12-30', 5)).toThrow(
      expect.objectContaining({ code: 'calendar.year-unknown', params: { year: 2027 } }),
    );
    expect(() => calendar.isWorkingDay('2025-12-31')).toThrow(/2025/);
  });
});

describe('a provisional year', () => {
  const empty = { daysOff: new Set<string>(), makeUpDays: new Set<string>() };
  const known = new WorkingDays([
    { year: 2026, ...empty },
    { year: 2027, ...empty, provisional: true },
  ]);
  const at = (day: string) => new Date(`${day}T10:00:00+08:00`);

  it.each([
    ['2026-12-28', '2026-12-31', null],
    ['2026-12-28', '2027-01-04', 2027],
    ['2027-01-04', '2026-12-31', 2027],
    // The day one counts from is not counted itself.
    ['2027-01-01', '2026-12-30', null],
    ['2026-12-31', '2027-01-01', 2027],
    ['2027-03-01', '2027-03-01', null],
  ])('is told where days from %s to %s were counted: %s', (from, to, year) => {
    expect(known.provisionalYear(at(from), at(to))).toBe(year);
  });

  it('is told of a limit by its last day, as the calendar stood when it was set', () => {
    const entered = (year: number, provisional: boolean, enteredAt: string) => ({
      ...{ year, ...empty, provisional, enteredAt: new Date(enteredAt) },
    });
    const calendars = new WorkingCalendars([
      entered(2026, false, '2025-11-01T00:00:00Z'),
      entered(2027, true, '2026-01-01T00:00:00Z'),
      entered(2027, false, '2026-12-28T00:00:00Z'),
    ]);
    const year = (from: string, until: string | null) =>
      provisionalYearOf(calendars, at(from), until === null ? null : new Date(`${until}+08:00`));
    expect(year('2026-12-24', '2027-01-01T00:00:00')).toBeNull();
    expect(year('2026-12-24', '2027-01-01T00:00:01')).toBe(2027);
    expect(year('2026-12-24', null)).toBeNull();
    expect(year('2026-12-29', '2027-01-02T00:00:00')).toBeNull();
  });
});

describe('calendars of before', () => {
  const entry = (enteredAt: string, provisional: boolean, ...off: string[]) => ({
    ...{ year: 2027, provisional, enteredAt: new Date(enteredAt) },
    ...{ daysOff: new Set(off), makeUpDays: new Set<string>() },
  });
  // In no order, as a query may give them.
  const calendars = new WorkingCalendars([
    entry('2026-12-10T00:00:00Z', false, '2027-02-09', '2027-02-10'),
    entry('2026-11-01T00:00:00Z', true, '2027-02-08'),
    entry('2027-01-15T00:00:00Z', false, '2027-02-11'),
  ]);
  const next = (calendar: WorkingDays) => calendar.add('2027-02-05', 1);

  it('count what was published then, whatever was entered since', () => {
    expect(next(calendars.asOf(new Date('2026-11-20T00:00:00Z')))).toBe('2027-02-09');
    expect(next(calendars.asOf(new Date('2026-12-10T00:00:00Z')))).toBe('2027-02-08');
    expect(next(calendars.latest())).toBe('2027-02-08');
    expect(calendars.latest().isWorkingDay('2027-02-11')).toBe(false);
    expect(calendars.asOf(new Date('2027-01-01T00:00:00Z')).isWorkingDay('2027-02-11')).toBe(true);
  });
  it('take a year that was unknown then from its first entry', () => {
    expect(next(calendars.asOf(new Date('2020-01-01T00:00:00Z')))).toBe('2027-02-09');
  });
});
