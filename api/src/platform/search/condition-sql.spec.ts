import type { Condition } from '@aism/search';
import { conditionSql } from './condition-sql.js';
import type { FallbackTable } from './search-source.js';

const table: FallbackTable = {
  ...{ from: 't', id: 't.id', where: 'true', texts: ['t.title'], order: 't.id' },
  one: { state: 't.state', price: 't.price' },
  many: { sectors: 't.sectors' },
};

function sql(condition: Condition): [string, unknown[]] {
  const values: unknown[] = [];
  return [conditionSql(condition, table, (value) => `$${values.push(value)}`), values];
}

test.each<[Condition, string, unknown[]]>([
  [{ field: 'state', anyOf: ['open'] }, '(t.state)::text = any($1::text[])', [['open']]],
  [{ field: 'state', anyOf: [true] }, '(t.state)::text = any($1::text[])', [['true']]],
  [{ field: 'sectors', anyOf: ['a', 'b'] }, 't.sectors && $1::text[]', [['a', 'b']]],
  [
    { field: 'price', from: 1, to: 9 },
    '(t.price >= $1::numeric and t.price <= $2::numeric)',
    [1, 9],
  ],
  [{ field: 'price', exists: false }, 'not (t.price is not null)', []],
  [{ field: 'sectors', exists: true }, '(cardinality(t.sectors) > 0)', []],
  [{ or: [] }, 'false', []],
  [
    {
      not: {
        and: [
          { field: 'price', to: 5 },
          { field: 'state', exists: true },
        ],
      },
    },
    'not (((t.price <= $1::numeric) and (t.state is not null)))',
    [5],
  ],
])('%j', (condition, text, values) => {
  expect(sql(condition)).toEqual([text, values]);
});

test('refuses a field that the table does not name', () => {
  expect(() => sql({ field: 'secret', anyOf: ['x'] })).toThrow(/secret/);
});
