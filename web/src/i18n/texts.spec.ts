import i18next from 'i18next';
import { startI18n } from '.';
import { texts as en } from './en';
import { texts as zh } from './zh-CN';

type Tree = { [key: string]: string | Tree };

/** All keys of a tree with the names of the parameters in their text. */
function entries(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [
          `${prefix}${key} ${[...value.matchAll(/\{\{(\w+)(?:, count\([^)]*\))?\}\}/g)]
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

  it('say one thing and several things in English as it is said', async () => {
    const t = async (n: number) => {
      await startI18n('en');
      return [
        i18next.t('lists.entries', { count: n }),
        i18next.t('scenarios.daysLeft', { days: n }),
      ];
    };
    expect(await t(1)).toEqual(['1 entry', 'closes in 1 day']);
    expect(await t(2)).toEqual(['2 entries', 'closes in 2 days']);
    expect(await t(0)).toEqual(['0 entries', 'closes in 0 days']);
    await startI18n('zh-CN');
    expect(i18next.t('lists.entries', { count: 1 })).toMatch(/^共? ?1 /);
  });

  it('give every plural two forms', () => {
    const counted = (tree: Tree): string[] =>
      Object.values(tree).flatMap((value) =>
        typeof value === 'string'
          ? [...value.matchAll(/count\(([^)]*)\)/g)].map((match) => match[1] ?? '')
          : counted(value),
      );
    for (const forms of counted(en)) expect(forms).toMatch(/^one: [^;:]+; other: [^;:]+$/);
  });

  it('are nowhere empty', () => {
    const empty = (tree: Tree): boolean =>
      Object.values(tree).some((value) =>
        typeof value === 'string' ? value.trim() === '' : empty(value),
      );
    expect([empty(zh), empty(en)]).toEqual([false, false]);
  });
});
