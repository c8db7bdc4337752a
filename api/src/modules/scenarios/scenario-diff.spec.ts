import { emptyContent, withInput } from './scenario-content.js';
import { diffContent, isMaterial } from './scenario-diff.js';

const base = withInput(emptyContent(), {
  title: '视觉质检',
  sectors: ['industry', 'health'],
  mustHave: ['甲', '乙'].map((s) => `${s}项要求`),
  deadline: '2026-12-01T00:00:00+08:00',
});

describe('the difference of two versions', () => {
  it('is empty for the same content, whatever the order of codes or the way a time is written', () => {
    const same = { ...base, sectors: ['health', 'industry'], deadline: '2026-11-30T16:00:00Z' };
    expect(diffContent(base, same)).toEqual([]);
  });
  it('names each field with before and after, in the order of the form', () => {
    const after = withInput(base, { budgetMaxFen: 5_000_000, title: '视觉质检线' });
    expect(diffContent(base, after)).toEqual([
      { field: 'title', before: '视觉质检', after: '视觉质检线', material: false },
      { field: 'budgetMaxFen', before: null, after: 5_000_000, material: true },
    ]);
  });
  it('keeps the order of sentences as content', () => {
    const after = { ...base, mustHave: [...base.mustHave].reverse() };
    expect(diffContent(base, after).map((c) => c.field)).toEqual(['mustHave']);
  });
  it.each([
    [{ summary: '换了一种说法' }, false],
    [{ niceToHave: ['最好有'] }, false],
    [{ deadline: '2026-12-02T00:00:00+08:00' }, true],
    [{ constraints: ['xinchuang'] }, true],
    [{ target: [{ name: '漏检率', value: 1, unit: '%' }] }, true],
  ])('calls %o material: %s', (input, material) => {
    expect(isMaterial(diffContent(base, withInput(base, input)))).toBe(material);
  });
});

describe('a version frozen before a field came to be', () => {
  it('lacks the field without that being a change', () => {
    const now = emptyContent();
    const { takers: _takers, proofOfConcept: _proof, ...old } = now;
    expect(diffContent(old as typeof now, now)).toEqual([]);
    expect(diffContent(old as typeof now, { ...now, takers: 'one' })).toMatchObject([
      { field: 'takers', before: null, after: 'one', material: true },
    ]);
  });
});
