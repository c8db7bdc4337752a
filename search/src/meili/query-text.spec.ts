import { parseQuery } from '../text/query.js';
import { meaningOf } from '../text/synonyms.js';
import { MARK, hanCode } from './fields.js';
import { queryText } from './query-text.js';

const ask = (text: string, typing = true) => queryText(parseQuery(text, typing).units);

describe('queryText', () => {
  it('asks for Han words as phrases of made-up words', () => {
    expect(ask('海沧')).toBe(`"${hanCode('海沧')}"`);
    expect(ask('岸桥 海沧')).toBe(`"${hanCode('岸桥')}" "${hanCode('海沧')}"`);
  });

  it('asks for long words by their triples, or their parts', () => {
    expect(ask('医保控费')).toBe(`"${hanCode('医保')}" "${hanCode('控费')}"`);
    expect(ask('闽南')).toBe(`"${hanCode('闽南')}"`);
  });

  it('asks for synonyms by their code', () => {
    expect(ask('质检')).toBe(`"${meaningOf('质检') ?? ''}"`);
    expect(ask('LLM')).toBe(ask('大语言模型'));
  });

  it('leaves Latin words to the server, the last one open while typing', () => {
    expect(ask('harm')).toBe('harm');
    expect(ask('harm ')).toBe('harm ');
    expect(ask('harm', false)).toBe('harm ');
    expect(ask('海沧 harm')).toBe(`"${hanCode('海沧')}" harm`);
  });

  it('puts a single character last, where the server takes it for a beginning', () => {
    expect(ask('茶 海沧')).toBe(`"${hanCode('海沧')}" ${hanCode('茶')}`);
  });

  it('does not ask for what may be missing', () => {
    expect(ask('AI海沧')).toBe(ask('海沧'));
    expect(ask('AI harm')).toBe('harm');
    expect(ask('harm AI')).toBe('harm ');
    expect(ask('ai')).toBe(`"${meaningOf('ai') ?? ''}"`);
  });

  it('lets nothing through that the server would read as its own', () => {
    for (const text of ['"质检', '-质检', 'a" OR "b', `${MARK}`, 'x:y (z)', '\\"']) {
      expect(ask(text)).toMatch(/^(?:"[\p{L}\p{N} ]+"|[\p{L}\p{N}]+| )*$/u);
    }
    expect(ask(MARK)).toBe(`"${MARK}"`);
  });
});

describe('hanCode', () => {
  it('is one word a term, its beginning that of the first character', () => {
    expect(hanCode('质检').startsWith(hanCode('质'))).toBe(true);
    expect(hanCode('质')).toHaveLength(4);
    const all = new Set<string>();
    for (let code = 0x3400; code <= 0x9fff; code += 1) all.add(hanCode(String.fromCharCode(code)));
    for (let code = 0xd800; code <= 0xfaff; code += 1) all.add(hanCode(String.fromCharCode(code)));
    expect(all.size).toBe(0x9fff - 0x3400 + 1 + 0xfaff - 0xd800 + 1);
    expect([...all].every((word) => word.length === 4)).toBe(true);
  });
});
