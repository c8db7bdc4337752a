import { Inject, Injectable } from '@nestjs/common';
import { threshold } from '@aism/sealing';
import { DataSource, type EntityManager } from 'typeorm';
import { hasRole, mayActFor, type Actor } from '../../platform/http/actor.js';
import { optionsOf, ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { bidErrors, officerErrors } from './bid.errors.js';
import { BidSecrets } from './bid-secrets.service.js';

type Reader = Pick<EntityManager, 'query'>;

/** Fewest officers of a key set: with two opening, one may be lost. */
export const leastOfficers = 3;

interface KeyRow {
  readonly id: string;
  readonly keyId: string;
  readonly publicKey: string;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
}

/** For whom a bid is sealed, as browsers and the sealing itself read it. */
export interface KeySetRow {
  readonly id: string;
  readonly n: number;
  readonly madeAt: Date;
  readonly officers: { officerKeyId: string; keyId: string; publicKey: string }[];
  readonly server: { keyId: string; publicKey: string };
}

const keySql = `select id, key_id as "keyId", public_key as "publicKey", made_at as "madeAt",
  retired_at as "retiredAt" from officer_keys`;

/** Whether the key belongs to somebody who may open now: present, its holder still an officer. */
export const validKeySql = `k.retired_at is null and exists (
  select 1 from user_roles r where r.user_id = k.user_id and r.role = 'officer')`;

/** Whether the key's holder is one for the call: demonstration officers open 示例 calls, and nobody else does. */
export const suitsCallSql = (demo: string): string => `exists (
  select 1 from users h where h.id = k.user_id and (h.email like '%@demo.example') = ${demo})`;

/** Keys for opening: an officer's own, those of a scenario, and the server's. */
@Injectable()
export class OfficerKeysQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
  ) {}

  async own(actor: Actor) {
    const rows = await this.source.query<KeyRow[]>(
      `${keySql} where user_id = $1 order by made_at desc, id desc`,
      [actor.userId],
    );
    return { items: await this.withUses(rows), total: rows.length };
  }

  /** @throws AppError `officer-key.not-found` also for somebody else's */
  async one(id: string, actor: Actor) {
    const [row] = await this.source.query<KeyRow[]>(`${keySql} where id = $1 and user_id = $2`, [
      id,
      actor.userId,
    ]);
    if (!row) throw officerErrors('not-found');
    const [view] = await this.withUses([row]);
    return view;
  }

  /** Each key with the scenarios whose bids are, or were, sealed for it. */
  private async withUses(rows: readonly KeyRow[]) {
    const uses = await this.source.query<{ keyId: string; scenarioId: string; no: number }[]>(
      `select distinct on (o.officer_key_id, s.scenario_id) o.officer_key_id as "keyId",
         s.scenario_id as "scenarioId", o.no
       from bid_key_set_officers o join bid_key_sets s on s.id = o.key_set_id
       where o.officer_key_id = any($1::uuid[]) order by o.officer_key_id, s.scenario_id, s.n desc`,
      [rows.map((row) => row.id)],
    );
    const heads = await this.scenarios.heads([...new Set(uses.map((use) => use.scenarioId))]);
    return rows.map((row) => ({
      ...row,
      scenarios: uses.flatMap(({ keyId, scenarioId, no }) => {
        const head = keyId === row.id ? heads.find((one) => one.id === scenarioId) : undefined;
        const title = head?.publicTitle ?? head?.title ?? '';
        return head ? [{ scenarioId, title, deadline: head.deadline, no }] : [];
      }),
      actions: row.retiredAt ? [] : (['retire'] as const),
    }));
  }

  /** Public. @throws AppError `bid.not-found` for a scenario that is not public */
  async ofScenario(scenarioId: string, actor: Actor) {
    const head = await this.publicHead(scenarioId);
    const keySet = await this.current(scenarioId);
    const actions = mayNameOfficers(head, actor) ? (['name'] as const) : [];
    return {
      scenarioId,
      keySet: keySet && { ...keySet, threshold, actions },
      ...{ least: leastOfficers, actions },
    };
  }

  /** The key set that holds now, or null. */
  async current(scenarioId: string, reader: Reader = this.source): Promise<KeySetRow | null> {
    return this.latest(scenarioId, null, reader);
  }

  /** One key set of a scenario, of whichever time; null when it is another's. */
  set(scenarioId: string, id: string, reader: Reader = this.source): Promise<KeySetRow | null> {
    return this.latest(scenarioId, id, reader);
  }

  /** Whether those who may open now could still open what is sealed for the key set. */
  async canOpen(id: string, reader: Reader = this.source): Promise<boolean> {
    const rows = await reader.query<unknown[]>(
      `select 1 from bid_key_set_officers o join officer_keys k on k.id = o.officer_key_id
       where o.key_set_id = $1 and ${validKeySql} having count(distinct k.holder_id) >= $2`,
      [id, threshold],
    );
    return rows.length > 0;
  }

  private async latest(
    scenarioId: string,
    id: string | null,
    reader: Reader,
  ): Promise<KeySetRow | null> {
    const rows = await reader.query<KeySetRow[]>(
      `select s.id, s.n, s.made_at as "madeAt",
         (select json_build_object('keyId', g.key_id, 'publicKey', g.public_key) from sealing_keys g
          where g.key_id = s.server_key_id) as server,
         (select json_agg(json_build_object('officerKeyId', k.id, 'keyId', k.key_id, 'publicKey', k.public_key)
            order by o.no)
          from bid_key_set_officers o join officer_keys k on k.id = o.officer_key_id
          where o.key_set_id = s.id) as officers
       from bid_key_sets s where s.scenario_id = $1 and ($2::uuid is null or s.id = $2)
       order by s.n desc limit 1`,
      [scenarioId, id],
    );
    return rows[0] ?? null;
  }

  /** Whom the publisher may name. Names are shown to those who choose, to nobody else. */
  async candidates(scenarioId: string, actor: Actor) {
    const head = await this.publicHead(scenarioId);
    if (!mayNameOfficers(head, actor)) throw bidErrors('not-found');
    const items = await this.source.query<unknown[]>(
      `select k.id as "officerKeyId", u.display_name as name, k.key_id as "keyId", k.made_at as "madeAt"
       from officer_keys k join users u on u.id = k.user_id
       where ${validKeySql} and ${suitsCallSql('$1::boolean')} order by k.made_at, k.id`,
      [head.demo],
    );
    return { items, total: items.length };
  }

  /** The server's public keys, of all times. */
  async serverKeys() {
    const rows = await this.source.query<{ keyId: string }[]>(
      `select key_id as "keyId", kind, public_key as "publicKey", since from sealing_keys order by since desc, key_id`,
    );
    const current = [this.secrets.current.keyId, this.secrets.signing.keyId];
    const items = rows.map((row) => ({ ...row, current: current.includes(row.keyId) }));
    return { items, total: items.length };
  }

  private async publicHead(scenarioId: string): Promise<ScenarioHead> {
    const head = await this.scenarios.head(scenarioId);
    if (!head?.public || !optionsOf(head.procedure).sealed) throw bidErrors('not-found');
    return head;
  }
}

/** Its publisher's editors, and administrators. */
export const mayNameOfficers = (head: ScenarioHead, actor: Actor): boolean =>
  head.state === 'open' && (mayActFor(actor, head.organisationId) || hasRole(actor, 'admin'));
