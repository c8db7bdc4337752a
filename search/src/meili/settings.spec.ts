import { INDEX_NAMES, definitionOf } from '../indexes/definitions.js';
import { changedSettings, settingsOf } from './settings.js';

describe('settings', () => {
  it.each([...INDEX_NAMES])('of %s tell the server all it needs', (index) => {
    const settings = settingsOf(definitionOf(index));
    expect(settings.localizedAttributes).toEqual([{ attributePatterns: ['*'], locales: ['cmn'] }]);
    expect(settings.searchableAttributes?.[0]).toBe('_title_terms');
    expect(settings.rankingRules?.slice(-3)).toEqual(['rank:asc', 'publishedAt:desc', 'id:asc']);
    expect(settings.typoTolerance?.disableOnNumbers).toBe(true);
  });

  it('change only where they differ', () => {
    const wanted = settingsOf(definitionOf('scenarios'));
    expect(changedSettings(wanted, wanted)).toEqual({});
    const sorted = [...(wanted.sortableAttributes ?? [])].sort();
    expect(
      changedSettings(wanted, { ...wanted, sortableAttributes: sorted, stopWords: ['x'] }),
    ).toEqual({});
    const other = { ...wanted, rankingRules: ['words'], searchCutoffMs: 1 };
    expect(changedSettings(wanted, other)).toEqual({
      rankingRules: wanted.rankingRules,
      searchCutoffMs: wanted.searchCutoffMs,
    });
    expect(changedSettings(wanted, {})).toEqual(wanted);
  });
});
