// Legal musts. Contradiction and silence are kept apart: a supply that says nothing is asked to say (unknown), one that
// says otherwise, or whose certificate has run out, does not qualify (unmet).
import type { DemandFeatureFacts, SupplyFeatureFacts } from './features.js';
import { instant } from './prepare.js';
import type { Gate, GateState, Params, SupplyEvidence } from './types.js';

const DAY = 86_400_000;
const NONE: readonly Gate[] = [];

/** Deployments that keep data and software inside the publisher's own walls. */
const INSIDE = ['on-premise', 'edge', 'device'];
const RESIDENT = ['on-premise', 'private-cloud', 'edge', 'device'];
const GATED_DEPLOYMENTS: Record<string, readonly string[]> = {
  'data-stays': RESIDENT,
  'on-premise': INSIDE,
  'private-network': RESIDENT,
};

/** Words by which a certificate names the constraint it proves. */
const CERTIFICATES: Record<string, RegExp> = {
  'explosion-proof': /防爆|explosion|ATEX|Ex\s?d/iu,
  'medical-device': /医疗器械|medical device/iu,
  xinchuang: /信创|适配|兼容性|国产化/u,
  'filed-model': /备案|登记|filing/iu,
};

/** Constraints of the taxonomy that are legal musts; the others are wishes. */
export const GATED_CONSTRAINTS = [...Object.keys(GATED_DEPLOYMENTS), ...Object.keys(CERTIFICATES)];

export const GATE_INPUTS = [
  'demand.constraints',
  'demand.expectedStart',
  'supply.constraints',
  'supply.deployments',
  'supply.evidence',
  'supply.filingNo',
  'supply.leadTimeDays',
];

/** When the supply would be in use: the wished start, else now plus its lead time. */
export function deliveryMs(
  demand: DemandFeatureFacts,
  supply: SupplyFeatureFacts,
  nowMs: number,
): number {
  return demand.startMs ?? nowMs + (supply.leadTimeDays ?? 0) * DAY;
}

/** Whether evidence counts at a time: verified and not run out. */
export function isValid(evidence: SupplyEvidence, atMs: number): boolean {
  const until = instant(evidence.validUntil);
  return evidence.state === 'verified' && (until === null || until >= atMs);
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
  if (constraint === 'filed-model' && supply.filingNo) {
    return gate(constraint, 'met', 'filing-met', { filingNo: supply.filingNo });
  }
  const ended = proofs.find((item) => item.state === 'expired' || item.state === 'verified');
  if (ended) return gate(constraint, 'unmet', 'certificate-expired', { title: ended.title });
  const refused = proofs.find((item) => item.state === 'rejected');
  if (refused) return gate(constraint, 'unmet', 'certificate-rejected', { title: refused.title });
  const stated = proofs.length > 0 || supply.constraints?.includes(constraint);
  return stated
    ? gate(constraint, 'claimed', 'claimed')
    : gate(constraint, 'unknown', 'certificate-unknown');
}

function proves(evidence: SupplyEvidence, constraint: string): boolean {
  if (constraint === 'filed-model' && evidence.kind === 'filing') return true;
  return CERTIFICATES[constraint]!.test(evidence.title);
}
