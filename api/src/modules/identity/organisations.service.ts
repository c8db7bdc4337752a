import { Inject, Injectable } from '@nestjs/common';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { EventDefinition } from '../../platform/events/define-event.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { organisationErrors } from './identity.errors.js';
import {
  organisationApproved,
  organisationChanged,
  organisationReinstated,
  organisationRejected,
  organisationResubmitted,
  organisationSuspended,
} from './identity.events.js';
import { IdentityMails } from './identity-mails.service.js';
import { Organisation } from './organisation.entity.js';
import { organisationLifecycle, ownerProvedSql, relationsTo } from './organisation.lifecycle.js';
import { identityFault, reviewedFields, tidyIdentity } from './organisation-rules.js';
import type { EditOrganisation, Review } from './organisations.schemas.js';

/** The event's subject for an organisation. */
export const organisationSubject = (id: string) => ({
  type: 'organisation',
  id,
  organisationId: id,
});

/** Loads the organisation and holds its row, so that two decisions about it come one after the other. */
export async function lockOrganisation(tx: Tx, id: string): Promise<Organisation> {
  const organisation = await tx.manager.findOne(Organisation, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!organisation) throw organisationErrors('not-found');
  return organisation;
}

@Injectable()
export class OrganisationsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdentityMails) private readonly mails: IdentityMails,
  ) {}

  /**
   * Changes what the organisation says of itself; a rejected registration goes back to the queue.
   * @throws AppError 412 when it was changed meanwhile, `organisation.identity-fixed` for reviewed fields
   */
  async edit(
    actor: Actor,
    id: string,
    change: { version: string | undefined; fields: EditOrganisation },
  ): Promise<void> {
    try {
      await this.transactions.run(actor, (tx) => this.applyEdit(tx, id, change));
    } catch (error) {
      if (uniqueViolation(error)?.startsWith('organisations_')) throw organisationErrors('known');
      throw error;
    }
  }

  private async applyEdit(
    tx: Tx,
    id: string,
    change: { version: string | undefined; fields: EditOrganisation },
  ): Promise<void> {
    const row = await lockOrganisation(tx, id);
    const from = row.state;
    const to = organisationLifecycle.perform('edit', row, relationsTo(tx.actor, id), tx.now);
    requireVersion(change.version, row.version);
    const given = Object.entries(tidyIdentity(change.fields)) as [keyof Organisation, unknown][];
    const changed = given.filter(([name, value]) => row[name] !== value).map(([name]) => name);
    if (changed.length === 0 && to === from) return;
    if (from === 'approved' && changed.some((name) => reviewedFields.includes(name)))
      throw organisationErrors('identity-fixed');
    Object.assign(row, Object.fromEntries(given), { state: to });
    const fault = identityFault(row, tx.actor.language);
    if (fault) throw fault;
    row.version += 1;
    row.updatedAt = tx.now;
    await tx.manager.save(row);
    const subject = organisationSubject(id);
    await tx.record(organisationChanged, subject, { fields: changed, version: row.version });
    if (from === 'rejected') await tx.record(organisationResubmitted, subject, {});
  }

  /** A reviewer decides; the owners are told by mail. @throws AppError `organisation.note-needed`, `mail-proof.owner-needed` */
  async review(actor: Actor, id: string, { decision, note }: Review): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const row = await lockOrganisation(tx, id);
      const relations = relationsTo(actor, id);
      const [owner] = await tx.query<{ proved: boolean }>(
        `select ${ownerProvedSql} as proved from organisations o where o.id = $1`,
        [id],
      );
      const subject = { state: row.state, ownerProved: owner?.proved ?? false };
      row.state = organisationLifecycle.perform(decision, subject, relations, tx.now);
      if (!note && (decision === 'reject' || decision === 'suspend'))
        throw organisationErrors('note-needed');
      row.reviewNote = note || null;
      row.version += 1;
      row.updatedAt = tx.now;
      await tx.manager.save(row);
      await this.recordDecision(tx, id, decision);
      await this.mails.tellOwners(tx, row, decision);
    });
  }

  private async recordDecision(tx: Tx, id: string, decision: Review['decision']): Promise<void> {
    const subject = organisationSubject(id);
    if (decision === 'reject')
      return tx.record(organisationRejected, subject, { withdrawn: false });
    const facts: Record<'approve' | 'suspend' | 'reinstate', EventDefinition> = {
      approve: organisationApproved,
      suspend: organisationSuspended,
      reinstate: organisationReinstated,
    };
    await tx.record(facts[decision], subject, {});
  }
}
