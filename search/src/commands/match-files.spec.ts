import * as fc from 'fast-check';
import { ALL_DEMANDS, ALL_SUPPLIES, inspection, NOW, robotDog } from '../matching/fixtures.js';
import { FileMatcher, lineOf } from './match-files.js';
import { readDemands, readSupplies } from './profile-rows.js';

const jsonl = (...rows: unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

describe('reading rows', () => {
  it('takes id with title or text and keeps the structured facts it knows', () => {
    const { profiles, problems } = readDemands(
      jsonl({ id: 'a', title: '质检' }, { id: 7, text: '巡检', budgetMaxFen: 5, unknown: 1 }),
    );
    expect(problems).toEqual([]);
    expect(profiles).toEqual([
      { id: 'a', title: '质检' },
      { id: '7', text: '巡检', budgetMaxFen: 5 },
    ]);
  });

  it.each([
    ['{"id":"a","title"', 'not JSON'],
    ['[1]', 'not an object'],
    ['{"title":"x"}', 'no id'],
    ['{"id":"a"}', 'neither title nor text'],
    ['{"id":"a","title":3}', 'title has the wrong type'],
    ['{"id":"a","title":"x","sectors":"health"}', 'sectors has the wrong type'],
    ['{"id":"a\\tb","title":"x"}', 'id holds a tab or line break'],
  ])('reports and skips %s', (line, problem) => {
    const { profiles, problems } = readDemands(`${jsonl({ id: 'z', title: '好' })}\n${line}\n`);
    expect(profiles).toHaveLength(1);
    expect(problems).toEqual([`line 2: ${problem}`]);
  });

  it.each([
    [{ cases: [{ title: '某厂', year: '去年' }] }, 'cases'],
    [{ cases: ['某厂'] }, 'cases'],
    [{ evidence: [{ title: '合格证', state: 'true' }] }, 'evidence'],
    [{ evidence: [{ kind: 'certificate' }] }, 'evidence'],
    [{ record: { bids: 3, wins: 'two' } }, 'record'],
    [{ record: { bids: -1, wins: 0 } }, 'record'],
    [{ capacity: 'many' }, 'capacity'],
  ])('reports a supply whose parts are of the wrong type: %j', (facts, field) => {
    const { profiles, problems } = readSupplies(jsonl({ id: 'a', title: '质检', ...facts }));
    expect(profiles).toEqual([]);
    expect(problems).toEqual([`line 1: ${field} has the wrong type`]);
  });

  it('takes facts that are null or of a kind it does not know', () => {
    const evidence = [{ title: '合格证', validUntil: null, issuedBy: 3 }];
    const { profiles, problems } = readSupplies(
      jsonl({ id: 'a', title: '质检', evidence, busy: null }),
    );
    expect(problems).toEqual([]);
    expect(profiles).toEqual([{ id: 'a', title: '质检', evidence }]);
  });

  it('reports a repeated id', () => {
    const { profiles, problems } = readSupplies(
      jsonl({ id: 'a', title: 'x' }, { id: 'a', title: 'y' }),
    );
    expect(profiles).toHaveLength(1);
    expect(problems).toEqual(['line 2: id a is repeated']);
  });
});

describe('matching files', () => {
  const matcher = new FileMatcher({ demands: ALL_DEMANDS, supplies: ALL_SUPPLIES }, NOW);

  it.each([1, 3, 4, 50])('gives exactly min(k, supplies) rows for k = %i', (k) => {
    for (const demand of ALL_DEMANDS) {
      const rows = matcher.list(demand.id, k);
      expect(rows.map((row) => row.rank)).toEqual(
        Array.from({ length: Math.min(k, ALL_SUPPLIES.length) }, (_, i) => i + 1),
      );
      expect(new Set(rows.map((row) => row.supplyId)).size).toBe(rows.length);
    }
  });

  it('scores a given pair as it does in the list', () => {
    const listed = matcher.list(inspection.id, 1)[0]!;
    expect(listed.supplyId).toBe(robotDog.id);
    expect(matcher.pair(inspection.id, robotDog.id)).toEqual({ ...listed, rank: 0 });
    expect(matcher.pair(inspection.id, 'nobody')).toBeNull();
  });

  it('writes six columns', () => {
    expect(lineOf(matcher.list(inspection.id, 1)[0]!).split('\t')).toHaveLength(6);
  });

  it('gives every supply once for k beyond their number, whoever they belong to and whatever they lack', () => {
    const words = fc.constantFrom('石化巡检机器人', '短剧配音', '医学影像', '合同审查', '');
    const supplies = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 0, max: 99 }).map(String),
        title: fc.constantFrom('产品', '巡检机器人'),
        text: words,
        organisationId: fc.constantFrom('o-park', 'o-else'),
        unclaimed: fc.boolean(),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(supplies, fc.integer({ min: 1, max: 15 }), (offers, k) => {
        const rows = new FileMatcher({ demands: [inspection], supplies: offers }, NOW).list(
          inspection.id,
          k,
        );
        expect(rows.map((row) => row.rank)).toEqual(
          Array.from({ length: Math.min(k, offers.length) }, (_, i) => i + 1),
        );
        expect(new Set(rows.map((row) => row.supplyId)).size).toBe(rows.length);
      }),
      { numRuns: 40, seed: 20261126 },
    );
  });
});
