import { compareFigures } from './proof-figures.js';

const figure = (name: string, value: number | null) => ({ name, value, unit: '%' });
const met = (target: number | null, baseline: number | null, value: number) =>
  compareFigures(
    [figure('漏检率', target)],
    [figure('漏检率', baseline)],
    [{ name: '漏检率', value }],
  )?.[0]?.met;

it.each([
  [0.5, 3.2, 0.5, true],
  [0.5, 3.2, 0.51, false],
  [99, 90, 99, true],
  [99, 90, 98.9, false],
  [99, null, 98, false],
  [99, null, 100, true],
  [null, 90, 3, null],
] as const)('target %s from %s, measured %s: %s', (target, baseline, value, wanted) => {
  expect(met(target, baseline, value)).toBe(wanted);
});

it('asks for every target, each once, and no other', () => {
  const targets = [figure('a', 1), figure('b', 2)];
  const of = (...names: string[]) =>
    compareFigures(
      targets,
      [],
      names.map((name) => ({ name, value: 1 })),
    );
  expect(of('a')).toBeNull();
  expect(of('a', 'a')).toBeNull();
  expect(of('a', 'c')).toBeNull();
  expect(of('a', 'b', 'c')).toBeNull();
  expect(of('b', 'a')?.map((one) => one.name)).toEqual(['a', 'b']);
  expect(compareFigures([], [], [])).toEqual([]);
});
