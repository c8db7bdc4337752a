import { Inject, Injectable } from '@nestjs/common';
import { jsonHash } from '../../platform/canonical-json.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { ScenarioPublishing, ScenarioReads } from '../scenarios/scenarios.reads.js';
import type { ScenarioList } from './list.entity.js';
import { listErrors } from './list.errors.js';
import { ListPublished } from './list.events.js';
import type { ListSnapshot } from './list-snapshot.schemas.js';
import { ListViews } from './list-views.queries.js';
import { ListWrites } from './list-writes.service.js';
import { ListsQueries } from './lists.queries.js';

/** Freezes lists: from then on their hash says that nothing was changed. */
@Injectable()
export class ListPublishing {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ListWrites) private readonly writes: ListWrites,
    @Inject(ListViews) private readonly views: ListViews,
    @Inject(ListsQueries) private readonly queries: ListsQueries,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(ScenarioPublishing) private readonly publishing: ScenarioPublishing,
  ) {}

  /** Its approved scenarios open in the same transaction, so all or nothing is public. */
  async publish(no: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      // One at a time: each list is compared with the last one of its level.
      await tx.query('select pg_advisory_xact_lock(750022)');
      const held = await this.writes.hold(tx, no);
      const { list, scenarioIds } = held;
      if (list.state === 'published') throw listErrors('already-published', { no });
      this.writes.step(held, 'publish', actor);
      await this.writes.judged(tx, list, scenarioIds, '/entries');
      await this.publishing.openForList(tx, scenarioIds, list.id);
      // After the locks were had, so that the order of the lists is the order of their times.
      const [clock] = await tx.query<{ now: Date }>('select app_now() as now');
      list.publishedAt = clock?.now ?? tx.now;
      list.snapshot = await this.freeze(tx, list, scenarioIds);
      list.hash = jsonHash(list.snapshot);
      list.state = 'published';
      await this.writes.save(tx, list, list.publishedAt);
      const subject = { type: 'list', id: list.id };
      const ids = list.snapshot.entries.map((entry) => entry.scenarioId);
      await tx.record(ListPublished, subject, { no, hash: list.hash, scenarioIds: ids });
    });
    return this.queries.detail(no, actor);
  }

  private async freeze(tx: Tx, list: ScenarioList, ids: readonly string[]): Promise<ListSnapshot> {
    const [heads, versions] = [
      await this.scenarios.heads(ids, tx.manager),
      await this.scenarios.publishedVersions(ids, tx.manager),
    ];
    const headOf = new Map(heads.map((head) => [head.id, head]));
    const versionOf = new Map(versions.map((version) => [version.id, version]));
    const facts = ids.map((id) => {
      const [head, version] = [headOf.get(id), versionOf.get(id)];
      if (!head || !version) throw new Error(`scenario ${id} was opened without a version`);
      return {
        scenarioId: id,
        organisation: { id: head.organisationId, name: head.organisationName },
        ...{ version: version.n, hash: version.hash, content: version.content },
      };
    });
    const { entries, sections, comparison } = await this.views.arranged(list, facts, tx.manager);
    const { no, level, district, park, title, intro, demo, grouping } = list;
    return {
      format: 'aism-list/2',
      ...{ no, level, district, park, title, intro, demo, grouping },
      publishedAt: (list.publishedAt ?? tx.now).toISOString(),
      ...{ sections, comparison, entries },
    };
  }
}
