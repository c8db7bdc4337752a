// What making documents and queries needs of the built package.

/** @returns `cut` makes words of a text, `pinyin` the strings that a title can be found by */
export async function textTools() {
  const { tokens, normalise } = await import('../dist/index.js');
  const { pinyinKeys, pinyinOf } = await import('../dist/text/pinyin.js');
  return {
    cut: (text) => tokens(text).map(({ term }) => term),
    pinyin(text) {
      const found = pinyinOf(normalise(text));
      return found ? pinyinKeys(found) : { full: [], initials: [] };
    },
  };
}
