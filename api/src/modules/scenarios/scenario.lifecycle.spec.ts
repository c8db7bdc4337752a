import { scenarioActions } from './scenario-answers.schemas.js';
import { scenarioStates, type ScenarioState } from './scenario-fields.schemas.js';
import { effectiveState, scenarioLifecycle, type ScenarioRelation } from './scenario.lifecycle.js';

const deadline = new Date('2026-12-01T00:00:00Z');
const before = new Date(deadline.getTime() - 1);
const relations: readonly ScenarioRelation[] = [
  'publisher-editor',
  'publisher-member',
  'reviewer',
  'matchmaker',
  'list',
];

/** Role × state → actions, written out: whoever changes the process sees it here. */
const allowed: Readonly<Record<string, Partial<Record<ScenarioState, string[]>>>> = {
  'publisher-editor': {
    intent: ['elaborate', 'withdraw'],
    draft: ['edit', 'submit', 'withdraw'],
    submitted: ['withdraw'],
    returned: ['edit', 'submit', 'withdraw'],
    approved: ['publish', 'withdraw'],
    open: ['edit', 'close', 'withdraw'],
    closed: ['cancel'],
  },
  'publisher-member': {},
  reviewer: {
    submitted: ['return', 'approve', 'decline'],
    approved: ['return', 'publish', 'cancel'],
    open: ['cancel'],
    closed: ['cancel'],
  },
  matchmaker: { returned: ['edit'] },
  list: { approved: ['publish'] },
};

describe('the process of a scenario', () => {
  it.each(relations.flatMap((who) => scenarioStates.map((state) => [who, state] as const)))(
    'offers %s in %s exactly what the table says',
    (who, state) => {
      const actions = scenarioLifecycle.actions({ state, deadline }, [who], before);
      expect(actions).toEqual(allowed[who]?.[state] ?? []);
      for (const action of scenarioActions.filter((a) => !actions.includes(a)))
        expect(() =>
          scenarioLifecycle.perform(action, { state, deadline }, [who], before),
        ).toThrow();
    },
  );
  it('offers strangers nothing', () => {
    for (const state of scenarioStates)
      expect(scenarioLifecycle.actions({ state, deadline }, [], before)).toEqual([]);
  });
  it.each([
    [-1, 'open'],
    [0, 'closed'],
    [1, 'closed'],
  ])('closes by the deadline: at %i ms it is %s', (offset, state) => {
    const now = new Date(deadline.getTime() + offset);
    expect(effectiveState('open', deadline, now)).toBe(state);
    expect(effectiveState('open', null, now)).toBe('open');
    expect(effectiveState('approved', deadline, now)).toBe('approved');
  });
  it.each(['submit', 'approve', 'publish'] as const)(
    'refuses to %s after the deadline',
    (action) => {
      const state = { submit: 'draft', approve: 'submitted', publish: 'approved' }[
        action
      ] as ScenarioState;
      const who = ['publisher-editor', 'reviewer'];
      expect(() => scenarioLifecycle.perform(action, { state, deadline }, who, deadline)).toThrow(
        expect.objectContaining({ code: 'scenario.deadline-passed' }),
      );
      expect(scenarioLifecycle.actions({ state, deadline }, who, deadline)).not.toContain(action);
    },
  );
});
