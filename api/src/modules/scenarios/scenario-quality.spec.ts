import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyContent } from './scenario-content.js';
import type { ContentValues } from './scenario-fields.schemas.js';
import { judgeQuality, type QualityCode } from './scenario-quality.js';

const sound: ContentValues = {
  ...emptyContent(),
  procedure: 'bids',
  baseline: [{ name: '漏检率', value: 3.2, unit: '%' }],
  target: [{ name: '漏检率', value: 0.5, unit: '%' }],
  mustHave: ['检测节拍不低于每分钟六十件'],
  acceptanceTest: '由质检科用盲样一千件验收，漏检不超过五件。',
};
const codesOf = (given: Partial<ContentValues>) =>
  judgeQuality({ ...sound, ...given }, 'zh-CN').map((finding) => finding.code);

/** Requirements that a reviewer would pass. */
const goodMusts = [
  '数据不出院，模型部署在院内服务器',
  '与现有海康威视视频平台对接，不更换前端摄像机',
  '兼容华为昇腾与其他国产加速卡',
  '摄像机分辨率不低于200万像素，或同等性能的产品',
  '采用华为或同等性能的交换设备',
  '响应时间不超过2秒，99分位',
  '支持从用友系统迁移近三年台账',
  '识别准确率显著提升，不低于98%',
  '操作培训不少于两次，每次半天',
  '断网30分钟内自主完成本圈任务并续传数据',
  '符合国家信息安全等级保护三级要求',
  '能在闽南话环境下完成挂号与问询',
  '提供接口文档与测试账号',
  '成品带有人工智能生成内容的显式标识',
  '同时接入Slurm与Kubernetes且不替换原队列',
];

/** Requirements that a reviewer would send back, and why. */
const badMusts: readonly (readonly [string, QualityCode])[] = [
  ['必须使用海康威视摄像机', 'brand-lock'],
  ['须采用华为昇腾服务器', 'brand-lock'],
  ['只能部署在阿里云', 'brand-lock'],
  ['仅限科大讯飞语音引擎', 'brand-lock'],
  ['指定腾讯云企业版', 'brand-lock'],
  ['统一采购大疆无人机', 'brand-lock'],
  ['服务器品牌须为浪潮', 'brand-lock'],
  ['具备华为认证工程师两名', 'brand-lock'],
  ['型号为DS-2CD3T46', 'brand-lock'],
  ['应选用DeepSeek模型', 'brand-lock'],
  ['技术水平国内领先', 'vague'],
  ['系统性能优良、稳定可靠', 'vague'],
  ['界面友好，使用方便', 'vague'],
  ['大幅提升办事效率', 'vague'],
  ['尽可能减少人工干预', 'vague'],
  ['具有丰富经验的团队', 'vague'],
  ['响应迅速', 'vague'],
  ['达到较高的识别准确率', 'vague'],
  ['符合相关标准', 'vague'],
  ['具有一定程度的自主学习能力', 'vague'],
];

describe('the quality gate', () => {
  it('passes a sound text', () => {
    expect(judgeQuality(sound, 'zh-CN')).toEqual([]);
  });
  it.each(goodMusts)('passes “%s”', (text) => {
    expect(codesOf({ mustHave: [text] })).toEqual([]);
  });
  it.each(badMusts)('finds in “%s” %s', (text, code) => {
    expect(codesOf({ mustHave: ['检测节拍不低于每分钟六十件', text] })).toEqual([code]);
  });
  it('names the field, the words and what to do, in the reader’s language', () => {
    const [zh] = judgeQuality({ ...sound, mustHave: ['必须使用海康威视摄像机'] }, 'zh-CN');
    expect(zh).toMatchObject({ pointer: '/mustHave/0', blocks: true, excerpt: '必须使用海康威视' });
    const [en] = judgeQuality({ ...sound, mustHave: ['必须使用海康威视摄像机'] }, 'en');
    expect(en?.advice).toMatch(/one maker/);
  });
  it.each([
    ['no target at all', []],
    ['a target without a number', [{ name: '满意度', value: null, unit: '' }]],
  ])('finds goals that cannot be measured: %s', (_, target) => {
    const found = judgeQuality({ ...sound, target }, 'zh-CN');
    expect(found).toMatchObject([{ code: 'unmeasurable', pointer: '/target', blocks: true }]);
    const direct = judgeQuality({ ...sound, target, procedure: 'direct' }, 'zh-CN');
    expect(direct[0]?.blocks).toBe(false);
  });
  it('finds a target that is what there is already', () => {
    expect(codesOf({ target: [{ name: '漏检率', value: 3.2, unit: '%' }] })).toEqual(['no-change']);
  });
  it.each([null, '', '待定'])('finds a missing acceptance test: %s', (acceptanceTest) => {
    const found = judgeQuality({ ...sound, acceptanceTest }, 'zh-CN');
    expect(found).toMatchObject([{ code: 'no-acceptance-test', blocks: true }]);
  });
  it('stops none of the demonstration’s scenarios, which a reviewer would have passed', () => {
    const rows = readFileSync(join(__dirname, '../../../seed/demo-scenarios.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => ({
        ...emptyContent(),
        ...(JSON.parse(line) as ContentValues & { state: string }),
      }));
    const stopped = rows
      .filter((row) => ['open', 'approved', 'submitted'].includes(row.state))
      .flatMap((row) => judgeQuality(row, 'zh-CN').filter((finding) => finding.blocks));
    expect(stopped).toEqual([]);
    const advised = rows.filter((row) =>
      judgeQuality(row, 'zh-CN').some((f) => f.code === 'vague'),
    );
    expect(advised.length / rows.length).toBeLessThan(0.1);
  });
});
