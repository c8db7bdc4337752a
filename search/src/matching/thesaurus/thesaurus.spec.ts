import { normalise } from '../../text/normalise.js';
import { AhoCorasick } from './aho-corasick.js';
import { ATTESTATIONS } from './attestation.data.js';
import { defaultThesaurus } from './default-thesaurus.js';
import { Thesaurus } from './thesaurus.js';

const SECTORS =
  'industry supply-chain logistics education health biopharma transport marine culture-tourism media sport government city livelihood home law finance commerce energy construction agriculture environment emergency software research'.split(
    ' ',
  );

describe('Aho–Corasick', () => {
  it('finds overlapping and nested patterns', () => {
    const hits = new AhoCorasick(['机器人', '器人', '手术机器人', '人']).search('手术机器人');
    expect(hits.map(({ pattern, start, end }) => [pattern, start, end])).toEqual([
      [2, 0, 5],
      [0, 2, 5],
      [1, 3, 5],
      [3, 4, 5],
    ]);
  });

  it('finds nothing in a text without patterns', () => {
    expect(new AhoCorasick(['质检']).search('质量与检验')).toEqual([]);
  });
});

describe('a thesaurus', () => {
  const small = new Thesaurus(
    [
      'robot|机器人|robot|-|-|',
      'surgery|手术机器人|surgical robot|robot|health|腔镜机器人;AR',
      'vision|计算机视觉|computer vision|-|-|+视频',
    ],
    normalise,
  );
  const named = (text: string): string[] =>
    small.mentions(normalise(text)).map((mention) => small.concepts[mention.concept]!.id);

  it('takes the longest form', () => {
    expect(named('引进手术机器人')).toEqual(['surgery']);
    expect(named('引进機器人')).toEqual(['robot']);
  });

  it('does not find Latin forms inside words', () => {
    expect(named('smart parts')).toEqual([]);
    expect(named('用AR导航')).toEqual(['surgery']);
  });

  it('drops what a text excludes', () => {
    expect(named('本项目不涉及机器人')).toEqual([]);
    expect(named('无需手术机器人，只要视频')).toEqual(['vision']);
  });

  it('lets the special kind stand for the general one, and less so the other way round', () => {
    const strength = (from: number, to: number): number =>
      small.implied(from).find((step) => step.concept === to)?.factor ?? 0;
    expect(strength(1, 1)).toBe(1);
    expect(strength(1, 0)).toBeGreaterThan(strength(0, 1));
    expect(strength(2, 0)).toBe(0);
  });

  it.each([
    ['an unknown parent', ['a|甲|A|nobody|-|']],
    ['a repeated id', ['a|甲|A|-|-|', 'a|乙|B|-|-|']],
    ['a row without names', ['a|||-|-|']],
  ])('refuses %s', (_, rows) => {
    expect(() => new Thesaurus(rows, normalise)).toThrow('thesaurus:');
  });
});

describe('the product’s thesaurus', () => {
  const { concepts } = defaultThesaurus();
  const attested = new Map(
    ATTESTATIONS.trim()
      .split('\n')
      .map((line) => line.split('|') as [string, string])
      .map(([form, source]) => [normalise(form), source]),
  );

  it('has at least 600 concepts and 3,500 forms', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(600);
    expect(attested.size).toBeGreaterThanOrEqual(3500);
  });

  it('names only sectors of the taxonomy', () => {
    const unknown = concepts.filter(({ sector }) => sector !== null && !SECTORS.includes(sector));
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it('says of every form where it occurs or why it was added', () => {
    const silent = concepts.flatMap((concept) =>
      concept.forms
        .filter((form) => form.text !== concept.en && !attested.has(normalise(form.text)))
        .map((form) => form.text),
    );
    expect(silent).toEqual([]);
  });

  it('knows no circle of parents', () => {
    for (const concept of concepts) {
      let depth = 0;
      for (let at = concept.parent; at >= 0; at = concepts[at]!.parent) depth++;
      expect(depth).toBeLessThan(6);
      if (depth > 6) break;
    }
  });
});
