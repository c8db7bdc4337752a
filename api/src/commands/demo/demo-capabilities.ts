import type { INestApplicationContext } from '@nestjs/common';
import { CapabilityImportsService } from '../../modules/suppliers/capability-imports.service.js';
import { CapabilitiesService } from '../../modules/suppliers/capabilities.service.js';
import { EvidenceService } from '../../modules/suppliers/evidence.service.js';
import { addEvidence, createCapability } from '../../modules/suppliers/suppliers.schemas.js';
import { ownerOf, type Cast } from './actors.js';
import type { DemoClock } from './demo-clock.js';
import { seedRows } from './files.js';

interface EvidenceRow {
  readonly kind: string;
  readonly title: string;
  readonly issuer: string;
  readonly number: string | null;
  readonly validFromDaysAgo: number | null;
  readonly validForDays: number | null;
  readonly state: 'submitted' | 'verified' | 'rejected' | 'expired';
}
interface CapabilityRow extends Record<string, unknown> {
  readonly organisation: string;
  readonly externalId: string;
  readonly state: 'draft' | 'published';
  readonly priceMode: readonly string[];
  readonly evidence: readonly EvidenceRow[];
  readonly filingNo: string | null;
  readonly filingKind: string | null;
}
const dayMs = 86_400_000;
const day = (daysFromNow: number) =>
  new Date(Date.now() + daysFromNow * dayMs).toISOString().slice(0, 10);

/** Demonstration capabilities with their evidence, submitted and reviewed as people would. */
export async function makeCapabilities(
  app: INestApplicationContext,
  cast: Cast,
  clock: DemoClock,
): Promise<number> {
  const capabilities = app.get(CapabilitiesService, { strict: false });
  const rows = seedRows<CapabilityRow>('demo-capabilities.jsonl');
  for (const [index, row] of rows.entries()) {
    await clock.daysAgo(130 - (index % 40));
    const { organisation, state, priceMode, evidence, unclaimed: _unclaimed, ...written } = row;
    const { filingNo, filingKind, ...fields } = written;
    const filings = filingNo === null ? [] : [{ number: filingNo, kind: filingKind }];
    const { actor, organisationId } = ownerOf(cast, organisation);
    const input = createCapability.parse({
      ...{ ...fields, filings, priceModes: priceMode, organisationId },
    });
    const { id } = await capabilities.draft(actor, input);
    if (state === 'published') await capabilities.publish(actor, id);
    // Reviewers see evidence once its capability is public.
    const proofs =
      state === 'published'
        ? evidence
        : evidence.map((proof) => ({ ...proof, state: 'submitted' as const }));
    for (const proof of proofs)
      await makeEvidence(app, cast, { capabilityId: id, owner: organisation, proof });
  }
  await clock.back();
  return rows.length;
}

async function makeEvidence(
  app: INestApplicationContext,
  cast: Cast,
  given: { capabilityId: string; owner: string; proof: EvidenceRow },
): Promise<void> {
  const { proof } = given;
  const evidence = app.get(EvidenceService, { strict: false });
  const { actor } = ownerOf(cast, given.owner);
  const from = proof.validFromDaysAgo === null ? null : -proof.validFromDaysAgo;
  const until = from === null || proof.validForDays === null ? null : from + proof.validForDays;
  const { kind, title, issuer, number } = proof;
  const body = addEvidence.parse({
    ...{ kind, title, issuer, number },
    validFrom: from === null ? null : day(from),
    validUntil: until === null ? null : day(until),
  });
  const made = await evidence.add(actor, given.capabilityId, body);
  if (proof.state === 'submitted') return;
  // What has expired by now was verified once.
  const decision = proof.state === 'rejected' ? 'reject' : 'verify';
  const ground =
    decision === 'reject'
      ? '扫描件不清晰，看不到编号与签章，请重新上传'
      : `示例：核对了${number ? '编号' : '证明人'}、出具机构与有效期，与所述一致`;
  await evidence.review(cast.reviewer, made.id, { decision, ground }, String(made.version));
}

/** 319 real products of public lists as unclaimed entries, each with its source and licence. */
export async function importUnclaimed(app: INestApplicationContext): Promise<number> {
  const importer = app.get(CapabilityImportsService, { strict: false });
  let count = 0;
  for (const file of ['model-makers.jsonl', 'domain-models.jsonl'])
    for (const row of seedRows<Record<string, unknown>>(file)) {
      const values = { kind: '模型', technologies: '大模型' };
      const outcome = await importer.importRow(row, { organisationId: null, as: null, values });
      if (outcome.result === 'refused')
        throw new Error(`${String(row.id)}: ${outcome.issues.join('; ')}`);
      count += 1;
    }
  return count;
}
