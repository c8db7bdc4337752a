import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import { mayEditFor, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { editsFor } from './scenario-access.js';
import type { ScenarioDetail } from './scenario-answers.schemas.js';
import type { Contact } from './scenario-completeness.js';
import { contentOf, emptyContent, withInput } from './scenario-content.js';
import { diffContent, type FieldChange } from './scenario-diff.js';
import type { ScenarioInput } from './scenario-fields.schemas.js';
import { readContact } from './scenario-rows.queries.js';
import { ScenarioWrites, type Held } from './scenario-writes.service.js';
import type { Scenario } from './scenario.entity.js';
import { scenarioErrors } from './scenario.errors.js';
import {
  ScenarioChanged,
  ScenarioDrafted,
  ScenarioReworded,
  ScenarioSubmitted,
} from './scenario.events.js';
import { ScenariosQueries } from './scenarios.queries.js';
import type { CreateScenario, EditScenario } from './scenarios.schemas.js';

/** What a publisher does with a scenario up to its submission, and published changes. */
@Injectable()
export class ScenariosService {
  constructor(
    @Inject(ScenarioWrites) private readonly writes: ScenarioWrites,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
  ) {}

  async draft(input: CreateScenario, actor: Actor): Promise<ScenarioDetail> {
    const { organisationId, ...fields } = input;
    refuseStranger(organisationId, actor);
    const id = await this.writes.run(actor, async (tx) => {
      const demo = await isDemo(tx, organisationId);
      const held = await this.writes.insert(tx, { organisationId, demo, state: 'draft' });
      const content = withInput(emptyContent(), fields);
      await this.writes.refuseUnknownCodes(content);
      this.writes.setContent(held.row, content);
      await this.writes.save(tx, held);
      await this.writes.saveContact(tx, held.row.id, contactAfter(noContact, fields));
      await this.writes.record(tx, held.row, ScenarioDrafted, { by: 'form' });
      return held.row.id;
    });
    return this.queries.detail(id, actor);
  }

  /**
   * Changes the named fields. A draft may stay incomplete and leaves no event (autosave); a published
   * scenario must stay complete, and its change is a new version with its diff.
   */
  async edit(id: string, input: EditScenario, version: string | undefined, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      requireVersion(version, held.row.version);
      this.writes.step(held, 'edit', actor);
      await this.change(tx, held, input);
    });
    return this.queries.detail(id, actor);
  }

  /** An intent taken from a public source becomes the publisher's own draft. */
  async elaborate(id: string, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      this.writes.step(held, 'elaborate', actor);
      held.row.publishedAt = null;
      await this.writes.save(tx, held);
      await this.writes.record(tx, held.row, ScenarioDrafted, { by: 'elaboration' });
    });
    return this.queries.detail(id, actor);
  }

  async submit(id: string, version: string | undefined, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      if (version) requireVersion(version, held.row.version);
      const { state } = held.row;
      // Who and from where first; then all missing fields at once, the deadline among them.
      if (['draft', 'returned'].includes(state) && editsFor(held.row.organisationId, actor))
        this.writes.refuseIncomplete(held, await readContact(tx.manager, id), actor);
      this.writes.step(held, 'submit', actor);
      held.row.submittedAt = held.now;
      await this.writes.save(tx, held);
      await this.writes.record(tx, held.row, ScenarioSubmitted, { version: held.row.version });
    });
    return this.queries.detail(id, actor);
  }

  private async change(tx: Tx, held: Held, input: EditScenario): Promise<void> {
    const { row } = held;
    const before = contentOf(row);
    const after = withInput(before, input);
    const known = await readContact(tx.manager, row.id);
    const contact = contactAfter(known, input);
    const changes = diffContent(before, after);
    const contactChanged = differs(known, contact);
    if (contactChanged && !mayEditFor(tx.actor, row.organisationId))
      throw requestErrors('not-allowed');
    // Switching the procedure of an open call would switch equal treatment off and on again.
    if (row.state === 'open' && changes.some((change) => change.field === 'procedure'))
      throw scenarioErrors('procedure-fixed', {}, [
        { pointer: '/procedure', code: 'rule', message: '' },
      ]);
    // The same text saved again is no change: no new version number, no event.
    if (changes.length === 0 && !contactChanged) return;
    await this.writes.refuseUnknownCodes(after);
    this.writes.setContent(row, after);
    if (row.state === 'open') this.writes.refuseIncomplete(held, contact, tx.actor);
    const frozen = row.state === 'open' ? await this.writes.freeze(tx, held) : null;
    await this.writes.save(tx, held);
    if (contactChanged) await this.writes.saveContact(tx, row.id, contact);
    if (frozen) await this.writes.record(tx, row, ScenarioChanged, frozen);
    else await this.tellReword(tx, row, changes);
  }

  /** A publisher's own drafting is nobody's business; another's hand in it is. */
  private async tellReword(tx: Tx, row: Scenario, changes: readonly FieldChange[]): Promise<void> {
    if (mayEditFor(tx.actor, row.organisationId) || changes.length === 0) return;
    const fields = changes.map((change) => change.field as string);
    await this.writes.record(tx, row, ScenarioReworded, { version: row.version, fields });
  }
}

const noContact: Contact = { role: null, name: null, email: null };

function contactAfter(before: Contact, input: ScenarioInput): Contact {
  const {
    contactRole = before.role,
    contactName = before.name,
    contactEmail = before.email,
  } = input;
  return { role: contactRole, name: contactName, email: contactEmail };
}

function differs(a: Contact, b: Contact): boolean {
  return a.role !== b.role || a.name !== b.name || a.email !== b.email;
}

function refuseStranger(organisationId: string, actor: Actor): void {
  if (!mayEditFor(actor, organisationId)) throw scenarioErrors('not-your-organisation');
  if (!editsFor(organisationId, actor)) throw scenarioErrors('organisation-not-approved');
}

/** A scenario is 示例 when its organisation is. */
async function isDemo(tx: Tx, organisationId: string): Promise<boolean> {
  const [row] = await tx.query<{ demo: boolean }>('select demo from organisations where id = $1', [
    organisationId,
  ]);
  if (!row) throw scenarioErrors('not-your-organisation');
  return row.demo;
}
