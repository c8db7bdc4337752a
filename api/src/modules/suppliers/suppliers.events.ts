import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

const capability = z.object({ organisationId: z.uuid().nullable() });
export const CapabilityDrafted = defineEvent('capability.drafted', capability);
export const CapabilityPublished = defineEvent('capability.published', capability);
export const CapabilityChanged = defineEvent(
  'capability.changed',
  capability.extend({ fields: z.array(z.string()) }),
);
export const CapabilityArchived = defineEvent('capability.archived', capability);
export const CapabilityRestored = defineEvent('capability.restored', capability);
export const CapabilityImported = defineEvent(
  'capability.imported',
  z.object({ source: z.string() }),
);
export const CapabilityClaimed = defineEvent(
  'capability.claimed',
  z.object({ organisationId: z.uuid(), claimId: z.uuid() }),
);

const evidence = z.object({ capabilityId: z.uuid(), kind: z.string() });
/** What there was to look at when a reviewer decided; events of before the files have none of it. */
const decided = evidence.extend({
  shown: z.array(z.enum(['number', 'link', 'file'])).optional(),
  fileSha256: z.string().nullable().optional(),
});
export const EvidenceSubmitted = defineEvent('evidence.submitted', evidence);
export const EvidenceVerified = defineEvent(
  'evidence.verified',
  decided.extend({ validUntil: z.string().nullable() }),
);
export const EvidenceRejected = defineEvent('evidence.rejected', decided);
export const EvidenceRemoved = defineEvent('evidence.removed', evidence);

const claim = z.object({ capabilityId: z.uuid() });
export const ClaimSubmitted = defineEvent('claim.submitted', claim);
export const ClaimDecided = defineEvent('claim.decided', claim.extend({ decision: z.string() }));
export const RemovalDecided = defineEvent(
  'removal.decided',
  claim.extend({ decision: z.string() }),
);
export const RemovalRequested = defineEvent('removal.requested', claim);

/** Everything after which the public view of a capability may differ: for the search index and caches. */
export const publicCapabilityEvents = [
  CapabilityPublished,
  CapabilityChanged,
  CapabilityArchived,
  CapabilityRestored,
  CapabilityImported,
  CapabilityClaimed,
  EvidenceSubmitted,
  EvidenceVerified,
  EvidenceRejected,
  EvidenceRemoved,
] as const;
