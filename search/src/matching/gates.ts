// Legal musts. Contradiction and silence are kept apart: a supply that says nothing is asked to say (unknown), one that
// says otherwise, or whose certificate has run out, does not qualify (unmet).
import type { DemandFeatureFacts, SupplyFeatureFacts } from './features.js';
import { PROVED_BY_PAPER, proves } from './gate-proofs.js';
import type { Gate, GateState, Params, SupplyEvidence } from './types.js';

const DAY = 86_400_000;
const NONE: readonly Gate[] = [];
const XIAMEN_OFFSET = 8 * 3_600_000;

/** Ends by date: every pair of a list asks, and reading a date is dear. */
const ENDS = new Map<string, number>();
const MOST_ENDS = 10_000;

/** Deployments that keep data and software inside the publisher's own walls. */
const INSIDE = ['on-premise', 'edge', 'device'];
const RESIDENT = ['on-premise', 'private-cloud', 'edge', 'device'];
const GATED_DEPLOYMENTS: Record<string, readonly string[]> = {
  'data-stays': RESIDENT,
  'on-premise': INSIDE,
  'private-network': RESIDENT,
};

/** Constraints of the taxonomy that are legal musts; the others are wishes. */
export const GATED_CONSTRAINTS = [...Object.keys(GATED_DEPLOYMENTS), ...PROVED_BY_PAPER];

export const GATE_INPUTS = [
  'demand.constraints',
  'demand.expectedStart',
  'supply.constraints',
  'supply.deployments',
  'supply.evidence',
  'supply.filingNo',
  'supply.leadTimeDays',
];

/** When the supply would be in use: at the wished start, but never before now plus its lead time. */
export function deliveryMs(
  demand: DemandFeatureFacts,
  supply: SupplyFeatureFacts,
  nowMs: number,
): number {
  const soonest = nowMs + Math.max(0, supply.leadTimeDays ?? 0) * DAY;
  return Math.max(demand.startMs ?? soonest, soonest);
}

/** Whether evidence counts at a time: verified and not run out. A certificate counts all of its last day in Xiamen. */
export function isValid({ state, validUntil }: SupplyEvidence, atMs: number): boolean {
  return state === 'verified' && (!validUntil || atMs < endOf(validUntil));
}

/** First millisecond after the last valid one; a date without a time lasts to its end at UTC+8, nonsense proves nothing. */
function endOf(validUntil: string): number {
  const known = ENDS.get(validUntil);
  if (known !== undefined) return known;
  const last = Date.parse(validUntil);
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(validUntil);
  const end = Number.isNaN(last) ? -Infinity : isDay ? last + DAY - XIAMEN_OFFSET : last + 1;
  if (ENDS.size >= MOST_ENDS) ENDS.clear();
  ENDS.set(validUntil, end);
  return end;
}

/** Every legal must of the demand with its state. */
export function gatesOf(
  demand: DemandFeatureFacts,
  supply: SupplyFeatureFacts,
  nowMs: number,
): readonly Gate[] {
  if (!demand.constraints) return NONE;
  const at = deliveryMs(demand, supply, nowMs);
  return demand.constraints
    .filter((constraint) => GATED_CONSTRAINTS.includes(constraint))
    .map((constraint) =>
      constraint in GATED_DEPLOYMENTS
        ? deploymentGate(constraint, supply)
        : certificateGate(constraint, supply, at),
    );
}

function gate(constraint: string, state: GateState, why: string, params: Params = {}): Gate {
  return { code: constraint, state, reason: `gate.${why}`, params: { constraint, ...params } };
}

function deploymentGate(constraint: string, supply: SupplyFeatureFacts): Gate {
  const deployments = supply.deployments ?? [];
  const fitting = GATED_DEPLOYMENTS[constraint]!.filter((mode) => deployments.includes(mode));
  if (fitting.length > 0)
    return gate(constraint, 'met', 'deployment-met', { deployments: fitting });
  if (supply.constraints?.includes(constraint)) return gate(constraint, 'claimed', 'claimed');
  if (deployments.length === 0) return gate(constraint, 'unknown', 'deployment-unknown');
  return gate(constraint, 'unmet', 'deployment-unmet', { deployments });
}

function certificateGate(constraint: string, supply: SupplyFeatureFacts, atMs: number): Gate {
  const proofs = (supply.evidence ?? []).filter((item) => proves(item, constraint));
  const valid = proofs.find((item) => isValid(item, atMs));
  if (valid) return gate(constraint, 'met', 'certificate-met', { title: valid.title });
  const ended = proofs.find((item) => item.state === 'expired' || item.state === 'verified');
  if (ended) return gate(constraint, 'unmet', 'certificate-expired', { title: ended.title });
  const refused = proofs.find((item) => item.state === 'rejected');
  if (refused) return gate(constraint, 'unmet', 'certificate-rejected', { title: refused.title });
  // A number anybody can type is a claim until the filing itself has been verified.
  if (constraint === 'filed-model' && supply.filingNo) {
    return gate(constraint, 'claimed', 'filing-claimed', { filingNo: supply.filingNo });
  }
  const stated = proofs.length > 0 || supply.constraints?.includes(constraint);
  return stated
    ? gate(constraint, 'claimed', 'claimed')
    : gate(constraint, 'unknown', 'certificate-unknown');
}
