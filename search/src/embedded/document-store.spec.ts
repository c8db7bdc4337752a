import { definitionOf } from '../indexes/definitions.js';
import { prepare } from '../indexes/prepare.js';
import { aCapability } from '../testing/documents.js';
import { DocumentStore } from './document-store.js';

const definition = definitionOf('capabilities');
const made = (id: string, title: string) => prepare(aCapability({ id, title }), definition);

describe('DocumentStore', () => {
  it('keeps no words of a document that was removed or replaced', () => {
    const store = new DocumentStore(definition);
    store.put(made('a', '軟體甲'));
    store.put(made('b', '乙'));
    store.put(made('a', '丙'));
    store.remove('b');
    expect([0, 1, 2].map((number) => store.texts.get(number).texts['title'])).toEqual([
      undefined,
      undefined,
      '丙',
    ]);
    expect(store.texts.get(0).originals).toEqual({});
    expect([...store.living()]).toEqual([2]);
    expect([...store.documents()].map(({ id }) => id)).toEqual(['a']);
  });

  it('gives documents back as they were put', () => {
    const store = new DocumentStore(definition);
    const document = prepare(
      aCapability({
        id: 'a',
        title: '軟體测试 HarmonyOS',
        sectors: ['industry', 'health'],
        maturity: 3,
        firstVersion: true,
      }),
      definition,
    );
    store.put(document);
    const [again] = store.documents();
    const withoutWords = document.pinyin.map((name) => ({ ...name, words: [] }));
    expect(again).toEqual({ ...document, pinyin: withoutWords });
  });
});
