import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import { ClaimDecided, EvidenceRejected, EvidenceVerified } from '../suppliers/suppliers.events.js';
import { MessageKinds, Messages, type Message } from './notifications.reads.js';
import { supplyKinds } from './supply-message-texts.js';

/** Evidence is spoken of so many days before it ends. */
const expiryDays = 30;

/** Tells suppliers of their evidence and claims. */
@Injectable()
export class SupplyMessages {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Messages) private readonly messages: Messages,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(...supplyKinds);
  }

  @On('notifications.evidence-verified', EvidenceVerified)
  verified(event: RecordedEvent, tx: Tx): Promise<void> {
    const { capabilityId, validUntil } = event.payload as EventPayload<typeof EvidenceVerified>;
    return this.tellOwner(event, tx, 'evidence.verified', { capabilityId, validUntil });
  }

  @On('notifications.evidence-rejected', EvidenceRejected)
  rejected(event: RecordedEvent, tx: Tx): Promise<void> {
    const { capabilityId } = event.payload as EventPayload<typeof EvidenceRejected>;
    return this.tellOwner(event, tx, 'evidence.rejected', { capabilityId });
  }

  @On('notifications.claim-decided', ClaimDecided)
  async claimed(event: RecordedEvent, tx: Tx): Promise<void> {
    const { capabilityId, decision } = event.payload as EventPayload<typeof ClaimDecided>;
    if (!event.organisationId || decision === 'withdraw') return;
    await this.messages.send(tx, {
      ...messageOf(event, 'claim.decided', 'claim', { capabilityId, decision }),
      recipients: { organisationId: event.organisationId, permission: 'edit' },
    });
  }

  /** Once for a piece of evidence and the day until which it holds. */
  @Job('notifications.evidence-expiring', 3600)
  async tellExpiring(): Promise<void> {
    const rows = await this.source.query<
      { id: string; capabilityId: string; organisationId: string; validUntil: string }[]
    >(
      `select e.id, e.capability_id as "capabilityId", c.organisation_id as "organisationId",
         e.valid_until::text as "validUntil"
       from evidence e join capabilities c on c.id = e.capability_id
       where e.state = 'verified' and c.state = 'published' and c.organisation_id is not null
         and e.valid_until - (app_now() at time zone 'Asia/Shanghai')::date between 0 and ${expiryDays}
         and not exists (select 1 from messages m where m.subject_id = e.id and m.kind = 'evidence.expiring'
           and m.data ->> 'validUntil' = e.valid_until::text)
       order by e.valid_until, e.id limit 500`,
    );
    for (const { id, organisationId, ...data } of rows)
      await this.transactions.run(systemActor(), async (tx) => {
        await this.messages.send(tx, {
          ...{ kind: 'evidence.expiring', key: `expiring:${id}:${data.validUntil}`, data },
          subject: { type: 'evidence', id },
          recipients: { organisationId, permission: 'edit' },
        });
      });
  }

  private async tellOwner(
    event: RecordedEvent,
    tx: Tx,
    kind: string,
    data: { readonly capabilityId: string; readonly validUntil?: string | null },
  ): Promise<void> {
    const [capability] = await this.suppliers.pairingFacts([data.capabilityId], tx.manager);
    if (!capability?.organisationId) return;
    await this.messages.send(tx, {
      ...messageOf(event, kind, 'evidence', data),
      recipients: { organisationId: capability.organisationId, permission: 'edit' },
    });
  }
}

const messageOf = (
  event: RecordedEvent,
  kind: string,
  type: string,
  data: Message['data'],
): Message => ({ kind, data, key: event.id, subject: { type, id: event.subjectId } });
