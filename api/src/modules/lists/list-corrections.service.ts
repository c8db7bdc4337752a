import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { canonicalJson } from '../../platform/canonical-json.js';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { line } from '../../platform/schemas.js';
import { scenarioInput } from '../scenarios/scenarios.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import {
  correctionText,
  textHash,
  valueOf,
  withCorrections,
  type CorrectionFacts,
} from './list-corrections.js';
import type { CorrectEntry, CorrectionValue } from './list-corrections.schemas.js';
import type { ScenarioList } from './list.entity.js';
import { listErrors } from './list.errors.js';
import { ListCorrected } from './list.events.js';
import { ListViews } from './list-views.queries.js';
import { ListWrites } from './list-writes.service.js';
import { ListsQueries } from './lists.queries.js';

const kindOf = {
  sectors: 'sector',
  districts: 'district',
  cooperationModes: 'cooperation-mode',
} as const;

/** Puts published lists right: openly, one after another, each chained to the one before. */
@Injectable()
export class ListCorrections {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ListWrites) private readonly writes: ListWrites,
    @Inject(ListViews) private readonly views: ListViews,
    @Inject(ListsQueries) private readonly queries: ListsQueries,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  /**
   * Corrects one field of one entry. The version of a published list counts its corrections, so that two who
   * correct at once do not overlook each other.
   */
  async correct(no: string, input: CorrectEntry, version: string | undefined, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, no);
      this.writes.step(held, 'correct', actor);
      const before = await this.views.corrections(held.list.id, tx.manager);
      requireVersion(version, held.list.version + before.length);
      const facts = await this.judged(held.list, input, before, tx);
      const hash = textHash(correctionText(no, facts));
      await keep(tx, held.list.id, facts, hash);
      const { n, scenarioId, field } = facts;
      const subject = { type: 'list', id: held.list.id };
      await tx.record(ListCorrected, subject, { no, n, scenarioId, field, hash });
    });
    return this.queries.detail(no, actor);
  }

  private async judged(
    list: ScenarioList,
    input: CorrectEntry,
    earlier: readonly (CorrectionFacts & { hash: string })[],
    tx: Tx,
  ): Promise<CorrectionFacts> {
    const { scenarioId, field, reason } = input;
    const frozen = list.snapshot?.entries.find((entry) => entry.scenarioId === scenarioId);
    const [entry] = frozen ? withCorrections([frozen], earlier) : [];
    if (!entry) throw refusal('not-on-list', '/scenarioId');
    const after = await this.value(input);
    const before = valueOf(entry, field);
    if (canonicalJson(before) === canonicalJson(after))
      throw refusal('nothing-corrected', '/after');
    for (const [pointer, text] of [
      ['/after', [after].flat().join('\n')],
      ['/reason', reason],
    ] as const)
      if (findContacts(text).length > 0) throw refusal('contact-in-text', pointer);
    return {
      ...{ n: earlier.length + 1, at: tx.now, scenarioId, field, before, after, reason },
      byRole: 'reviewer',
      previousHash: earlier.at(-1)?.hash ?? list.hash ?? '',
    };
  }

  /** The corrected value under the rules of the field it stands in. */
  private async value({ field, after }: CorrectEntry): Promise<CorrectionValue> {
    const parsed =
      field === 'organisationName'
        ? line(2, 120).safeParse(after)
        : scenarioInput.shape[field].safeParse(after);
    const value = parsed.data;
    if (!parsed.success || value === null || value === undefined || value.length === 0)
      throw refusal('correction-value', '/after');
    if (typeof value === 'string') return value;
    const unknown = await this.taxonomy.unknown(kindOf[field as keyof typeof kindOf], value);
    if (unknown.length) throw refusal('correction-value', '/after');
    return value;
  }
}

function refusal(code: Parameters<typeof listErrors>[0], pointer: string) {
  return listErrors(code, {}, [{ pointer, code, message: '' }]);
}

async function keep(tx: Tx, listId: string, facts: CorrectionFacts, hash: string): Promise<void> {
  const { n, at, scenarioId, field, before, after, reason, byRole, previousHash } = facts;
  await tx.query(
    `insert into list_corrections (id, list_id, n, scenario_id, field, value_before, value_after, reason, by_role,
       at, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[uuidv7(), listId, n, scenarioId, field, JSON.stringify(before), JSON.stringify(after)],
      ...[reason, byRole, at, previousHash, hash],
    ],
  );
}
