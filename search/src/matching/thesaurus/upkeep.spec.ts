import { MatchingEngine } from '../engine.js';
import { ALL_DEMANDS, ALL_SUPPLIES, NOW } from '../fixtures.js';
import { PRIOR } from '../model.js';
import type { DemandProfile, SupplyProfile } from '../types.js';
import { extendedThesaurus, type FormAddition } from './additions.js';
import { defaultThesaurus } from './default-thesaurus.js';
import { effectOf, occurrences } from './effect.js';
import { minedForms } from './mining.js';

const concept = defaultThesaurus().concepts.find((one) => one.zh.includes('缺陷检测'))!;
const addition: FormAddition = { concept: concept.id, form: '花片挑拣', kind: 'exact' };

describe('additions', () => {
  it('name their concept, change the version, and come in any order', () => {
    const other: FormAddition = { ...addition, form: '布面挑疵', kind: 'related' };
    const one = extendedThesaurus([addition, other]);
    expect(one.version).toBe(extendedThesaurus([other, addition]).version);
    expect(one.version).not.toBe(defaultThesaurus().version);
    expect(one.mentions('需要花片挑拣设备')).toEqual([
      expect.objectContaining({ concept: concept.index, weight: 1 }),
    ]);
    expect(one.mentions('布面挑疵')[0]!.weight).toBeLessThan(1);
    expect(defaultThesaurus().mentions('花片挑拣')).toEqual([]);
  });

  it('weigh by their kind', () => {
    const kinds = ['exact', 'narrow', 'broad', 'related'] as const;
    const more = extendedThesaurus(kinds.map((kind) => ({ ...addition, form: `挑${kind}`, kind })));
    const weights = kinds.map((kind) => more.mentions(`挑${kind}`)[0]!.weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(new Set(weights).size).toBe(4);
  });

  it('without any, or to a concept that is gone, are the product’s own thesaurus', () => {
    expect(extendedThesaurus([])).toBe(defaultThesaurus());
    const gone = extendedThesaurus([{ ...addition, concept: 'no-such-concept' }]);
    expect(gone.version).toBe(defaultThesaurus().version);
  });
});

function engineWith(demands: readonly DemandProfile[], supplies: readonly SupplyProfile[]) {
  const engine = new MatchingEngine();
  for (const supply of supplies) engine.putSupply(supply);
  for (const demand of demands) engine.putDemand(demand);
  return engine;
}

const demand: DemandProfile = {
  id: 'd-lace',
  title: '蕾丝花片挑拣',
  summary: '花片挑拣靠人工，夜班漏得多。',
};
const supply: SupplyProfile = {
  id: 's-vision',
  title: '织物缺陷检测相机',
  summary: '在线发现布面缺陷。',
};

describe('the effect of a form', () => {
  const engine = engineWith([...ALL_DEMANDS, demand], [...ALL_SUPPLIES, supply]);
  const world = { engine, model: PRIOR };
  const thesauri = { before: defaultThesaurus(), after: extendedThesaurus([addition]) };

  it('shows the pairs and lists of a sample that change, and leaves the engine as it was', () => {
    const version = engine.modelVersion;
    const effect = effectOf(world, addition.form, thesauri, NOW);
    expect(effect).toMatchObject({ containing: 1, lists: ALL_DEMANDS.length + 1 });
    expect(effect.pairsChanged).toBeGreaterThan(0);
    expect(effect.examples[0]).toMatchObject({ demandId: 'd-lace', supplyId: 's-vision' });
    expect(effect.examples[0]!.to).toBeGreaterThan(effect.examples[0]!.from);
    expect(engine.modelVersion).toBe(version);
    expect(engine.size().demands).toBe(ALL_DEMANDS.length + 1);
  });

  it('of a form that nobody uses is nothing', () => {
    const effect = effectOf(world, '从来没有人这样说', thesauri, NOW);
    expect(effect.containing).toBe(0);
    const unchanged = effectOf(
      world,
      '从来没有人这样说',
      { before: thesauri.before, after: thesauri.before },
      NOW,
    );
    expect([unchanged.pairsChanged, unchanged.listsChanged]).toEqual([0, 0]);
  });

  it('counts in how many texts forms occur', () => {
    const { texts, counts } = occurrences(engine, ['花片挑拣', '巡检', '没有', '花片挑拣']);
    expect(texts).toBe(ALL_DEMANDS.length + ALL_SUPPLIES.length + 2);
    expect(counts[0]).toBe(1);
    expect(counts[1]).toBeGreaterThan(1);
    expect(counts[3]).toBe(1);
  });
});

describe('mining', () => {
  const pair = (n: number, word: string) => ({
    demand: { id: `d-${n}`, title: `第${n}处需要${word}`, summary: '人手不足' },
    supply: { id: `s-${n}`, title: `${word}成套装置${n}`, summary: '稳定运行' },
  });

  it('finds what both sides of several accepted pairs say and no concept names', () => {
    const mined = minedForms(
      [pair(1, '花片挑拣'), pair(2, '花片挑拣'), pair(3, '石斛晾晒')],
      defaultThesaurus(),
    );
    const forms = mined.map((one) => one.form);
    expect(forms.join()).toContain('花片');
    expect(forms.join()).not.toContain('石斛');
    expect(mined[0]).toMatchObject({ pairs: 2, bare: 2 });
  });

  it('leaves out what the thesaurus knows', () => {
    const known = minedForms([pair(1, '缺陷检测'), pair(2, '缺陷检测')], defaultThesaurus());
    expect(known.map((one) => one.form).join()).not.toContain('缺陷');
    const extended = extendedThesaurus([addition]);
    const after = minedForms([pair(1, '花片挑拣'), pair(2, '花片挑拣')], extended);
    expect(after.map((one) => one.form).join()).not.toContain('花片');
  });
});
