import { completenessScore, judgeCompleteness, submissionFaults } from './scenario-completeness.js';
import { emptyContent, withInput } from './scenario-content.js';
import type { ScenarioInput } from './scenario-fields.schemas.js';

const nobody = { role: null, name: null, email: null };
const somebody = { role: '项目负责人', name: '示例', email: 'a@test.example' };
const full: ScenarioInput = {
  title: '检测线视觉质检',
  summary: '用机器视觉代替人工抽检，减少漏检。',
  problem: '现在靠人工目检，夜班疲劳时漏检明显，换型后标准不一，复检占用产能。',
  baseline: [{ name: '漏检率', value: 3, unit: '%' }],
  target: [{ name: '漏检率', value: 1, unit: '%' }],
  sectors: ['industry'],
  technologies: ['vision'],
  districts: ['city'],
  sizeClass: 'focused',
  resources: [{ kind: 'data', description: '图片', dataGrade: null }],
  cooperationModes: ['pilot'],
  procedure: 'direct',
  budgetMaxFen: 1,
  mustHave: ['每分钟六十件'],
  expectedStart: '2027-01',
  deadline: '2026-12-01T00:00:00+08:00',
  acceptanceTest: '盲测一千件',
};
const content = withInput(emptyContent(), full);
const now = new Date('2026-11-30T16:00:00Z');
const context = (offset: number) => ({
  language: 'zh-CN' as const,
  now: new Date(now.getTime() + offset),
});

describe('completeness', () => {
  it('goes from 0 to 100', () => {
    expect(completenessScore(emptyContent(), nobody)).toBe(0);
    expect(completenessScore(content, somebody)).toBe(100);
  });
  it('takes one point at most for a missing budget or period: real lists omit them', () => {
    const without = { ...content, budgetMinFen: null, budgetMaxFen: null, expectedStart: null };
    expect(completenessScore(without, somebody)).toBe(98);
  });
  it('advises in the reader’s language, musts first', () => {
    const zh = judgeCompleteness(emptyContent(), nobody, 'zh-CN');
    const en = judgeCompleteness(emptyContent(), nobody, 'en');
    expect(zh.missing[0]).toMatchObject({ pointer: '/problem', required: true, points: 12 });
    expect(zh.missing[0]?.advice).toMatch(/痛点/);
    expect(en.missing.map((m) => m.advice).join(' ')).toMatch(/^[ -~–“”’]+$/);
    const required = zh.missing.map((m) => m.required);
    expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
  });
});

describe('submission', () => {
  it('names every missing field at once', () => {
    const pointers = submissionFaults(emptyContent(), nobody, context(-1)).map((f) => f.pointer);
    expect(pointers).toEqual([
      ...['/title', '/summary', '/problem', '/sectors', '/districts', '/procedure'],
      ...['/cooperationModes', '/contactName', '/contactEmail'],
    ]);
  });
  it('accepts a complete one, and one without budget and period', () => {
    expect(submissionFaults(content, somebody, context(-1))).toEqual([]);
    const without = { ...content, budgetMaxFen: null, expectedStart: null, deadline: null };
    expect(submissionFaults(without, somebody, context(-1))).toEqual([]);
  });
  it('asks for a deadline where bids are taken', () => {
    const bids = { ...content, procedure: 'bids' as const, deadline: null };
    expect(submissionFaults(bids, somebody, context(-1))).toMatchObject([
      { pointer: '/deadline', code: 'required' },
    ]);
  });
  it.each([
    [-1, []],
    [0, ['/deadline']],
    [1, ['/deadline']],
  ])('judges the deadline at %i ms', (offset, expected) => {
    expect(submissionFaults(content, somebody, context(offset)).map((f) => f.pointer)).toEqual(
      expected,
    );
  });
  it('refuses a budget upside down', () => {
    const odd = { ...content, budgetMinFen: 2, budgetMaxFen: 1 };
    expect(submissionFaults(odd, somebody, context(-1))).toMatchObject([
      { pointer: '/budgetMaxFen' },
    ]);
  });
});
