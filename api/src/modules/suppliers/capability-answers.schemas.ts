import { z } from 'zod';
import { page } from '../../platform/http/pagination.js';
import { timeOut } from '../../platform/schemas.js';
import {
  capabilityKinds,
  capabilityStates,
  deploymentModes,
  evidenceKinds,
  evidenceStates,
  filingKinds,
  priceModes,
} from './capability-fields.schemas.js';

const codes = z.array(z.string());
const source = z
  .object({ title: z.string(), url: z.string().nullable(), licence: z.string().nullable() })
  .meta({ id: 'CapabilitySource' });

/** Who offers it; null for an unclaimed entry, which names its maker only. */
const supplier = z
  .object({ id: z.uuid(), name: z.string(), kind: z.string(), demo: z.boolean() })
  .meta({ id: 'CapabilitySupplier' });

export const capabilityActions = [
  'edit',
  'publish',
  'archive',
  'restore',
  'add-evidence',
  'claim',
] as const;
export type CapabilityAction = (typeof capabilityActions)[number];

const listed = {
  id: z.uuid(),
  version: z.int(),
  state: z.enum(capabilityStates),
  unclaimed: z.boolean(),
  demo: z.boolean(),
  organisation: supplier.nullable(),
  makerName: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  kind: z.enum(capabilityKinds),
  technologies: codes,
  sectors: codes,
  deployments: z.array(z.enum(deploymentModes)),
  constraints: codes,
  maturity: z.int().nullable(),
  districts: codes,
  priceModes: z.array(z.enum(priceModes)),
  priceMinFen: z.int().nullable(),
  priceMaxFen: z.int().nullable(),
  leadTimeDays: z.int().nullable(),
  firstVersion: z.boolean(),
  verifiedEvidence: z.int().describe('有效且已核验的证据数'),
  publishedAt: timeOut.nullable(),
  actions: z.array(z.enum(capabilityActions)),
};
export const capabilityCard = z.object(listed).meta({ id: 'CapabilityCard' });
export type CapabilityCard = z.input<typeof capabilityCard>;
export const capabilityPage = page(capabilityCard, 'CapabilityPage');

export const evidenceActions = ['edit', 'verify', 'reject', 'remove'] as const;
export const evidenceView = z
  .object({
    id: z.uuid(),
    version: z.int(),
    capabilityId: z.uuid(),
    kind: z.enum(evidenceKinds),
    title: z.string(),
    issuer: z.string(),
    number: z.string().nullable(),
    link: z.string().nullable().describe('官方查验地址，仅本机构与审核方可见'),
    file: z
      .object({ name: z.string(), type: z.string(), size: z.int() })
      .meta({ id: 'EvidenceFile' })
      .nullable()
      .describe('证明文件，仅本机构与审核方可见'),
    validFrom: z.string().nullable(),
    validUntil: z.string().nullable(),
    state: z.enum(evidenceStates),
    reviewGround: z.string().nullable().describe('核验或驳回的依据'),
    reviewedAt: timeOut.nullable(),
    actions: z.array(z.enum(evidenceActions)),
  })
  .meta({ id: 'Evidence' });
export type EvidenceView = z.input<typeof evidenceView>;
export const evidenceQueuePage = page(
  evidenceView
    .extend({ capabilityTitle: z.string(), organisationName: z.string() })
    .meta({ id: 'QueuedEvidence' }),
  'EvidenceQueuePage',
);

/** One capability. The capacity figures are the owner's own business: visitors see whether there is room. */
export const capabilityDetail = z
  .object({
    ...listed,
    view: z.enum(['public', 'owner', 'reviewer', 'matchmaker']),
    organisationState: z
      .enum(['pending', 'approved', 'rejected', 'suspended'])
      .nullable()
      .describe('供给机构的状态；被暂停的，仅其成员和审核方可见；待认领条目为空'),
    description: z.string(),
    cases: z.array(
      z
        .object({
          title: z.string(),
          customer: z.string(),
          sector: z.string().nullable(),
          year: z.int().nullable(),
          result: z.string(),
        })
        .meta({ id: 'CapabilityCase' }),
    ),
    capacity: z.int().nullable(),
    busy: z.int().nullable(),
    hasRoom: z.boolean().nullable(),
    filings: z.array(
      z
        .object({ number: z.string(), kind: z.enum(filingKinds).nullable() })
        .meta({ id: 'CapabilityFiling' }),
    ),
    teamSize: z.int().nullable(),
    source: source.nullable(),
    externalId: z.string().nullable(),
    evidence: z.array(evidenceView),
    updatedAt: timeOut,
  })
  .meta({ id: 'CapabilityDetail' });
export type CapabilityDetail = z.input<typeof capabilityDetail>;

export const claimStates = ['submitted', 'accepted', 'rejected', 'withdrawn'] as const;
export const claimView = z
  .object({
    id: z.uuid(),
    capabilityId: z.uuid(),
    capabilityTitle: z.string(),
    makerName: z.string().nullable(),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    statement: z.string(),
    state: z.enum(claimStates),
    note: z.string().nullable(),
    createdAt: timeOut,
    actions: z.array(z.enum(['accept', 'reject', 'withdraw'])),
  })
  .meta({ id: 'CapabilityClaim' });
export const claimPage = page(claimView, 'CapabilityClaimPage');

export const removalStates = ['submitted', 'done', 'rejected'] as const;
export const removal = z
  .object({ id: z.uuid(), state: z.enum(removalStates) })
  .meta({ id: 'RemovalRequest' });

/** A request, for reviewers only. The asker's address is needed to answer and goes with the decision. */
export const removalPage = page(
  z
    .object({
      id: z.uuid(),
      capabilityId: z.uuid(),
      capabilityTitle: z.string(),
      makerName: z.string().nullable(),
      reason: z.string(),
      email: z.string().nullable(),
      state: z.enum(removalStates),
      createdAt: timeOut,
      decidedAt: timeOut.nullable(),
      actions: z.array(z.enum(['remove', 'keep'])),
    })
    .meta({ id: 'QueuedRemoval' }),
  'RemovalPage',
);
