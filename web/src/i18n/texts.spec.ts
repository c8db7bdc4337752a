import { texts as en } from './en';
import { texts as zh } from './zh-CN';

type Tree = { [key: string]: string | Tree };

/** All keys of a tree with the names of the parameters in their text. */
function entries(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [
          `${prefix}${key} ${[...value.matchAll(/\{\{(\w+)\}\}/g)]
            .map((match) => match[1])
            .sort()
            .join()}`,
        ]
      : entries(value, `${prefix}${key}.`),
  );
}

describe('texts', () => {
  it('have the same keys with the same parameters in both languages', () => {
    expect(entries(en).sort()).toEqual(entries(zh).sort());
  });

  it('are nowhere empty', () => {
    const empty = (tree: Tree): boolean =>
      Object.values(tree).some((value) =>
        typeof value === 'string' ? value.trim() === '' : empty(value),
      );
    expect([empty(zh), empty(en)]).toEqual([false, false]);
  });
});
