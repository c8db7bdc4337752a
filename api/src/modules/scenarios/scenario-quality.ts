import type { Language } from '../../platform/http/actor.js';
import type { ContentValues } from './scenario-fields.schemas.js';
import { optionsOf } from './scenario-procedures.js';

export const qualityCodes = [
  'vague',
  'brand-lock',
  'unmeasurable',
  'no-change',
  'no-acceptance-test',
] as const;
export type QualityCode = (typeof qualityCodes)[number];

export interface QualityFinding {
  readonly code: QualityCode;
  readonly pointer: string;
  /** Whether it stops a submission; the others are advice. */
  readonly blocks: boolean;
  /** The words it rests on; empty where something is missing. */
  readonly excerpt: string;
  readonly advice: string;
}

/** Words that promise much and can be tested by nobody, as found in requirement texts. */
const vagueWords =
  /国际领先|国内领先|行业领先|业界领先|世界一流|一流水平|先进水平|处于领先|大幅(?:度)?(?:提升|提高|降低|减少)|显著(?:提升|提高|降低|改善)|明显(?:提升|提高|改善)|尽可能|尽量|适当(?:地|的)?|较(?:好|高|强|快)|高度智能|智能化水平|操作友好|界面友好|使用方便|性能优良|稳定可靠|响应迅速|及时响应|必要时|相关(?:标准|要求|规定)|一定(?:程度|的经验)|丰富经验|完善的服务/g;
/** A number with something after it makes a sentence measurable. */
const measured =
  /[0-9０-９一二三四五六七八九十百千万]+(?:\.[0-9]+)?\s*(?:%|％|‰|个|项|次|秒|分|小时|天|日|周|月|年|元|万|件|人|份|条|台|套|路|米|公里|毫|GB|TB|fps|ms|级|倍|分钟|成|类|种|处|家|语)|百分之|不(?:低于|高于|少于|超过|大于|小于)|至少|至多|以内|以上/;

/** Makers whose name in a requirement shuts others out; places, standards and open systems are not brands. */
const brands =
  '华为|阿里(?:云|巴巴)?|腾讯(?:云)?|百度|科大讯飞|讯飞|海康(?:威视)?|大华(?:股份)?|商汤|旷视|云从|依图|宇视|字节跳动|火山引擎|京东(?:云)?|浪潮|曙光|新华三|用友|金蝶|英伟达|大疆|宇树|优必选|西门子|霍尼韦尔|NVIDIA|Siemens|Honeywell|Oracle|Microsoft|DJI|DeepSeek|GPT-?4\\w*|通义千问|文心一言';
const brandBinding = new RegExp(
  `(?:必须|须|应|只能|仅限|仅接受|指定|限定|统一|一律)(?:为|是|使用|采用|选用|采购|部署|购置)?[^，。；,;]{0,8}?(?:${brands})|(?:${brands})[^，。；,;]{0,6}?(?:品牌|原厂|正品|系列产品|认证工程师|授权代理)|(?:品牌|型号|厂家|厂商)(?:必须|须|应|限|为|：|:)[^，。；,;]{0,12}`,
  'gi',
);
/** What is there already may be named: it must be connected to, replaced or moved. */
const harmless = /对接|接入|兼容|适配|迁移|现有|已有|既有|在用|原有|互通|替换|替代/;
/** The words of law that keep a named make open to others. */
const orEquivalent =
  /或(?:同等|等效|相当|等同|类似|性能不低于)|同等(?:性能|品质|档次)|不限(?:于)?品牌|等同于?以上/;

interface Sentence {
  readonly pointer: string;
  readonly text: string;
}

/** Texts that bind a supplier. */
function bindingTexts(content: ContentValues): Sentence[] {
  return [
    ...content.mustHave.map((text, i) => ({ pointer: `/mustHave/${i}`, text })),
    ...sentencesOf('/acceptanceTest', content.acceptanceTest ?? ''),
  ];
}

function sentencesOf(pointer: string, text: string): Sentence[] {
  return text
    .split(/[。；;\n]/)
    .map((part) => ({ pointer, text: part.trim() }))
    .filter((part) => part.text !== '');
}

type Finding = Omit<QualityFinding, 'advice'>;

function vague(content: ContentValues): Finding[] {
  return bindingTexts(content)
    .filter(({ text }) => !measured.test(text))
    .flatMap(({ pointer, text }) =>
      [...text.matchAll(vagueWords)].slice(0, 1).map(([excerpt]) => ({
        ...{ code: 'vague' as const, pointer, blocks: false, excerpt },
      })),
    );
}

function brandLocks(content: ContentValues): Finding[] {
  const texts = [...bindingTexts(content), ...sentencesOf('/problem', content.problem)];
  return texts
    .filter(({ text }) => !harmless.test(text) && !orEquivalent.test(text))
    .flatMap(({ pointer, text }) =>
      [...text.matchAll(brandBinding)].slice(0, 1).map(([excerpt]) => ({
        ...{ code: 'brand-lock' as const, pointer, blocks: true, excerpt },
      })),
    );
}

/** Sealed answers can only be compared where the goal is a number and the test is written down. */
const compared = (content: ContentValues) => optionsOf(content.procedure).sealed;

function unmeasurable(content: ContentValues): Finding[] {
  const numbers = content.target.filter((figure) => figure.value !== null);
  const blocks = compared(content);
  if (numbers.length === 0)
    return [{ code: 'unmeasurable', pointer: '/target', blocks, excerpt: '' }];
  return numbers.flatMap((figure) => {
    const present = content.baseline.find((one) => one.name === figure.name);
    const same = present?.value === figure.value && present.unit === figure.unit;
    const index = content.target.indexOf(figure);
    const pointer = `/target/${index}`;
    return same
      ? [{ code: 'no-change' as const, pointer, blocks: false, excerpt: figure.name }]
      : [];
  });
}

function noAcceptanceTest(content: ContentValues): Finding[] {
  const text = content.acceptanceTest?.trim() ?? '';
  return text.length >= 10
    ? []
    : [
        {
          ...{ code: 'no-acceptance-test', pointer: '/acceptanceTest', excerpt: text },
          blocks: compared(content),
        },
      ];
}

const advice: Readonly<Record<QualityCode, readonly [zh: string, en: string]>> = {
  vague: [
    '“{excerpt}”无法检验，请改成带数字和口径的要求。',
    '“{excerpt}” cannot be tested; give a figure and how it is measured.',
  ],
  'brand-lock': [
    '“{excerpt}”限定了品牌或厂商。请写性能要求，或注明“或同等性能的产品”。',
    '“{excerpt}” ties the call to one maker. Ask for performance, or add “or equivalent”.',
  ],
  unmeasurable: [
    '目标没有数字，无法判断是否做成。请给出至少一个可验证的目标值。',
    'The target has no figure, so nobody can tell whether it was reached. Give at least one.',
  ],
  'no-change': [
    '“{excerpt}”的目标与现状相同，请核对。',
    'The target of “{excerpt}” is the same as today; please check.',
  ],
  'no-acceptance-test': [
    '没有写明验收办法：由谁、用什么数据、达到多少算做成。',
    'No acceptance test: say by whom, on which data, and what counts as done.',
  ],
};

/**
 * What a careful reviewer would send back: vague musts, one maker's name, goals without a number, no
 * acceptance test. Findings that block stop a submission. Pure.
 */
export function judgeQuality(content: ContentValues, language: Language): QualityFinding[] {
  const found = [
    ...brandLocks(content),
    ...unmeasurable(content),
    ...noAcceptanceTest(content),
    ...vague(content),
  ];
  return found
    .map((finding) => {
      const [zh, en] = advice[finding.code];
      const sentence = language === 'en' ? en : zh;
      return { ...finding, advice: sentence.replace('{excerpt}', finding.excerpt) };
    })
    .sort((a, b) => Number(b.blocks) - Number(a.blocks));
}
