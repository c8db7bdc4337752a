import * as fc from 'fast-check';
import { MatchingEngine } from '../engine.js';
import { inspection, QUERY, robotDog } from '../fixtures.js';
import type { Line, SupplyRecord } from '../types.js';
import { WEIGHTS } from '../weights.js';

const engine = new MatchingEngine();
const lineOf = (record: unknown): Line =>
  engine
    .scorePair(inspection, { ...robotDog, record: record as SupplyRecord }, QUERY)
    .lines.demand.find(({ code }) => code === 'record')!;
const value = (record: unknown): number => lineOf(record).value;
const NONE = { bids: 0, wins: 0 };

describe('the record line', () => {
  it('says nothing without a record, nor for one without an outcome', () => {
    expect([value(undefined), value(null), value(NONE)]).toEqual([0, 0, 0]);
  });

  it.each<[string, Partial<SupplyRecord>, 1 | -1]>([
    ['a bid won', { bids: 1, wins: 1 }, 1],
    ['a bid lost', { bids: 1 }, -1],
    ['a pilot accepted', { pilotsAccepted: 1 }, 1],
    ['a pairing welcomed', { connected: 1 }, 1],
    ['a pairing that met', { met: 1 }, 1],
    ['a pairing agreed', { agreed: 1 }, 1],
    ['a pairing declined', { declined: 1 }, -1],
  ])('is moved by %s', (_, change, sign) => {
    expect(Math.sign(value({ ...NONE, ...change }))).toBe(sign);
  });

  it('tells what it rests on', () => {
    const record = { bids: 3, wins: 1, pilotsAccepted: 1, declined: 2, met: 1 };
    expect(lineOf(record).params).toEqual({ good: 3, bad: 4 });
  });

  it('is drawn to the prior while little is known, and grows with what is', () => {
    const [once, often] = [value({ bids: 1, wins: 1 }), value({ bids: 3, wins: 3 })];
    expect(once).toBeGreaterThan(0);
    expect(often).toBeGreaterThan(once);
    // One success in four is what everybody starts with.
    expect(value({ bids: 4, wins: 1 })).toBe(0);
  });

  it('counts a pairing less than a bid, and more the further it came', () => {
    const [connected, met, agreed] = (['connected', 'met', 'agreed'] as const).map((came) =>
      value({ ...NONE, [came]: 1 }),
    );
    expect(connected).toBeLessThan(met!);
    expect(met).toBeLessThan(agreed!);
    expect(agreed).toBeLessThan(value({ bids: 1, wins: 1 }));
  });

  it('is bounded, and counts what is no number as none', () => {
    const counts = ['bids', 'wins', 'pilotsAccepted', 'declined', 'connected', 'met', 'agreed'];
    const record = fc.dictionary(
      fc.constantFrom(...counts),
      fc.oneof(fc.nat(1e9), fc.constantFrom(-3, NaN, Infinity, null, '7', {})),
    );
    fc.assert(
      fc.property(record, (drawn) => {
        expect(Math.abs(value(drawn))).toBeLessThanOrEqual(WEIGHTS.record.most);
      }),
      { numRuns: 100, seed: 20261126 },
    );
    expect(value({ bids: 'many', wins: NaN })).toBe(0);
  });
});
