import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import { hasRole, mayEditFor, systemActor, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { relationsTo } from './capability-rows.queries.js';
import { capabilityLifecycle } from './capability.lifecycle.js';
import { Capability } from './capability.entity.js';
import { holdCapability } from './capabilities.service.js';
import { capabilityErrors, claimErrors } from './supplier.errors.js';
import {
  CapabilityClaimed,
  ClaimDecided,
  ClaimSubmitted,
  RemovalRequested,
} from './suppliers.events.js';
import type {
  ClaimCapability,
  ClaimsQuery,
  DecideClaim,
  RequestRemoval,
} from './suppliers.schemas.js';

interface ClaimRow {
  readonly id: string;
  readonly capabilityId: string;
  readonly capabilityTitle: string;
  readonly makerName: string | null;
  readonly organisation: { id: string; name: string };
  readonly statement: string;
  readonly state: 'submitted' | 'accepted' | 'rejected' | 'withdrawn';
  readonly note: string | null;
  readonly createdAt: Date;
  readonly key: string;
}

const columns = `k.id, k.capability_id as "capabilityId", c.title as "capabilityTitle", c.maker_name as "makerName",
  json_build_object('id', o.id, 'name', o.name) as organisation, k.statement, k.state, k.note,
  k.created_at as "createdAt", k.created_at::text as key`;
const joins = `capability_claims k join capabilities c on c.id = k.capability_id join organisations o on o.id = k.organisation_id`;

/** Unclaimed entries find their owner: a supplier asks, a reviewer decides; anybody may ask for removal. */
@Injectable()
export class ClaimsService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  async claim(actor: Actor, capabilityId: string, input: ClaimCapability) {
    if (!relationsTo(input.organisationId, actor).includes('owner-editor'))
      throw capabilityErrors('organisation-not-allowed');
    const id = uuidv7();
    try {
      await this.transactions.run(actor, async (tx) => {
        const capability = await holdCapability(tx, capabilityId);
        capabilityLifecycle.perform('claim', capability, relationsTo(null, actor), tx.now);
        await tx.query(
          'insert into capability_claims (id, capability_id, organisation_id, statement) values ($1, $2, $3, $4)',
          [id, capabilityId, input.organisationId, input.statement],
        );
        await tx.record(
          ClaimSubmitted,
          { type: 'claim', id, organisationId: input.organisationId },
          { capabilityId },
        );
      });
    } catch (error) {
      if (uniqueViolation(error) === 'capability_claims_live') throw claimErrors('exists');
      throw error;
    }
    return this.one(actor, id);
  }

  async decide(actor: Actor, id: string, decision: DecideClaim) {
    await this.transactions.run(actor, async (tx) => {
      const [claim] = await tx.query<{
        state: string;
        capabilityId: string;
        organisationId: string;
      }>(
        `select state, capability_id as "capabilityId", organisation_id as "organisationId"
         from capability_claims where id = $1 for update`,
        [id],
      );
      if (!claim || !mayKnow(actor, claim.organisationId)) throw claimErrors('not-found');
      const allowed =
        decision.decision === 'withdraw'
          ? mayEditFor(actor, claim.organisationId)
          : mayReview(actor, claim.organisationId);
      if (!allowed) throw requestErrors('not-allowed');
      if (claim.state !== 'submitted') throw claimErrors('decided');
      const state = { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' }[
        decision.decision
      ];
      if (state === 'accepted') await this.handOver(tx, claim, id);
      await tx.query(
        'update capability_claims set state = $2, note = $3, decided_at = $4 where id = $1',
        [id, state, decision.note || null, tx.now],
      );
      await tx.record(
        ClaimDecided,
        { type: 'claim', id, organisationId: claim.organisationId },
        { capabilityId: claim.capabilityId, decision: decision.decision },
      );
    });
    return this.one(actor, id);
  }

  async list(actor: Actor, query: ClaimsQuery) {
    const own = actor.memberships.map((m) => m.organisationId);
    const after = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : null;
    const where = `($1 or k.organisation_id = any($2::uuid[])) and ($3::text is null or k.state = $3)`;
    const values = [hasRole(actor, 'reviewer'), own, query.state ?? null];
    const rows: ClaimRow[] = await this.source.query(
      `select ${columns} from ${joins} where ${where}
         and ($4::timestamptz is null or (k.created_at, k.id) > ($4, $5::uuid)) order by k.created_at, k.id limit $6`,
      [...values, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    );
    const counted: { n: number }[] = await this.source.query(
      `select count(*) as n from ${joins} where ${where}`,
      values,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    return {
      items: shown.map((row) => withActions(row, actor)),
      total: counted[0]?.n ?? 0,
      nextCursor,
    };
  }

  /** Somebody named in an unclaimed entry asks to be taken out; a reviewer archives it by hand. */
  async requestRemoval(actor: Actor, capabilityId: string, request: RequestRemoval) {
    const id = uuidv7();
    await this.transactions.run(actor, async (tx) => {
      const capability = await holdCapability(tx, capabilityId);
      if (!capability.unclaimed) throw capabilityErrors('already-claimed');
      await tx.query(
        'insert into removal_requests (id, capability_id, reason, email) values ($1, $2, $3, $4)',
        [id, capabilityId, request.reason, request.email],
      );
      await tx.record(RemovalRequested, { type: 'removal', id }, { capabilityId });
    });
    return { id, state: 'submitted' as const };
  }

  /** The address of whoever asked serves the answer only: after 90 days it goes. */
  @Job('suppliers.forget-askers', 3600)
  async forgetAskers(): Promise<void> {
    await this.transactions.run(systemActor(), async (tx) => {
      await tx.query(
        `update removal_requests set email = null
         where email is not null and created_at <= app_now() - interval '90 days'`,
      );
    });
  }

  private async handOver(
    tx: Tx,
    claim: { capabilityId: string; organisationId: string },
    claimId: string,
  ): Promise<void> {
    const capability = await holdCapability(tx, claim.capabilityId);
    if (!capability.unclaimed) throw capabilityErrors('already-claimed');
    const [organisation] = await tx.query<{ demo: boolean }>(
      'select demo from organisations where id = $1',
      [claim.organisationId],
    );
    await tx.manager.save(Capability, {
      ...capability,
      unclaimed: false,
      organisationId: claim.organisationId,
      demo: organisation?.demo ?? false,
      version: capability.version + 1,
      updatedAt: tx.now,
    });
    const { organisationId } = claim;
    await tx.record(
      CapabilityClaimed,
      { type: 'capability', id: capability.id, organisationId },
      { organisationId, claimId },
    );
  }

  private async one(actor: Actor, id: string) {
    const rows: ClaimRow[] = await this.source.query(
      `select ${columns} from ${joins} where k.id = $1`,
      [id],
    );
    const row = rows[0];
    if (!row || !mayKnow(actor, row.organisation.id)) throw claimErrors('not-found');
    return withActions(row, actor);
  }
}

const mayReview = (actor: Actor, organisationId: string) =>
  hasRole(actor, 'reviewer') && !actor.memberships.some((m) => m.organisationId === organisationId);
const mayKnow = (actor: Actor, organisationId: string) =>
  hasRole(actor, 'reviewer') || actor.memberships.some((m) => m.organisationId === organisationId);

function withActions(row: ClaimRow, actor: Actor) {
  const open = row.state === 'submitted';
  const actions: ('accept' | 'reject' | 'withdraw')[] = [];
  if (open && mayReview(actor, row.organisation.id)) actions.push('accept', 'reject');
  if (open && mayEditFor(actor, row.organisation.id)) actions.push('withdraw');
  return { ...row, actions };
}
