import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { Capability } from './capability.entity.js';
import { holdCapability } from './capabilities.service.js';
import { claimErrors } from './supplier.errors.js';
import { CapabilityArchived, RemovalDecided } from './suppliers.events.js';
import type { DecideRemoval } from './suppliers.schemas.js';

export interface RemovalRow {
  readonly id: string;
  readonly capabilityId: string;
  readonly capabilityTitle: string;
  readonly makerName: string | null;
  readonly reason: string;
  readonly email: string | null;
  readonly createdAt: Date;
}

/** Requests to take an unclaimed entry out: a reviewer decides; the asker's address goes with the decision. */
@Injectable()
export class RemovalsService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /** Open requests, oldest first. */
  async list() {
    const items = await this.source.query<RemovalRow[]>(
      `select r.id, r.capability_id as "capabilityId", c.title as "capabilityTitle", c.maker_name as "makerName",
              r.reason, r.email, r.created_at as "createdAt"
       from removal_requests r join capabilities c on c.id = r.capability_id
       where r.state = 'submitted' order by r.created_at, r.id limit 200`,
    );
    return { items, total: items.length, nextCursor: null };
  }

  async decide(actor: Actor, id: string, { decision }: DecideRemoval): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const [request] = await tx.query<{ capabilityId: string; state: string }>(
        `select capability_id as "capabilityId", state from removal_requests where id = $1 for update`,
        [id],
      );
      if (!request) throw claimErrors('not-found');
      if (request.state !== 'submitted') throw claimErrors('decided');
      const capability = await holdCapability(tx, request.capabilityId);
      await tx.query('update removal_requests set state = $2, email = null where id = $1', [
        id,
        decision === 'remove' ? 'done' : 'rejected',
      ]);
      await tx.record(
        RemovalDecided,
        { type: 'removal', id },
        { capabilityId: capability.id, decision },
      );
      // Claimed meanwhile, it is its owner's to take down.
      if (decision !== 'remove' || !capability.unclaimed || capability.state === 'archived') return;
      await tx.manager.save(Capability, {
        ...capability,
        state: 'archived',
        version: capability.version + 1,
        updatedAt: tx.now,
      });
      await tx.record(
        CapabilityArchived,
        { type: 'capability', id: capability.id },
        { organisationId: null },
      );
    });
  }
}
