import { MatchingEngine } from './engine.js';
import {
  ALL_DEMANDS,
  ALL_SUPPLIES,
  dubbing,
  inspection,
  QUERY,
  robotDog,
  voice,
} from './fixtures.js';
import { proofOf } from './gate-proofs.js';
import { reciprocal } from './score.js';
import type {
  Audience,
  DemandFacts,
  DemandProfile,
  Gate,
  Line,
  Match,
  SupplyEvidence,
  SupplyFacts,
  SupplyProfile,
} from './types.js';

const engine = new MatchingEngine();
for (const demand of ALL_DEMANDS) engine.putDemand(demand);
for (const supply of ALL_SUPPLIES) engine.putSupply(supply);

const fullDemand: DemandProfile = {
  ...inspection,
  smeReserved: false,
  firstUse: true,
  sizeClass: 'focused',
  acceptanceTest: '连续运行三十天，漏检率低于百分之一',
};
const fullSupply: SupplyProfile = {
  ...robotDog,
  filingNo: '网信算备350200000000000号',
  firstVersion: true,
  teamSize: 30,
  record: { bids: 6, wins: 3 },
};

function without<T extends object>(profile: T, field: keyof T): T {
  const copy = { ...profile };
  delete copy[field];
  return copy;
}

const allLines = (match: Match): Line[] => [...match.lines.demand, ...match.lines.supply];
const score = (demand: DemandProfile, supply: SupplyProfile): Match =>
  engine.scorePair(demand, supply, QUERY);

const DEMAND_FIELDS = Object.keys(fullDemand).filter(
  (field) => !['id', 'organisationId'].includes(field),
) as (keyof DemandFacts)[];
const SUPPLY_FIELDS = Object.keys(fullSupply).filter(
  (field) => !['id', 'organisationId'].includes(field),
) as (keyof SupplyFacts)[];

describe('removing a fact', () => {
  const full = score(fullDemand, fullSupply);

  function expectOnlyNamed(changed: Match, input: string): void {
    for (const line of allLines(changed)) {
      const before = allLines(full).find(({ code }) => code === line.code);
      if (!line.inputs.includes(input)) {
        expect({ code: line.code, value: line.value }).toEqual({
          code: line.code,
          value: before?.value,
        });
      }
    }
  }

  it.each(DEMAND_FIELDS)('changes only the lines that name demand.%s', (field) => {
    expectOnlyNamed(score(without(fullDemand, field), fullSupply), `demand.${field}`);
  });

  it.each(SUPPLY_FIELDS)('changes only the lines that name supply.%s', (field) => {
    expectOnlyNamed(score(fullDemand, without(fullSupply, field)), `supply.${field}`);
  });
});

describe('missing facts', () => {
  /** Facts real lists omit: the lines that need them must stay silent. */
  const lineOfDemand: [keyof DemandFacts, string[]][] = [
    ['budgetMaxFen', []],
    ['expectedStart', ['lead', 'start']],
    ['deadline', ['time']],
    ['districts', ['district', 'place']],
    ['sectors', ['sectors', 'home-sector']],
    ['technologies', ['technologies']],
    ['mustHave', ['musts', 'burden']],
    ['niceToHave', ['nices']],
    ['cooperationModes', ['cooperation']],
    ['resources', ['resources']],
    ['constraints', ['constraints', 'gates', 'legal']],
  ];
  const lineOfSupply: [keyof SupplyFacts, string[]][] = [
    ['technologies', ['technologies']],
    ['sectors', ['sectors', 'home-sector']],
    ['maturity', ['maturity']],
    ['evidence', ['evidence']],
    ['cases', ['cases']],
    ['capacity', ['capacity']],
    ['leadTimeDays', ['lead', 'start']],
    ['districts', ['district', 'place']],
    ['record', ['record']],
  ];

  function expectSilent(match: Match, codes: readonly string[]): void {
    for (const code of codes) {
      expect({ code, value: allLines(match).find((line) => line.code === code)?.value }).toEqual({
        code,
        value: 0,
      });
    }
  }

  it.each(lineOfDemand)('are neutral: demand.%s', (field, codes) => {
    expectSilent(score(without(fullDemand, field), fullSupply), codes);
  });

  it.each(lineOfSupply)('are neutral: supply.%s', (field, codes) => {
    expectSilent(score(fullDemand, without(fullSupply, field)), codes);
  });

  it('makes an undisclosed budget neutral and never worse than one that is too small', () => {
    const open = without(without(fullDemand, 'budgetMaxFen'), 'budgetMinFen');
    const small = { ...fullDemand, budgetMinFen: 1_000_000, budgetMaxFen: 2_000_000 };
    expectSilent(score(open, fullSupply), ['price', 'budget']);
    expect(score(open, fullSupply).score).toBeGreaterThan(score(small, fullSupply).score);
  });

  it('shows them as 待补充', () => {
    const gaps = score(fullDemand, without(fullSupply, 'maturity')).gaps.demand;
    expect(gaps.map((gap) => gap.code)).toContain('missing.supply.maturity');
  });
});

describe('cases', () => {
  const value = (validUntil: string): number =>
    allLines(
      score(fullDemand, {
        ...fullSupply,
        evidence: [{ kind: 'customer-case', title: '验收证明', state: 'verified', validUntil }],
      }),
    ).find(({ code }) => code === 'cases')!.value;

  it('count in full only while a customer’s proof of them is valid', () => {
    expect(value('2029-01-01')).toBeGreaterThan(value('2026-01-01'));
  });
});

describe('gates', () => {
  const proof = (change: Partial<SupplyEvidence>): SupplyEvidence => ({
    kind: 'certificate',
    title: '防爆合格证',
    state: 'verified',
    validUntil: '2029-01-01',
    ...change,
  });
  const gateOf = (supply: SupplyProfile, code = 'explosion-proof'): Gate | undefined =>
    score(inspection, supply).gates.find((gate) => gate.code === code);

  it.each<[string, SupplyProfile, Gate['state']]>([
    ['a valid certificate', robotDog, 'met'],
    ['its own word only', { ...robotDog, evidence: [] }, 'claimed'],
    ['silence', { ...robotDog, evidence: [], constraints: [] }, 'unknown'],
    [
      'a certificate marked expired',
      { ...robotDog, evidence: [proof({ state: 'expired' })] },
      'unmet',
    ],
    [
      'a certificate that ends before delivery',
      { ...robotDog, evidence: [proof({ validUntil: '2027-01-01' })] },
      'unmet',
    ],
    ['a rejected certificate', { ...robotDog, evidence: [proof({ state: 'rejected' })] }, 'unmet'],
    [
      'an expired and a valid certificate',
      { ...robotDog, evidence: [proof({ state: 'expired' }), proof({})] },
      'met',
    ],
  ])('takes %s for what it is', (_, supply, state) => {
    expect(gateOf(supply)?.state).toBe(state);
  });

  it('asks for a deployment that keeps data in the park', () => {
    expect(gateOf({ ...robotDog, deployments: ['cloud'] }, 'data-stays')?.state).toBe('unmet');
    expect(gateOf({ ...robotDog, deployments: [] }, 'data-stays')?.state).toBe('unknown');
    expect(gateOf({ ...robotDog, deployments: ['edge'] }, 'data-stays')?.state).toBe('met');
  });

  it('keeps an unmet must in the lowest band and says why', () => {
    const match = score(inspection, { ...robotDog, deployments: ['cloud'] });
    expect(match.band).toBe('low');
    expect(match.gaps.demand[0]?.code).toBe('gate.deployment-unmet');
  });

  it('finds the one change that lifts the pair, by scoring again', () => {
    const expired = { ...robotDog, evidence: [proof({ state: 'expired' })] };
    const before = score(inspection, expired);
    expect(before.counterfactual?.code).toBe('change.certificate');
    expect(before.counterfactual?.from).toEqual({ score: before.score, band: before.band });
    const after = score(inspection, {
      ...expired,
      evidence: [...expired.evidence, proofOf('explosion-proof')!],
    });
    expect(before.counterfactual?.to).toEqual({ score: after.score, band: after.band });
  });
});

describe('hidden facts', () => {
  const hiddenDemand: DemandFacts[] = [
    { budgetMinFen: 1_000_000, budgetMaxFen: 2_000_000 },
    { text: '机密说明：语音克隆与译制' },
    { mustHave: ['需要信创适配'], constraints: ['xinchuang'] },
    { deadline: '2026-11-23T00:00:00Z', expectedStart: '2026-12' },
  ];
  const hiddenSupply: SupplyFacts[] = [
    { priceMinFen: 400_000_000, priceMaxFen: 500_000_000 },
    { capacity: 2, busy: 2 },
    { text: '合同审查', evidence: [] },
    { record: { bids: 9, wins: 9 } },
  ];

  function answers(audience: Audience, demand?: DemandFacts, supply?: SupplyFacts): string {
    const own = new MatchingEngine();
    own.putDemand({ ...inspection, ...(demand ? { hidden: demand } : {}) });
    own.putDemand(dubbing);
    own.putSupply({ ...robotDog, ...(supply ? { hidden: supply } : {}) });
    own.putSupply(voice);
    const query = { ...QUERY, audience };
    return JSON.stringify([
      own.matchesForDemand(inspection.id, query),
      own.matchesForSupply(robotDog.id, query),
    ]);
  }

  it.each(hiddenDemand)('of a demand reach neither the public nor the supply side: %j', (facts) => {
    expect(answers('public', facts) === answers('public')).toBe(true);
    expect(answers('supply', facts) === answers('supply')).toBe(true);
    expect(answers('demand', facts) === answers('demand')).toBe(false);
    expect(answers('matchmaker', facts) === answers('matchmaker')).toBe(false);
  });

  it.each(hiddenSupply)('of a supply reach neither the public nor the demand side: %j', (facts) => {
    expect(answers('public', undefined, facts) === answers('public')).toBe(true);
    expect(answers('demand', undefined, facts) === answers('demand')).toBe(true);
    expect(answers('supply', undefined, facts) === answers('supply')).toBe(false);
  });
});

describe('the reciprocal mean', () => {
  it.each([
    [0.5, 0.5, 0.5],
    [0.9, 0.1, 0.1189],
    [0, 0.9, 0],
  ])('of %f and %f is %f', (p, q, mean) => {
    expect(reciprocal(p, q)).toBeCloseTo(mean, 3);
    expect(reciprocal(q, p)).toBe(reciprocal(p, q));
  });
});
