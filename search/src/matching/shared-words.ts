// The words two texts share that say something.
import type { Lexicon } from './prepare.js';
import { idOf } from './rows.js';

/** Words of every notice, which explain nothing. */
const EMPTY =
  /^(?:人工智能|智能|系统|平台|技术|应用|数据|服务|管理|提升|支持|项目|场景|建设|方案|能力|模型|智慧|企业|用户|进行|提供|效率|信息|分析|功能|快速|生成|高效|打造|提高|辅助|构建|领域|开展|支撑|语言|大模型|数据集|基础|报告|专业|全面|精准|有效|解决|面向|只有|因此|每天|是否|直接|通用|当时|全程|不到|现有|条件|位置|同一|外部|在线|判定|失败|需求|开放|模块|发现|质量|只能|[零一二三四五六七八九十百千万两]+[个名台天家条次位项]?|数字化|智能化|实时|自动|产品|开发|ai|[\d.]+)$/u;
/** Rarity below which a word explains nothing: held by more than about a tenth of all rows. */
const LEAST_RARITY = 2.2;

/**
 * Shared words, rarest first; two characters at least.
 * @param demand packed term row of one side, in reading order; @param supply the other's.
 * @param lexicon turns numbers into words; @param rarity idf of a word's number.
 */
export function sharedWords(
  demand: Uint32Array,
  supply: Uint32Array,
  lexicon: Lexicon,
  rarity: (id: number) => number,
): string[] {
  const offered = new Set<number>();
  for (const entry of supply) offered.add(idOf(entry));
  const shared: { word: string; worth: number }[] = [];
  for (const entry of demand) {
    const id = idOf(entry);
    if (!offered.has(id)) continue;
    const word = lexicon.wordOf(id);
    if (word.length < 2 || EMPTY.test(word)) continue;
    const worth = rarity(id);
    if (worth >= LEAST_RARITY) shared.push({ word, worth });
  }
  return shared.sort((a, b) => b.worth - a.worth).map((item) => item.word);
}
