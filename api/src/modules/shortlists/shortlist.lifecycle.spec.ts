import {
  type shortlistActions,
  shortlistLifecycle,
  shortlistStates,
  type ShortlistFacts,
} from './shortlist.lifecycle.js';

const now = new Date('2026-11-26T00:00:00Z');
const facts = (given: Partial<ShortlistFacts>): ShortlistFacts => ({
  state: 'draft',
  entries: 2,
  open: 0,
  answerBy: new Date('2026-12-01T00:00:00Z'),
  ...given,
});

test.each([
  ['draft', 'matchmaker', ['edit', 'send', 'withdraw']],
  ['draft', 'owner', []],
  ['sent', 'owner', ['answer']],
  ['sent', 'matchmaker', ['withdraw']],
  ['sent', 'system', ['settle']],
  ['answered', 'matchmaker', ['close']],
  ['answered', 'owner', []],
  ['expired', 'matchmaker', ['close']],
  ['withdrawn', 'matchmaker', []],
  ['closed', 'matchmaker', []],
] as const)('in %s a %s may %j', (state, who, actions) => {
  expect(shortlistLifecycle.actions(facts({ state }), [who], now)).toEqual(actions);
});

test('nothing empty is sent, nothing answered too late, nothing settled while something is open', () => {
  const code = (
    action: (typeof shortlistActions)[number],
    given: Partial<ShortlistFacts>,
    who: string,
  ) => {
    try {
      return shortlistLifecycle.perform(action, facts(given), [who], now);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(code('send', { entries: 0 }, 'matchmaker')).toBe('shortlist.empty');
  expect(code('answer', { state: 'sent', answerBy: now }, 'owner')).toBe('shortlist.expired');
  const before = new Date(now.getTime() + 1);
  expect(code('answer', { state: 'sent', answerBy: before }, 'owner')).toBe('sent');
  expect(code('expire', { state: 'sent', answerBy: before }, 'system')).toBe('shortlist.not-due');
  expect(code('expire', { state: 'sent', answerBy: now }, 'system')).toBe('expired');
  expect(code('settle', { state: 'sent', open: 1 }, 'system')).toBe('shortlist.not-settled');
});

test('every state but the last ones can be left', () => {
  const left = shortlistLifecycle.table.transitions.flatMap((row) => row.from);
  expect(shortlistStates.filter((state) => !left.includes(state))).toEqual(['closed', 'withdrawn']);
});
