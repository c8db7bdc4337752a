import { EmbeddedRows } from './nearest.js';
import { publicText } from './public-text.js';

const vector = (...values: number[]): Float32Array => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};
const ids = (rows: EmbeddedRows, query: Float32Array, count = 9) =>
  rows.nearest(query, count).map(({ id }) => id);

it('orders by likeness, replaces and removes', () => {
  const rows = new EmbeddedRows();
  rows.put('east', vector(1, 0));
  rows.put('north', vector(0, 1));
  rows.put('between', vector(1, 1));
  expect(ids(rows, vector(1, 0.1))).toEqual(['east', 'between', 'north']);
  expect(ids(rows, vector(1, 0.1), 1)).toEqual(['east']);
  rows.put('east', vector(-1, 0));
  rows.remove('between');
  rows.remove('nobody');
  expect(ids(rows, vector(1, 0.1))).toEqual(['north', 'east']);
  expect([rows.size, rows.vector('between')]).toEqual([2, null]);
  expect(rows.vector('north')![1]).toBeCloseTo(1);
});

it('starts anew with another model, and finds nothing by a vector of another length', () => {
  const rows = new EmbeddedRows();
  for (let n = 0; n < 200; n++) rows.put(`old-${n}`, vector(n, 1));
  expect(rows.size).toBe(200);
  rows.put('new', vector(1, 2, 3));
  expect([rows.size, ids(rows, vector(1, 1))]).toEqual([1, []]);
});

it('sends what everybody may read, the title first, cut', () => {
  const text = publicText('supply', {
    ...{ id: 's', title: '箱号识别', text: '长'.repeat(5000), hidden: { text: '机密' } },
  });
  expect(text.startsWith('箱号识别\n')).toBe(true);
  expect(text.length).toBe(1500);
  expect(text).not.toContain('机密');
  const demand = publicText('demand', {
    id: 'd',
    title: '甲',
    mustHave: ['乙'],
    hidden: { text: '丙' },
  });
  expect(demand).toBe('甲\n乙');
});
