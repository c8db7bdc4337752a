import { bidStates, type BidState } from './bid-fields.schemas.js';
import { bidActions, bidLifecycle, type BidRelation, type BidSubject } from './bid.lifecycle.js';

const deadline = new Date('2026-12-01T00:00:00Z');
const subject = (state: BidState, more: Partial<BidSubject> = {}): BidSubject => ({
  ...{ state, scenarioOpen: true, hasDraft: true, deadline, resumeState: null },
  ...more,
});
const now = new Date(deadline.getTime() - 1);

/** Role × state → actions with a draft, while the scenario is open: whoever changes the process sees it here. */
const allowed: Readonly<Record<BidRelation, Partial<Record<BidState, string[]>>>> = {
  'lead-editor': {
    draft: ['edit', 'invite', 'seal', 'withdraw'],
    sealed: ['edit', 'seal', 'withdraw'],
    needs_reconfirm: ['edit', 'seal', 'withdraw', 'reconfirm'],
    defect_window: ['cure'],
  },
  'member-editor': { sealed: ['ask-reconfirm'] },
  'publisher-editor': {
    opened: ['find-compliant', 'find-defect', 'disqualify'],
    compliant: ['find-defect', 'disqualify'],
    defect_window: ['find-defect', 'disqualify'],
  },
  opening: {
    sealed: ['open', 'disqualify'],
    needs_reconfirm: ['lapse'],
    opened: ['disqualify'],
    compliant: ['disqualify'],
    defect_window: ['disqualify'],
    scored: ['disqualify'],
    ranked: ['disqualify'],
  },
  clock: { sealed: ['ask-reconfirm'], defect_window: ['run-out'] },
  outcome: {
    opened: ['disqualify', 'reject'],
    compliant: ['disqualify', 'score', 'reject'],
    defect_window: ['disqualify', 'reject'],
    scored: ['disqualify', 'rank', 'reject'],
    ranked: ['disqualify', 'score', 'award', 'reject'],
  },
};
const relations = Object.keys(allowed) as BidRelation[];

describe('the process of a bid', () => {
  it.each(relations.flatMap((who) => bidStates.map((state) => [who, state] as const)))(
    'offers %s in %s exactly what the table says',
    (who, state) => {
      const actions = bidLifecycle.actions(subject(state), [who], now);
      expect(actions).toEqual(allowed[who][state] ?? []);
      for (const action of bidActions.filter((one) => !actions.includes(one)))
        expect(() => bidLifecycle.perform(action, subject(state), [who], now)).toThrow();
    },
  );

  it('offers strangers nothing', () => {
    for (const state of bidStates)
      expect(bidLifecycle.actions(subject(state), [], now)).toEqual([]);
  });

  it('lets a bidder do nothing once the scenario takes no bids', () => {
    for (const state of ['draft', 'sealed', 'needs_reconfirm'] as const) {
      const late = subject(state, { scenarioOpen: false });
      expect(bidLifecycle.actions(late, ['lead-editor'], now)).toEqual([]);
      expect(() => bidLifecycle.perform('seal', late, ['lead-editor'], now)).toThrow(
        expect.objectContaining({ code: 'bid.deadline-passed' }),
      );
    }
  });

  it('seals and edits with a draft only, and begins one only where there is none', () => {
    const without = { hasDraft: false };
    expect(bidLifecycle.actions(subject('sealed', without), ['lead-editor'], now)).toEqual([
      ...['redraft', 'withdraw'],
    ]);
    expect(() =>
      bidLifecycle.perform('seal', subject('sealed', without), ['lead-editor'], now),
    ).toThrow(expect.objectContaining({ code: 'bid.no-draft' }));
  });

  it.each(['opened', 'compliant', 'scored'] as const)('returns from its cure to %s', (state) => {
    const held = subject('defect_window', { resumeState: state });
    expect(bidLifecycle.perform('cure', held, ['lead-editor'], now)).toBe(state);
  });

  it.each([
    ['opened', 'disqualified'],
    ['compliant', 'disqualified'],
    ['scored', 'scored'],
  ] as const)('of %s ends by the clock as %s', (resumeState, end) => {
    const held = subject('defect_window', { resumeState });
    expect(bidLifecycle.perform('run-out', held, ['clock'], now)).toBe(end);
  });

  it('is nothing a publisher may name or end once the panel has judged', () => {
    const judged = subject('defect_window', { resumeState: 'scored' });
    expect(bidLifecycle.actions(judged, ['publisher-editor'], now)).toEqual([]);
    for (const action of ['find-defect', 'disqualify'] as const)
      expect(() => bidLifecycle.perform(action, judged, ['publisher-editor'], now)).toThrow(
        expect.objectContaining({ code: 'defect.judged' }),
      );
  });
});
