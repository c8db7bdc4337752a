import { SYNONYM_GROUPS } from './data/synonym-groups.js';
import { normalise } from './normalise.js';
import { meaningOf, meaningsIn, synonymsOf } from './synonyms.js';

describe('synonyms', () => {
  it('find the others of the group', () => {
    expect(synonymsOf('质检')).toContain('质量检测');
    expect(synonymsOf('llm')).toContain('大语言模型');
    expect(synonymsOf('海沧')).toEqual([]);
  });

  it('are normalised, each word in one group only', () => {
    const words = SYNONYM_GROUPS.flat();
    expect(words.filter((word) => normalise(word) !== word)).toEqual([]);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  it('never begin a word of another group, so that the longest word decides', () => {
    const clashes = SYNONYM_GROUPS.flatMap((group) =>
      SYNONYM_GROUPS.filter((other) => other !== group).flatMap((other) =>
        group.flatMap((word) =>
          other
            .filter((longer) => /^\p{Script=Han}/u.test(word) && longer.startsWith(word))
            .map((longer) => `${word}/${longer}`),
        ),
      ),
    );
    expect(clashes).toEqual([]);
  });

  it('have one code a group, found in texts that hold one of its words', () => {
    expect(meaningOf('质检')).toBe(meaningOf('品质检测'));
    expect(meaningOf('质检')).not.toBe(meaningOf('巡检'));
    expect(meaningsIn('产线质量检测与ai应用')).toEqual([meaningOf('质检'), meaningOf('ai')]);
    expect(meaningsIn('人形机器人')).toEqual([meaningOf('人形机器人'), meaningOf('机器人')]);
    expect(meaningsIn('email available')).toEqual([]);
  });
});
