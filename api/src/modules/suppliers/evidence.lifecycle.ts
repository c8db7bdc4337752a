import { Lifecycle } from '../../platform/lifecycle.js';
import type { evidenceActions } from './capability-answers.schemas.js';
import type { evidenceStates } from './capability-fields.schemas.js';

export type EvidenceState = (typeof evidenceStates)[number];
export type EvidenceAction = (typeof evidenceActions)[number];
export interface EvidenceSubject {
  readonly state: EvidenceState;
}

/**
 * The state that holds on a day: verified evidence is expired from the day after its last valid day on.
 * Expired evidence satisfies no rule (design §3). The same rule in SQL is `evidenceStateSql`.
 */
export function evidenceStateOn(
  state: EvidenceState,
  validUntil: string | null,
  today: string,
): EvidenceState {
  return state === 'verified' && validUntil !== null && validUntil < today ? 'expired' : state;
}

/** Today in Xiamen by the database clock. */
export const todaySql = `(app_now() at time zone 'Asia/Shanghai')::date`;

/** The effective state of evidence row `alias` in SQL. */
export function evidenceStateSql(alias: string): string {
  return `case when ${alias}.state = 'verified' and ${alias}.valid_until < ${todaySql} then 'expired' else ${alias}.state end`;
}

export const evidenceLifecycle = new Lifecycle<EvidenceState, EvidenceAction, EvidenceSubject>({
  noun: 'evidence',
  initial: ['submitted', 'expired'],
  transitions: [
    // Any change of what is claimed asks for a new review.
    {
      action: 'edit',
      from: ['submitted', 'verified', 'rejected', 'expired'],
      to: 'submitted',
      who: ['owner-editor'],
    },
    { action: 'verify', from: ['submitted', 'rejected'], to: 'verified', who: ['reviewer'] },
    { action: 'reject', from: ['submitted', 'verified'], to: 'rejected', who: ['reviewer'] },
    {
      action: 'remove',
      from: ['submitted', 'verified', 'rejected', 'expired'],
      to: 'rejected',
      who: ['owner-editor'],
    },
  ],
});
