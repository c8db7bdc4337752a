import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { ScenarioList } from './list.entity.js';
import { listErrors } from './list.errors.js';
import { ListComposed, ListDrafted } from './list.events.js';
import { maxEntries } from './list-rules.js';
import type { ListLevel } from './list-snapshot.schemas.js';
import { ListWrites } from './list-writes.service.js';
import { ListsQueries } from './lists.queries.js';
import type { AddEntries, CreateList, EditList, OrderEntries } from './lists.schemas.js';

const levelMark: Readonly<Record<ListLevel, string>> = { city: '市', district: '区', park: '园' };

/** Composes lists, as drafts. */
@Injectable()
export class ListsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ListsQueries) private readonly queries: ListsQueries,
    @Inject(ListWrites) private readonly writes: ListWrites,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  async draft(input: CreateList, actor: Actor) {
    await this.refuseUnknownPlace(input);
    const no = await this.transactions.run(actor, async (tx) => {
      const list = await this.numbered(tx, input);
      await tx.manager.save(ScenarioList, list);
      await tx.record(ListDrafted, { type: 'list', id: list.id }, { no: list.no });
      return list.no;
    });
    return this.queries.detail(no, actor);
  }

  async edit(no: string, input: EditList, version: string | undefined, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, no);
      requireVersion(version, held.list.version);
      this.writes.step(held, 'edit', actor);
      Object.assign(held.list, input);
      await this.writes.save(tx, held.list);
    });
    return this.queries.detail(no, actor);
  }

  /** Puts scenarios at the end of a draft; those that stand on it already stay where they are. */
  async add(no: string, { scenarioIds }: AddEntries, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, no);
      this.writes.step(held, 'edit', actor);
      const added = [...new Set(scenarioIds)].filter((id) => !held.scenarioIds.includes(id));
      const all = [...held.scenarioIds, ...added];
      if (all.length > maxEntries) throw listErrors('full', { limit: maxEntries });
      const profiles = await this.writes.judged(tx, held.list, all, '/scenarioIds');
      held.list.demo = profiles[0]?.demo ?? false;
      await tx.query(
        `insert into list_entries (list_id, scenario_id, position)
         select $1, x.id, x.n + coalesce((select max(position) from list_entries where list_id = $1), 0)
         from unnest($2::uuid[]) with ordinality as x(id, n)`,
        [held.list.id, added],
      );
      await this.recompose(tx, held.list, added, []);
    });
    return this.queries.detail(no, actor);
  }

  async remove(no: string, scenarioId: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, no);
      this.writes.step(held, 'edit', actor);
      if (!held.scenarioIds.includes(scenarioId)) throw listErrors('not-found');
      await tx.query('delete from list_entries where list_id = $1 and scenario_id = $2', [
        held.list.id,
        scenarioId,
      ]);
      await this.recompose(tx, held.list, [], [scenarioId]);
    });
    return this.queries.detail(no, actor);
  }

  /** Puts the entries of a draft into this order; sections keep their own. */
  async order(no: string, input: OrderEntries, version: string | undefined, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, no);
      requireVersion(version, held.list.version);
      this.writes.step(held, 'edit', actor);
      const wanted = new Set(input.scenarioIds);
      const same =
        wanted.size === input.scenarioIds.length &&
        wanted.size === held.scenarioIds.length &&
        held.scenarioIds.every((id) => wanted.has(id));
      if (!same)
        throw listErrors('order-mismatch', {}, [
          { pointer: '/scenarioIds', code: 'order-mismatch', message: '' },
        ]);
      await tx.query(
        `update list_entries e set position = x.n from unnest($2::uuid[]) with ordinality as x(id, n)
         where e.list_id = $1 and e.scenario_id = x.id`,
        [held.list.id, input.scenarioIds],
      );
      await this.writes.save(tx, held.list);
    });
    return this.queries.detail(no, actor);
  }

  private async recompose(
    tx: Tx,
    list: ScenarioList,
    added: string[],
    removed: string[],
  ): Promise<void> {
    await this.writes.save(tx, list);
    await tx.record(ListComposed, { type: 'list', id: list.id }, { no: list.no, added, removed });
  }

  /** The next number of its level and year; drafts keep theirs, so there are no gaps. */
  private async numbered(tx: Tx, input: CreateList): Promise<ScenarioList> {
    await tx.query('select pg_advisory_xact_lock(750021)');
    const [next] = await tx.query<{ year: number; seq: number }>(
      `select y.year, coalesce(max(l.seq), 0)::int + 1 as seq
       from (select extract(year from app_now() at time zone 'Asia/Shanghai')::int as year) y
       left join lists l on l.year = y.year and l.level = $1 group by y.year`,
      [input.level],
    );
    if (!next) throw new Error('no year');
    const no = `${next.year}-${levelMark[input.level]}-${String(next.seq).padStart(2, '0')}`;
    return tx.manager.create(ScenarioList, {
      ...{ id: uuidv7(), version: 1, no, ...next, ...input, state: 'draft', demo: false },
      ...{ snapshot: null, hash: null, createdAt: tx.now, updatedAt: tx.now, publishedAt: null },
    });
  }

  private async refuseUnknownPlace(input: CreateList): Promise<void> {
    const unknown = [
      ...(input.district ? await this.taxonomy.unknown('district', [input.district]) : []),
      ...(input.park ? await this.taxonomy.unknown('park', [input.park]) : []),
    ];
    if (unknown[0]) throw listErrors('unknown-place', { code: unknown[0] });
  }
}
