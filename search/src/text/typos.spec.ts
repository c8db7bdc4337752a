import { allowedTypos, standsFor, typos } from './typos.js';

describe('typos', () => {
  it.each([
    ['harmony', 'harmony', 0],
    ['harmny', 'harmony', 1],
    ['harmmony', 'harmony', 1],
    ['harmany', 'harmony', 1],
    ['hramony', 'harmony', 1],
    ['hrmny', 'harmony', 2],
    ['harmony', 'kubernetes', 3],
    ['', 'ab', 2],
  ])('%s for %s: %i', (typed, word, expected) => {
    expect(typos(typed, word, 2)).toBe(expected);
  });

  it('counts only the beginning of an unfinished word', () => {
    expect(typos('harmn', 'harmonyos', 2, true)).toBe(1);
    expect(typos('harmn', 'harmonyos', 2, false)).toBe(3);
  });

  it('gives up on words of absurd length', () => {
    expect(typos('a'.repeat(300), 'a'.repeat(300), 2)).toBe(3);
  });
});

describe('allowedTypos', () => {
  it.each([
    ['gpts', 0],
    ['model', 1],
    ['kubernet', 1],
    ['kubernete', 2],
    ['1234567890', 0],
  ])('%s: %i', (word, expected) => {
    expect(allowedTypos(word)).toBe(expected);
  });
});

describe('standsFor', () => {
  it.each([
    ['harmony', 'harmonyos', true, 0],
    ['harmony', 'harmonyos', false, undefined],
    ['harmonyos', 'harmonyps', false, 1],
    ['parmony', 'harmony', false, undefined],
    ['parmonyos', 'harmonyos', false, 2],
    ['gpt', 'gpx', false, undefined],
    ['12345', '12346', false, undefined],
    ['model', '12345', false, undefined],
  ])('%s for %s (typing %s): %s', (typed, word, typing, expected) => {
    expect(standsFor(typed, word, typing)).toBe(expected);
  });
});
