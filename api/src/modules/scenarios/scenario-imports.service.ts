import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { AppError } from '../../platform/errors.js';
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
import { contactsInContent } from './scenario-texts.js';
import { contentOf, emptyContent, withInput } from './scenario-content.js';
import { diffContent } from './scenario-diff.js';
import type { ScenarioInput } from './scenario-fields.schemas.js';
import { ScenarioWrites, type Held } from './scenario-writes.service.js';
import { Scenario } from './scenario.entity.js';
import { ScenarioDrafted, ScenarioImported } from './scenario.events.js';
import { readScenarioRow } from './scenario.import.js';

/** Takes rows of public lists as intents (public at once, with their source) or as drafts. */
@ImportsRows('scenarios')
@Injectable()
export class ScenarioImportsService implements RowImporter {
  constructor(
    @Inject(ScenarioWrites) private readonly writes: ScenarioWrites,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  /**
   * One row in one transaction, keyed by organisation, source and number: known rows are left alone,
   * but an intent whose text in the source has changed is brought up to date.
   */
  async importRow(row: RawRow, options: ImportOptions): Promise<RowOutcome> {
    if (hasUnstorableText(row)) return refused('含有无法保存的字符');
    const read = readScenarioRow(row, await this.taxonomy.all(), options.values);
    if (!read.ok) return { result: 'refused', issues: read.issues };
    const { organisationId } = options;
    const state = options.as ?? 'intent';
    if (!organisationId) return refused('场景需要指定机构（--organisation）');
    if (state !== 'intent' && state !== 'draft') return refused(`--as 只能是 intent 或 draft`);
    const leaks = contactsInContent(withInput(emptyContent(), read.input), 'zh-CN');
    if (leaks.length)
      return { result: 'refused', issues: leaks.map((l) => `${l.pointer}：${l.message}`) };
    try {
      const target = { organisationId, state } as const;
      const done = await this.writes.run(systemActor(), (tx) => this.take(tx, read.input, target));
      return { ...done, warnings: read.warnings };
    } catch (error) {
      if (error instanceof AppError) return refused(error.sentence('zh-CN'));
      throw error;
    }
  }

  private async take(
    tx: Tx,
    input: ScenarioInput,
    target: { organisationId: string; state: 'intent' | 'draft' },
  ): Promise<{ result: 'created' | 'updated' | 'unchanged'; id: string }> {
    const known = await this.known(tx, input, target.organisationId);
    if (!known) return { result: 'created', id: await this.create(tx, input, target) };
    const before = contentOf(known);
    const after = withInput(before, input);
    if (known.state !== 'intent' || diffContent(before, after).length === 0)
      return { result: 'unchanged', id: known.id };
    await this.writes.refuseUnknownCodes(after);
    this.writes.setContent(known, after);
    const held = { row: known, now: await this.writes.clock(tx) };
    // What its publisher announced has a public history: the new text is its next version.
    if (known.publishedVersion > 0) await this.writes.freeze(tx, held);
    await this.writes.save(tx, held);
    await this.tell(tx, held);
    return { result: 'updated', id: known.id };
  }

  private async create(
    tx: Tx,
    input: ScenarioInput,
    target: { organisationId: string; state: 'intent' | 'draft' },
  ): Promise<string> {
    const [organisation] = await tx.query<{ demo: boolean }>(
      'select demo from organisations where id = $1',
      [target.organisationId],
    );
    const demo = organisation?.demo ?? false;
    const held = await this.writes.insert(tx, { ...target, demo });
    // Rows of a list seldom name a place; the list itself is the city's.
    const content = { ...withInput(emptyContent(), input) };
    if (content.districts.length === 0) content.districts = ['city'];
    await this.writes.refuseUnknownCodes(content);
    this.writes.setContent(held.row, content);
    if (target.state === 'intent') held.row.publishedAt = held.now;
    await this.writes.save(tx, held);
    const {
      contactRole: role = null,
      contactName: name = null,
      contactEmail: email = null,
    } = input;
    await this.writes.saveContact(tx, held.row.id, { role, name, email });
    await this.tell(tx, held);
    return held.row.id;
  }

  private async tell(tx: Tx, { row }: Held): Promise<void> {
    if (row.state === 'draft')
      return this.writes.record(tx, row, ScenarioDrafted, { by: 'import' });
    return this.writes.record(tx, row, ScenarioImported, {
      sourceTitle: row.source?.title ?? '',
      externalId: row.externalId ?? '',
    });
  }

  private async known(
    tx: Tx,
    input: ScenarioInput,
    organisationId: string,
  ): Promise<Scenario | null> {
    // Two imports of the same file at once: the second waits for the first.
    await tx.query('select pg_advisory_xact_lock(750020, hashtext($1))', [
      `${organisationId}/${input.externalId ?? ''}`,
    ]);
    const [found] = await tx.query<{ id: string }>(
      `select id from scenarios where organisation_id = $1 and external_id = $2
         and coalesce(source ->> 'title', '') = $3`,
      [organisationId, input.externalId, input.source?.title ?? ''],
    );
    if (!found) return null;
    return tx.manager.findOne(Scenario, {
      where: { id: found.id },
      lock: { mode: 'pessimistic_write' },
    });
  }
}

function refused(issue: string): RowOutcome {
  return { result: 'refused', issues: [issue] };
}
