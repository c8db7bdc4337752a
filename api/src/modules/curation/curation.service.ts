import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { curationErrors } from './curation.errors.js';
import { MarkLifted, MarkSet } from './curation.events.js';
import { holdPair, markColumns, type MarkFacts, type PairOfMark } from './curation.reads.js';
import type { SetMark } from './curation.schemas.js';
import { markLifecycle, type MarkKind, type MarkState } from './mark.lifecycle.js';

/** A pair is either recommended or taken out. */
const opposites: Partial<Record<MarkKind, { kind: MarkKind; error: 'excluded' | 'pinned' }>> = {
  pin: { kind: 'exclude', error: 'excluded' },
  exclude: { kind: 'pin', error: 'pinned' },
};

/** Setting and lifting marks on pairs: matchmakers only, each mark once at a time. */
@Injectable()
export class CurationService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
  ) {}

  /** @returns the id of the mark. @throws AppError `curation.exists` when somebody was there first */
  async set(actor: Actor, request: SetMark): Promise<string> {
    return this.transactions.run(actor, async (tx) => {
      await this.check(tx, request);
      await holdPair(tx, request);
      await this.refuseSecond(tx, request);
      const id = uuidv7();
      await tx.query(
        `insert into pair_marks (id, scenario_id, capability_id, kind, reason, note, until, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          request.scenarioId,
          request.capabilityId,
          request.kind,
          request.kind === 'exclude' ? request.reason : null,
          request.note,
          request.kind === 'park' ? request.until : null,
          actor.userId,
          tx.now,
        ],
      );
      const { scenarioId, capabilityId, kind } = request;
      const reason = kind === 'exclude' ? (request.reason ?? null) : null;
      await tx.record(MarkSet, { type: 'mark', id }, { scenarioId, capabilityId, kind, reason });
      return id;
    });
  }

  /** @returns the pair the mark was on */
  async lift(actor: Actor, id: string): Promise<PairOfMark> {
    return this.transactions.run(actor, async (tx) => {
      const [mark] = await tx.query<MarkFacts & { state: MarkState }>(
        `select ${markColumns}, m.state from pair_marks m where m.id = $1 for update`,
        [id],
      );
      if (!mark) throw curationErrors('not-found');
      const state = markLifecycle.perform('lift', mark, actor.roles, tx.now);
      await tx.query(
        'update pair_marks set state = $2, lifted_by = $3, lifted_at = $4 where id = $1',
        [id, state, actor.userId, tx.now],
      );
      const { scenarioId, capabilityId, kind } = mark;
      await tx.record(MarkLifted, { type: 'mark', id }, { scenarioId, capabilityId, kind });
      return { scenarioId, capabilityId };
    });
  }

  private async check(tx: Tx, request: SetMark): Promise<void> {
    const [scenario] = await this.scenarios.heads([request.scenarioId], tx.manager);
    const [capability] = await this.suppliers.pairingFacts([request.capabilityId], tx.manager);
    if (!scenario?.public || !capability?.visible) throw requestErrors('not-found');
    if (scenario.demo !== capability.demo && !capability.unclaimed)
      throw curationErrors('demo-and-real');
    const field = (pointer: string, code = 'required') => [{ pointer, code, message: '' }];
    if (findContacts(request.note).length)
      throw curationErrors('contact-in-note', {}, field('/note', 'contact'));
    const { kind } = request;
    if ((kind === 'note' || kind === 'override') && !request.note)
      throw curationErrors('note-needed', {}, field('/note'));
    if (kind === 'park' && !(request.until && new Date(request.until) > tx.now))
      throw curationErrors('date-needed', {}, field('/until'));
    if (kind !== 'exclude') return;
    const reasons = await this.taxonomy.of('exclusion-reason');
    const reason = reasons.find((term) => term.code === request.reason);
    if (!reason) throw curationErrors('reason-needed', {}, field('/reason'));
    if (reason.attributes.note === 'required' && !request.note)
      throw curationErrors('note-needed', {}, field('/note'));
  }

  private async refuseSecond(tx: Tx, { scenarioId, capabilityId, kind }: SetMark): Promise<void> {
    if (kind === 'note') return;
    const live = await tx.query<MarkFacts>(
      `select ${markColumns} from pair_marks m
       where m.scenario_id = $1 and m.capability_id = $2 and m.state = 'live'`,
      [scenarioId, capabilityId],
    );
    const same = live.find((mark) => mark.kind === kind);
    if (same) {
      const names = await this.identity.namesOf([same.setBy]);
      throw curationErrors('exists', { name: names.get(same.setBy) ?? '—' });
    }
    const opposite = opposites[kind];
    if (opposite && live.some((mark) => mark.kind === opposite.kind))
      throw curationErrors(opposite.error);
  }
}
