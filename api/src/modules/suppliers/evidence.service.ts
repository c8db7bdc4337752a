import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { EventDefinition } from '../../platform/events/define-event.js';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { relationsTo } from './capability-rows.queries.js';
import { capabilityLifecycle } from './capability.lifecycle.js';
import { mostEvidence } from './capability-fields.schemas.js';
import { contactsInTexts } from './capability-texts.js';
import { holdCapability } from './capabilities.service.js';
import { Evidence } from './evidence.entity.js';
import {
  evidenceLifecycle,
  evidenceStateOn,
  todaySql,
  type EvidenceAction,
} from './evidence.lifecycle.js';
import { EvidenceQueries } from './evidence.queries.js';
import { capabilityErrors, evidenceErrors } from './supplier.errors.js';
import {
  EvidenceRejected,
  EvidenceRemoved,
  EvidenceSubmitted,
  EvidenceVerified,
} from './suppliers.events.js';
import type { AddEvidence, ReviewEvidence } from './suppliers.schemas.js';

/** Evidence: the supplier submits, a reviewer verifies, the calendar lets it expire. */
@Injectable()
export class EvidenceService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EvidenceQueries) private readonly queries: EvidenceQueries,
  ) {}

  async add(actor: Actor, capabilityId: string, input: AddEvidence) {
    const id = uuidv7();
    await this.transactions.run(actor, async (tx) => {
      const capability = await holdCapability(tx, capabilityId);
      capabilityLifecycle.perform(
        'add-evidence',
        capability,
        relationsTo(capability.organisationId, actor),
        tx.now,
      );
      refuseContacts(input);
      // The capability is locked: two that come at once are counted one after the other.
      if ((await tx.manager.countBy(Evidence, { capabilityId })) >= mostEvidence)
        throw evidenceErrors('too-many', { most: mostEvidence });
      await tx.manager.insert(Evidence, {
        ...input,
        id,
        version: 1,
        capabilityId,
        state: 'submitted',
        reviewGround: null,
        reviewerId: null,
        reviewedAt: null,
        createdAt: tx.now,
      });
      await tell(tx, { id, capabilityId, kind: input.kind }, EvidenceSubmitted);
    });
    return this.queries.one(actor, id);
  }

  async edit(actor: Actor, id: string, input: AddEvidence, version: string | undefined) {
    await this.transactions.run(actor, async (tx) => {
      const row = await holdEvidence(tx, id, 'edit');
      requireVersion(version, row.version);
      refuseContacts(input);
      await resubmit(tx, row, input);
    });
    return this.queries.one(actor, id);
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const row = await holdEvidence(tx, id, 'remove');
      await tx.manager.delete(Evidence, id);
      await tell(tx, row, EvidenceRemoved);
    });
  }

  /** Decides on exactly the version that was looked at: a file exchanged meanwhile is not verified unseen. */
  async review(actor: Actor, id: string, review: ReviewEvidence, version: string | undefined) {
    await this.transactions.run(actor, async (tx) => {
      const row = await holdEvidence(tx, id, review.decision);
      requireVersion(version, row.version);
      const verified = review.decision === 'verify';
      const facts = await shownFacts(tx, row);
      if (verified) refuseUnseen(row, facts.shown);
      const validUntil =
        !verified || review.validUntil === undefined ? row.validUntil : review.validUntil;
      refuseOrder(row.validFrom, validUntil);
      await tx.manager.save(Evidence, {
        ...row,
        state: verified ? 'verified' : 'rejected',
        validUntil,
        reviewGround: review.ground,
        reviewerId: actor.userId,
        reviewedAt: tx.now,
        version: row.version + 1,
      });
      if (verified) await tell(tx, row, EvidenceVerified, { validUntil, ...facts });
      else await tell(tx, row, EvidenceRejected, facts);
    });
    return this.queries.one(actor, id);
  }
}

/**
 * Reads evidence under lock and asks the lifecycle whether the actor may do this to it now.
 * @throws AppError for what the actor may not know of or not do
 */
export async function holdEvidence(tx: Tx, id: string, action: EvidenceAction): Promise<Evidence> {
  const row = await tx.manager.findOne(Evidence, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw evidenceErrors('not-found');
  const capability = await holdCapability(tx, row.capabilityId);
  const own = capability.organisationId !== null && belongsTo(tx.actor, capability.organisationId);
  if (own && (action === 'verify' || action === 'reject')) throw evidenceErrors('own-evidence');
  const [today] = await tx.query<{ day: string }>(`select ${todaySql}::text as day`);
  const state = evidenceStateOn(row.state, row.validUntil, today?.day ?? '');
  evidenceLifecycle.perform(
    action,
    { state },
    relationsTo(capability.organisationId, tx.actor),
    tx.now,
  );
  return row;
}

/** Any change of what is claimed or shown asks for a new review. */
export async function resubmit(
  tx: Tx,
  row: Evidence,
  changed: Partial<AddEvidence> = {},
): Promise<void> {
  await tx.manager.save(Evidence, {
    ...row,
    ...changed,
    state: 'submitted',
    reviewGround: null,
    reviewedAt: null,
    version: row.version + 1,
  });
  await tell(tx, row, EvidenceSubmitted);
}

/** Once verified, title and issuer are public. @throws AppError `capability.contact-in-text` */
function refuseContacts({ title, issuer }: AddEvidence): void {
  const leaking = contactsInTexts([
    ['/title', title],
    ['/issuer', issuer],
  ]);
  if (leaking.length) throw capabilityErrors('contact-in-text', {}, leaking);
}

interface ShownFacts extends Record<string, unknown> {
  readonly shown: readonly ('number' | 'link' | 'file')[];
  readonly fileSha256: string | null;
}

/** What there is to look at, for the event of the decision. */
async function shownFacts(tx: Tx, row: Evidence): Promise<ShownFacts> {
  const [file] = await tx.query<{ sha256: string }>(
    'select sha256 from evidence_files where evidence_id = $1',
    [row.id],
  );
  return {
    shown: [
      ...(row.number ? (['number'] as const) : []),
      ...(row.link ? (['link'] as const) : []),
      ...(file ? (['file'] as const) : []),
    ],
    fileSha256: file?.sha256 ?? null,
  };
}

/** A customer may be asked directly; everything else is papers. @throws AppError `evidence.nothing-shown` */
function refuseUnseen(row: Evidence, shown: ShownFacts['shown']): void {
  if (row.kind !== 'customer-case' && shown.length === 0) throw evidenceErrors('nothing-shown');
}

/** @throws AppError `evidence.date-order` */
function refuseOrder(from: string | null, until: string | null): void {
  if (from && until && until < from)
    throw evidenceErrors('date-order', {}, [{ pointer: '/validUntil', code: 'rule', message: '' }]);
}

function tell(
  tx: Tx,
  row: Pick<Evidence, 'id' | 'capabilityId' | 'kind'>,
  event: EventDefinition,
  extra: Record<string, unknown> = {},
): Promise<void> {
  return tx.record(
    event,
    { type: 'evidence', id: row.id },
    { capabilityId: row.capabilityId, kind: row.kind, ...extra },
  );
}
