import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MatchingEngine } from './engine.js';
import { inspection, QUERY, robotDog } from './fixtures.js';
import { proofOf, proves, PROVED_BY_PAPER } from './gate-proofs.js';
import { isValid } from './gates.js';
import type { Gate, SupplyEvidence, SupplyProfile } from './types.js';

describe('evidence that is valid until a day', () => {
  const until = (validUntil: string | null): SupplyEvidence => ({
    ...{ kind: 'certificate', title: '防爆合格证', state: 'verified', validUntil },
  });
  const at = (time: string): number => Date.parse(time);

  it.each([
    ['counts in the afternoon of its last day', '2027-03-31T16:00:00+08:00', true],
    ['counts until midnight in Xiamen', '2027-03-31T23:59:59.999+08:00', true],
    ['no longer counts on the day after', '2027-04-01T00:00:00+08:00', false],
    ['counts before', '2026-12-31T00:00:00+08:00', true],
  ])('%s', (_, time, counts) => {
    expect(isValid(until('2027-03-31'), at(time))).toBe(counts);
  });

  it('counts to the very moment where one is given', () => {
    const evidence = until('2027-03-31T04:00:00Z');
    expect(isValid(evidence, at('2027-03-31T04:00:00Z'))).toBe(true);
    expect(isValid(evidence, at('2027-03-31T04:00:00.001Z'))).toBe(false);
  });

  it('counts for ever without an end, and never unless it is verified', () => {
    expect(isValid(until(null), at('2099-01-01T00:00:00Z'))).toBe(true);
    expect(isValid({ ...until(null), state: 'submitted' }, at('2026-12-01T00:00:00Z'))).toBe(false);
  });
});

const engine = new MatchingEngine();
/** The must of a demand that starts at some time, for a supply. */
function gateOf(
  constraint: string,
  supply: Partial<SupplyProfile>,
  expectedStart: string | null = null,
): Gate {
  const demand = { ...inspection, constraints: [constraint], expectedStart };
  return engine.scorePair(demand, { ...robotDog, evidence: [], ...supply }, QUERY).gates[0]!;
}
const certificate = (validUntil: string): SupplyEvidence => ({
  ...{ kind: 'certificate', title: '防爆合格证', state: 'verified', validUntil },
});

describe('a certificate must hold at delivery, which is never in the past', () => {
  // Now is 2026-11-21.
  it.each<[string, Partial<SupplyProfile>, string | null, Gate['state']]>([
    ['ran out; the wished start is long past', { leadTimeDays: 0 }, '2025-03', 'unmet'],
    ['ran out; no start was wished', { leadTimeDays: 0 }, null, 'unmet'],
    ['ran out; the lead time is nonsense', { leadTimeDays: -900 }, null, 'unmet'],
  ])('%s', (_, supply, start, state) => {
    const evidence = [certificate('2026-06-30')];
    expect(gateOf('explosion-proof', { ...supply, evidence }, start).state).toBe(state);
  });

  it('counts the lead time where it takes longer than the wished start', () => {
    const evidence = [certificate('2027-03-31')];
    const at = (leadTimeDays: number, start: string): string =>
      gateOf('explosion-proof', { leadTimeDays, evidence }, start).state;
    expect(at(30, '2026-12')).toBe('met');
    expect(at(180, '2026-12')).toBe('unmet');
    expect(at(30, '2027-06')).toBe('unmet');
  });
});

describe('a filed model', () => {
  const filing = (title: string, state: SupplyEvidence['state'] = 'verified'): SupplyEvidence => ({
    ...{ kind: 'filing', title, state },
  });
  const filingNo = '网信算备350200000000000号';

  it('is only claimed by a number that anybody can type', () => {
    const gate = gateOf('filed-model', { filingNo });
    expect(gate).toMatchObject({ state: 'claimed', reason: 'gate.filing-claimed' });
    expect(gate.params).toEqual({ constraint: 'filed-model', filingNo });
  });

  it('is proved by the verified filing', () => {
    const evidence = [filing('生成式人工智能服务备案凭证')];
    expect(gateOf('filed-model', { filingNo, evidence }).state).toBe('met');
    const waiting = [filing('生成式人工智能服务备案凭证', 'submitted')];
    expect(gateOf('filed-model', { filingNo, evidence: waiting }).state).toBe('claimed');
    const refused = [filing('生成式人工智能服务备案凭证', 'rejected')];
    expect(gateOf('filed-model', { filingNo, evidence: refused }).state).toBe('unmet');
  });

  it('is not proved by the filing of something else', () => {
    const evidence = [filing('区块链信息服务备案')];
    expect(gateOf('filed-model', { evidence }).state).toBe('unknown');
  });
});

describe('what proves a must', () => {
  const proving: [string, string, string][] = [
    ['explosion-proof', 'certificate', '整机防爆合格证'],
    ['explosion-proof', 'certificate', '轮式巡检机整机防爆合格证（旧型）'],
    ['explosion-proof', 'certificate', '隔爆型摄像仪防爆电气设备合格证 Ex db IIC T6 Gb'],
    ['explosion-proof', 'certificate', '防爆不间断电源合格证'],
    ['explosion-proof', 'certificate', 'ATEX certificate, zone 1'],
    ['explosion-proof', 'certificate', '防爆電氣設備認證'],
    ['medical-device', 'certificate', '第二类医疗器械注册证（移位护理）'],
    ['medical-device', 'certificate', '眼底分级软件医疗器械注册证（待延续）'],
    ['medical-device', 'certificate', 'Medical device registration, class III'],
    ['xinchuang', 'certificate', '信创平台适配证书'],
    ['xinchuang', 'certificate', '国产平台兼容性认证'],
    ['xinchuang', 'certificate', '国产化适配证明'],
    ['xinchuang', 'test-report', '麒麟操作系统兼容性测试报告'],
    ['xinchuang', 'certificate', '与统信 UOS 产品互认证明'],
    ['filed-model', 'filing', '生成式人工智能服务登记'],
    ['filed-model', 'filing', '深度合成算法备案'],
    ['filed-model', 'filing', '医学语言模型服务备案'],
    ['filed-model', 'filing', '网信算备350200000000000号'],
  ];
  const other: [string, string, string][] = [
    ['explosion-proof', 'patent', '一种非防爆外壳'],
    ['explosion-proof', 'patent', '一种防爆外壳合格证打印装置'],
    ['explosion-proof', 'certificate', '非防爆型整机合格证'],
    ['explosion-proof', 'certificate', '整机未取得防爆合格证的说明'],
    ['explosion-proof', 'certificate', '防爆性能不合格证明'],
    ['explosion-proof', 'certificate', '防爆合格证申请受理通知书'],
    ['explosion-proof', 'certificate', '防爆电气设备安装修理资质证书'],
    ['explosion-proof', 'certificate', 'Non-explosion-proof housing certificate'],
    ['explosion-proof', 'certificate', 'Index database certificate'],
    ['explosion-proof', 'test-report', '防爆性能检测报告'],
    ['medical-device', 'certificate', '医疗器械经营许可证'],
    ['medical-device', 'certificate', '医疗器械质量管理体系认证'],
    ['medical-device', 'certificate', '非医疗器械注册产品声明证书'],
    ['medical-device', 'patent', '医疗器械注册证查验装置'],
    ['xinchuang', 'test-report', '鸿蒙适配测试报告'],
    ['xinchuang', 'certificate', '控制器电磁兼容认证'],
    ['xinchuang', 'certificate', '信创集成工程师认证'],
    ['xinchuang', 'test-report', '国产设备性能检测报告'],
    ['xinchuang', 'test-report', '国产化妆品兼容性测试'],
    ['xinchuang', 'test-report', '暂不支持信创适配的说明'],
    ['filed-model', 'filing', '区块链信息服务备案'],
    ['filed-model', 'filing', '大模型软件著作权登记'],
    ['filed-model', 'filing', '模型未备案情况说明'],
    ['filed-model', 'filing', '算法备案申请表'],
    ['filed-model', 'filing', '网站 ICP 备案'],
    ['filed-model', 'certificate', '数据中心安全等级备案证明'],
  ];

  it.each(proving)('%s: a %s “%s”', (constraint, kind, title) => {
    expect(proves({ kind, title }, constraint)).toBe(true);
  });

  it.each(other)('not %s: a %s “%s”', (constraint, kind, title) => {
    expect(proves({ kind, title }, constraint)).toBe(false);
  });

  it.each(PROVED_BY_PAPER)('its own example: %s', (constraint) => {
    const proof = proofOf(constraint)!;
    expect(proves(proof, constraint)).toBe(true);
    expect(gateOf(constraint, { evidence: [proof] }).state).toBe('met');
  });

  it('nothing where no paper can', () => {
    expect(proofOf('data-stays')).toBeUndefined();
    expect(proves({ kind: 'certificate', title: '本地部署证书' }, 'data-stays')).toBe(false);
  });
});

/** The demonstration shows musts that are met: its papers were written before these rules. */
describe('the papers of the demonstration', () => {
  const rows = readFileSync(join(__dirname, '../../../api/seed/demo-capabilities.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { evidence: SupplyEvidence[]; constraints: string[] });
  const titles = (constraint: string): string[] => [
    ...new Set(
      rows.flatMap(({ evidence }) =>
        evidence.filter((item) => proves(item, constraint)).map((item) => item.title),
      ),
    ),
  ];

  it.each<[string, string[]]>([
    [
      'explosion-proof',
      ['本安型振动节点防爆合格证', '整机防爆合格证', '轮式巡检机整机防爆合格证（旧型）'],
    ],
    [
      'medical-device',
      [
        '第三类医疗器械注册证',
        '眼底分级软件医疗器械注册证（待延续）',
        '第二类医疗器械注册证（移位护理）',
        '第二类医疗器械注册证（尿液分析模块）',
      ],
    ],
    [
      'xinchuang',
      [
        '国产平台兼容性认证',
        '国产数据库与操作系统适配证明',
        '国产加速芯片适配证明',
        '国产化设备适配证书',
        '信创平台适配证书',
        '国产数据库迁移工具适配',
      ],
    ],
    [
      'filed-model',
      [
        '生成式人工智能服务备案凭证',
        '医学语言模型服务备案',
        '智能问诊服务模型登记',
        '客服大模型服务登记',
        '语音合成算法备案',
        '政务大模型服务备案',
        '深度合成算法备案',
        '教育大模型服务备案',
      ],
    ],
  ])('that prove %s', (constraint, wanted) => {
    expect(titles(constraint).sort()).toEqual(wanted.sort());
  });
});
