import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { hasUnstorableText } from '../../platform/http/schema.pipe.js';
import {
  ImportsRows,
  type ImportOptions,
  type RawRow,
  type RowImporter,
  type RowOutcome,
} from '../../platform/imports/row-importer.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { capabilityFieldNames, emptyCapability } from './capability-fields.schemas.js';
import { contactsInTexts, publicTexts } from './capability-texts.js';
import { Capability } from './capability.entity.js';
import { readCapabilityRow, type ReadCapability } from './capability.import.js';
import { CapabilityChanged, CapabilityImported } from './suppliers.events.js';

/** Takes rows of public lists as unclaimed entries, or as drafts of a given organisation. */
@ImportsRows('capabilities')
@Injectable()
export class CapabilityImportsService implements RowImporter {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  /** One row in one transaction, keyed by owner, source and number: repeating it makes no second one. */
  async importRow(row: RawRow, options: ImportOptions): Promise<RowOutcome> {
    if (hasUnstorableText(row)) return refused('含有无法保存的字符');
    if (options.as && options.as !== 'draft') return refused('--as 只能是 draft');
    const understood = readCapabilityRow(row, await this.taxonomy.all(), options.values);
    if (!understood.ok) return { result: 'refused', issues: understood.issues };
    const { read, warnings } = understood;
    if (!options.organisationId && !read.makerName)
      return refused('待认领条目须写明研制单位（公司名称 / name）');
    if (!options.organisationId && !(read.input.source && read.input.externalId))
      return refused('待认领条目须写明来源（source）和编号（id）');
    const leaking = contactsInTexts(publicTexts(read.input), ['address']);
    if (leaking.length)
      return refused(`${leaking.map((l) => l.pointer).join('、')}：公开文字中不能含有联系方式`);
    const done = await this.transactions.run(systemActor(), (tx) =>
      this.take(tx, read, options.organisationId),
    );
    return { ...done, warnings };
  }

  private async take(tx: Tx, read: ReadCapability, organisationId: string | null) {
    const known = await this.known(tx, read, organisationId);
    if (!known)
      return { result: 'created' as const, id: await this.create(tx, read, organisationId) };
    const fields = capabilityFieldNames.filter(
      (name) => read.input[name] !== undefined && !same(read.input[name], known[name]),
    );
    // What its owner has taken over is theirs: a repeated import changes unclaimed entries only.
    if (!known.unclaimed || fields.length === 0)
      return { result: 'unchanged' as const, id: known.id };
    await tx.manager.save(Capability, {
      ...known,
      ...read.input,
      version: known.version + 1,
      updatedAt: tx.now,
    });
    await tx.record(
      CapabilityChanged,
      { type: 'capability', id: known.id },
      { organisationId: null, fields },
    );
    return { result: 'updated' as const, id: known.id };
  }

  private async create(
    tx: Tx,
    read: ReadCapability,
    organisationId: string | null,
  ): Promise<string> {
    const id = uuidv7();
    const [owner] = await tx.query<{ demo: boolean }>(
      'select demo from organisations where id = $1',
      [organisationId],
    );
    await tx.manager.insert(Capability, {
      ...emptyCapability(),
      kind: organisationId ? 'product' : 'model',
      ...read.input,
      id,
      version: 1,
      organisationId,
      makerName: organisationId ? null : read.makerName,
      unclaimed: organisationId === null,
      demo: owner?.demo ?? false,
      state: organisationId ? 'draft' : 'published',
      createdAt: tx.now,
      updatedAt: tx.now,
      publishedAt: organisationId ? null : tx.now,
    });
    await tx.record(
      CapabilityImported,
      { type: 'capability', id, organisationId },
      { source: read.input.source?.title ?? '' },
    );
    return id;
  }

  private async known(
    tx: Tx,
    read: ReadCapability,
    organisationId: string | null,
  ): Promise<Capability | null> {
    if (!read.input.externalId) return null;
    const rows = await tx.query<{ id: string }>(
      `select id from capabilities where external_id = $1 and coalesce(source ->> 'title', '') = $2
         and (organisation_id = $3 or ($3::uuid is null and (unclaimed or exists (
           select 1 from capability_claims k where k.capability_id = capabilities.id and k.state = 'accepted'))))`,
      [read.input.externalId, read.input.source?.title ?? '', organisationId],
    );
    return rows[0] ? tx.manager.findOneByOrFail(Capability, { id: rows[0].id }) : null;
  }
}

/** Whether two JSON values are the same whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

const refused = (issue: string): RowOutcome => ({ result: 'refused', issues: [issue] });
