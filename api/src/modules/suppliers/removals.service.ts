import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Transactions } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { Capability } from './capability.entity.js';
import { holdCapability } from './capabilities.service.js';
import { claimErrors } from './supplier.errors.js';
import { CapabilityArchived, RemovalDecided } from './suppliers.events.js';
import type { DecideRemoval, RemovalsQuery } from './suppliers.schemas.js';

const cursorKey = z.tuple([z.string(), z.uuid()]);

export interface RemovalRow {
  readonly id: string;
  readonly capabilityId: string;
  readonly capabilityTitle: string;
  readonly makerName: string | null;
  readonly reason: string;
  readonly email: string | null;
  readonly state: 'submitted' | 'done' | 'rejected';
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly key: string;
}

/** Requests to take an unclaimed entry out: a reviewer decides; the asker's address goes with the decision. */
@Injectable()
export class RemovalsService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** Requests in one state, oldest first. */
  async list({ state, cursor, limit }: RemovalsQuery) {
    const [at, id] = cursor ? this.cursors.decode(cursor, cursorKey) : [null, null];
    const rows = await this.source.query<RemovalRow[]>(
      `select r.id, r.capability_id as "capabilityId", c.title as "capabilityTitle", c.maker_name as "makerName",
              r.reason, r.email, r.state, r.created_at as "createdAt", r.decided_at as "decidedAt",
              r.created_at::text as key
       from removal_requests r join capabilities c on c.id = r.capability_id
       where r.state = $1 and ($2::timestamptz is null or (r.created_at, r.id) > ($2, $3::uuid))
       order by r.created_at, r.id limit $4`,
      [state, at, id, limit + 1],
    );
    const [counted] = await this.source.query<{ n: number }[]>(
      'select count(*) as n from removal_requests where state = $1',
      [state],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, limit, (row) => [row.key, row.id]);
    const actions = state === 'submitted' ? ['remove', 'keep'] : [];
    return {
      items: shown.map((row) => ({ ...row, actions })),
      total: counted?.n ?? 0,
      nextCursor,
    };
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
      await tx.query(
        'update removal_requests set state = $2, email = null, decided_at = $3 where id = $1',
        [id, decision === 'remove' ? 'done' : 'rejected', tx.now],
      );
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
