import { Lifecycle } from '../../platform/lifecycle.js';
import { evaluationErrors } from './evaluation.errors.js';

export const evaluationStates = [
  'set-up',
  'declaring',
  'scoring',
  'consensus',
  'technique-locked',
  'priced',
  'ranked',
] as const;
export type EvaluationState = (typeof evaluationStates)[number];

export const evaluationActions = [
  'name-member',
  'begin',
  'declare',
  'decide-conflict',
  'exclude-member',
  'begin-scoring',
  'save-sheet',
  'lock-sheet',
  'begin-consensus',
  'write-consensus',
  'confirm-consensus',
  'lock-technique',
  'price',
  'publish-ranking',
  'reopen',
] as const;
export type EvaluationAction = (typeof evaluationActions)[number];

/** What the table needs to know; counts are of members that are not excluded. */
export interface EvaluationSubject {
  readonly state: EvaluationState;
  /** Bids that may be judged; 0 before the technique opening. */
  readonly bids: number;
  /** Bids that are neither opened nor out, because officers say that they cannot open them. */
  readonly contested: number;
  /** Bids whose papers are not judged yet: neither compliant nor out. */
  readonly undecided: number;
  readonly members: number;
  readonly hasChair: boolean;
  /** All have declared, and no disclosed conflict awaits its decision. */
  readonly allCleared: boolean;
  readonly allLocked: boolean;
  /** Strengths and improvements for each bid, a value with its reason for each divergence. */
  readonly consensusComplete: boolean;
  readonly allConfirmed: boolean;
  /** The price of every bid that passed is open. */
  readonly pricesOpen: boolean;
}

/** Fewer than two judge nothing, and no panel is without its chair. */
export const leastMembers = 2;

const panelStands = ({ members, hasChair }: EvaluationSubject) => {
  if (members < leastMembers) return evaluationErrors('panel-too-small', { members });
  return hasChair ? null : evaluationErrors('chair-missing');
};
const bidsAreOpen = ({ bids, contested }: EvaluationSubject) => {
  if (contested > 0) return evaluationErrors('bids-contested', { count: contested });
  return bids === 0 ? evaluationErrors('not-opened') : null;
};

const during = ['set-up', 'declaring', 'scoring', 'consensus'] as const;
const naming = ['publisher-owner', 'reviewer'];

/**
 * How bids are judged. `system` rows happen by themselves, in the transaction of what made them possible. Time limits per
 * step are in evaluation-limits.ts; one that passes is told, never decided by the clock.
 */
export const evaluationLifecycle = new Lifecycle<
  EvaluationState,
  EvaluationAction,
  EvaluationSubject
>({
  noun: 'evaluation',
  initial: ['set-up'],
  transitions: [
    { action: 'name-member', from: ['set-up'], to: 'set-up', who: naming },
    // A replacement must declare first; what the others have written stays.
    {
      action: 'name-member',
      from: ['declaring', 'scoring', 'consensus'],
      to: 'declaring',
      who: naming,
    },
    {
      action: 'begin',
      from: ['set-up'],
      to: 'declaring',
      who: [...naming, 'system'],
      when: (subject) => bidsAreOpen(subject) ?? panelStands(subject),
    },
    { action: 'declare', from: ['declaring'], to: 'declaring', who: ['named-member'] },
    { action: 'decide-conflict', from: ['declaring'], to: 'declaring', who: ['chair', 'reviewer'] },
    ...during.map((state) => ({
      ...{ action: 'exclude-member' as const, from: [state], to: state },
      who: ['reviewer', 'system'],
    })),
    {
      action: 'begin-scoring',
      from: ['declaring'],
      to: 'scoring',
      who: ['system'],
      when: (subject) =>
        panelStands(subject) ?? (subject.allCleared ? null : evaluationErrors('declarations-open')),
    },
    {
      action: 'save-sheet',
      from: ['scoring'],
      to: 'scoring',
      who: ['scorer'],
      when: panelStands,
    },
    {
      action: 'lock-sheet',
      from: ['scoring'],
      to: 'scoring',
      who: ['scorer'],
      when: panelStands,
    },
    {
      action: 'begin-consensus',
      from: ['scoring'],
      to: 'consensus',
      who: ['system'],
      when: (subject) =>
        panelStands(subject) ?? (subject.allLocked ? null : evaluationErrors('sheets-open')),
    },
    {
      action: 'write-consensus',
      from: ['consensus'],
      to: 'consensus',
      who: ['chair'],
      when: panelStands,
    },
    {
      action: 'confirm-consensus',
      from: ['consensus'],
      to: 'consensus',
      who: ['member'],
      when: (subject) =>
        panelStands(subject) ??
        (subject.consensusComplete ? null : evaluationErrors('consensus-incomplete')),
    },
    {
      action: 'lock-technique',
      from: ['consensus'],
      to: 'technique-locked',
      who: ['system'],
      when: (subject) =>
        panelStands(subject) ??
        (subject.consensusComplete && subject.allConfirmed
          ? null
          : evaluationErrors('consensus-incomplete')) ??
        (subject.undecided > 0
          ? evaluationErrors('compliance-open', { count: subject.undecided })
          : null),
    },
    {
      action: 'price',
      from: ['technique-locked'],
      to: 'priced',
      who: ['chair', 'reviewer', 'system'],
      when: (subject) => (subject.pricesOpen ? null : evaluationErrors('prices-sealed')),
    },
    // A place is published of bids that are in for good: nobody stands first who may be out a day later.
    {
      action: 'publish-ranking',
      from: ['priced'],
      to: 'ranked',
      who: ['chair', 'reviewer'],
      when: ({ undecided }) =>
        undecided > 0 ? evaluationErrors('bids-undecided', { count: undecided }) : null,
    },
    // An objection was upheld: awards asks for it, and the named criteria are scored again.
    { action: 'reopen', from: ['ranked'], to: 'scoring', who: ['objection'] },
  ],
});

export const memberStates = ['named', 'pending', 'cleared', 'excluded'] as const;
export type MemberState = (typeof memberStates)[number];
export const memberActions = ['declare', 'clear', 'exclude'] as const;
export type MemberAction = (typeof memberActions)[number];

export interface MemberSubject {
  readonly state: MemberState;
  /** What the declaration comes to. */
  readonly declared?: 'pending' | 'cleared' | 'excluded';
}

/** One person of a panel: nothing of a bid is shown before `cleared`. Nobody decides on their own conflict. */
export const panelMemberLifecycle = new Lifecycle<MemberState, MemberAction, MemberSubject>({
  noun: 'panel member',
  initial: ['named'],
  transitions: [
    {
      action: 'declare',
      from: ['named'],
      to: (subject) => subject.declared ?? 'cleared',
      who: ['self'],
    },
    { action: 'clear', from: ['pending'], to: 'cleared', who: ['chair', 'reviewer'] },
    { action: 'exclude', from: ['pending'], to: 'excluded', who: ['chair', 'reviewer'] },
    {
      action: 'exclude',
      from: ['named', 'pending', 'cleared'],
      to: 'excluded',
      who: ['reviewer', 'system'],
    },
  ],
});
