import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { CurationReads } from '../curation/curation.reads.js';
import { ScenarioReads, treatsAlike, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import { shortlistErrors } from './shortlist.errors.js';
import { shortlistLifecycle } from './shortlist.lifecycle.js';
import {
  factsOf,
  isExcluded,
  otherOf,
  pairOf,
  ShortlistRows,
  type EntryRow,
  type ShortlistRow,
} from './shortlist-rows.queries.js';
import type { DraftShortlist, SaveShortlist } from './shortlists.schemas.js';

type Subject = Pick<ShortlistRow, 'side' | 'subjectId'>;

/** Drafting: one draft of a matchmaker for a row; saved as a whole by the version one saw. */
@Injectable()
export class ShortlistDrafts {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(CurationReads) private readonly curation: CurationReads,
    @Inject(ShortlistRows) private readonly rows: ShortlistRows,
  ) {}

  /** Begins a draft or goes on with one's own, and adds to it. @returns its id */
  draft(actor: Actor, request: DraftShortlist): Promise<string> {
    return this.transactions.run(actor, async (tx) => {
      const owner = await this.ownerOf(tx, request);
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 750021))', [
        `${request.subjectId}/${actor.userId}`,
      ]);
      const [mine] = await tx.query<{ id: string }>(
        `select id from shortlists where subject_id = $1 and created_by = $2 and state = 'draft'`,
        [request.subjectId, actor.userId],
      );
      const id = mine?.id ?? uuidv7();
      if (!mine)
        await tx.query(
          `insert into shortlists (id, side, subject_id, organisation_id, state, created_by, created_at, demo)
           values ($1, $2, $3, $4, 'draft', $5, $6, $7)`,
          [
            ...[id, request.side, request.subjectId, owner.organisationId],
            ...[actor.userId, tx.now, owner.demo],
          ],
        );
      if (request.otherId) await this.add(tx, { ...request, id }, request.otherId);
      return id;
    });
  }

  /** @throws AppError 412 when somebody else saved meanwhile */
  async save(
    actor: Actor,
    id: string,
    request: SaveShortlist,
    seen: string | undefined,
  ): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.rows.held(tx.manager, id);
      if (!held) throw shortlistErrors('not-found');
      const { list, entries } = held;
      requireVersion(seen, list.version);
      shortlistLifecycle.perform('edit', factsOf(list, entries), actor.roles, tx.now);
      refuseContacts([request.words, ...request.entries.map((entry) => entry.words)]);
      await tx.query('delete from shortlist_entries where shortlist_id = $1', [id]);
      const others = [...new Map(request.entries.map((entry) => [entry.otherId, entry])).values()];
      const known = new Set(entries.map((entry) => otherOf(list.side, entry)));
      for (const [position, { otherId, words }] of others.entries()) {
        if (!known.has(otherId)) await this.refuseUnpairable(tx, list, otherId);
        await insertEntry(tx, { list, otherId, position, words });
      }
      await tx.query('update shortlists set words = $2, version = version + 1 where id = $1', [
        id,
        request.words,
      ]);
    });
  }

  /** @throws AppError naming the entry that cannot be sent */
  async refuseUnsendable(tx: Tx, list: ShortlistRow, entries: readonly EntryRow[]): Promise<void> {
    const asked = [...new Set(entries.map((entry) => entry.scenarioId))];
    for (const head of await this.scenarios.heads(asked, tx.manager)) refuseTakenByBids(head);
    const marks = await this.curation.live(list.side, list.subjectId, tx.manager);
    for (const entry of entries) {
      const { title } = entry;
      if (!entry.available) throw shortlistErrors('entry-gone', { title });
      if (isExcluded(marks, entry)) throw shortlistErrors('entry-excluded', { title });
    }
  }

  private async add(tx: Tx, list: Subject & { id: string }, otherId: string): Promise<void> {
    await this.refuseUnpairable(tx, list, otherId);
    const [{ n = 0 } = {}] = await tx.query<{ n: number }>(
      'select coalesce(max(position) + 1, 0)::int as n from shortlist_entries where shortlist_id = $1',
      [list.id],
    );
    await insertEntry(tx, { list, otherId, position: n, words: '' });
    await tx.query('update shortlists set version = version + 1 where id = $1', [list.id]);
  }

  /** Whose answer is asked for. @throws AppError for what is not public, unclaimed, or taken by bids */
  private async ownerOf(tx: Tx, { side, subjectId }: Subject) {
    if (side === 'demand') {
      const [scenario] = await this.scenarios.heads([subjectId], tx.manager);
      if (!scenario?.public) throw requestErrors('not-found');
      refuseTakenByBids(scenario);
      return { organisationId: scenario.organisationId, demo: scenario.demo };
    }
    const [capability] = await this.suppliers.pairingFacts([subjectId], tx.manager);
    if (!capability?.visible) throw requestErrors('not-found');
    if (capability.unclaimed || !capability.organisationId) throw shortlistErrors('nobody-to-ask');
    return { organisationId: capability.organisationId, demo: capability.demo };
  }

  private async refuseUnpairable(tx: Tx, list: Subject, otherId: string): Promise<void> {
    const { scenarioId, capabilityId } = pairOf(list, otherId);
    const [scenario] = await this.scenarios.heads([scenarioId], tx.manager);
    const [capability] = await this.suppliers.pairingFacts([capabilityId], tx.manager);
    if (!scenario?.public || !capability?.visible) throw requestErrors('not-found');
    refuseTakenByBids(scenario);
    if (scenario.demo !== capability.demo && !capability.unclaimed)
      throw shortlistErrors('demo-and-real');
    const gone =
      scenario.state !== 'open' ||
      capability.unclaimed ||
      capability.organisationId === scenario.organisationId;
    const title = list.side === 'demand' ? capability.title : scenario.title;
    if (gone) throw shortlistErrors('entry-gone', { title });
  }
}

/** Before the award nobody is brought to a call taken by bids, from neither side. @throws AppError `shortlist.equal-treatment` */
export function refuseTakenByBids(scenario: ScenarioHead): void {
  if (treatsAlike(scenario)) throw shortlistErrors('equal-treatment');
}

/** @throws AppError `shortlist.contact-in-text` */
export function refuseContacts(texts: readonly string[]): void {
  if (texts.some((text) => findContacts(text).length))
    throw shortlistErrors('contact-in-text', {}, [
      { pointer: '/words', code: 'contact', message: '' },
    ]);
}

async function insertEntry(
  tx: Tx,
  entry: { list: Subject & { id: string }; otherId: string; position: number; words: string },
): Promise<void> {
  const { list, otherId, position, words } = entry;
  const { scenarioId, capabilityId } = pairOf(list, otherId);
  await tx.query(
    `insert into shortlist_entries (shortlist_id, side, scenario_id, capability_id, position, words)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [list.id, list.side, scenarioId, capabilityId, position, words],
  );
}
