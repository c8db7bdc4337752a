import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import type { Pairing } from './pairing.entity.js';
import { pairingErrors } from './pairing.errors.js';
import { pairingStates, type PairingState } from './pairing.lifecycle.js';
import { PairingViews, type PairingView } from './pairing-views.queries.js';
import { pairingColumns, currentActorSql } from './pairing-sql.queries.js';
import type { PairingsQuery } from './pairings.schemas.js';

const cursorShape = z.tuple([z.string(), z.uuid()]);
const cardsPerColumn = 50;

/** Reads of pairings: a side sees its own, matchmakers see all; anything else does not exist. */
@Injectable()
export class PairingsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(PairingViews) private readonly views: PairingViews,
  ) {}

  async detail(actor: Actor, id: string): Promise<PairingView> {
    const rows = await this.source.query<Pairing[]>(
      `select ${pairingColumns} from pairings p where p.id = $1`,
      [id],
    );
    const pairing = rows[0];
    if (!pairing || !maySee(actor, pairing)) throw pairingErrors('not-found');
    const [view] = await this.views.of(actor, [pairing]);
    if (!view) throw pairingErrors('not-found');
    return view;
  }

  async list(actor: Actor, query: PairingsQuery): Promise<Page<PairingView>> {
    const filter = this.filter(actor, query);
    const before = query.cursor ? this.cursors.decode(query.cursor, cursorShape) : null;
    const rows = await this.source.query<(Pairing & { key: string })[]>(
      `select ${pairingColumns}, p.active_at::text as key from pairings p
       where ${filter.where} and ($${filter.next}::timestamptz is null or (p.active_at, p.id) < ($${filter.next}, $${filter.next + 1}::uuid))
       order by p.active_at desc, p.id desc limit $${filter.next + 2}`,
      [...filter.values, before?.[0] ?? null, before?.[1] ?? null, query.limit + 1],
    );
    const [{ total }] = await this.source.query<[{ total: number }]>(
      `select count(*) as total from pairings p where ${filter.where}`,
      filter.values,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    return {
      items: await this.views.of(actor, shown),
      total,
      nextCursor,
    };
  }

  /** The matchmaker's board: every state with its count, the longest waiting first. */
  async board(actor: Actor) {
    const rows = await this.source.query<(Pairing & { count: number })[]>(
      `select * from (
         select ${pairingColumns}, count(*) over (partition by p.state) as count,
                row_number() over (partition by p.state order by p.active_at, p.id) as place
         from pairings p) ranked where place <= ${cardsPerColumn}`,
    );
    const views = await this.views.of(actor, rows);
    const counts = new Map(rows.map((row) => [row.state, row.count]));
    const columns = pairingStates.map((state: PairingState) => ({
      state,
      count: counts.get(state) ?? 0,
      items: views.filter((view) => view.state === state),
    }));
    const waiting = await this.source.query<{ who: string; n: number }[]>(
      `select ${currentActorSql} as who, count(*) as n from pairings p group by 1`,
    );
    const of = (who: string) => waiting.find((row) => row.who === who)?.n ?? 0;
    return {
      columns,
      waitingFor: { demand: of('demand'), supply: of('supply'), matchmaker: of('matchmaker') },
    };
  }

  async timeline(actor: Actor, id: string) {
    await this.detail(actor, id);
    const items = await this.source.query<Record<string, unknown>[]>(
      `select type, coalesce(payload->>'side', payload->>'openedBy') as side, payload->>'answer' as answer,
              payload->>'action' as action, coalesce(payload->>'to', payload->>'state') as state,
              payload->>'reason' as reason, at
       from events where subject_id = $1 and type <> 'pairing.message-sent' order by seq`,
      [id],
    );
    return { items, total: items.length };
  }

  private filter(actor: Actor, query: PairingsQuery) {
    const values: unknown[] = [];
    const add = (value: unknown) => `$${values.push(value)}`;
    const where: string[] = ['true'];
    const mine = actor.memberships.map((m) => m.organisationId);
    if (!hasRole(actor, 'matchmaker')) {
      const list = add(mine);
      where.push(
        `(p.demand_organisation_id = any(${list}::uuid[]) or p.supply_organisation_id = any(${list}::uuid[]))`,
      );
    }
    if (query.state) where.push(`p.state = any(${add(query.state)}::text[])`);
    if (query.scenarioId) where.push(`p.scenario_id = ${add(query.scenarioId)}`);
    if (query.capabilityId) where.push(`p.capability_id = ${add(query.capabilityId)}`);
    if (query.actor === 'me') {
      const list = add(mine);
      const matchmaker = hasRole(actor, 'matchmaker') ? `or ${currentActorSql} = 'matchmaker'` : '';
      where.push(`((${currentActorSql} = 'demand' and p.demand_organisation_id = any(${list}::uuid[]))
        or (${currentActorSql} = 'supply' and p.supply_organisation_id = any(${list}::uuid[])) ${matchmaker})`);
    } else if (query.actor) where.push(`${currentActorSql} = ${add(query.actor)}`);
    return { where: where.join(' and '), values, next: values.length + 1 };
  }
}

/** Whether the reader may know of this pairing at all. */
export function maySee(
  actor: Actor,
  pairing: Pick<Pairing, 'demandOrganisationId' | 'supplyOrganisationId'>,
): boolean {
  return (
    hasRole(actor, 'matchmaker') ||
    belongsTo(actor, pairing.demandOrganisationId) ||
    belongsTo(actor, pairing.supplyOrganisationId)
  );
}
