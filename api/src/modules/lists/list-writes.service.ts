import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { FieldIssue } from '../../platform/errors.js';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { ScenarioReads, type ScenarioProfile } from '../scenarios/scenarios.reads.js';
import { ScenarioList } from './list.entity.js';
import { listErrors } from './list.errors.js';
import { listLifecycle } from './list.lifecycle.js';
import { faultOf } from './list-rules.js';
import { ListViews } from './list-views.queries.js';
import type { ListAction } from './lists.schemas.js';

/** A list under its row lock. */
export interface HeldList {
  readonly list: ScenarioList;
  readonly scenarioIds: readonly string[];
}

/** What every use case that writes a list needs; no use case by itself. */
@Injectable()
export class ListWrites {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(ListViews) private readonly views: ListViews,
  ) {}

  /** @throws AppError `list.not-found` */
  async hold(tx: Tx, no: string): Promise<HeldList> {
    const list = await tx.manager.findOne(ScenarioList, {
      where: { no },
      lock: { mode: 'pessimistic_write' },
    });
    if (!list) throw listErrors('not-found');
    return { list, scenarioIds: await this.views.composed(list.id, tx.manager) };
  }

  /** @throws AppError as Lifecycle.perform */
  step({ list, scenarioIds }: HeldList, action: ListAction, actor: Actor): void {
    const relations = hasRole(actor, 'reviewer') ? ['reviewer'] : [];
    const subject = { state: list.state, entryCount: scenarioIds.length };
    listLifecycle.perform(action, subject, relations, new Date(0));
  }

  async save(tx: Tx, list: ScenarioList, at: Date = tx.now): Promise<void> {
    list.version += 1;
    list.updatedAt = at;
    await tx.manager.save(ScenarioList, list);
  }

  /** Profiles of all entries. @throws AppError naming each that may not stand on this list */
  async judged(
    tx: Tx,
    list: ScenarioList,
    ids: readonly string[],
    pointer: string,
  ): Promise<ScenarioProfile[]> {
    const profiles = await this.scenarios.profiles(ids, tx.manager);
    const known = new Map(profiles.map((profile) => [profile.id, profile]));
    const faults: FieldIssue[] = ids.flatMap((id, i) => {
      const fault = faultOf(known.get(id), list);
      return fault
        ? [{ pointer: `${pointer}/${i}`, code: fault, message: known.get(id)?.title ?? id }]
        : [];
    });
    if (faults.length) throw listErrors('entries-refused', { count: faults.length }, faults);
    if (new Set(profiles.map((profile) => profile.demo)).size > 1) throw listErrors('mixed-demo');
    return profiles;
  }
}
