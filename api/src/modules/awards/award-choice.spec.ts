import fc from 'fast-check';
import {
  judgeChoice,
  placesAmong,
  type Choice,
  type ChoiceFacts,
  type Ranked,
} from './award-choice.js';

const ranking: Ranked[] = [
  { bidId: 'a', rank: 1, passed: true, state: 'ranked' },
  { bidId: 'b', rank: 2, passed: true, state: 'ranked' },
  { bidId: 'c', rank: 3, passed: true, state: 'ranked' },
  { bidId: 'd', rank: null, passed: false, state: 'ranked' },
];
const award = (bidIds: string[], given: Partial<Choice> = {}): Choice => ({
  ...{ stage: 'final', kind: 'award', bidIds, reason: null, note: '', proofDays: null },
  ...given,
});
const none = (reason: Choice['reason'], note = ''): Choice =>
  award([], { kind: 'none_suitable', reason, note });
const facts = (given: Partial<ChoiceFacts> = {}): ChoiceFacts => ({
  ...{ takers: 'several', proofFirst: false, ranking, proofs: null },
  ...given,
});
const code = (choice: Choice, given: Partial<ChoiceFacts> = {}) =>
  judgeChoice(choice, facts(given))?.code ?? null;

describe('an award', () => {
  it.each([
    [['a'], 'several', null],
    [['b', 'a'], 'several', null],
    [['a'], 'one', null],
    [['a', 'b'], 'one', 'award.one-only'],
    [['b'], 'one', 'award.rank-skipped'],
    [['a', 'c'], 'several', 'award.rank-skipped'],
    [[], 'several', 'award.nobody-chosen'],
    [['a', 'a'], 'several', 'award.not-eligible'],
    [['a', 'b', 'c', 'd'], 'several', 'award.not-eligible'],
    [['stranger'], 'one', 'award.not-eligible'],
  ] as const)('to %j of a call for %s: %s', (bidIds, takers, wanted) => {
    expect(code(award([...bidIds]), { takers })).toBe(wanted);
  });

  it('never passes a better rank over, whatever is chosen', () => {
    const passed = ['a', 'b', 'c'];
    fc.assert(
      fc.property(fc.shuffledSubarray(passed, { minLength: 1 }), (chosen) => {
        const follows = passed.slice(0, chosen.length).every((id) => chosen.includes(id));
        expect(code(award(chosen)) === null).toBe(follows);
      }),
    );
  });
});

describe('a published ranking', () => {
  const bids = (states: Record<string, Ranked['state']>) =>
    ranking.map(({ bidId, state }) => ({ id: bidId, state: states[bidId] ?? state }));

  it('gives its places among those that stand', () => {
    const left = placesAmong(ranking, bids({ a: 'disqualified' }));
    expect(left.map(({ bidId, rank }) => [bidId, rank])).toEqual([
      ...[
        ['b', 1],
        ['c', 2],
        ['d', null],
      ],
    ]);
    expect(code(award(['a']), { ranking: left })).toBe('award.not-eligible');
    expect(code(award(['b']), { ranking: left })).toBeNull();
    expect(code(award(['c']), { ranking: left })).toBe('award.rank-skipped');
    expect(placesAmong(ranking, [])).toEqual([]);
  });

  it.each(['defect_window', 'scored', 'opened', 'compliant'] as const)(
    'decides nothing while somebody on it is %s',
    (state) => {
      const undecided = placesAmong(ranking, bids({ a: state }));
      for (const choice of [
        award(['a']),
        award(['b']),
        none('over-budget', '三家报价均超出公布预算上限'),
      ])
        expect(code(choice, { ranking: undecided })).toBe('award.bids-undecided');
    },
  );
});

describe('none suitable', () => {
  const failed = ranking.map((row) => ({ ...row, passed: false, rank: null }));
  it.each([
    ['below-threshold', {}, 'award.reason-unfit'],
    ['below-threshold', { ranking: failed }, null],
    ['below-threshold', { ranking: [] }, 'award.reason-unfit'],
    ['none-valid', {}, 'award.reason-unfit'],
    ['none-valid', { ranking: [] }, null],
    ['proof-failed', {}, 'award.reason-unfit'],
    [null, { ranking: failed }, 'award.reason-unfit'],
    ['over-budget', {}, 'award.note-needed'],
    ['other', {}, 'award.note-needed'],
  ] as const)('for %s with %j: %s', (reason, given, wanted) => {
    expect(code(none(reason), given)).toBe(wanted);
  });

  it('is all that may follow an objection upheld to that effect', () => {
    expect(code(award(['a']), { nobodyMay: true })).toBe('award.none-was-upheld');
    expect(code(none('other', '异议成立，评审认为均不合适'), { nobodyMay: true })).toBeNull();
  });

  it('is explained in public where the publisher weighs it', () => {
    expect(code(none('over-budget', '三家报价均超出公布预算上限'))).toBeNull();
  });
});

describe('with the proof of concept first', () => {
  const staged = { proofFirst: true } as const;
  const enter = (bidIds: string[], proofDays: number | null = 20) =>
    award(bidIds, { stage: 'proof', proofDays });
  const proofs = (...states: string[]) =>
    states.map((state, i) => ({ bidId: 'abc'[i] ?? '', state }));

  it('several enter it, by rank, for a stated time', () => {
    expect(code(enter(['a', 'b']), staged)).toBeNull();
    expect(code(enter(['a']), staged)).toBe('award.two-at-least');
    expect(code(enter(['a']), { ...staged, ranking: ranking.slice(0, 1) })).toBeNull();
    expect(code(enter(['a', 'c']), staged)).toBe('award.rank-skipped');
    expect(code(enter(['a', 'b'], null), staged)).toBe('award.proof-days-needed');
    expect(code(enter(['a', 'b']), {})).toBe('award.no-proof-stage');
    expect(code(enter(['a', 'b']), { ...staged, proofs: proofs('passed') })).toBe(
      'award.already-decided',
    );
  });

  it('nobody is awarded before it, while it runs, or without passing it', () => {
    expect(code(award(['a']), staged)).toBe('award.proof-first');
    for (const state of ['running', 'submitted'])
      expect(code(award(['a']), { ...staged, proofs: proofs('passed', state) })).toBe(
        'award.proof-running',
      );
    const decided = { ...staged, proofs: proofs('failed', 'passed', 'passed') };
    expect(code(award(['a']), decided)).toBe('award.not-eligible');
    expect(code(award(['c']), decided)).toBe('award.rank-skipped');
    expect(code(award(['b']), decided)).toBeNull();
  });

  it('ends with nobody where nobody passed it', () => {
    expect(
      code(none('proof-failed'), { ...staged, proofs: proofs('failed', 'failed') }),
    ).toBeNull();
    expect(code(none('proof-failed'), { ...staged, proofs: proofs('failed', 'passed') })).toBe(
      'award.reason-unfit',
    );
  });
});
