// Which papers prove a legal must: of what kind they are, and what their title says. Anything else a supplier has had
// verified (a patent, a licence to repair, the filing of something else) may be true and proves nothing here.
import { normalise } from '../text/normalise.js';
import { withoutExclusions } from './exclusions.js';
import type { SupplyEvidence } from './types.js';

/** A paper by its kind and title. */
type Paper = Pick<SupplyEvidence, 'kind' | 'title'>;

interface Rule {
  kinds: readonly string[];
  /** On the normalised title, in lower case. */
  names: RegExp;
  /** What makes it another paper although it names the thing. */
  other: RegExp;
  /** A paper that proves it: what a supplier would have to obtain. */
  example: Paper;
}

/** Letters between the thing and the word for a paper, without a no in between. */
const GAP = '(?:(?![非未]|不(?:合格|通过|符合|予)|无[效需]|免于)[^，。；、])';
/** The thing, not denied, and soon after it the word for a paper. */
const near = (thing: string, paper: string, letters = 12): string =>
  `(?<![非未无不免])(?:${thing})${GAP}{0,${letters}}(?:${paper})`;
const any = (...sources: readonly string[]): RegExp => new RegExp(sources.join('|'), 'u');

/** Not the paper yet, no longer, or only somebody’s word for it. */
const UNFINISHED =
  '申请|受理|送检|承诺|自评|自测|自我声明|辅导|咨询|撤销|注销|吊销|pending|revoked|withdrawn';
/** Papers of people and firms, not of the thing offered. */
const OF_PEOPLE =
  '人员|人才|工程师|电工|培训|资质|体系|服务商|集成商|作业证|操作证|personnel|training';

const CERTIFIED = '合格|认证|证书|证明|ccc|3c';
const FITTED = '适配|兼容|互认';
/** What a certificate of the domestic stack names; a product or platform also needs a word for fitting it. */
const STACK_NAMES =
  '国产(?!化妆|化肥|化工|化学)(?:化|[^，。；、]{0,8}(?:平台|芯片|处理器|服务器|终端|整机|设备|软件|硬件|操作系统|数据库|中间件|环境|架构|cpu|gpu))|麒麟|统信|uos|欧拉|openeuler|龙芯|飞腾|鲲鹏|海光|兆芯|申威|昇腾|达梦|金仓|kingbase|opengauss|gaussdb|oceanbase|东方通';
/** What is filed: a generative service by its model, or an algorithm. */
const MODEL = '生成式(?:人工智能|ai)|大模型|语言模型|模型|算法|深度合成|aigc';

const RULES: Readonly<Record<string, Rule>> = {
  'explosion-proof': {
    kinds: ['certificate'],
    names: any(
      near('防爆|本安|隔爆|本质安全', CERTIFIED),
      near('合格证?|认证|证书', '防爆', 6),
      '(?<!non[- ]?)explosion[- ]?(?:proof|protect)',
      '\\b(?:atex|iecex)\\b',
      '\\bex ?(?:d[abc]?|i[abc]|e[abc]?|m[abc]?|p[xyz]b?|n[acr]|t[abc]?)\\b',
    ),
    other: any(UNFINISHED, OF_PEOPLE, '安装|修理|维修|施工|installation|repair'),
    example: { kind: 'certificate', title: '防爆合格证' },
  },
  'medical-device': {
    kinds: ['certificate'],
    names: any(
      near('医疗器械', '注册(?:证|凭证|批件|批准|登记|$|[（(：:\\s])', 10),
      near('注册证', '医疗器械'),
      '械注[准进许]',
      '(?<!non[- ])medical device[^.,;]{0,20}registration|registration[^.,;]{0,20}medical device',
    ),
    other: any(UNFINISHED, OF_PEOPLE, '生产许可|经营|销售|资料'),
    example: { kind: 'certificate', title: '医疗器械注册证' },
  },
  xinchuang: {
    kinds: ['certificate', 'test-report'],
    names: any(
      near('信创|自主可控', `${FITTED}|认证|测评|评测|测试|检测|证书|证明|目录|名录`, 16),
      near(STACK_NAMES, FITTED, 16),
      near(FITTED, `信创|${STACK_NAMES}`),
      '(?:xinchuang|domestic (?:stack|platform|chip|cpu|database|operating system))[^.,;]{0,30}(?:compatib|adapt|certif|test)',
    ),
    other: any(UNFINISHED, OF_PEOPLE),
    example: { kind: 'certificate', title: '信创产品适配认证' },
  },
  'filed-model': {
    kinds: ['filing'],
    names: any(
      near(MODEL, '备案|登记'),
      near('备案', MODEL, 6),
      '网信算备',
      '(?:generative|algorithm|model|deep synthesis)[^.,;]{0,40}(?:filing|filed|registration)',
      '(?:filing|registration)[^.,;]{0,30}(?:generative|algorithm|model)',
    ),
    other: any(
      UNFINISHED,
      '著作权|软著|专利|商标|知识产权|数据产品|数据资源|等保|等级保护|icp|网站|区块链信息|项目|园区|copyright|patent',
    ),
    example: { kind: 'filing', title: '生成式人工智能服务备案' },
  },
};

/** Legal musts that a paper proves. */
export const PROVED_BY_PAPER = Object.keys(RULES);

/** Names these rules in the model's version: scores compare only under the same ones. */
export const PROOF_RULES = Object.values(RULES).flatMap(({ kinds, names, other }) => [
  ...kinds,
  names.source,
  other.source,
]);

/** Answers by paper: every pair of a list asks, and the same few titles repeat. */
const KNOWN = new Map<string, boolean>();
const MOST_KNOWN = 10_000;

/**
 * Whether a paper, were it valid, proves a legal must; what its title excludes is no evidence.
 * @param constraint one of `PROVED_BY_PAPER`
 */
export function proves({ kind, title }: Paper, constraint: string): boolean {
  const rule = RULES[constraint];
  if (!rule?.kinds.includes(kind)) return false;
  const key = `${constraint}\n${title}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const text = withoutExclusions(normalise(title));
  const answer = rule.names.test(text) && !rule.other.test(text);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(key, answer);
  return answer;
}

/** A verified paper that would prove a must, or undefined where no paper can. */
export function proofOf(constraint: string): SupplyEvidence | undefined {
  const rule = RULES[constraint];
  return rule && { ...rule.example, state: 'verified' };
}
