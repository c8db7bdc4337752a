import { aScenario } from '../testing/documents.js';
import { prepare } from './prepare.js';
import { scenarios } from './scenarios.js';

describe('prepare', () => {
  it('folds texts, keeps what was written where that differs, and spells names', () => {
    const prepared = prepare(
      aScenario({
        id: 's1',
        title: '軟體測試',
        summary: '普通',
        publisher: '示例港务',
        tags: ['a', 'b'],
      }),
      scenarios,
    );
    expect(prepared.texts).toEqual({
      title: '软件测试',
      summary: '普通',
      publisher: '示例港务',
      tags: 'a、b',
    });
    expect(prepared.originals).toEqual({ title: '軟體測試' });
    expect(prepared.pinyin.map(({ full }) => full.letters)).toEqual([
      'ruanjianceshi',
      'shiligangwu',
    ]);
  });

  it('keeps values by kind and leaves empty ones out', () => {
    const { values } = prepare(
      aScenario({
        id: 's1',
        park: null,
        sectors: ['a', 'a', ''],
        deadline: null,
        budgetMinFen: Number.NaN,
        firstUse: false,
      }),
      scenarios,
    );
    expect(values).toMatchObject({ sectors: ['a'], firstUse: ['false'], demo: ['true'], rank: 0 });
    expect(Object.keys(values)).not.toEqual(expect.arrayContaining(['park']));
    expect(Object.keys(values)).not.toEqual(expect.arrayContaining(['budgetMinFen']));
  });

  it('cuts texts of absurd length', () => {
    const prepared = prepare(aScenario({ id: 's1', text: '长'.repeat(1_000_000) }), scenarios);
    expect(prepared.texts['text']?.length).toBe(20_000);
  });

  it.each(['', 'a b', 'a/b', '"', 'x'.repeat(201)])('refuses the id %j', (id) => {
    expect(() => prepare(aScenario({ id }), scenarios)).toThrow('bad document id');
  });

  it('refuses values no engine can hold', () => {
    expect(() => prepare(aScenario({ id: 's1', park: 'x'.repeat(121) }), scenarios)).toThrow(
      'park',
    );
  });
});
