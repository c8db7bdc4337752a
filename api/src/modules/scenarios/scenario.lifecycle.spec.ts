import { scenarioActions } from './scenario-answers.schemas.js';
import { scenarioStates, type ScenarioState } from './scenario-fields.schemas.js';
import { effectiveState, scenarioLifecycle, type ScenarioRelation } from './scenario.lifecycle.js';

const deadline = new Date('2026-12-01T00:00:00Z');
const before = new Date(deadline.getTime() - 1);
const relations: readonly ScenarioRelation[] = [
  'publisher-owner',
  'schedule',
  'publisher-editor',
  'publisher-member',
  'reviewer',
  'matchmaker',
  'list',
  'outcome',
];

/** Role × state → actions, written out: whoever changes the process sees it here. */
const allowed: Readonly<Record<string, Partial<Record<ScenarioState, string[]>>>> = {
  'publisher-editor': {
    intent: ['elaborate', 'withdraw'],
    draft: ['announce', 'edit', 'sign-off', 'submit', 'withdraw'],
    submitted: ['recall', 'withdraw'],
    returned: ['announce', 'edit', 'sign-off', 'submit', 'withdraw'],
    approved: ['schedule', 'publish', 'withdraw'],
    scheduled: ['unschedule', 'publish', 'withdraw'],
    open: ['edit', 'sign-off', 'close', 'withdraw'],
    closed: ['cancel'],
    evaluating: ['cancel'],
    standstill: ['cancel'],
  },
  // While the organisation's own step is awaited, see below.
  'publisher-owner': {},
  schedule: { scheduled: ['unschedule', 'publish'] },
  'publisher-member': {},
  reviewer: {
    intent: ['cancel'],
    submitted: ['return', 'approve', 'decline'],
    approved: ['return', 'schedule', 'publish', 'cancel'],
    scheduled: ['unschedule', 'publish', 'cancel'],
    open: ['cancel'],
    closed: ['cancel'],
    evaluating: ['cancel'],
    standstill: ['cancel'],
  },
  // The modules above, through ScenarioOutcomes.
  outcome: {
    closed: ['begin-evaluation', 'none-suitable', 'no-response'],
    evaluating: ['begin-standstill', 'none-suitable'],
    standstill: ['resume-evaluation', 'award', 'none-suitable'],
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
  it('lets an owner sign on or return before the platform has a say', () => {
    const own = { state: 'submitted' as const, deadline, reviewStep: 'own' as const };
    expect(scenarioLifecycle.actions(own, ['publisher-owner'], before)).toEqual(['sign', 'return']);
    expect(scenarioLifecycle.actions(own, ['reviewer'], before)).toEqual([]);
    expect(() => scenarioLifecycle.perform('approve', own, ['reviewer'], before)).toThrow(
      expect.objectContaining({ code: 'scenario.own-review-pending' }),
    );
    const platform = { ...own, reviewStep: 'platform' as const };
    expect(() => scenarioLifecycle.perform('sign', platform, ['publisher-owner'], before)).toThrow(
      expect.objectContaining({ code: 'scenario.own-review-done' }),
    );
  });
  it('offers strangers nothing', () => {
    for (const state of scenarioStates)
      expect(scenarioLifecycle.actions({ state, deadline }, [], before)).toEqual([]);
  });
  it('keeps a call with sealed answers open until its announced deadline', () => {
    const close = (subject: Partial<Parameters<typeof scenarioLifecycle.actions>[0]>) =>
      scenarioLifecycle
        .actions({ state: 'open', deadline, ...subject }, ['publisher-editor'], before)
        .includes('close');
    expect(close({ procedure: 'direct' })).toBe(true);
    expect(close({ procedure: 'bids' })).toBe(false);
    expect(close({ procedure: 'staged' })).toBe(false);
    // Without a deadline nothing else would ever close it.
    expect(close({ procedure: 'staged', deadline: null })).toBe(true);
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
