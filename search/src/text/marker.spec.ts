import { Marker } from './marker.js';
import { parseQuery } from './query.js';

function marks(query: string, text: string): string[] {
  const marker = new Marker(parseQuery(query).units);
  return marker.ranges(text).map(([from, to]) => text.slice(from, to));
}

describe('Marker', () => {
  it.each([
    ['集卡', '集装箱码头无人集卡', ['集卡']],
    ['AI质检', '卫浴产线AI 外观质检', ['AI', '质检']],
    ['harm', 'HarmonyOS 与 harmony', ['Harm', 'harm']],
    ['harmony ', 'HarmonyOS 与 Harmony', ['Harmony']],
    ['llm', '大语言模型（LLM）', ['大语言模型', 'LLM']],
    ['large language model', 'a Large Language Model', ['Large Language Model']],
    ['医保控费', '控费与医保', ['控费', '医保']],
    ['医保控费', '医保控费与医保', ['医保控费']],
    ['ai', 'email', []],
    ['质检', '', []],
  ])('marks %j in %j: %j', (query, text, expected) => {
    expect(marks(query, text)).toEqual(expected);
  });
});
