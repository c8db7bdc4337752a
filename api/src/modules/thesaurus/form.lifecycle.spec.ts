import { formLifecycle, type FormFacts } from './form.lifecycle.js';

const now = new Date('2026-11-26T00:00:00Z');
const may = (facts: FormFacts, ...who: string[]) => formLifecycle.actions(facts, who, now);

test.each([
  ['proposed', false, ['reviewer'], ['approve', 'reject']],
  ['proposed', true, ['reviewer', 'proposer'], ['withdraw']],
  ['proposed', true, ['matchmaker', 'proposer'], ['withdraw']],
  ['proposed', false, ['matchmaker'], []],
  ['approved', false, ['reviewer'], ['withdraw']],
  ['approved', true, ['matchmaker', 'proposer'], []],
  ['rejected', false, ['reviewer'], []],
  ['withdrawn', false, ['reviewer'], []],
] as const)('%s (own: %s) for %j: %j', (state, own, who, actions) => {
  expect(may({ state, own }, ...who)).toEqual(actions);
});
