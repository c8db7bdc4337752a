// Properties over drawn profiles: whatever is said or left out, what properties.spec.ts shows by example must hold.
import * as fc from 'fast-check';
import { MatchingEngine } from './engine.js';
import { NOW, QUERY } from './fixtures.js';
import { proofOf } from './gate-proofs.js';
import { isValid } from './gates.js';
import type { Audience, DemandProfile, Gate, Line, SupplyProfile } from './types.js';

const SENTENCES = [
  '石化园区防爆巡检机器人',
  '医学影像辅助诊断与肺结节筛查',
  '短剧出海多语种配音，要求对口型',
  '政务热线工单自动分派，不涉及外呼',
  '集装箱码頭無人集卡與理貨',
  '预算二百万元以内，2027年6月前上线',
  'AI质检 for PCB，漏检率低于百分之一',
  '',
];
const text = fc.constantFrom(...SENTENCES);
const codes = (...list: string[]): fc.Arbitrary<string[]> => fc.subarray(list);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const money = fc.integer({ min: 1, max: 10 ** 10 });

const paper = fc.record({
  kind: fc.constantFrom('certificate', 'filing', 'patent', 'test-report'),
  title: fc.constantFrom('防爆合格证', '一种非防爆外壳', '算法备案', '区块链信息服务备案'),
  state: fc.constantFrom('submitted' as const, 'verified', 'expired', 'rejected'),
  validUntil: fc.constantFrom(null, '2026-01-31', '2026-12-15', '2029-01-01'),
});

const demandFacts = {
  title: maybe(text),
  summary: maybe(text),
  text: maybe(text),
  mustHave: maybe(fc.array(text, { maxLength: 3 })),
  sectors: maybe(codes('industry', 'health', 'media')),
  technologies: maybe(codes('vision', 'speech', 'robotics')),
  districts: maybe(codes('city', 'haicang')),
  constraints: maybe(codes('explosion-proof', 'data-stays', 'filed-model', 'dialect')),
  budgetMaxFen: maybe(money),
  resources: maybe(codes('data', 'site')),
  expectedStart: maybe(fc.constantFrom('2027-06', '2026-12', '2025-03')),
  deadline: maybe(fc.constantFrom('2026-11-25T00:00:00Z', '2027-03-01T00:00:00Z')),
  firstUse: maybe(fc.boolean()),
};
const supplyFacts = {
  title: maybe(text),
  summary: maybe(text),
  text: maybe(text),
  sectors: maybe(codes('industry', 'health', 'media')),
  technologies: maybe(codes('vision', 'speech', 'robotics')),
  deployments: maybe(codes('cloud', 'on-premise')),
  constraints: maybe(codes('explosion-proof', 'dialect')),
  maturity: maybe(fc.integer({ min: 1, max: 9 })),
  capacity: maybe(fc.integer({ min: 0, max: 3 })),
  busy: maybe(fc.integer({ min: 0, max: 3 })),
  priceMinFen: maybe(money),
  leadTimeDays: maybe(fc.integer({ min: 0, max: 400 })),
  evidence: maybe(fc.array(paper, { maxLength: 3 })),
  filingNo: maybe(fc.constant('网信算备350200000000000号')),
  cases: maybe(fc.array(fc.record({ title: text, year: fc.constant(2025) }), { maxLength: 2 })),
  unclaimed: maybe(fc.boolean()),
};
const aDemand = fc.record({ id: fc.uuid(), ...demandFacts }) as fc.Arbitrary<DemandProfile>;
const aSupply = fc.record({ id: fc.uuid(), ...supplyFacts }) as fc.Arbitrary<SupplyProfile>;
const unique = <T extends { id: string }>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 5, selector: (item) => item.id });

function engineOf(
  demands: readonly DemandProfile[],
  supplies: readonly SupplyProfile[],
): MatchingEngine {
  const engine = new MatchingEngine();
  for (const demand of demands) engine.putDemand(demand);
  for (const supply of supplies) engine.putSupply(supply);
  return engine;
}

const answer = (engine: MatchingEngine, id: string, audience: Audience): string =>
  JSON.stringify(engine.matchesForDemand(id, { ...QUERY, audience, floor: false }));
const sum = (lines: readonly Line[]): number =>
  lines.reduce((total, line) => total + Math.round(line.value * 1e6), 0) / 1e6;
const RUNS = { numRuns: 60, seed: 20261121 };

describe('for all profiles', () => {
  it('lines sum to the log-odds, and the score lies between the smaller probability and the mean', () => {
    fc.assert(
      fc.property(aDemand, aSupply, (demand, supply) => {
        const match = engineOf([demand], [supply]).scorePair(demand, supply, QUERY);
        expect(sum(match.lines.demand)).toBe(match.logOdds.p);
        expect(sum(match.lines.supply)).toBe(match.logOdds.q);
        expect(match.score).toBeGreaterThanOrEqual(Math.min(match.p, match.q) - 1e-12);
        expect(match.score).toBeLessThanOrEqual((match.p + match.q) / 2 + 1e-12);
      }),
      RUNS,
    );
  });

  it('a removed fact changes only lines that name it', () => {
    const fact = fc.constantFrom(...Object.keys(supplyFacts)) as fc.Arbitrary<keyof SupplyProfile>;
    fc.assert(
      fc.property(aDemand, aSupply, fact, (demand, supply, field) => {
        const engine = engineOf([demand], [supply]);
        const lines = (profile: SupplyProfile): Line[] => {
          const match = engine.scorePair(demand, profile, QUERY);
          return [...match.lines.demand, ...match.lines.supply];
        };
        const before = new Map(lines(supply).map((line) => [line.code, line.value]));
        for (const line of lines({ ...supply, [field]: undefined })) {
          if (line.inputs.includes(`supply.${field}`)) continue;
          expect([line.code, line.value]).toEqual([line.code, before.get(line.code)]);
        }
      }),
      RUNS,
    );
  });

  it('a removed fact of a demand changes only lines that name it', () => {
    const fact = fc.constantFrom(...Object.keys(demandFacts)) as fc.Arbitrary<keyof DemandProfile>;
    fc.assert(
      fc.property(aDemand, aSupply, fact, (demand, supply, field) => {
        const engine = engineOf([demand], [supply]);
        const lines = (profile: DemandProfile): Line[] => {
          const match = engine.scorePair(profile, supply, QUERY);
          return [...match.lines.demand, ...match.lines.supply];
        };
        const before = new Map(lines(demand).map((line) => [line.code, line.value]));
        for (const line of lines({ ...demand, [field]: undefined })) {
          if (line.inputs.includes(`demand.${field}`)) continue;
          expect([line.code, line.value]).toEqual([line.code, before.get(line.code)]);
        }
      }),
      RUNS,
    );
  });

  it('the order of arrival does not matter', () => {
    const inAnyOrder = <T extends { id: string }>(one: fc.Arbitrary<T>): fc.Arbitrary<[T[], T[]]> =>
      unique(one).chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      );
    fc.assert(
      fc.property(inAnyOrder(aDemand), inAnyOrder(aSupply), (demands, supplies) => {
        const one = engineOf(demands[0], supplies[0]);
        const other = engineOf(demands[1], supplies[1]);
        for (const { id } of demands[0]) {
          expect(answer(other, id, 'public') === answer(one, id, 'public')).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('a gate that is not met keeps the pair low and behind', () => {
    fc.assert(
      fc.property(aDemand, unique(aSupply), (demand, supplies) => {
        const matches = engineOf([demand], supplies).matchesForDemand(demand.id, {
          ...QUERY,
          floor: false,
        });
        const places = matches.map(({ gates, unclaimed, band }) => {
          const gated = gates.some((gate) => gate.state === 'unmet');
          if (gated) expect(band).toBe('low');
          return Number(unclaimed) * 2 + Number(gated);
        });
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('evidence that is not valid now meets no must, and what a must takes as proof is valid at delivery', () => {
    const invalid = paper.filter((item) => !isValid(item, +NOW));
    const papers = fc.array(invalid, { maxLength: 4 });
    const musts = ['explosion-proof', 'filed-model'];
    const engine = engineOf([], []);
    fc.assert(
      fc.property(aDemand, aSupply, papers, (demand, supply, evidence) => {
        const gates = (profile: SupplyProfile): Gate[] =>
          engine
            .scorePair({ ...demand, constraints: musts }, profile, QUERY)
            .gates.filter(({ state }) => state === 'met');
        expect(gates({ ...supply, evidence })).toEqual([]);
        for (const { params } of gates(supply)) {
          const proof = supply.evidence!.filter(({ title }) => title === params['title']);
          expect(proof.some((item) => isValid(item, +NOW))).toBe(true);
        }
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('the change that lifts a pair gives exactly what scoring the changed profile gives', () => {
    const engine = engineOf([], []);
    fc.assert(
      fc.property(aDemand, aSupply, (demand, supply) => {
        const { counterfactual } = engine.scorePair(demand, supply, QUERY);
        if (counterfactual?.code !== 'change.certificate') return;
        const proof = proofOf(counterfactual.params['constraint'] as string)!;
        const evidence = [...(supply.evidence ?? []), proof];
        const { score, band } = engine.scorePair(demand, { ...supply, evidence }, QUERY);
        expect(counterfactual.to).toEqual({ score, band });
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('hidden facts reach only their own side', () => {
    const hidden = fc.record(demandFacts) as fc.Arbitrary<DemandProfile['hidden'] & object>;
    fc.assert(
      fc.property(aDemand, hidden, unique(aSupply), (demand, facts, supplies) => {
        const open = engineOf([demand], supplies);
        const closed = engineOf([{ ...demand, hidden: facts }], supplies);
        for (const audience of ['public', 'supply'] as const) {
          const same = answer(closed, demand.id, audience) === answer(open, demand.id, audience);
          expect(same).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('a supplier’s hidden facts reach neither the public nor the other side', () => {
    const hidden = fc.record(supplyFacts) as fc.Arbitrary<SupplyProfile['hidden'] & object>;
    const about = (engine: MatchingEngine, id: string, audience: Audience): string =>
      JSON.stringify(engine.matchesForSupply(id, { ...QUERY, audience, floor: false }));
    fc.assert(
      fc.property(unique(aDemand), aSupply, hidden, (demands, supply, facts) => {
        const open = engineOf(demands, [supply]);
        const closed = engineOf(demands, [{ ...supply, hidden: facts }]);
        for (const audience of ['public', 'demand'] as const) {
          expect(about(closed, supply.id, audience) === about(open, supply.id, audience)).toBe(
            true,
          );
          for (const { id } of demands) {
            expect(answer(closed, id, audience) === answer(open, id, audience)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});
