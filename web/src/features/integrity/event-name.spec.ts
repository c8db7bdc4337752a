import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eventName } from './event-name';
import names from './event-names.json';

const modules = path.resolve(process.cwd(), 'api/src/modules');

/** The codes of all events that the API defines. */
function defined(): string[] {
  return readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.events.ts'))
    .flatMap((file) => {
      const source = readFileSync(path.join(modules, file), 'utf8');
      return [...source.matchAll(/defineEvent\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    });
}

describe('the name of an event', () => {
  it('exists in both languages for every event of the API, and for nothing else', () => {
    expect(Object.keys(names).sort()).toEqual(defined().sort());
    for (const texts of Object.values(names)) expect(texts.filter(Boolean)).toHaveLength(2);
  });

  it('is in the language of the reader, and the code where it is not known', () => {
    expect(eventName('bid.sealed', 'zh-CN')).toBe('应答已密封');
    expect(eventName('bid.sealed', 'en')).toBe('Bid sealed');
    expect(eventName('a.thing', 'en')).toBe('a.thing');
  });
});
