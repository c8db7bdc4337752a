import { Inject, Injectable } from '@nestjs/common';
import { jsonHash } from '../../platform/canonical-json.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AppError, requestErrors } from '../../platform/errors.js';
import { mayEditFor, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { CalendarReads } from '../calendar/calendar.reads.js';
import { editsFor, relationsTo } from './scenario-access.js';
import type { ScenarioDetail } from './scenario-answers.schemas.js';
import {
  contactAfter,
  contactDiffers,
  contentOf,
  emptyContent,
  noContact,
  proposed,
  withInput,
} from './scenario-content.js';
import { deadlineAfterChange } from './scenario-deadline.js';
import { diffContent, isMaterial, type FieldChange } from './scenario-diff.js';
import type { ContentValues, ScenarioInput } from './scenario-fields.schemas.js';
import { ScenarioGates } from './scenario-gates.reads.js';
import { notInReview, ScenarioReviewsService } from './scenario-reviews.service.js';
import { readContact, signoffNeeded } from './scenario-rows.queries.js';
import {
  ScenarioWrites,
  type BesideField,
  type Frozen,
  type Held,
} from './scenario-writes.service.js';
import type { Scenario } from './scenario.entity.js';
import { scenarioErrors } from './scenario.errors.js';
import {
  ScenarioChanged,
  ScenarioDeadlineMoved,
  ScenarioDrafted,
  ScenarioReworded,
  ScenarioSubmitted,
} from './scenario.events.js';
import { ScenariosQueries } from './scenarios.queries.js';
import type { ScenarioAmending } from './scenarios.reads.js';
import type { CreateScenario, EditScenario } from './scenarios.schemas.js';

/** What a publisher does with a scenario up to its submission, and published changes. */
@Injectable()
export class ScenariosService implements ScenarioAmending {
  constructor(
    @Inject(ScenarioWrites) private readonly writes: ScenarioWrites,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
    @Inject(ScenarioReviewsService) private readonly reviews: ScenarioReviewsService,
    @Inject(ScenarioGates) private readonly gates: ScenarioGates,
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
    await this.writes.run(actor, (tx) => this.amend(tx, id, input, version));
    return this.queries.detail(id, actor);
  }

  /** The edit itself, in the caller's transaction. @returns the published version that came of it, or null */
  async amend(tx: Tx, id: string, input: ScenarioInput, version: string | undefined) {
    const held = await this.writes.hold(tx, id);
    requireVersion(version, held.row.version);
    this.writes.step(held, 'edit', tx.actor);
    return this.change(tx, held, input);
  }

  /**
   * Something that is published with the scenario changed while it is open (its criteria): a version that names it, material
   * to every bidder, with the deadline moved by the same rule as any other.
   */
  async amendBeside(tx: Tx, id: string, what: BesideField): Promise<number> {
    const held = await this.writes.hold(tx, id);
    this.writes.step(held, 'edit', tx.actor);
    const { row } = held;
    const before = contentOf(row);
    const ruled = before.deadline ? await this.afterMaterial(tx, held, before.deadline) : null;
    if (ruled) this.writes.setContent(row, { ...before, deadline: ruled.deadline.toISOString() });
    const movedDays = ruled?.movedDays ?? null;
    const frozen = await this.writes.freeze(tx, held, { movedDays, beside: [what] });
    if (!frozen) throw new Error(`scenario ${id}: no version was made`);
    await this.writes.save(tx, held);
    await this.tellChange(tx, held, { frozen, before, movedDays });
    return frozen.n;
  }

  /**
   * Submits a draft as an early intent: preliminary, by the month, with what is known so far. It is public once
   * the platform approves it, as everything else is.
   */
  async announce(id: string, version: string | undefined, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      if (version) requireVersion(version, held.row.version);
      this.writes.step(held, 'announce', actor);
      this.writes.refuseUnannounceable(held, await readContact(tx.manager, id), actor);
      await this.refuseUnsigned(tx, held.row.id, contentOf(held.row));
      await this.sendOn(tx, held, 'intent');
    });
    return this.queries.detail(id, actor);
  }

  /**
   * An intent becomes the publisher's own draft. What was public of it stays readable at its address, as
   * a version, until the scenario opens: followers and links keep their target.
   */
  async elaborate(id: string, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      this.writes.step(held, 'elaborate', actor);
      if (held.row.publishedVersion === 0) await this.writes.freeze(tx, held);
      // The publisher's alone again: what is written from now on is nobody else's to read.
      Object.assign(held.row, { publishedAt: null, submittedAt: null, ...notInReview });
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
      if (['draft', 'returned'].includes(state) && editsFor(held.row.organisationId, actor)) {
        this.writes.refuseIncomplete(held, await readContact(tx.manager, id), actor);
        this.writes.refusePoor(held, actor);
        await this.refuseUnsigned(tx, id, contentOf(held.row));
        await this.gates.pass('onSubmission', tx, held.row);
      }
      this.writes.step(held, 'submit', actor);
      await this.sendOn(tx, held, 'scenario');
    });
    return this.queries.detail(id, actor);
  }

  /** Into review: an owner's submission is the organisation's own word; an editor's awaits an owner. */
  private async sendOn(tx: Tx, held: Held, of: 'intent' | 'scenario'): Promise<void> {
    const { row } = held;
    row.reviewFor = of === 'intent' ? 'intent' : null;
    const owns = relationsTo(row.organisationId, tx.actor).includes('publisher-owner');
    if (owns) await this.reviews.toPlatform(tx, held);
    else
      Object.assign(row, {
        ...{ submittedAt: null, reviewStep: 'own', reviewDesk: null, reviewDue: null },
      });
    await this.writes.save(tx, held);
    const { version, reviewStep, reviewDesk: desk, reviewDue } = row;
    await this.writes.record(tx, row, ScenarioSubmitted, {
      ...{ version, step: reviewStep ?? 'platform', desk, of },
      due: reviewDue?.toISOString() ?? null,
    });
  }

  private async change(tx: Tx, held: Held, input: EditScenario): Promise<number | null> {
    const { row } = held;
    const before = contentOf(row);
    const { after, movedDays } = await this.ruled(tx, held, before, withInput(before, input));
    const known = await readContact(tx.manager, row.id);
    const contact = contactAfter(known, input);
    const changes = diffContent(before, after);
    const contactChanged = contactDiffers(known, contact);
    if (contactChanged && !mayEditFor(tx.actor, row.organisationId))
      throw requestErrors('not-allowed');
    // Switching the procedure of an open call would switch equal treatment off and on again.
    if (row.state === 'open' && changes.some((change) => change.field === 'procedure'))
      throw scenarioErrors('procedure-fixed', {}, [
        { pointer: '/procedure', code: 'rule', message: '' },
      ]);
    // The same text saved again is no change: no new version number, no event.
    if (changes.length === 0 && !contactChanged) return null;
    await this.writes.refuseUnknownCodes(after);
    this.writes.setContent(row, after);
    if (row.state === 'open') {
      this.writes.refuseIncomplete(held, contact, tx.actor);
      this.writes.refusePoor(held, tx.actor);
      const asked = proposed(before, input);
      // A deadline alone, or a contact, makes no new text public.
      if (diffContent(before, asked).length > 0) await this.refuseUnsigned(tx, row.id, asked);
    }
    const frozen = row.state === 'open' ? await this.writes.freeze(tx, held, { movedDays }) : null;
    await this.writes.save(tx, held);
    if (contactChanged) await this.writes.saveContact(tx, row.id, contact);
    if (frozen) await this.tellChange(tx, held, { frozen, before, movedDays });
    else await this.tellReword(tx, row, changes);
    return frozen?.n ?? null;
  }

  private async tellChange(tx: Tx, { row }: Held, { frozen, before, movedDays }: Told) {
    await this.writes.record(tx, row, ScenarioChanged, frozen);
    const { deadline } = contentOf(row);
    if (before.deadline !== deadline)
      await this.writes.record(tx, row, ScenarioDeadlineMoved, {
        ...{ n: frozen.n, from: before.deadline, to: deadline, ruleDays: movedDays },
      });
  }

  /** Government publishers need a named confidentiality review of exactly this text. */
  private async refuseUnsigned(tx: Tx, id: string, content: ContentValues): Promise<void> {
    const needed = await signoffNeeded(tx.manager, id, jsonHash(content));
    if (needed) throw scenarioErrors('signoff-needed');
  }

  /** What an edit of an open call comes to: its deadline never moves earlier, and later by rule. */
  private async ruled(tx: Tx, held: Held, before: ContentValues, after: ContentValues) {
    if (held.row.state !== 'open') return { after, movedDays: null };
    if (before.deadline !== after.deadline) await refuseShortened(tx, held.row, before, after);
    if (!after.deadline) return { after, movedDays: null };
    if (!isMaterial(diffContent(before, after))) return { after, movedDays: null };
    const { deadline, movedDays } = await this.afterMaterial(tx, held, after.deadline);
    return { after: { ...after, deadline: deadline.toISOString() }, movedDays };
  }

  /** The deadline that the rule leaves after a material change now. */
  private async afterMaterial(tx: Tx, { row, now }: Held, deadline: string) {
    const calendar = await this.calendar.workingDays(tx.manager);
    const { procedure } = row;
    return atItsField(() =>
      deadlineAfterChange(calendar, { now, deadline: new Date(deadline), procedure }),
    );
  }

  /** A publisher's own drafting is nobody's business; another's hand in it is. */
  private async tellReword(tx: Tx, row: Scenario, changes: readonly FieldChange[]): Promise<void> {
    if (mayEditFor(tx.actor, row.organisationId) || changes.length === 0) return;
    const fields = changes.map((change) => change.field as string);
    await this.writes.record(tx, row, ScenarioReworded, { version: row.version, fields });
  }
}

interface Told {
  readonly frozen: Frozen;
  readonly before: ContentValues;
  readonly movedDays: number | null;
}

/** A published deadline is neither taken away nor set before the latest that was ever public of this call. */
async function refuseShortened(
  tx: Tx,
  row: Scenario,
  before: ContentValues,
  after: ContentValues,
): Promise<void> {
  const [known] = await tx.query<{ latest: Date | null }>(
    `select greatest($3::timestamptz, max((content ->> 'deadline')::timestamptz)) as latest
     from scenario_versions where scenario_id = $1 and at >= $2`,
    [row.id, row.publishedAt, before.deadline],
  );
  const latest = known?.latest ?? null;
  if (latest && (!after.deadline || new Date(after.deadline) < latest))
    throw scenarioErrors('deadline-shortened', {}, [atDeadline]);
}

const atDeadline = { pointer: '/deadline', code: 'rule', message: '' };

/** A year without calendar is told at the field that would settle it: a later deadline. */
function atItsField<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.text, error.params, [atDeadline]);
  }
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
