import { Lifecycle } from '../../platform/lifecycle.js';
import { pairingErrors } from './pairing.errors.js';

export const pairingStates = [
  'suggested',
  'awaiting_demand',
  'awaiting_supply',
  'mutual',
  'introduced',
  'meeting_set',
  'met',
  'negotiating',
  'agreed',
  'no_fit',
  'declined',
  'parked',
  'stalled',
  'expired',
  'overridden',
] as const;
export type PairingState = (typeof pairingStates)[number];
export type Side = 'demand' | 'supply';
/** 想对接 / 可以了解 / 暂不合适 */
export const answers = ['connect', 'learn', 'decline'] as const;
export type PairingAnswer = (typeof answers)[number];

/** Actions a person may ask for; answers are `answer`, the rest are steps. */
export const stepActions = [
  'introduce',
  'set-meeting',
  'record-meeting',
  'negotiate',
  'agree',
  'no-fit',
  'park',
  'resume',
  'override',
] as const;
export type StepAction = (typeof stepActions)[number];
export type PairingAction = 'answer' | 'converse' | 'expire' | 'stall' | StepAction;

/** What the lifecycle needs to know of a pairing. */
export interface PairingFacts {
  readonly state: PairingState;
  readonly demandAnswer: PairingAnswer | null;
  readonly supplyAnswer: PairingAnswer | null;
  readonly demandAgreed: boolean;
  readonly supplyAgreed: boolean;
  readonly resumeState: PairingState | null;
  /** When both had said yes; null until then. */
  readonly mutualAt: Date | null;
  readonly expiresAt: Date;
  /** When something last happened. */
  readonly activeAt: Date;
  readonly meetingAt: Date | null;
  /** Whether the scenario is taken by bids and stands between opening and award (equal treatment). */
  readonly sealedProcedure: boolean;
  /** Whether a yes may still be given: the scenario has not closed and was not withdrawn. */
  readonly scenarioOpen: boolean;
}

const waiting = ['suggested', 'awaiting_demand', 'awaiting_supply'] as const;
const together = ['mutual', 'introduced', 'meeting_set', 'met', 'negotiating'] as const;
const alive = [...waiting, ...together] as const;
const paused = ['parked', 'stalled'] as const;
const sides = ['demand', 'supply'];

const dayMs = 86_400_000;
/** An unanswered pairing lapses after 30 days, an accepted one counts as stalled after 14 quiet days. */
export const answerDays = 30;
export const stallDays = 14;
/** For so long a no stands: whoever was refused does not ask again. */
export const noDays = 90;

const equalTreatment = (subject: PairingFacts) =>
  subject.sealedProcedure ? pairingErrors('equal-treatment') : null;

/**
 * The state that follows from the two answers alone (design §3): one no stops it, two yes are mutual;
 * 可以了解 opens the conversation only, so the side that gave it is still awaited.
 */
export function stateOfAnswers(
  demand: PairingAnswer | null,
  supply: PairingAnswer | null,
): PairingState {
  if (demand === 'decline' || supply === 'decline') return 'declined';
  if (demand === 'connect' && supply === 'connect') return 'mutual';
  if (demand === 'connect') return 'awaiting_supply';
  if (supply === 'connect') return 'awaiting_demand';
  return 'suggested';
}

/**
 * Who may open a pair again while somebody's no to it stands: the side that gave it, or a matchmaker who says why.
 * @param noes the sides whose no is younger than `noDays` and was not taken back by a later yes
 */
export function refuseAgainstNo(
  noes: readonly Side[],
  opener: Side | 'matchmaker',
  note: string,
): void {
  if (noes.every((side) => side === opener)) return;
  if (opener === 'matchmaker' && note) return;
  const words = [{ pointer: '/note', code: 'required', message: '' }];
  throw pairingErrors('no-stands', {}, opener === 'matchmaker' ? words : []);
}

export const pairingLifecycle = new Lifecycle<PairingState, PairingAction, PairingFacts>({
  noun: 'pairing',
  initial: ['suggested', 'awaiting_demand', 'awaiting_supply'],
  transitions: [
    {
      action: 'answer',
      from: waiting,
      to: (subject) => stateOfAnswers(subject.demandAnswer, subject.supplyAnswer),
      who: sides,
      when: (subject, now) => (subject.expiresAt <= now ? pairingErrors('expired') : null),
    },
    {
      action: 'converse',
      // A pause takes nothing away from the two: what is parked or stalled may be talked about.
      from: [...alive, ...paused],
      to: (subject) => subject.state,
      who: [...sides, 'matchmaker'],
      when: (subject) => equalTreatment(subject) ?? conversationClosed(subject),
    },
    {
      action: 'introduce',
      from: ['mutual'],
      to: 'introduced',
      who: ['matchmaker'],
      when: equalTreatment,
    },
    {
      action: 'set-meeting',
      from: ['mutual', 'introduced', 'met'],
      to: 'meeting_set',
      who: [...sides, 'matchmaker'],
      when: equalTreatment,
    },
    { action: 'record-meeting', from: ['meeting_set'], to: 'met', who: [...sides, 'matchmaker'] },
    { action: 'negotiate', from: ['met'], to: 'negotiating', who: [...sides, 'matchmaker'] },
    {
      action: 'agree',
      from: ['negotiating'],
      to: (subject) => (subject.demandAgreed && subject.supplyAgreed ? 'agreed' : 'negotiating'),
      who: sides,
    },
    { action: 'no-fit', from: together, to: 'no_fit', who: [...sides, 'matchmaker'] },
    { action: 'park', from: alive, to: 'parked', who: [...sides, 'matchmaker'] },
    {
      action: 'resume',
      from: paused,
      to: (subject) => subject.resumeState ?? 'suggested',
      who: [...sides, 'matchmaker'],
    },
    {
      action: 'override',
      from: [...alive, ...paused],
      to: 'overridden',
      who: ['matchmaker'],
    },
    {
      action: 'expire',
      from: waiting,
      to: 'expired',
      who: ['system'],
      // By its time, or with the scenario: what cannot be accepted any more waits for nobody.
      when: ({ expiresAt, scenarioOpen }, now) =>
        scenarioOpen && expiresAt > now ? pairingErrors('not-due') : null,
    },
    {
      action: 'stall',
      from: together,
      to: 'stalled',
      who: ['system'],
      // While bids are sealed nobody may act, so nobody is late.
      when: (subject, now) =>
        equalTreatment(subject) ??
        (now.getTime() - waitingSince(subject).getTime() < stallDays * dayMs
          ? pairingErrors('not-due')
          : null),
    },
  ],
});

/** Both sides must be willing at least to learn more. */
function conversationClosed({ demandAnswer, supplyAnswer }: PairingFacts) {
  return demandAnswer && supplyAnswer ? null : pairingErrors('conversation-closed');
}

/** Since when a pairing waits: a meeting that is set counts from its day. `sinceSql` says the same. */
export function waitingSince({ state, activeAt, meetingAt }: PairingFacts): Date {
  return state === 'meeting_set' && meetingAt && meetingAt > activeAt ? meetingAt : activeAt;
}

/** Who must move next; every pairing has exactly one, ended ones have none. */
export function currentActor(subject: PairingFacts): Side | 'matchmaker' | 'none' {
  switch (subject.state) {
    case 'awaiting_demand':
      return 'demand';
    case 'awaiting_supply':
      return 'supply';
    case 'suggested':
      // The scenario's owner is asked first: the supplier's time is spent only where there is interest.
      return subject.demandAnswer === null ? 'demand' : 'supply';
    case 'mutual':
    case 'stalled':
    case 'parked':
      return 'matchmaker';
    case 'introduced':
    case 'met':
      return 'demand';
    case 'meeting_set':
      return 'supply';
    case 'negotiating':
      return subject.demandAgreed ? 'supply' : 'demand';
    case 'agreed':
    case 'no_fit':
    case 'declined':
    case 'expired':
    case 'overridden':
      return 'none';
  }
}

/** From mutual on, through every pause, while the pairing lives or was agreed. */
export const shownStates: readonly PairingState[] = [...together, ...paused, 'agreed'];

/** Whether the contacts of both sides may be shown; never while bids are sealed. */
export function contactsReleased(subject: PairingFacts): boolean {
  return (
    subject.mutualAt !== null && shownStates.includes(subject.state) && !subject.sealedProcedure
  );
}
