import { isRipe, verdictOn, wordsOn, type GivenShare } from './share-verdict.js';

const envelope = (officers: readonly (string | null)[], barred: readonly string[] = []) => ({
  sealingId: 's',
  shares: officers.map((userId, i) => ({
    ...{ userId, holderId: userId ?? `gone ${i}`, barred: barred.includes(userId ?? '') },
  })),
});
const three = envelope(['a', 'b', 'c']);
/** `+a` has shown a true share, `-b` says there is none. */
const said = (words: string): GivenShare[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => ({
      ...{ sealingId: 's', holderId: word.slice(1) },
      share: word.startsWith('+') ? 'share' : null,
    }));

it.each([
  ['', 'waiting'],
  ['+a', 'waiting'],
  ['-a', 'waiting'],
  ['+a +b', 'open'],
  ['-a +b +c', 'open'],
  ['+a -b', 'waiting'],
  // Two say so: that throws nobody out, whatever the third will say.
  ['-a -b', 'contested'],
  ['+a -b -c', 'contested'],
  ['-a -b -c', 'dead'],
])('three officers of whom %j spoke: %s', (words, verdict) => {
  expect(verdictOn(three, said(words))).toBe(verdict);
});

it('counts an officer once, a true share before a word, other envelopes not at all', () => {
  const given = [...said('+a -a -b'), { sealingId: 'x', holderId: 'c', share: null }];
  expect(wordsOn(three, given)).toEqual({ good: 1, none: 1, silent: 1, barred: 0 });
});

it('asks no account that is gone', () => {
  expect(verdictOn(envelope(['a', 'b', null]), said('-a -b'))).toBe('dead');
  expect(verdictOn(envelope(['a', null, null]), said('+a'))).toBe('contested');
});

it('waits for no officer who may not speak, and believes no two in their place', () => {
  const withBarred = envelope(['a', 'b', 'c'], ['c']);
  expect(verdictOn(withBarred, said(''))).toBe('waiting');
  expect(verdictOn(withBarred, said('+a'))).toBe('waiting');
  expect(verdictOn(withBarred, said('+a -b'))).toBe('contested');
  expect(verdictOn(withBarred, said('-a -b'))).toBe('contested');
  expect(verdictOn(withBarred, said('+a +b'))).toBe('open');
  // What was said before one was barred stays said.
  expect(verdictOn(withBarred, said('-a -b -c'))).toBe('dead');
});

describe('a round', () => {
  const sealed = (id: string, barred: readonly string[] = [], contestedAt: Date | null = null) => ({
    ...envelope(['a', 'b', 'c'], barred),
    ...{ sealingId: id, contestedAt },
  });
  const on = (id: string, words: string) => said(words).map((one) => ({ ...one, sealingId: id }));
  const day = new Date(0);

  it.each([
    ['none waits', ['+a +b', '+a +b'], false, true],
    ['one waits for the third', ['+a +b', '+a -b'], false, false],
    ['one waits, later', ['+a +b', '+a -b'], true, true],
  ] as const)('of two envelopes of which %s', (_, [one, two], isLater, ripe) => {
    const given = [...on('1', one), ...on('2', two)];
    expect(isRipe([sealed('1'), sealed('2')], given, isLater)).toBe(ripe);
  });

  it('is no single officer’s, not even where all the others may not speak', () => {
    const left = [sealed('1', ['b', 'c'])];
    expect(verdictOn(left[0]!, on('1', '+a'))).toBe('contested');
    for (const words of ['', '+a', '-a']) expect(isRipe(left, on('1', words), false)).toBe(false);
  });

  it('later has as its news what is contested now, and not what is contested already', () => {
    const given = on('1', '-a -b');
    expect(isRipe([sealed('1')], given, true)).toBe(true);
    expect(isRipe([sealed('1', [], day)], given, true)).toBe(false);
    expect(isRipe([sealed('1', [], day)], on('1', '-a +b +c'), true)).toBe(true);
    expect(isRipe([sealed('1', [], day)], on('1', '-a -b -c'), true)).toBe(true);
  });
});
