import type { DemandProfile, MatchQuery, SupplyProfile } from '@aism/search';
import { MatchWorlds } from './match-worlds.js';

const words = '集装箱码头箱号识别，夜间与雨天可用';
const demand = (id: string, more: Partial<DemandProfile> = {}): DemandProfile => ({
  id,
  title: `码头箱号识别${id}`,
  text: words,
  ...more,
});
const supply = (id: string, more: Partial<SupplyProfile> = {}): SupplyProfile => ({
  id,
  title: `箱号识别一体机${id}`,
  text: words,
  ...more,
});
const query: MatchQuery & { limit: number; offset: number } = {
  now: new Date('2026-11-21T00:00:00Z'),
  audience: 'public',
  limit: 10,
  offset: 0,
};

function world(): MatchWorlds {
  const worlds = new MatchWorlds();
  worlds.putDemands([demand('real'), demand('demo', { demo: true })]);
  worlds.putSupplies([
    supply('sr'),
    supply('sd', { demo: true }),
    supply('su', { unclaimed: true }),
  ]);
  return worlds;
}

const suppliesOf = (worlds: MatchWorlds, row: DemandProfile) =>
  worlds.ask({ side: 'demand', row, query }).items.map((item) => item.supplyId);
const demandsOf = (worlds: MatchWorlds, row: SupplyProfile, more = {}) =>
  worlds
    .ask({ side: 'supply', row, query: { ...query, ...more } })
    .items.map((item) => item.demandId);

test('real rows meet real and unclaimed ones, 示例 meet 示例 and unclaimed ones', () => {
  const worlds = world();
  expect(suppliesOf(worlds, demand('real')).sort()).toEqual(['sr', 'su']);
  expect(suppliesOf(worlds, demand('demo', { demo: true })).sort()).toEqual(['sd', 'su']);
  expect(demandsOf(worlds, supply('sr'))).toEqual(['real']);
  expect(demandsOf(worlds, supply('sd', { demo: true }))).toEqual(['demo']);
});

test('an unclaimed entry sees real scenarios first, and its pages follow each other', () => {
  const worlds = world();
  const row = supply('su', { unclaimed: true });
  expect(demandsOf(worlds, row)).toEqual(['real', 'demo']);
  expect(demandsOf(worlds, row, { limit: 1, offset: 1 })).toEqual(['demo']);
  const inside = { ...query, limit: 1, audience: 'supply' as const };
  expect(worlds.ask({ side: 'supply', row, query: inside }).total).toBe(2);
  const demandSide = { ...query, limit: 1, audience: 'demand' as const };
  expect(worlds.ask({ side: 'demand', row: demand('real'), query: demandSide }).total).toBe(2);
});

test('an entry that is claimed leaves the other world', () => {
  const worlds = world();
  worlds.putSupplies([supply('su', { unclaimed: false, organisationId: 'o' })]);
  expect(suppliesOf(worlds, demand('demo', { demo: true }))).toEqual(['sd']);
  expect(worlds.size()).toEqual({ demands: 2, supplies: 3 });
});

test('a row that comes with the question leaves no trace', () => {
  const worlds = world();
  const before = worlds.ask({ side: 'supply', row: supply('sr'), query });
  expect(suppliesOf(worlds, demand('draft')).sort()).toEqual(['sr', 'su']);
  expect(worlds.ask({ side: 'supply', row: supply('sr'), query })).toEqual(before);
  expect(worlds.size()).toEqual({ demands: 2, supplies: 3 });
});

test('what is removed is in nobody’s list', () => {
  const worlds = world();
  worlds.remove('supply', ['su', 'unknown']);
  worlds.remove('demand', ['real']);
  expect(suppliesOf(worlds, demand('demo', { demo: true }))).toEqual(['sd']);
  expect(demandsOf(worlds, supply('sr'))).toEqual([]);
});
