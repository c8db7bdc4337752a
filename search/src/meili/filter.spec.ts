import { decodeValue, encodeValue } from './fields.js';
import { idFilter, toFilter } from './filter.js';

describe('toFilter', () => {
  it.each([
    [{ field: 'state', anyOf: ['open', 'intent'] }, 'state IN ["open", "intent"]'],
    [{ field: 'rank', anyOf: [0, 1] }, 'rank IN [0, 1]'],
    [{ field: 'demo', anyOf: [true] }, 'demo IN ["true"]'],
    [{ field: 'state', anyOf: [] }, 'id IN []'],
    [{ field: 'deadline', from: 1, to: 2 }, 'deadline 1 TO 2'],
    [{ field: 'deadline', from: 1 }, 'deadline >= 1'],
    [{ field: 'deadline', to: 2 }, 'deadline <= 2'],
    [{ field: 'park', exists: true }, 'park EXISTS'],
    [{ field: 'park', exists: false }, 'park NOT EXISTS'],
    [{ not: { field: 'rank', anyOf: [1] } }, 'NOT (rank IN [1])'],
    [
      {
        or: [
          { field: 'rank', anyOf: [1] },
          { field: 'park', exists: true },
        ],
      },
      '(rank IN [1] OR park EXISTS)',
    ],
    [{ and: [{ field: 'rank', anyOf: [1] }] }, '(rank IN [1])'],
    [{ or: [] }, 'id IN []'],
    [{ and: [] }, 'id EXISTS'],
    [
      { field: 'state', anyOf: ['a" OR id EXISTS OR state = "b'] },
      'state IN ["a%22%20%4f%52%20id%20%45%58%49%53%54%53%20%4f%52%20state%20%3d%20%22b"]',
    ],
  ])('%j → %s', (condition, expected) => {
    expect(toFilter(condition)).toBe(expected);
  });

  it('lists ids', () => {
    expect(idFilter(['a', 'B-1_x'])).toBe('id IN ["a", "B-1_x"]');
  });
});

describe('encodeValue', () => {
  it.each(['open', 'A', '中文 空格', '%41', 'a\\"b', '🚀', "it's", '', 'ｆｕｌｌ'])(
    'gives %j back',
    (value) => {
      expect(encodeValue(value)).toMatch(/^[a-z0-9_.%-]*$/u);
      expect(decodeValue(encodeValue(value))).toBe(value);
    },
  );
});
