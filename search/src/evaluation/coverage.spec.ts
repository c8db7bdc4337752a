import { join } from 'node:path';
import { defaultThesaurus } from '../matching/thesaurus/default-thesaurus.js';
import { Thesaurus } from '../matching/thesaurus/thesaurus.js';
import { normalise } from '../text/normalise.js';
import { coverageOf, sourcesOf } from './coverage.js';

const SEEDS = join(import.meta.dirname, '../../../api/seed');
const sources = sourcesOf(SEEDS);

describe('coverage', () => {
  it('counts rows, concepts and the letters that lie in a form', () => {
    const small = new Thesaurus(
      ['robot|机器人|robot|-|-|', 'dog|机器狗|robot dog|robot|-|'],
      normalise,
    );
    const rows = [
      { name: 'a#1', text: '机器人和机器狗' },
      { name: 'a#2', text: '无一，提及' },
    ];
    expect(coverageOf(rows, small).get('a')).toEqual({
      ...{ rows: 2, silent: 1, concepts: 1, characters: 6 / 11 },
    });
  });
});

/** Lower bounds just below what holds: coverage of the real input may grow, not fall. */
describe('the product’s thesaurus', () => {
  it.each([
    ['health-scenarios.jsonl', 6.2, 0.26],
    ['domain-models.jsonl', 5.4, 0.19],
    ['model-makers.jsonl', 1.9, 0.12],
    ['policy-2026-3.txt', 42, 0.185],
  ])('covers %s', (file, concepts, characters) => {
    const found = coverageOf(sources, defaultThesaurus()).get(file)!;
    expect(found.silent).toBe(0);
    expect(found.concepts).toBeGreaterThan(concepts);
    expect(found.characters).toBeGreaterThan(characters);
  });
});
