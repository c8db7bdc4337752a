import { ConverterFactory } from 'opencc-js/core';
import type { ConverterFunction, DictGroup } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset/t2cn';

/*
 * Traditional (Taiwan) text → simplified text with mainland words: OpenCC twp→cn, with one guard.
 *
 * The Taiwan phrase table holds some 200 entries that read the same in both scripts (影像→图像, 核心→内核,
 * 智慧→智能, 文件→文档). Run over text that is simplified already they would spoil it, and run over traditional
 * queries they would miss simplified documents. So those entries are left out, but for a few that no mainland
 * author writes. Text without a traditional character and without one of these few is returned untouched.
 */

/** Entries written alike in both scripts that only Taiwan uses, safe to replace anywhere. */
const TAIWAN_ONLY =
  '人工智慧 伺服器 演算法 晶片 滑鼠 雷射 快取 字串 字元 奈米 磁碟 硬碟 光碟 解析度 介面 函式 部落格 分散式 非同步 登入 失智症';

/** Terms of the field that OpenCC does not know (left side as written in Taiwan). */
const OWN_PHRASES: readonly (readonly [string, string])[] = [
  ['雲端運算', '云计算'],
  ['雲端服務', '云服务'],
  ['邊緣運算', '边缘计算'],
  ['品質檢測', '质量检测'],
  ['品質管制', '质量控制'],
  ['數位雙生', '数字孪生'],
  ['數位孿生', '数字孪生'],
  ['數位分身', '数字孪生'],
  ['數位轉型', '数字化转型'],
  ['智慧製造', '智能制造'],
  ['智慧型機器人', '智能机器人'],
  ['機器視覺', '机器视觉'],
  ['大型語言模型', '大语言模型'],
  ['生成式人工智慧', '生成式人工智能'],
  ['無人載具', '无人车'],
  ['自駕車', '自动驾驶车'],
  ['長照', '长期照护'],
  ['遠端', '远程'],
  ['開放原始碼', '开源'],
  ['運算能力', '算力'],
];

interface Converter {
  convert: ConverterFunction;
  /** 1 at code units that occur in traditional text only. */
  traditional: Uint8Array;
  taiwanOnly: RegExp;
}

let converter: Converter | undefined;

/** The 6,763 characters of GB 2312: what ordinary simplified text is written in. */
function simplifiedCharacters(): Set<string> {
  const decoder = new TextDecoder('gbk');
  const characters = new Set<string>();
  for (let high = 0xb0; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      characters.add(decoder.decode(new Uint8Array([high, low])));
    }
  }
  return characters;
}

function pairsOf(group: DictGroup): (readonly [string, string])[] {
  return group.flatMap((dictionary) =>
    typeof dictionary === 'string'
      ? dictionary.split('|').map((entry): [string, string] => {
          const [source = '', replacement = ''] = entry.split(' ');
          return [source, replacement];
        })
      : [...dictionary],
  );
}

function groupsOf(preset: Record<string, readonly DictGroup[]>, name: string): DictGroup[] {
  const groups = preset[name];
  if (!groups) throw new Error(`opencc-js has no preset ${name}`);
  return [...groups];
}

function build(): Converter {
  const simplified = simplifiedCharacters();
  const allowed = new Set(TAIWAN_ONLY.split(' '));
  const fromTaiwan = groupsOf(from, 'twp').map((group) => [
    OWN_PHRASES,
    pairsOf(group).filter(
      ([source]) =>
        source.length === 1 || allowed.has(source) || [...source].some((c) => !simplified.has(c)),
    ),
  ]);
  const toMainland = groupsOf(to, 'cn');
  const traditional = new Uint8Array(0x10000);
  for (const [source, replacement] of toMainland.flatMap(pairsOf)) {
    if (source.length === 1 && source !== replacement && !simplified.has(source)) {
      traditional[source.charCodeAt(0)] = 1;
    }
  }
  return {
    convert: ConverterFactory(...fromTaiwan, ...toMainland),
    traditional,
    taiwanOnly: new RegExp([...allowed].join('|'), 'u'),
  };
}

/**
 * Whether a text holds anything to convert. Cheap: most texts do not.
 * @param text any text.
 */
export function hasTraditional(text: string): boolean {
  converter ??= build();
  for (let i = 0; i < text.length; i += 1) {
    if (converter.traditional[text.charCodeAt(i)] === 1) return true;
  }
  return converter.taiwanOnly.test(text);
}

/**
 * Converts one run of Han characters to simplified mainland wording.
 * @param run Han characters without anything between them.
 * @returns the run itself when nothing in it is traditional.
 */
export function toSimplified(run: string): string {
  converter ??= build();
  return hasTraditional(run) ? converter.convert(run) : run;
}
