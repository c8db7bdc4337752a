import {
  facetCounts,
  gateStanding,
  passes,
  sorted,
  supplierSize,
  type Candidate,
  type CandidateFilter,
} from './candidate-filter.js';

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, title: id, score: 0.5, p: 0.5, q: 0.5, band: 'medium' },
  ...{ gated: false, unclaimed: false, grounded: true, gates: [], lines: [0, 0] },
  ...{ size: null, districts: [], pairing: null, marks: [] },
  ...more,
});
const all: CandidateFilter = { weak: false, atLeast: [], atMost: [] };
const ids = (rows: readonly Candidate[]) => rows.map((row) => row.id).join('');

test.each<[string, Partial<Candidate>, Partial<CandidateFilter>, boolean]>([
  ['everything by default', {}, {}, true],
  ['weak ones are set aside', { grounded: false }, {}, false],
  ['weak ones on request', { grounded: false }, { weak: true }, true],
  ['a pinned one is never weak', { grounded: false, marks: ['pin'] }, {}, true],
  ['excluded ones are set aside', { marks: ['exclude'] }, {}, false],
  ['excluded ones on request', { marks: ['exclude'] }, { mark: ['exclude'] }, true],
  ['parked ones are set aside', { marks: ['park', 'note'] }, {}, false],
  ['unmarked only', { marks: ['pin'] }, { mark: ['none'] }, false],
  ['band', { band: 'high' }, { band: ['high', 'medium'] }, true],
  ['other band', { band: 'low' }, { band: ['high'] }, false],
  ['district, any of them', { districts: ['huli', 'jimei'] }, { district: ['jimei'] }, true],
  ['district not given', {}, { district: ['unknown'] }, true],
  ['size', { size: 'micro' }, { size: ['micro'] }, true],
  ['claimed', { unclaimed: true }, { claimed: true }, false],
  ['unclaimed', { unclaimed: true }, { claimed: false }, true],
  ['no pairing', { pairing: { id: 'x', state: 'mutual' } }, { pairing: ['none'] }, false],
  ['pairing state', { pairing: { id: 'x', state: 'mutual' } }, { pairing: ['mutual'] }, true],
  ['a line at least', { lines: [0.4, 0] }, { atLeast: [{ line: 0, value: 0.5 }] }, false],
  ['a line at most', { lines: [0, -2] }, { atMost: [{ line: 1, value: -1 }] }, true],
  ['gates', { gates: [{ code: 'x', state: 'unmet' }] }, { gate: ['unmet'] }, true],
])('filters: %s', (_, row, filter, expected) => {
  expect(passes(candidate('a', row), { ...all, ...filter })).toBe(expected);
});

test('sorts by the lists’ own order, by a figure, by a named line, by title, both ways, ids last', () => {
  const rows = [
    candidate('a', { score: 0.9, gated: true, lines: [1, 0] }),
    candidate('b', { score: 0.2, marks: ['pin'], lines: [3, 0] }),
    candidate('c', { score: 0.8, unclaimed: true, lines: [2, 0] }),
    candidate('d', { score: 0.5, lines: [2, 0] }),
    candidate('e', { score: 0.99, grounded: false, lines: [0, 0] }),
  ];
  expect(ids(sorted(rows, 'rank', false))).toBe('bdace');
  expect(ids(sorted(rows, 'score', false))).toBe('eacdb');
  expect(ids(sorted(rows, 'score', true))).toBe('bdcae');
  expect(ids(sorted(rows, { line: 0 }, false))).toBe('bcdae');
  expect(ids(sorted([...rows].reverse(), 'title', true))).toBe('abcde');
});

test('counts every value of every facet once a row', () => {
  const rows = [candidate('a', { districts: ['huli', 'jimei'] }), candidate('b')];
  const facets = new Map(facetCounts(rows, all).map((facet) => [facet.name, facet.values]));
  expect(facets.get('district')).toEqual([
    { value: 'huli', count: 1 },
    { value: 'jimei', count: 1 },
    { value: 'unknown', count: 1 },
  ]);
  expect(facets.get('mark')).toEqual([{ value: 'none', count: 2 }]);
});

test('counts of a facet what the table would show without that facet’s own condition', () => {
  const rows = [
    candidate('a', { band: 'high', districts: ['huli'] }),
    candidate('b', { districts: ['huli'] }),
    candidate('c', { districts: ['jimei'], marks: ['exclude'] }),
    candidate('d', { band: 'low', districts: ['huli'], grounded: false }),
    candidate('e', { districts: ['jimei'], marks: ['park'], grounded: false }),
  ];
  const counts = (filter: Partial<CandidateFilter>, name: string) =>
    Object.fromEntries(
      facetCounts(rows, { ...all, ...filter })
        .find((facet) => facet.name === name)!
        .values.map(({ value, count }) => [value, count]),
    );
  // As the list stands: neither weak ones nor those set aside.
  expect(counts({}, 'district')).toEqual({ huli: 2 });
  expect(counts({}, 'band')).toEqual({ high: 1, medium: 1 });
  // A mark brings its rows in, so it counts them; weak ones stay out of it.
  expect(counts({}, 'mark')).toEqual({ none: 2, exclude: 1 });
  expect(counts({ weak: true }, 'mark')).toEqual({ none: 3, exclude: 1, park: 1 });
  expect(counts({ mark: ['exclude'] }, 'district')).toEqual({ jimei: 1 });
  // Another facet's condition cuts, its own does not; what is asked for stays named.
  expect(counts({ band: ['high'] }, 'district')).toEqual({ huli: 1 });
  expect(counts({ band: ['high'] }, 'band')).toEqual({ high: 1, medium: 1 });
  expect(counts({ band: ['low'] }, 'band')).toEqual({ high: 1, medium: 1, low: 0 });
});

test('one unmet must decides, an overruled one no longer', () => {
  const of = (...states: ('met' | 'claimed' | 'unknown' | 'unmet' | 'overruled')[]) =>
    gateStanding(states.map((state) => ({ code: 'x', state })));
  expect([of(), of('met'), of('met', 'unknown'), of('overruled', 'claimed')]).toEqual([
    'clear',
    'clear',
    'open',
    'overruled',
  ]);
  expect(of('overruled', 'unmet')).toBe('unmet');
});

test.each([
  [null, null],
  [1, 'micro'],
  [10, 'small'],
  [99, 'small'],
  [100, 'medium'],
  [300, 'large'],
])('%s people are %s', (people, size) => {
  expect(supplierSize(people)).toBe(size);
});
