import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { EventDefinition } from '../../platform/events/define-event.js';
import type { FieldIssue } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { TaxonomyReads, type TaxonomyKind } from '../taxonomy/taxonomy.reads.js';
import { CapabilitiesQueries } from './capabilities.queries.js';
import type { CapabilityAction } from './capability-answers.schemas.js';
import {
  capabilityFieldNames,
  emptyCapability,
  type CapabilityContent,
  type CapabilityInput,
} from './capability-fields.schemas.js';
import { relationsTo, viewOf, type CapabilityRow } from './capability-rows.queries.js';
import { contactsInTexts, publicTexts } from './capability-texts.js';
import { Capability } from './capability.entity.js';
import { capabilityLifecycle } from './capability.lifecycle.js';
import { capabilityErrors } from './supplier.errors.js';
import {
  CapabilityArchived,
  CapabilityChanged,
  CapabilityDrafted,
  CapabilityPublished,
  CapabilityRestored,
} from './suppliers.events.js';
import type { CreateCapability, EditCapability } from './suppliers.schemas.js';

const codeLists: readonly (readonly [keyof CapabilityContent, TaxonomyKind])[] = [
  ['technologies', 'technology'],
  ['sectors', 'sector'],
  ['constraints', 'constraint'],
  ['districts', 'district'],
];

/** What a supplier does with its capabilities. */
@Injectable()
export class CapabilitiesService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(CapabilitiesQueries) private readonly queries: CapabilitiesQueries,
  ) {}

  async draft(actor: Actor, input: CreateCapability) {
    const { organisationId, ...fields } = input;
    if (!relationsTo(organisationId, actor).includes('owner-editor'))
      throw capabilityErrors('organisation-not-allowed');
    const id = uuidv7();
    await this.transactions.run(actor, async (tx) => {
      const [organisation] = await tx.query<{ demo: boolean }>(
        'select demo from organisations where id = $1',
        [organisationId],
      );
      const content = withInput(emptyCapability(), fields);
      await this.check(content);
      await tx.manager.insert(Capability, {
        ...content,
        id,
        version: 1,
        organisationId,
        makerName: null,
        unclaimed: false,
        demo: organisation?.demo ?? false,
        state: 'draft',
        createdAt: tx.now,
        updatedAt: tx.now,
        publishedAt: null,
      });
      await tx.record(
        CapabilityDrafted,
        { type: 'capability', id, organisationId },
        { organisationId },
      );
    });
    return this.queries.detail(id, actor);
  }

  async edit(actor: Actor, id: string, input: EditCapability, version: string | undefined) {
    await this.transactions.run(actor, async (tx) => {
      const row = await holdCapability(tx, id);
      requireVersion(version, row.version);
      perform(row, 'edit', tx);
      const fields = changedFields(row, input);
      if (fields.length === 0) return;
      const content = withInput(row, input);
      await this.check(content);
      if (row.state === 'published') refuseIncomplete(content);
      await tx.manager.save(Capability, {
        ...row,
        ...content,
        version: row.version + 1,
        updatedAt: tx.now,
      });
      if (row.state === 'published') await tell(tx, row, CapabilityChanged, { fields });
    });
    return this.queries.detail(id, actor);
  }

  async publish(actor: Actor, id: string) {
    return this.move(actor, id, 'publish', CapabilityPublished);
  }
  async archive(actor: Actor, id: string) {
    return this.move(actor, id, 'archive', CapabilityArchived);
  }
  async restore(actor: Actor, id: string) {
    return this.move(actor, id, 'restore', CapabilityRestored);
  }

  private async move(actor: Actor, id: string, action: CapabilityAction, event: EventDefinition) {
    await this.transactions.run(actor, async (tx) => {
      const row = await holdCapability(tx, id);
      const state = perform(row, action, tx);
      if (action === 'publish') refuseIncomplete(row);
      const publishedAt = state === 'published' ? (row.publishedAt ?? tx.now) : row.publishedAt;
      await tx.manager.save(Capability, {
        ...row,
        state,
        publishedAt,
        version: row.version + 1,
        updatedAt: tx.now,
      });
      await tell(tx, row, event, {});
    });
    return this.queries.detail(id, actor);
  }

  /** Codes must be in their lists; public texts may hold no contact details. */
  private async check(content: CapabilityContent): Promise<void> {
    const issues: FieldIssue[] = [];
    for (const [field, kind] of codeLists)
      for (const code of await this.taxonomy.unknown(kind, content[field] as string[]))
        issues.push({ pointer: `/${field}`, code: 'not-in-list', message: code });
    if (issues.length) throw capabilityErrors('unknown-code', {}, issues);
    const { priceMinFen: low, priceMaxFen: high } = content;
    if (low !== null && high !== null && low > high)
      throw capabilityErrors('price-order', {}, [
        { pointer: '/priceMaxFen', code: 'rule', message: '' },
      ]);
    const leaking = contactsInTexts(publicTexts(content));
    if (leaking.length) throw capabilityErrors('contact-in-text', {}, leaking);
  }
}

/** Reads the row under lock. @throws AppError `capability.not-found` for what the actor may not know of */
export async function holdCapability(tx: Tx, id: string): Promise<Capability> {
  const row = await tx.manager.findOne(Capability, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  const [owner] = await tx.query<{ state: CapabilityRow['organisationState'] }>(
    'select state from organisations where id = $1',
    [row?.organisationId ?? null],
  );
  if (!row || !viewOf({ ...row, organisationState: owner?.state ?? null }, tx.actor))
    throw capabilityErrors('not-found');
  return row;
}

function perform(row: Capability, action: CapabilityAction, tx: Tx) {
  return capabilityLifecycle.perform(
    action,
    row,
    relationsTo(row.organisationId, tx.actor),
    tx.now,
  );
}

function tell(
  tx: Tx,
  row: Capability,
  event: EventDefinition,
  extra: Record<string, unknown>,
): Promise<void> {
  const { id, organisationId } = row;
  return tx.record(event, { type: 'capability', id, organisationId }, { organisationId, ...extra });
}

/** The content after an edit; fields that are not mentioned stay. */
function withInput(content: CapabilityContent, input: CapabilityInput): CapabilityContent {
  const entries = capabilityFieldNames.map((name) => [
    name,
    input[name] === undefined ? content[name] : input[name],
  ]);
  return Object.fromEntries(entries) as CapabilityContent;
}

function changedFields(row: Capability, input: CapabilityInput): string[] {
  return capabilityFieldNames.filter(
    (name) =>
      input[name] !== undefined && JSON.stringify(input[name]) !== JSON.stringify(row[name]),
  );
}

/** What visitors of the directory may rely on. */
function refuseIncomplete(content: CapabilityContent): void {
  const issues: FieldIssue[] = [];
  const need = (met: boolean, pointer: string) => {
    if (!met) issues.push({ pointer, code: 'required', message: '' });
  };
  need(content.title.length >= 4, '/title');
  need(content.summary.length >= 10, '/summary');
  need(content.description.length >= 20, '/description');
  need(content.technologies.length > 0, '/technologies');
  need(content.sectors.length > 0, '/sectors');
  if (issues.length) throw capabilityErrors('incomplete', {}, issues);
}
