import { z } from 'zod';
import { pageQuery } from '../../platform/http/pagination.js';
import { csv, day, email, fileName, httpsLink, id, line, text } from '../../platform/schemas.js';
import { removalStates } from './capability-answers.schemas.js';
import {
  capabilityInput,
  capabilityKinds,
  capabilityStates,
  deploymentModes,
  evidenceKinds,
  evidenceStates,
  priceModes,
} from './capability-fields.schemas.js';

export const createCapability = z
  .strictObject({
    ...capabilityInput.shape,
    title: capabilityInput.shape.title.unwrap(),
    organisationId: id,
  })
  .meta({ id: 'CreateCapability' });
export type CreateCapability = z.output<typeof createCapability>;
export const editCapability = capabilityInput.meta({ id: 'EditCapability' });
export type EditCapability = z.output<typeof editCapability>;

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const capabilityListQuery = pageQuery.extend({
  kind: csv(z.enum(capabilityKinds)).optional(),
  technologies: csv(code).optional(),
  sectors: csv(code).optional(),
  deployments: csv(z.enum(deploymentModes)).optional(),
  constraints: csv(code).optional(),
  districts: csv(code).optional(),
  priceModes: csv(z.enum(priceModes)).optional(),
  organisationId: id.optional(),
  unclaimed: flag.optional(),
  firstVersion: flag.optional(),
  demo: flag.optional(),
});
export type CapabilityListQuery = z.output<typeof capabilityListQuery>;

export const myCapabilitiesQuery = pageQuery.extend({
  state: csv(z.enum(capabilityStates)).optional(),
  organisationId: id.optional(),
});
export type MyCapabilitiesQuery = z.output<typeof myCapabilitiesQuery>;

const evidenceFields = {
  kind: z.enum(evidenceKinds),
  title: line(2, 120),
  issuer: line(2, 120),
  number: line(1, 80).nullable().default(null),
  link: httpsLink.nullable().default(null).describe('官方查验地址（https），仅审核方与本机构可见'),
  validFrom: day.nullable().default(null),
  validUntil: day.nullable().default(null),
};
const inOrder = (e: {
  validFrom?: string | null | undefined;
  validUntil?: string | null | undefined;
}) => !e.validFrom || !e.validUntil || e.validFrom <= e.validUntil;
const orderIssue = { path: ['validUntil'], error: '有效期止不能早于起 / ends before it begins' };

export const addEvidence = z
  .strictObject(evidenceFields)
  .refine(inOrder, orderIssue)
  .meta({ id: 'AddEvidence' });
export type AddEvidence = z.output<typeof addEvidence>;
export const reviewEvidence = z
  .strictObject({
    decision: z.enum(['verify', 'reject']),
    ground: text(4, 500).describe('依据：看了什么、与什么核对；供给方可见'),
    validUntil: day.nullable().optional().describe('核对后的有效期止；不填则按供给方所填'),
  })
  .meta({ id: 'ReviewEvidence' });
export type ReviewEvidence = z.output<typeof reviewEvidence>;
export const evidenceFileQuery = z.strictObject({ name: fileName });
export type EvidenceFileQuery = z.output<typeof evidenceFileQuery>;
export const evidenceQueueQuery = pageQuery.extend({
  state: z.enum(evidenceStates).default('submitted'),
});
export type EvidenceQueueQuery = z.output<typeof evidenceQueueQuery>;

export const claimCapability = z
  .strictObject({ organisationId: id, statement: text(10, 1000) })
  .meta({ id: 'ClaimCapability' });
export type ClaimCapability = z.output<typeof claimCapability>;
export const decideClaim = z
  .strictObject({
    decision: z.enum(['accept', 'reject', 'withdraw']),
    note: text(0, 500).default(''),
  })
  .refine((r) => r.decision !== 'reject' || r.note !== '', {
    path: ['note'],
    error: '请写明理由 / give the reason',
  })
  .meta({ id: 'DecideClaim' });
export type DecideClaim = z.output<typeof decideClaim>;
export const claimsQuery = pageQuery.extend({
  state: z.enum(['submitted', 'accepted', 'rejected', 'withdrawn']).optional(),
});
export type ClaimsQuery = z.output<typeof claimsQuery>;

/** Anybody named in an unclaimed entry may ask for its removal, without an account. */
export const requestRemoval = z
  .strictObject({ reason: text(5, 1000), email })
  .meta({ id: 'RequestRemoval' });
export type RequestRemoval = z.output<typeof requestRemoval>;

export const removalsQuery = pageQuery.extend({
  state: z.enum(removalStates).default('submitted'),
});
export type RemovalsQuery = z.output<typeof removalsQuery>;

export const decideRemoval = z
  .strictObject({ decision: z.enum(['remove', 'keep']) })
  .meta({ id: 'DecideRemoval' });
export type DecideRemoval = z.output<typeof decideRemoval>;
