import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { EventDefinition } from '../../platform/events/define-event.js';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { Cursors } from '../../platform/http/pagination.js';
import {
  evidenceColumns,
  evidenceOf,
  relationsTo,
  type EvidenceRow,
} from './capability-rows.queries.js';
import { capabilityLifecycle } from './capability.lifecycle.js';
import { contactsInTexts } from './capability-texts.js';
import { holdCapability } from './capabilities.service.js';
import { Evidence } from './evidence.entity.js';
import {
  evidenceLifecycle,
  evidenceStateOn,
  evidenceStateSql,
  todaySql,
  type EvidenceAction,
} from './evidence.lifecycle.js';
import { capabilityErrors, evidenceErrors } from './supplier.errors.js';
import {
  EvidenceRejected,
  EvidenceRemoved,
  EvidenceSubmitted,
  EvidenceVerified,
} from './suppliers.events.js';
import type { AddEvidence, EvidenceQueueQuery, ReviewEvidence } from './suppliers.schemas.js';

/** Evidence: the supplier submits, a reviewer verifies, the calendar lets it expire. */
@Injectable()
export class EvidenceService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Cursors) private readonly cursors: Cursors,
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
      await tx.manager.insert(Evidence, {
        ...input,
        id,
        version: 1,
        capabilityId,
        state: 'submitted',
        reviewNote: null,
        reviewerId: null,
        reviewedAt: null,
        createdAt: tx.now,
      });
      await tell(tx, { id, capabilityId, kind: input.kind }, EvidenceSubmitted);
    });
    return this.one(actor, id);
  }

  async edit(actor: Actor, id: string, input: AddEvidence, version: string | undefined) {
    await this.change(actor, id, 'edit', async (tx, row) => {
      requireVersion(version, row.version);
      refuseContacts(input);
      await tx.manager.save(Evidence, {
        ...row,
        ...input,
        state: 'submitted',
        reviewNote: null,
        reviewedAt: null,
        version: row.version + 1,
      });
      await tell(tx, row, EvidenceSubmitted);
    });
    return this.one(actor, id);
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.change(actor, id, 'remove', async (tx, row) => {
      await tx.manager.delete(Evidence, id);
      await tell(tx, row, EvidenceRemoved);
    });
  }

  async review(actor: Actor, id: string, review: ReviewEvidence) {
    await this.change(actor, id, review.decision, async (tx, row) => {
      const state = review.decision === 'verify' ? 'verified' : 'rejected';
      await tx.manager.save(Evidence, {
        ...row,
        state,
        reviewNote: review.note || null,
        reviewerId: actor.userId,
        reviewedAt: tx.now,
        version: row.version + 1,
      });
      if (state === 'verified')
        await tell(tx, row, EvidenceVerified, { validUntil: row.validUntil });
      else await tell(tx, row, EvidenceRejected);
    });
    return this.one(actor, id);
  }

  /** The reviewers' queue, oldest first; nobody reviews their own organisation's. */
  async queue(actor: Actor, query: EvidenceQueueQuery) {
    const own = actor.memberships.map((m) => m.organisationId);
    const after = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : null;
    const where = `${evidenceStateSql('e')} = $1 and c.published_at is not null and c.organisation_id <> all($2::uuid[])`;
    const joins =
      'evidence e join capabilities c on c.id = e.capability_id join organisations o on o.id = c.organisation_id';
    type Row = EvidenceRow & {
      capabilityTitle: string;
      organisationName: string;
      organisationId: string;
      key: string;
      now: Date;
    };
    const rows: Row[] = await this.source.query(
      `select ${evidenceColumns}, c.title as "capabilityTitle", o.name as "organisationName",
              c.organisation_id as "organisationId", e.created_at::text as key, (select app_now()) as now
       from ${joins} where ${where} and ($3::timestamptz is null or (e.created_at, e.id) > ($3, $4::uuid))
       order by e.created_at, e.id limit $5`,
      [query.state, own, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    );
    const counted: { n: number }[] = await this.source.query(
      `select count(*) as n from ${joins} where ${where}`,
      [query.state, own],
    );
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => ({
        ...row,
        ...evidenceOf(row, relationsTo(row.organisationId, actor), 'reviewer', row.now),
      })),
      total: counted[0]?.n ?? 0,
      nextCursor: last ? this.cursors.encode([last.key, last.id]) : null,
    };
  }

  private async change(
    actor: Actor,
    id: string,
    action: EvidenceAction,
    work: (tx: Tx, row: Evidence) => Promise<void>,
  ): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const row = await tx.manager.findOne(Evidence, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw evidenceErrors('not-found');
      const capability = await holdCapability(tx, row.capabilityId);
      const own = capability.organisationId !== null && belongsTo(actor, capability.organisationId);
      if (own && (action === 'verify' || action === 'reject')) throw evidenceErrors('own-evidence');
      const [today] = await tx.query<{ day: string }>(`select ${todaySql}::text as day`);
      const state = evidenceStateOn(row.state, row.validUntil, today?.day ?? '');
      evidenceLifecycle.perform(
        action,
        { state },
        relationsTo(capability.organisationId, actor),
        tx.now,
      );
      await work(tx, row);
    });
  }

  private async one(actor: Actor, id: string) {
    const rows: (EvidenceRow & { organisationId: string; now: Date })[] = await this.source.query(
      `select ${evidenceColumns}, c.organisation_id as "organisationId", (select app_now()) as now
       from evidence e join capabilities c on c.id = e.capability_id where e.id = $1`,
      [id],
    );
    const row = rows[0];
    if (!row) throw evidenceErrors('not-found');
    const view = belongsTo(actor, row.organisationId) ? 'owner' : 'reviewer';
    return evidenceOf(row, relationsTo(row.organisationId, actor), view, row.now);
  }
}

/** Once verified, title and issuer are public. @throws AppError `capability.contact-in-text` */
function refuseContacts({ title, issuer }: AddEvidence): void {
  const leaking = contactsInTexts([
    ['/title', title],
    ['/issuer', issuer],
  ]);
  if (leaking.length) throw capabilityErrors('contact-in-text', {}, leaking);
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
