import type { Condition } from '../engine.js';
import { checkQuery, cursorAfter, isAbout } from './check-query.js';
import { scenarios } from './scenarios.js';

const check = (query: Parameters<typeof checkQuery>[1]) => checkQuery(scenarios, query);

describe('checkQuery', () => {
  it('completes an empty query', () => {
    expect(check({})).toMatchObject({
      parsed: { units: [], long: false },
      filter: [],
      facets: [],
      sort: 'default',
      limit: 20,
      offset: 0,
      highlight: [],
    });
  });

  const nested = (depth: number): Condition =>
    depth === 0 ? { field: 'rank', anyOf: [1] } : { not: nested(depth - 1) };
  const many = (count: number): Condition => ({
    or: Array.from({ length: count }, () => ({ field: 'rank', anyOf: [1] })),
  });

  it.each([
    ['filter', { filter: [nested(9)] }],
    ['filter', { filter: [many(61)] }],
    ['filter', { filter: [{ field: 'rank', anyOf: Array.from({ length: 201 }, () => 1) }] }],
    ['filter', { filter: [{ field: 'rank' }] }],
    ['filter', { filter: [{} as Condition] }],
    ['filter', { filter: [{ field: 'state', anyOf: [{} as string] }] }],
    ['filter', { filter: [{ field: 'rank', to: Infinity }] }],
    ['field', { filter: [{ field: '__proto__', anyOf: ['x'] }] }],
    ['field', { filter: [{ field: 'toString', exists: true }] }],
    ['limit', { limit: 201 }],
    ['limit', { limit: Number.NaN }],
    ['offset', { offset: 10_001 }],
    ['offset', { offset: -1 }],
    ['cursor', { cursor: '' }],
  ])('refuses a wrong %s: %j', (problem, query) => {
    expect(() => check(query)).toThrow(expect.objectContaining({ problem }));
  });

  it('reads its own cursors, and no other’s', () => {
    const first = check({ text: '质检', limit: 5 });
    const cursor = cursorAfter(first, 12);
    if (cursor === null) throw new Error('no cursor');
    expect(check({ text: '质检', limit: 5, cursor }).offset).toBe(5);
    expect(check({ text: '质检', limit: 5, cursor, facets: ['state'] }).offset).toBe(5);
    expect(() => check({ text: '巡检', cursor })).toThrow('another query');
    expect(() => check({ text: '质检', cursor: `${cursor.slice(0, 13)}9999999` })).toThrow();
  });

  it('ends paging at the end', () => {
    const page = check({ limit: 5, offset: 10 });
    expect(cursorAfter(page, 15)).toBeNull();
    expect(cursorAfter(page, 16)).not.toBeNull();
    expect(cursorAfter(check({ limit: 0 }), 16)).toBeNull();
    expect(cursorAfter(check({ limit: 200, offset: 9_900 }), 1_000_000)).toBeNull();
  });
});

describe('isAbout', () => {
  it('tells conditions on one field alone', () => {
    const state: Condition = { field: 'state', anyOf: ['open'] };
    const park: Condition = { field: 'park', exists: true };
    expect(isAbout({ not: state }, 'state')).toBe(true);
    expect(isAbout({ or: [state, state] }, 'state')).toBe(true);
    expect(isAbout({ or: [state, park] }, 'state')).toBe(false);
    expect(isAbout({ and: [state, park] }, 'park')).toBe(false);
  });
});
