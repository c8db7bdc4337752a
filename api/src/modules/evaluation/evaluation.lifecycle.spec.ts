import {
  evaluationActions,
  evaluationLifecycle,
  evaluationStates,
  panelMemberLifecycle,
  type EvaluationSubject,
} from './evaluation.lifecycle.js';

const ready: EvaluationSubject = {
  ...{
    state: 'set-up',
    bids: 3,
    contested: 0,
    undecided: 0,
    members: 2,
    hasChair: true,
    allCleared: true,
    allLocked: true,
  },
  ...{ consensusComplete: true, allConfirmed: true, pricesOpen: true },
};
const roles = [
  'publisher-owner',
  'reviewer',
  'chair',
  'member',
  'named-member',
  'scorer',
  'system',
  'objection',
];
const now = new Date(0);

/** Who may do what where, when all conditions hold: the whole table, written down once more by hand. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'set-up': [
    'publisher-owner:name-member,begin',
    'reviewer:name-member,begin,exclude-member',
    'system:begin,exclude-member',
  ],
  declaring: [
    ...['publisher-owner:name-member', 'reviewer:name-member,decide-conflict,exclude-member'],
    ...['chair:decide-conflict', 'named-member:declare', 'system:exclude-member,begin-scoring'],
  ],
  scoring: [
    ...['publisher-owner:name-member', 'reviewer:name-member,exclude-member'],
    ...['scorer:save-sheet,lock-sheet', 'system:exclude-member,begin-consensus'],
  ],
  consensus: [
    ...[
      'publisher-owner:name-member',
      'reviewer:name-member,exclude-member',
      'chair:write-consensus',
    ],
    ...['member:confirm-consensus', 'system:exclude-member,lock-technique'],
  ],
  'technique-locked': ['reviewer:price', 'chair:price', 'system:price'],
  priced: ['reviewer:publish-ranking', 'chair:publish-ranking'],
  ranked: ['objection:reopen'],
};

describe('an evaluation', () => {
  it('lets exactly these people do exactly this in each state', () => {
    for (const state of evaluationStates) {
      const found = roles.flatMap((role) => {
        const actions = evaluationLifecycle.actions({ ...ready, state }, [role], now);
        return actions.length ? [`${role}:${actions.join()}`] : [];
      });
      expect([state, found]).toEqual([state, allowed[state]]);
    }
  });

  it.each([
    ['begin', 'set-up', 'system', { bids: 0 }, 'evaluation.not-opened'],
    ['begin', 'set-up', 'reviewer', { members: 1 }, 'evaluation.panel-too-small'],
    ['begin', 'set-up', 'reviewer', { hasChair: false }, 'evaluation.chair-missing'],
    ['begin-scoring', 'declaring', 'system', { allCleared: false }, 'evaluation.declarations-open'],
    ['begin-scoring', 'declaring', 'system', { members: 1 }, 'evaluation.panel-too-small'],
    ['save-sheet', 'scoring', 'scorer', { members: 1 }, 'evaluation.panel-too-small'],
    ['lock-sheet', 'scoring', 'scorer', { hasChair: false }, 'evaluation.chair-missing'],
    ['begin-consensus', 'scoring', 'system', { allLocked: false }, 'evaluation.sheets-open'],
    [
      'confirm-consensus',
      'consensus',
      'member',
      { consensusComplete: false },
      'evaluation.consensus-incomplete',
    ],
    [
      'lock-technique',
      'consensus',
      'system',
      { allConfirmed: false },
      'evaluation.consensus-incomplete',
    ],
    ['lock-technique', 'consensus', 'system', { members: 1 }, 'evaluation.panel-too-small'],
    ['lock-technique', 'consensus', 'system', { undecided: 1 }, 'evaluation.compliance-open'],
    ['price', 'technique-locked', 'system', { pricesOpen: false }, 'evaluation.prices-sealed'],
    ['publish-ranking', 'priced', 'chair', { undecided: 1 }, 'evaluation.bids-undecided'],
    ['publish-ranking', 'priced', 'reviewer', { undecided: 1 }, 'evaluation.bids-undecided'],
  ] as const)('refuses %s in %s by %s when %j', (action, state, who, lacking, code) => {
    const perform = (subject: EvaluationSubject) =>
      evaluationLifecycle.perform(action, subject, [who], now);
    expect(() => perform({ ...ready, state })).not.toThrow();
    expect(() => perform({ ...ready, state, ...lacking })).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it('knows every action, and no state before its turn', () => {
    const used = new Set(evaluationLifecycle.table.transitions.map((row) => row.action));
    expect([...used].sort()).toEqual([...evaluationActions].sort());
  });
});

describe('a member of the panel', () => {
  const may = (state: 'named' | 'pending' | 'cleared' | 'excluded', who: string) =>
    panelMemberLifecycle.actions({ state }, [who], now);

  it('declares once, and others decide on what was disclosed', () => {
    expect(may('named', 'self')).toEqual(['declare']);
    expect(may('pending', 'self')).toEqual([]);
    expect(may('pending', 'chair')).toEqual(['clear', 'exclude']);
    expect(may('cleared', 'chair')).toEqual([]);
    expect(may('cleared', 'reviewer')).toEqual(['exclude']);
    expect(may('excluded', 'reviewer')).toEqual([]);
  });
});
