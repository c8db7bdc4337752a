import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { jsonHash } from '../../platform/canonical-json.js';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { EventDefinition, EventPayload } from '../../platform/events/define-event.js';
import type { FieldIssue } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { relationsTo, viewOf } from './scenario-access.js';
import type { ScenarioAction } from './scenario-answers.schemas.js';
import { announcementFaults, submissionFaults, type Contact } from './scenario-completeness.js';
import { judgeQuality } from './scenario-quality.js';
import { contentOf, emptyContent } from './scenario-content.js';
import { similarText } from './scenario-duplicates.queries.js';
import { diffContent, isMaterial } from './scenario-diff.js';
import type { ContentValues, ScenarioState } from './scenario-fields.schemas.js';
import { Scenario } from './scenario.entity.js';
import { scenarioErrors } from './scenario.errors.js';
import { scenarioSubject } from './scenario.events.js';
import { effectiveState, scenarioLifecycle, type ScenarioRelation } from './scenario.lifecycle.js';

/** A scenario under its row lock, with the database clock read after the lock was had. */
export interface Held {
  readonly row: Scenario;
  readonly now: Date;
}

const taxonomyOfField = {
  sectors: 'sector',
  technologies: 'technology',
  districts: 'district',
  cooperationModes: 'cooperation-mode',
  constraints: 'constraint',
} as const;

/** What is published with a scenario and kept by a module above. */
export type BesideField = 'criteria';
interface Freezing {
  readonly movedDays?: number | null;
  readonly beside?: readonly BesideField[];
}
/** A published version, as its event tells it. */
export interface Frozen {
  readonly n: number;
  readonly hash: string;
  readonly fields: string[];
  readonly material: boolean;
}

/** What every use case that writes a scenario needs; no use case by itself. */
@Injectable()
export class ScenarioWrites {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  /** One transaction; a taken external number becomes a refusal. */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.transactions.run(actor, work);
    } catch (error) {
      if (uniqueViolation(error) === 'scenarios_external')
        throw scenarioErrors('duplicate-external-id');
      throw error;
    }
  }

  /** @throws AppError `scenario.not-found` also for what the actor may not know of */
  async hold(tx: Tx, id: string): Promise<Held> {
    const row = await tx.manager.findOne(Scenario, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    const [owner] = await tx.query<{ state: string }>(
      'select state from organisations where id = $1',
      [row?.organisationId ?? null],
    );
    if (!row || !owner || !viewOf({ ...row, organisationState: owner.state }, tx.actor))
      throw scenarioErrors('not-found');
    return { row, now: await this.clock(tx) };
  }

  /** As hold, for a job that acts for nobody. */
  async holdForSystem(tx: Tx, id: string): Promise<Held> {
    const row = await tx.manager.findOneByOrFail(Scenario, { id });
    return { row, now: await this.clock(tx) };
  }

  /** The database clock now, not at the start of the transaction: a lock may have been waited for. */
  async clock(tx: Tx): Promise<Date> {
    const [answer] = await tx.query<{ now: Date }>('select app_now() as now');
    return answer?.now ?? tx.now;
  }

  /** Moves the row along the lifecycle. @throws AppError as Lifecycle.perform */
  step(held: Held, action: ScenarioAction, actor: Actor | ScenarioRelation[]): ScenarioState {
    const { row, now } = held;
    const relations = Array.isArray(actor) ? actor : relationsTo(row.organisationId, actor);
    const { deadline, reviewStep, reviewFor, procedure } = row;
    const state = effectiveState(row.state, deadline, now);
    const subject = { state, deadline, reviewStep, reviewFor, procedure };
    row.state = scenarioLifecycle.perform(action, subject, relations, now);
    return subject.state;
  }

  setContent(row: Scenario, content: ContentValues): void {
    const deadline = content.deadline === null ? null : new Date(content.deadline);
    Object.assign(row, content, { deadline, similarText: similarText(content) });
  }

  /** Writes the row as its next version number. */
  async save(tx: Tx, { row, now }: Held): Promise<void> {
    row.version += 1;
    row.updatedAt = now;
    await tx.manager.save(Scenario, row);
  }

  async insert(tx: Tx, given: Pick<Scenario, 'organisationId' | 'demo' | 'state'>): Promise<Held> {
    const now = await this.clock(tx);
    const row = tx.manager.create(Scenario, {
      ...{ id: uuidv7(), version: 0, publishedVersion: 0, closedEarlyNote: null, exitReason: null },
      ...{ exitNote: null, submittedAt: null, publishedAt: null, exitedAt: null },
      ...{ reviewStep: null, reviewDesk: null, reviewDue: null, reviewOverdue: false },
      ...{ reviewFor: null },
      ...{ claimedBy: null, publishAt: null },
      ...{ similarText: '', createdAt: now, updatedAt: now },
      ...given,
    });
    this.setContent(row, emptyContent());
    return { row, now };
  }

  async saveContact(tx: Tx, id: string, contact: Contact): Promise<void> {
    await tx.query(
      `insert into scenario_contacts (scenario_id, role, name, email, user_id)
       values ($1, $2, $3, $4, (select id from users where email = $4 and email_proved_at is not null))
       on conflict (scenario_id) do update set role = excluded.role, name = excluded.name,
         email = excluded.email, user_id = excluded.user_id, updated_at = app_now()`,
      [id, contact.role, contact.name, contact.email],
    );
  }

  /**
   * Freezes the present content as the next published version.
   * @param given.beside what else changed that is published with it: material, like a change of what is asked
   * @returns null when nothing differs
   */
  async freeze(
    tx: Tx,
    { row, now }: Held,
    { movedDays = null, beside = [] }: Freezing = {},
  ): Promise<Frozen | null> {
    const [last] = await tx.query<{ content: ContentValues }>(
      'select content from scenario_versions where scenario_id = $1 and n = $2',
      [row.id, row.publishedVersion],
    );
    const content = contentOf(row);
    const changes = last ? diffContent(last.content, content) : [];
    if (last && changes.length === 0 && beside.length === 0) return null;
    const version = {
      n: row.publishedVersion + 1,
      hash: jsonHash(content),
      fields: [...changes.map((change) => change.field as string), ...beside],
      material: isMaterial(changes) || beside.length > 0,
    };
    await tx.query(
      `insert into scenario_versions (scenario_id, n, content, hash, fields, material, at, moved_days)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.id,
        version.n,
        JSON.stringify(content),
        version.hash,
        version.fields,
        version.material,
        now,
        movedDays,
      ],
    );
    row.publishedVersion = version.n;
    return version;
  }

  /** The published version as it was frozen. */
  async published(tx: Tx, row: Scenario): Promise<{ n: number; hash: string }> {
    const [version] = await tx.query<{ n: number; hash: string }>(
      'select n, hash from scenario_versions where scenario_id = $1 and n = $2',
      [row.id, row.publishedVersion],
    );
    if (!version) throw new Error(`scenario ${row.id} has no published version`);
    return version;
  }

  record<D extends EventDefinition>(tx: Tx, row: Scenario, event: D, payload: EventPayload<D>) {
    const subject = { type: scenarioSubject, id: row.id, organisationId: row.organisationId };
    return tx.record(event, subject, payload);
  }

  /** @throws AppError `scenario.unknown-codes` naming each code by its pointer */
  async refuseUnknownCodes(content: ContentValues): Promise<void> {
    const issues: FieldIssue[] = [];
    for (const [field, kind] of Object.entries(taxonomyOfField)) {
      const codes = content[field as keyof typeof taxonomyOfField];
      const unknown = await this.taxonomy.unknown(kind, codes);
      issues.push(...unknown.map((code) => notInList(`/${field}/${codes.indexOf(code)}`, code)));
    }
    const park = content.park === null ? [] : await this.taxonomy.unknown('park', [content.park]);
    issues.push(...park.map((code) => notInList('/park', code)));
    if (issues.length) throw scenarioErrors('unknown-codes', { count: issues.length }, issues);
  }

  /** As refuseIncomplete, for an early intent. */
  refuseUnannounceable(held: Held, contact: Contact, actor: Actor): void {
    const faults = announcementFaults(contentOf(held.row), contact, actor.language);
    if (faults.length) throw scenarioErrors('incomplete', { count: faults.length }, faults);
  }

  /** @throws AppError `scenario.quality-gate` with every finding that blocks, at its field */
  refusePoor(held: Held, actor: Actor): void {
    const faults = judgeQuality(contentOf(held.row), actor.language)
      .filter((finding) => finding.blocks)
      .map(({ pointer, code, advice }) => ({ pointer, code, message: advice }));
    if (faults.length) throw scenarioErrors('quality-gate', { count: faults.length }, faults);
  }

  /** @throws AppError `scenario.incomplete` with every fault at its field */
  refuseIncomplete(held: Held, contact: Contact, actor: Actor): void {
    const context = { language: actor.language, now: held.now };
    const faults = submissionFaults(contentOf(held.row), contact, context);
    if (faults.length) throw scenarioErrors('incomplete', { count: faults.length }, faults);
  }
}

function notInList(pointer: string, code: string): FieldIssue {
  return { pointer, code: 'not-in-list', message: code };
}
