import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { HanDictionary } from './han-dictionary.js';

const SEED = join(__dirname, '../../../api/seed');

function cut(words: HanDictionary, text: string): string[] {
  const found: string[] = [];
  words.cut(text, 0, text.length, (start, length) => found.push(text.slice(start, start + length)));
  return found;
}

describe('HanDictionary', () => {
  const words = new HanDictionary(Buffer.from(dict).toString('utf8'));

  it('cuts every run of Han characters of the seed texts as jieba does', () => {
    const jieba = Jieba.withDict(dict);
    const text = readdirSync(SEED)
      .map((file) => readFileSync(join(SEED, file), 'utf8'))
      .join('\n');
    const runs = [...new Set(text.match(/\p{Script=Han}+/gu))];
    expect(runs.length).toBeGreaterThan(5000);
    expect(
      runs.filter((run) => cut(words, run).join('|') !== jieba.cut(run, false).join('|')),
    ).toEqual([]);
  });

  it('knows words by numbers', () => {
    expect(words.numberOf('机器人')).toBeGreaterThanOrEqual(0);
    expect(words.numberOf('机器')).toBeGreaterThanOrEqual(0);
    expect(words.numberOf('器人机')).toBe(-1);
    expect(words.numberOf('卡拉ok')).toBe(-1);
    expect(words.numberOf('人')).toBe(-1);
  });

  it('learns words and frequencies', () => {
    const small = new HanDictionary('厦 10 n\n门 10 n\n厦门 50 n\n');
    expect(cut(small, '厦门大')).toEqual(['厦门', '大']);
    small.add('厦门大', 100);
    expect(cut(small, '厦门大')).toEqual(['厦门大']);
    small.add('厦门大', 0.000001);
    expect(cut(small, '厦门大')).toEqual(['厦门', '大']);
  });

  it('cuts only the part asked for', () => {
    const found: string[] = [];
    words.cut('xx机器人yy', 2, 5, (start, length) => found.push(`${start}+${length}`));
    expect(found).toEqual(['2+3']);
    words.cut('', 0, 0, () => found.push('never'));
    expect(found).toHaveLength(1);
  });
});
