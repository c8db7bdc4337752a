import { readScenarioRow, type TaxonomyKind, type Term } from './scenario.import.js';

const term = (kind: TaxonomyKind, code: string, zh: string): Term => ({
  kind,
  code,
  zh,
  en: code,
  attributes: {},
  position: 0,
});
const terms: Term[] = [
  term('sector', 'health', '医疗'),
  term('sector', 'city', '城市治理'),
  term('sector', 'research', '科研'),
  term('technology', 'vision', '计算机视觉'),
  term('technology', 'large-model', '大模型'),
  term('district', 'city', '全市'),
  term('district', 'siming', '思明区'),
  term('district', 'huli', '湖里区'),
  term('procedure', 'bids', '揭榜/比选'),
  term('cooperation-mode', 'pilot', '试点验证'),
];
const row = {
  编号: 'A-1',
  场景名称: '占道经营智能巡查',
  场景简介: '用视频识别占道经营，派单到网格。',
};
const read = (more: Record<string, unknown>) => readScenarioRow({ ...row, ...more }, terms);
const inputOf = (more: Record<string, unknown>) => {
  const result = read(more);
  if (!result.ok) throw new Error(result.issues.join());
  return result.input;
};

describe('a row of a real list', () => {
  it('is read by its Chinese headings, brackets and spaces aside', () => {
    const input = inputOf({
      ...{
        应用领域: '城市治理',
        拟落地区域: '思明区筼筜街道、湖里',
        主要技术: '计算机视觉，大模型',
      },
      ...{
        '预算金额（万元）': '80-120',
        ' 预计采购时间 ': '2026年9月',
        是否拟面向中小企业预留: '是',
      },
      ...{
        合作方式: '试点验证',
        推进方式: '揭榜',
        截止日期: '2026/12/31',
        必须满足: '夜间可用；误报低于5%',
        序号: 3,
      },
    });
    expect(input).toMatchObject({
      ...{
        externalId: 'A-1',
        title: '占道经营智能巡查',
        sectors: ['city'],
        districts: ['siming', 'huli'],
      },
      ...{
        technologies: ['vision', 'large-model'],
        budgetMinFen: 80_000_000,
        budgetMaxFen: 120_000_000,
      },
      ...{
        expectedStart: '2026-09',
        smeReserved: true,
        cooperationModes: ['pilot'],
        procedure: 'bids',
      },
      ...{ deadline: '2026-12-31T23:59:59+08:00', mustHave: ['夜间可用', '误报低于5%'] },
    });
  });
  it('is read in the shape of the health guideline, too', () => {
    const input = readScenarioRow(
      {
        id: 'nhc-01',
        title: '医学影像辅助',
        text: '快速读片。',
        domain: '医疗服务管理/医疗服务',
        publisher: '国家卫生健康委',
        source: '国卫办',
      },
      terms,
    );
    expect(input).toMatchObject({
      ok: true,
      warnings: [],
      input: {
        externalId: 'nhc-01',
        summary: '快速读片。',
        sectors: ['health'],
        source: { title: '国卫办', url: null },
      },
    });
  });
  it('keeps a long text whole', () => {
    const text = '长'.repeat(400);
    const { 场景简介: _, ...bare } = row;
    const result = readScenarioRow({ ...bare, text }, terms);
    expect(result).toMatchObject({
      ok: true,
      input: { problem: text, summary: `${'长'.repeat(297)}…` },
    });
  });
  it.each([
    ['120', 120_000_000],
    ['0.5 万元', 500_000],
    ['１２０', 120_000_000],
    ['1,200', 1_200_000_000],
    ['未定', undefined],
    ['', undefined],
  ])('reads a budget of “%s” 万元 as %s 分', (text, fen) => {
    expect(inputOf({ '预算金额(万元)': text }).budgetMaxFen).toBe(fen);
  });
  it.each([
    [{ 场景名称: '短' }, /title/],
    [{ 编号: ' ' }, /externalId/],
    [{ 场景简介: '' }, /summary/],
    [{ 应用领域: '炼金术' }, /炼金术/],
    [{ '预算金额(万元)': '很多' }, /很多/],
    [{ 截止日期: '尽快' }, /deadline/],
    [{ 必须满足: 'x'.repeat(300) }, /mustHave/],
    [{ source: { title: '某清单', extra: 1 } }, /source/],
  ])('is refused with the reason: %o', (more, reason) => {
    const result = read(more);
    expect(result.ok ? '' : result.issues.join()).toMatch(reason);
  });
  it('tells of columns and terms it leaves out', () => {
    expect(
      read({ 颜色: '蓝', 主要技术: '大模型、魔法', __proto__: 1, constructor: 'x' }),
    ).toMatchObject({
      ok: true,
      warnings: [
        expect.stringContaining('颜色'),
        expect.stringContaining('constructor'),
        expect.stringContaining('魔法'),
      ],
    });
  });
});
