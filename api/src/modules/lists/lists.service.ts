import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { jsonHash } from '../../platform/canonical-json.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { FieldIssue } from '../../platform/errors.js';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import {
  ScenarioPublishing,
  ScenarioReads,
  type ScenarioProfile,
} from '../scenarios/scenarios.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { ScenarioList } from './list.entity.js';
import { listErrors } from './list.errors.js';
import { ListComposed, ListDrafted, ListPublished } from './list.events.js';
import { listLifecycle } from './list.lifecycle.js';
import { ListsQueries } from './lists.queries.js';
import type {
  AddEntries,
  CreateList,
  EditList,
  ListAction,
  ListLevel,
  ListSnapshot,
} from './lists.schemas.js';

const maxEntries = 500;
const levelMark: Readonly<Record<ListLevel, string>> = { city: '市', district: '区', park: '园' };
const listable: ReadonlySet<string> = new Set(['approved', 'open']);

interface Held {
  readonly list: ScenarioList;
  readonly scenarioIds: readonly string[];
}

/** Composes lists and publishes them: from then on a list is frozen, and its hash says so. */
@Injectable()
export class ListsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ListsQueries) private readonly queries: ListsQueries,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(ScenarioPublishing) private readonly publishing: ScenarioPublishing,
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
      const held = await this.hold(tx, no);
      requireVersion(version, held.list.version);
      this.step(held, 'edit', actor);
      Object.assign(held.list, input);
      await this.save(tx, held.list);
    });
    return this.queries.detail(no, actor);
  }

  /** Puts scenarios at the end of a draft; those that stand on it already stay where they are. */
  async add(no: string, { scenarioIds }: AddEntries, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.hold(tx, no);
      this.step(held, 'edit', actor);
      const added = [...new Set(scenarioIds)].filter((id) => !held.scenarioIds.includes(id));
      const all = [...held.scenarioIds, ...added];
      if (all.length > maxEntries) throw listErrors('full', { limit: maxEntries });
      const profiles = await this.judged(tx, held.list, all, '/scenarioIds');
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
      const held = await this.hold(tx, no);
      this.step(held, 'edit', actor);
      if (!held.scenarioIds.includes(scenarioId)) throw listErrors('not-found');
      await tx.query('delete from list_entries where list_id = $1 and scenario_id = $2', [
        held.list.id,
        scenarioId,
      ]);
      await this.recompose(tx, held.list, [], [scenarioId]);
    });
    return this.queries.detail(no, actor);
  }

  /** Freezes the list; its approved scenarios open in the same transaction, so all or nothing is public. */
  async publish(no: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.hold(tx, no);
      this.step(held, 'publish', actor);
      const { list, scenarioIds } = held;
      await this.judged(tx, list, scenarioIds, '/entries');
      await this.publishing.openForList(tx, scenarioIds, list.id);
      list.publishedAt = tx.now;
      list.snapshot = await this.freeze(tx, list, scenarioIds);
      list.hash = jsonHash(list.snapshot);
      list.state = 'published';
      await this.save(tx, list);
      const subject = { type: 'list', id: list.id };
      await tx.record(ListPublished, subject, {
        no,
        hash: list.hash,
        scenarioIds: [...scenarioIds],
      });
    });
    return this.queries.detail(no, actor);
  }

  private async freeze(tx: Tx, list: ScenarioList, ids: readonly string[]): Promise<ListSnapshot> {
    const heads = new Map(
      (await this.scenarios.heads(ids, tx.manager)).map((head) => [head.id, head]),
    );
    const entries: ListSnapshot['entries'] = [];
    for (const id of ids) {
      const head = heads.get(id);
      const version = head && (await this.scenarios.version(id, head.publishedVersion, tx.manager));
      if (!head || !version) throw new Error(`scenario ${id} was opened without a version`);
      entries.push({
        position: entries.length + 1,
        scenarioId: id,
        organisation: { id: head.organisationId, name: head.organisationName },
        version: head.publishedVersion,
        hash: version.hash,
        content: version.content,
      });
    }
    const { no, level, district, park, title, intro, demo } = list;
    const publishedAt = (list.publishedAt ?? tx.now).toISOString();
    return {
      format: 'aism-list/1',
      no,
      level,
      district,
      park,
      title,
      intro,
      demo,
      publishedAt,
      entries,
    };
  }

  /** Profiles of all entries. @throws AppError naming each that may not stand on this list */
  private async judged(
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

  private async hold(tx: Tx, no: string): Promise<Held> {
    const list = await tx.manager.findOne(ScenarioList, {
      where: { no },
      lock: { mode: 'pessimistic_write' },
    });
    if (!list) throw listErrors('not-found');
    const entries = await tx.query<{ id: string }>(
      'select scenario_id as id from list_entries where list_id = $1 order by position',
      [list.id],
    );
    return { list, scenarioIds: entries.map((entry) => entry.id) };
  }

  private step({ list, scenarioIds }: Held, action: ListAction, actor: Actor): void {
    const relations = hasRole(actor, 'reviewer') ? ['reviewer'] : [];
    const subject = { state: list.state, entryCount: scenarioIds.length };
    listLifecycle.perform(action, subject, relations, new Date(0));
  }

  private async save(tx: Tx, list: ScenarioList): Promise<void> {
    list.version += 1;
    list.updatedAt = tx.now;
    await tx.manager.save(ScenarioList, list);
  }

  private async recompose(
    tx: Tx,
    list: ScenarioList,
    added: string[],
    removed: string[],
  ): Promise<void> {
    await this.save(tx, list);
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

/** Why a scenario may not stand on the list: not there, wrong state, wrong place; null when it may. */
function faultOf(scenario: ScenarioProfile | undefined, list: ScenarioList): string | null {
  if (!scenario) return 'not-found';
  if (!listable.has(scenario.state)) return 'state';
  const { districts, park } = scenario.content;
  if (list.district && !districts.includes(list.district) && !districts.includes('city'))
    return 'place';
  return list.park && park !== list.park ? 'place' : null;
}
