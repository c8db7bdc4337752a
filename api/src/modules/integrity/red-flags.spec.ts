import fc from 'fast-check';
import { flagCodes, flagSources, redFlags, type FlagBid, type FlagFacts } from './red-flags.js';

const deadline = new Date('2026-11-20T17:00:00+08:00');
const minutesBefore = (minutes: number) => new Date(deadline.getTime() - minutes * 60_000);
/** Texts that share next to nothing. */
const textOf = (seed: number) =>
  Array.from({ length: 120 }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((seed * 7919 + i * 104_729 + i * i * seed) % 20_000)),
  )
    .join('')
    .repeat(2);
const bid = (id: string, given: Partial<FlagBid> = {}): FlagBid => {
  const seed = (id.codePointAt(0) ?? 1) * 31 + id.length;
  return {
    ...{ id, sealedAt: minutesBefore(600 + seed), disqualified: false },
    ...{ text: textOf(seed), team: textOf(seed + 7), amountFen: seed * 1_000_00 },
    ...given,
  };
};
/** A quiet call: nothing to ask about. */
const quiet = (given: Partial<FlagFacts> = {}): FlagFacts => ({
  ...{ publishedAt: new Date('2026-10-20T09:00:00+08:00'), deadline },
  ...{ bids: [bid('a'), bid('b'), bid('c')], sharedPeople: [], winners: ['a'] },
  sheets: [
    { no: 1, shares: { a: 0.8, b: 0.7, c: 0.6 } },
    { no: 2, shares: { a: 0.78, b: 0.72, c: 0.61 } },
    { no: 3, shares: { a: 0.82, b: 0.68, c: 0.55 } },
  ],
  openings: [{ kind: 'technique', at: new Date('2026-11-23T10:00:00+08:00'), odd: false }],
  reads: [{ account: 'x', day: '2026-11-23', reads: 12 }],
  contested: [],
  ...given,
});
const fired = (given: Partial<FlagFacts>) => redFlags(quiet(given)).map(({ code }) => code);

it('a quiet call raises nothing, and nothing is raised before the opening', () => {
  expect(redFlags(quiet())).toEqual([]);
  const noisy = { winners: ['a'], publishedAt: minutesBefore(60), reads: [], bids: [] };
  expect(fired(noisy)).toEqual([]);
  // Of the only bid there is, too.
  expect(fired({ ...noisy, contested: [{ id: 'a', kind: 'technique' }] })).toEqual([
    'contested-bid',
  ]);
});

/** Each synthetic case fires exactly the flag it is made for. */
const cases: [string, Partial<FlagFacts>, string, Record<string, unknown>][] = [
  [
    'nineteen days and a bit',
    { publishedAt: minutesBefore(19 * 1440 + 900) },
    'short-window',
    { days: 19, threshold: 20 },
  ],
  ['one bid', { bids: [bid('a')], sheets: [] }, 'single-bid', { bids: 1 }],
  [
    'all the others out',
    { bids: [bid('a'), bid('b', { disqualified: true }), bid('c', { disqualified: true })] },
    'all-but-winner-out',
    { disqualified: 2 },
  ],
  [
    'the winner came last, ten minutes before',
    { bids: [bid('a', { sealedAt: minutesBefore(10) }), bid('b'), bid('c')] },
    'late-winner',
    { minutes: 10 },
  ],
  [
    'two prices a thousandth apart',
    { bids: [bid('a', { amountFen: 1_000_000 }), bid('b', { amountFen: 999_000 }), bid('c')] },
    'near-prices',
    { lowFen: 999_000, highFen: 1_000_000, tenThousandths: 10 },
  ],
  [
    'one text twice, a few words changed',
    { bids: [bid('a', { text: textOf(5) }), bid('b', { text: `${textOf(5)}另有说明` }), bid('c')] },
    'near-texts',
    {},
  ],
  [
    'one team twice',
    { bids: [bid('a', { team: textOf(9) }), bid('b', { team: textOf(9) }), bid('c')] },
    'near-teams',
    { percent: 100 },
  ],
  [
    'a person in two bidders',
    { sharedPeople: [{ bidIds: ['b', 'a'], people: 1 }] },
    'shared-people',
    { people: 1 },
  ],
  [
    'an evaluator far from the others',
    {
      sheets: [
        { no: 1, shares: { a: 0.8, b: 0.7, c: 0.6 } },
        { no: 2, shares: { a: 0.8, b: 0.7, c: 0.6 } },
        { no: 3, shares: { a: 0.55, b: 0.7, c: 0.6 } },
      ],
    },
    'evaluator-outlier',
    { evaluator: 3, percent: -25, decisive: 'no' },
  ],
  [
    'an opening at night',
    { openings: [{ kind: 'price', at: new Date('2026-11-23T23:00:00+08:00'), odd: true }] },
    'odd-hours',
    { kind: 'price' },
  ],
  [
    'sixty-one reads in a day',
    { reads: [{ account: 'x', day: '2026-11-23', reads: 61 }] },
    'many-reads',
    { reads: 61 },
  ],
  [
    'a bid that officers say they cannot open',
    { contested: [{ id: 'c', kind: 'technique' }] },
    'contested-bid',
    { kind: 'technique' },
  ],
];
it.each(cases)('%s', (_, given, code, figures) => {
  const flags = redFlags(quiet(given));
  expect(flags.map((one) => one.code)).toEqual([code]);
  expect(flags[0]?.figures).toMatchObject(figures);
});

it('has a case and a source for every flag', () => {
  expect(cases.map(([, , code]) => code)).toEqual([...flagCodes]);
  for (const code of flagCodes) expect(flagSources[code]).toBeTruthy();
});

it.each([
  ['twenty days', { publishedAt: minutesBefore(20 * 1440) }],
  [
    'late, but not the last',
    {
      bids: [bid('a', { sealedAt: minutesBefore(5) }), bid('b', { sealedAt: minutesBefore(4) })],
    },
  ],
  [
    'the last, but eleven minutes before',
    {
      bids: [bid('a', { sealedAt: minutesBefore(11) }), bid('b')],
    },
  ],
  ['a loser came last', { bids: [bid('a'), bid('b', { sealedAt: minutesBefore(1) })] }],
  ['one of the others is in', { bids: [bid('a'), bid('b', { disqualified: true }), bid('c')] }],
  ['sixty reads', { reads: [{ account: 'x', day: '2026-11-23', reads: 60 }] }],
  ['short texts, the same', { bids: [bid('a', { text: '同意' }), bid('b', { text: '同意' })] }],
] as [string, Partial<FlagFacts>][])('raises nothing for %s', (_, given) => {
  expect(fired(given)).toEqual([]);
});

it('says when the first place hangs on one sheet', () => {
  const sheets = [
    { no: 1, shares: { a: 0.7, b: 0.72, c: 0.1 } },
    { no: 2, shares: { a: 0.7, b: 0.72, c: 0.1 } },
    { no: 3, shares: { a: 1, b: 0.6, c: 0.1 } },
  ];
  expect(redFlags(quiet({ sheets }))[0]?.figures).toMatchObject({ evaluator: 3, decisive: 'yes' });
});

const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
const someFacts = fc
  .array(
    fc.record({
      sealed: fc.integer({ min: 0, max: 3000 }),
      disqualified: fc.boolean(),
      text: fc.integer({ min: 1, max: 4 }),
      amountFen: fc.option(fc.integer({ min: 0, max: 5 }).map((n) => n * 1000)),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((rows) => {
    const bids = rows.map(({ sealed, text, disqualified, amountFen }, i) =>
      bid('abcdef'[i] ?? 'z', {
        ...{ sealedAt: minutesBefore(sealed), text: textOf(text), disqualified, amountFen },
      }),
    );
    const ids = bids.map((one) => one.id);
    return fc
      .record({
        winners: fc.subarray(ids),
        sheets: fc.array(fc.tuple(...ids.map(() => share)), { maxLength: 5 }),
      })
      .map(({ winners, sheets }) =>
        quiet({
          ...{ bids, winners },
          sheets: sheets.map((row, i) => ({
            ...{ no: i + 1, shares: Object.fromEntries(row.map((v, k) => [ids[k] ?? '', v])) },
          })),
        }),
      );
  });

it('comes to the same whatever the order, names each flag once, and only bids there are', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const flags = redFlags(facts);
      const keys = (all: typeof flags) => all.map(({ code, key }) => `${code}:${key}`).sort();
      const turned = {
        ...facts,
        bids: [...facts.bids].reverse(),
        sheets: [...facts.sheets].reverse(),
      };
      expect(keys(redFlags(turned))).toEqual(keys(flags));
      expect(new Set(keys(flags)).size).toBe(flags.length);
      const ids = facts.bids.map((one) => one.id);
      for (const { bidIds } of flags) expect(ids).toEqual(expect.arrayContaining([...bidIds]));
    }),
  );
});

it('equal prices are always near, and no pair is near whose prices differ by more than a thousandth', () => {
  const price = fc.integer({ min: 1, max: 1_000_000_000 });
  fc.assert(
    fc.property(price, price, (a, b) => {
      const bids = [bid('a', { amountFen: a }), bid('b', { amountFen: b })];
      const near = fired({ bids, winners: [] }).includes('near-prices');
      expect(near).toBe(Math.abs(a - b) * 1000 <= Math.max(a, b));
    }),
  );
});
