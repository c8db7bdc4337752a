import { normalise } from '../../text/normalise.js';
import { AhoCorasick } from './aho-corasick.js';
import { defaultThesaurus } from './default-thesaurus.js';
import { Thesaurus, type FormKind } from './thesaurus.js';

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

  it('shows an English name that nobody uses, and searches no text for it', () => {
    const glossed = new Thesaurus(['lace|花边挑拣|-lace picking|-|-|挑花片'], normalise);
    expect(glossed.concepts[0]).toMatchObject({ en: 'lace picking' });
    expect(glossed.concepts[0]!.forms.map((form) => form.text)).toEqual(['花边挑拣', '挑花片']);
    expect(glossed.mentions('lace picking')).toEqual([]);
  });

  it('trusts a word for the concept itself most, and one that only goes with it least', () => {
    const kinds = new Thesaurus(['a|甲|A|-|-|甲词;<种甲词;+上位词;~旁边词'], normalise);
    const weights = kinds.concepts[0]!.forms.slice(2).map((form) => form.weight);
    expect(weights).toEqual([...weights].sort((x, y) => y - x));
    expect(new Set(weights).size).toBe(4);
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
  const forms = concepts.flatMap((concept) =>
    concept.forms.map((form) => ({ ...form, concept: concept.id, zh: concept.zh, en: concept.en })),
  );
  const kindOf = (concept: string, text: string): FormKind | undefined =>
    forms.find((form) => form.concept === concept && form.text === text)?.kind;

  it('has at least 600 concepts and 3,500 forms', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(600);
    expect(new Set(forms.map((form) => normalise(form.text))).size).toBeGreaterThanOrEqual(3500);
  });

  it('names only sectors of the taxonomy', () => {
    const unknown = concepts.filter(({ sector }) => sector !== null && !SECTORS.includes(sector));
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it('uses all four kinds of forms, not one for all', () => {
    const further = forms.filter((form) => form.text !== form.zh && form.text !== form.en);
    const share = (kind: FormKind): number =>
      further.filter((form) => form.kind === kind).length / further.length;
    expect(share('exact')).toBeLessThan(0.2);
    expect(share('narrow')).toBeGreaterThan(0.4);
    expect(share('broad')).toBeGreaterThan(0.1);
    expect(share('related')).toBeGreaterThan(0.18);
  });

  it.each<[FormKind, string, string[]]>([
    ['narrow', 'machine-learning', ['深度学习', '神经网络', '迁移学习']],
    ['narrow', 'fine-tuning', ['监督微调', 'LoRA', '增量预训练']],
    ['narrow', 'large-model', ['开源大模型', '基座大模型', 'GPT']],
    ['exact', 'large-model', ['大语言模型', 'LLM']],
    ['broad', 'large-model', ['生成式人工智能']],
    ['related', 'defect-detection', ['漏检', '目检', '虚焊', '良品率']],
    ['narrow', 'defect-detection', ['外观检测', 'AOI']],
    ['narrow', 'textile', ['面料', '印染']],
    ['broad', 'translation', ['多语种']],
    ['related', 'medical-imaging', ['放射科']],
    ['related', 'petrochemical-inspection', ['储罐', '液氨']],
    ['broad', 'clinical-decision', ['辅助诊断']],
    ['exact', 'agent', ['智能体']],
    ['related', 'red-tide', ['叶绿素', '溶解氧']],
    ['broad', 'knowledge-base', ['知识库', '问答系统']],
  ])('knows as %s of %s: %j', (kind, concept, texts) => {
    expect(texts.map((text) => kindOf(concept, text))).toEqual(texts.map(() => kind));
  });

  it('files a form under the concept it means', () => {
    expect(kindOf('machine-learning', '监督微调')).toBeUndefined();
    expect(kindOf('sensing', '激光雷达')).toBeUndefined();
    expect(kindOf('lidar', '激光雷达')).toBe('exact');
    expect(kindOf('object-detection', '行为识别')).toBeUndefined();
    expect(kindOf('tracking', '目标跟踪')).toBe('exact');
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
