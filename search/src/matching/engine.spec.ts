import { MatchingEngine } from './engine.js';
import {
  ALL_DEMANDS,
  ALL_SUPPLIES,
  contract,
  dubbing,
  inspection,
  QUERY,
  robotDog,
  voice,
  wheeled,
} from './fixtures.js';
import type { Basis } from './latent.js';
import { REASON_TEXTS } from './reason-texts.js';
import type { DemandProfile, Line, Match, SupplyProfile } from './types.js';

function engineOf(
  demands: readonly DemandProfile[] = ALL_DEMANDS,
  supplies: readonly SupplyProfile[] = ALL_SUPPLIES,
): MatchingEngine {
  const engine = new MatchingEngine();
  for (const demand of demands) engine.putDemand(demand);
  for (const supply of supplies) engine.putSupply(supply);
  return engine;
}

const sum = (lines: readonly Line[]): number =>
  lines.reduce((total, line) => total + Math.round(line.value * 1e6), 0) / 1e6;
const codes = (match: Match): string[] =>
  [
    ...match.reasons.demand,
    ...match.reasons.supply,
    ...match.gaps.demand,
    ...match.gaps.supply,
  ].map((reason) => reason.code);

describe('two-way matching', () => {
  it('puts the fitting side first, both ways', () => {
    const engine = engineOf();
    expect(engine.matchesForDemand(inspection.id, QUERY)[0]?.supplyId).toBe(robotDog.id);
    expect(engine.matchesForDemand(dubbing.id, QUERY)[0]?.supplyId).toBe(voice.id);
    expect(engine.matchesForSupply(robotDog.id, QUERY)[0]?.demandId).toBe(inspection.id);
    expect(engine.matchesForSupply(voice.id, QUERY)[0]?.demandId).toBe(dubbing.id);
  });

  it('gives a pair the same score from either end', () => {
    const engine = engineOf();
    const fromDemand = engine.matchesForDemand(inspection.id, QUERY)[0]!;
    const fromSupply = engine.matchesForSupply(robotDog.id, QUERY)[0]!;
    expect(fromSupply).toEqual(fromDemand);
    expect(fromDemand.band).toBe('high');
  });

  it('leaves pairs out whose texts share nothing, even with equal tags', () => {
    const tagged: SupplyProfile = { ...contract, sectors: ['media'], technologies: ['speech'] };
    const matches = engineOf(ALL_DEMANDS, [tagged]).matchesForDemand(dubbing.id, QUERY);
    expect(matches).toEqual([]);
  });

  it('explains every pair to both sides, with the places in the texts', () => {
    const match = engineOf().matchesForDemand(inspection.id, QUERY)[0]!;
    expect(match.reasons.demand.length).toBeGreaterThan(0);
    expect(match.reasons.supply.length).toBeGreaterThan(0);
    const evidence = match.reasons.demand.find((reason) => reason.evidence?.supply)?.evidence;
    expect(evidence?.supply?.text).not.toBe('');
    expect(evidence?.demand?.text).not.toBe('');
  });

  it('says only sentences that exist in both languages', () => {
    const engine = engineOf();
    const matches = ALL_DEMANDS.flatMap((demand) =>
      engine.matchesForDemand(demand.id, { ...QUERY, floor: false }),
    );
    for (const code of matches.flatMap(codes)) {
      expect(REASON_TEXTS[code]?.['zh-CN']).toBeTruthy();
      expect(REASON_TEXTS[code]?.en).toBeTruthy();
    }
  });

  it('never matches an organisation with itself', () => {
    const own = { ...robotDog, organisationId: inspection.organisationId };
    const engine = engineOf([inspection], [own]);
    expect(engine.matchesForDemand(inspection.id, QUERY)).toEqual([]);
    expect(engine.matchesForSupply(own.id, QUERY)).toEqual([]);
  });

  it('lists unclaimed capabilities below claimed ones', () => {
    const engine = engineOf([inspection], [{ ...robotDog, unclaimed: true }, wheeled]);
    const ids = engine.matchesForDemand(inspection.id, QUERY).map((match) => match.supplyId);
    expect(ids).toEqual([wheeled.id, robotDog.id]);
  });

  it('leaves a claimed capability about something else out rather than above a fitting unclaimed one', () => {
    const stray = { ...contract, text: '合同文本上传后十分钟给出风险提示，法务每天只看疑点。' };
    const many = Array.from({ length: 30 }, (_, i) => ({ ...voice, id: `s-voice-${i}` }));
    const engine = engineOf([inspection], [{ ...robotDog, unclaimed: true }, stray, ...many]);
    const listed = engine.matchesForDemand(inspection.id, QUERY).map((match) => match.supplyId);
    expect(listed).toEqual([robotDog.id]);
    const all = engine.matchesForDemand(inspection.id, { ...QUERY, limit: 50, floor: false });
    expect(all.map((match) => match.supplyId)).toContain(stray.id);
  });

  it('keeps closed scenarios and those past their deadline out of suppliers’ lists', () => {
    const late = { ...QUERY, now: new Date('2027-02-01T00:00:00Z') };
    expect(engineOf().matchesForSupply(robotDog.id, late)).toEqual([]);
    const closed = engineOf([{ ...inspection, closed: true }]);
    expect(closed.matchesForSupply(robotDog.id, QUERY)).toEqual([]);
  });

  it('leaves 示例 rows out when told', () => {
    const engine = engineOf([inspection], [{ ...robotDog, demo: true }]);
    expect(engine.matchesForDemand(inspection.id, { ...QUERY, demo: false })).toEqual([]);
    expect(engine.matchesForDemand(inspection.id, QUERY)).toHaveLength(1);
  });

  it('considers a matchmaker’s pins whatever the channels say', () => {
    const matches = engineOf().matchesForDemand(inspection.id, { ...QUERY, pins: [contract.id] });
    expect(matches.find((match) => match.supplyId === contract.id)?.pinned).toBe(true);
  });

  it('answers an unknown id with an empty list and forgets what was removed', () => {
    const engine = engineOf();
    expect(engine.matchesForDemand('nobody', QUERY)).toEqual([]);
    expect(engine.removeSupply(robotDog.id)).toBe(true);
    expect(engine.removeSupply(robotDog.id)).toBe(false);
    const ids = engine.matchesForDemand(inspection.id, QUERY).map((match) => match.supplyId);
    expect(ids).not.toContain(robotDog.id);
    expect(engine.size()).toEqual({ demands: 2, supplies: 3 });
  });
});

describe('the latent space', () => {
  it('is handed to another process as data', () => {
    const more = ALL_SUPPLIES.flatMap((supply) =>
      [1, 2, 3].map((n) => ({ ...supply, id: `${supply.id}-${n}` })),
    );
    const one = engineOf(ALL_DEMANDS, more);
    const other = engineOf(ALL_DEMANDS, more);
    other.useLatent(JSON.parse(JSON.stringify(one.fitLatent(3))) as Basis);
    expect(other.modelVersion).toBe(one.modelVersion);
    expect(JSON.stringify(other.matchesForDemand(dubbing.id, QUERY))).toBe(
      JSON.stringify(one.matchesForDemand(dubbing.id, QUERY)),
    );
    const latent = one.matchesForDemand(dubbing.id, QUERY)[0]?.lines.demand;
    expect(latent?.find((line) => line.code === 'latent')?.value).not.toBe(0);
  });
});

describe('sums', () => {
  it('adds up exactly to both log-odds', () => {
    const engine = engineOf();
    for (const demand of ALL_DEMANDS) {
      for (const supply of ALL_SUPPLIES) {
        const match = engine.scorePair(demand, supply, QUERY);
        expect(sum(match.lines.demand)).toBe(match.logOdds.p);
        expect(sum(match.lines.supply)).toBe(match.logOdds.q);
        expect(match.p).toBeCloseTo(1 / (1 + Math.exp(-match.logOdds.p)), 12);
      }
    }
  });

  it('lies between the smaller probability and the mean, near the smaller', () => {
    const { p, q, score } = engineOf().scorePair(inspection, wheeled, QUERY);
    const low = Math.min(p, q);
    expect(score).toBeGreaterThanOrEqual(low);
    expect(score).toBeLessThanOrEqual(low * 2 ** 0.25 + 1e-12);
  });
});

describe('the same answer whatever the order', () => {
  it('does not depend on the order of arrival', () => {
    const one = engineOf();
    const other = engineOf([...ALL_DEMANDS].reverse(), [...ALL_SUPPLIES].reverse());
    for (const demand of ALL_DEMANDS) {
      expect(JSON.stringify(other.matchesForDemand(demand.id, QUERY))).toBe(
        JSON.stringify(one.matchesForDemand(demand.id, QUERY)),
      );
    }
  });

  it('does not depend on earlier versions and removals', () => {
    const one = engineOf();
    const other = engineOf();
    other.putSupply({ ...robotDog, title: '别的', text: '完全不同的说明' });
    other.putSupply({ ...contract, id: 's-extra' });
    other.removeSupply('s-extra');
    other.putSupply(robotDog);
    expect(JSON.stringify(other.matchesForDemand(inspection.id, QUERY))).toBe(
      JSON.stringify(one.matchesForDemand(inspection.id, QUERY)),
    );
  });
});
