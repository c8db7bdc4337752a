import { awardLifecycle, type AwardFacts } from './award.lifecycle.js';
import { objectionLifecycle, objectionStates } from './objection.lifecycle.js';
import { proofLifecycle, proofStates, type ProofState } from './proof.lifecycle.js';

const now = new Date('2026-12-01T00:00:00+08:00');
const later = new Date(now.getTime() + 1);
const codeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a decision', () => {
  const facts = (given: Partial<AwardFacts> = {}): AwardFacts => ({
    ...{ state: 'standstill', phase: 'ended', openObjections: 0, feedbackMissing: 0 },
    ...given,
  });
  const complete = (given: Partial<AwardFacts>, who = 'publisher-owner') =>
    codeOf(() => awardLifecycle.perform('complete', facts(given), [who], now));

  it.each([
    [{}, 'completed'],
    [{ phase: 'running' }, 'award.standstill-running'],
    [{ phase: 'uncounted' }, 'award.standstill-uncounted'],
    [{ openObjections: 1 }, 'award.objections-open'],
    [{ feedbackMissing: 2 }, 'award.feedback-missing'],
    [{ state: 'completed' }, 'request.action-not-allowed'],
    [{ state: 'returned' }, 'request.action-not-allowed'],
    [{ state: 'dropped' }, 'request.action-not-allowed'],
  ] as const)('with %j is completed: %s', (given, wanted) => {
    expect(complete(given)).toBe(wanted);
  });

  it.each(['publisher-editor', 'reviewer', 'auditor', 'objection'])('not by a %s', (who) => {
    expect(complete({}, who)).toBe('request.not-allowed');
  });

  it('goes back by an objection only', () => {
    expect(awardLifecycle.actions(facts(), ['objection'], now)).toEqual(['return']);
    expect(awardLifecycle.actions(facts(), ['publisher-owner'], now)).toEqual(['complete', 'drop']);
  });
});

describe('an objection', () => {
  it.each([
    ['open', 'publisher-editor', later, ['uphold', 'reject']],
    ['open', 'reviewer', later, []],
    ['open', 'reviewer', null, []],
    ['open', 'reviewer', now, ['uphold', 'reject']],
    ['open', 'objector', now, ['withdraw']],
    ['open', 'auditor', now, []],
  ] as const)('that is %s lets a %s with the limit at %s do %j', (state, who, dueAt, actions) => {
    expect(objectionLifecycle.actions({ state, dueAt }, [who], now)).toEqual(actions);
  });
  it('is answered once', () => {
    for (const state of objectionStates.filter((one) => one !== 'open'))
      for (const who of ['publisher-editor', 'reviewer', 'objector'])
        expect(objectionLifecycle.actions({ state, dueAt: now }, [who], now)).toEqual([]);
  });
});

describe('a proof of concept', () => {
  it.each([
    ['running', 'bidder', later, ['submit']],
    ['running', 'bidder', now, []],
    ['running', 'bidder', null, ['submit']],
    ['submitted', 'bidder', later, ['submit']],
    ['submitted', 'bidder', now, []],
    ['running', 'publisher-editor', later, []],
    ['submitted', 'publisher-editor', later, ['return', 'pass', 'fail']],
    ['submitted', 'publisher-editor', now, ['pass', 'fail']],
    ['running', 'system', later, []],
    ['running', 'system', null, []],
    ['running', 'system', now, ['lapse']],
    ['submitted', 'system', now, []],
  ] as const)('%s lets a %s with the limit at %s do %j', (state, who, dueAt, actions) => {
    expect(proofLifecycle.actions({ state, dueAt }, [who], now)).toEqual(actions);
  });
  it('is over once judged', () => {
    const left = proofLifecycle.table.transitions.flatMap((row): readonly ProofState[] => row.from);
    expect(proofStates.filter((state) => !left.includes(state))).toEqual(['passed', 'failed']);
  });
});
