import { flagLifecycle } from './flag.lifecycle.js';

it.each([
  ['open', 'auditor', ['explain', 'escalate', 'hold']],
  ['explained', 'auditor', ['escalate', 'hold']],
  ['escalated', 'auditor', ['explain', 'hold']],
  ['held', 'auditor', ['explain', 'escalate']],
  ['open', 'reviewer', []],
  ['open', 'publisher-owner', []],
] as const)('a flag that is %s lets a %s do %j', (state, who, actions) => {
  expect(flagLifecycle.actions({ state }, [who], new Date(0))).toEqual(actions);
});
