// The words two texts share that say something.
import { isStopWord } from '../text/stop-words.js';
import { tokens } from '../text/segment.js';
import type { Reading } from './evidence.js';

/** Words of every notice, which explain nothing. */
const EMPTY =
  /^(?:人工智能|智能|系统|平台|技术|应用|数据|服务|管理|提升|支持|项目|场景|建设|方案|能力|模型|智慧|企业|用户|进行|提供|效率|信息|分析|功能|快速|生成|高效|打造|提高|辅助|构建|领域|开展|支撑|语言|大模型|数据集|基础|报告|专业|全面|精准|有效|解决|面向|数字化|智能化|实时|自动|产品|开发|ai|\d+)$/u;

/** Rarity below which a word explains nothing: held by more than about a tenth of all rows. */
const LEAST_RARITY = 2.2;

/**
 * Shared words, rarest first; two characters at least.
 * @param rarity idf of a normalised word in the corpus.
 */
export function sharedWords(
  demand: Reading,
  supply: Reading,
  rarity: (word: string) => number,
): string[] {
  const offered = new Set(words(supply));
  const seen = new Set<string>();
  const shared: { word: string; worth: number; at: number }[] = [];
  words(demand).forEach((word, at) => {
    if (seen.has(word) || !offered.has(word)) return;
    seen.add(word);
    const worth = rarity(word);
    if (worth >= LEAST_RARITY) shared.push({ word, worth, at });
  });
  return shared.sort((a, b) => b.worth - a.worth || a.at - b.at).map((item) => item.word);
}

function words(reading: Reading): string[] {
  return reading.texts
    .flatMap((text) => tokens(text).map((token) => token.term))
    .filter((word) => word.length > 1 && !isStopWord(word) && !EMPTY.test(word));
}
