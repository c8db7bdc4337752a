import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import type { Actor } from '../../platform/http/actor.js';
import { ScenarioPublished } from '../scenarios/scenario.events.js';
import { optionsOf, ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { bidErrors, officerErrors } from './bid.errors.js';
import { KeySetMade, keySetSubject, OfficerKeyMade } from './bid.events.js';
import { BidSecrets } from './bid-secrets.service.js';
import {
  leastOfficers,
  mayNameOfficers,
  OfficerKeysQueries,
  suitsCallSql,
  validKeySql,
} from './officer-keys.queries.js';
import type { NameOfficers } from './officer-keys.schemas.js';

/** Who opens the bids of a scenario. Each change is a new version, for bids sealed from then on. */
@Injectable()
export class KeySetsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(OfficerKeysQueries) private readonly queries: OfficerKeysQueries,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
  ) {}

  async name(scenarioId: string, { officerKeyIds }: NameOfficers, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      await lock(tx, scenarioId);
      const head = await this.scenarios.head(scenarioId, tx.manager);
      if (!head?.public || !optionsOf(head.procedure).sealed) throw bidErrors('not-found');
      if (head.state !== 'open') throw bidErrors('not-open');
      if (!mayNameOfficers(head, actor)) throw bidErrors('not-found');
      const valid = await this.validKeys(tx, head, officerKeyIds);
      if (valid.length < officerKeyIds.length) throw officerErrors('unknown');
      await this.add(tx, scenarioId, officerKeyIds, 'hand');
    });
    return this.queries.ofScenario(scenarioId, actor);
  }

  /** A published call by bids gets all officers who hold a key; its publisher may choose others. */
  @On('bids.name-officers', ScenarioPublished)
  async nameAtPublication(event: RecordedEvent, tx: Tx): Promise<void> {
    await this.nameByRule(tx, event.subjectId);
  }

  /** A new officer completes the calls that have too few. */
  @On('bids.complete-officers', OfficerKeyMade)
  async nameWhereMissing(_event: RecordedEvent, tx: Tx): Promise<void> {
    const open = await tx.query<{ id: string }>(
      `select s.id from scenarios s where s.state = 'open' and s.procedure in ('bids', 'staged')
         and (s.deadline is null or s.deadline > app_now())
         and not exists (select 1 from bid_key_sets k where k.scenario_id = s.id) order by s.id`,
    );
    for (const { id } of open) await this.nameByRule(tx, id);
  }

  /** Puts an officer's new key in place of an earlier one wherever bids can still be sealed. */
  async renewFor(tx: Tx, oldKeyId: string, newKeyId: string): Promise<void> {
    const sets = await tx.query<{ scenarioId: string; keys: string[] }>(
      `select k.scenario_id as "scenarioId", (select array_agg(o.officer_key_id order by o.no)
           from bid_key_set_officers o where o.key_set_id = k.id) as keys
       from bid_key_sets k join scenarios s on s.id = k.scenario_id
       where s.state = 'open' and (s.deadline is null or s.deadline > app_now())
         and k.n = (select max(n) from bid_key_sets l where l.scenario_id = k.scenario_id)
         and exists (select 1 from bid_key_set_officers o where o.key_set_id = k.id and o.officer_key_id = $1)
       order by k.scenario_id`,
      [oldKeyId],
    );
    for (const { scenarioId, keys } of sets) {
      await lock(tx, scenarioId);
      const renewed = keys.map((key) => (key === oldKeyId ? newKeyId : key));
      await this.add(tx, scenarioId, renewed, 'rule');
    }
  }

  private async nameByRule(tx: Tx, scenarioId: string): Promise<void> {
    await lock(tx, scenarioId);
    const head = await this.scenarios.head(scenarioId, tx.manager);
    if (head?.state !== 'open' || !optionsOf(head.procedure).sealed) return;
    if (await this.queries.current(scenarioId, tx.manager)) return;
    const keys = await this.validKeys(tx, head);
    if (keys.length >= leastOfficers) await this.add(tx, scenarioId, keys.slice(0, 15), 'rule');
  }

  /** Keys that may be named for the call; a demonstration's and real ones never mix. */
  private async validKeys(
    tx: Tx,
    { demo }: Pick<ScenarioHead, 'demo'>,
    among: readonly string[] | null = null,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select k.id from officer_keys k where ${validKeySql} and ${suitsCallSql('$2::boolean')}
         and ($1::uuid[] is null or k.id = any($1)) order by k.made_at, k.id`,
      [among, demo],
    );
    return rows.map(({ id }) => id);
  }

  private async add(tx: Tx, scenarioId: string, keys: readonly string[], by: 'rule' | 'hand') {
    if (keys.length < leastOfficers) throw officerErrors('too-few', { least: leastOfficers });
    await this.secrets.publishKeys(tx.manager);
    const id = uuidv7();
    const [row] = await tx.query<{ n: number }>(
      `insert into bid_key_sets (id, scenario_id, n, server_key_id, made_at)
       values ($1, $2, (select coalesce(max(n), 0) + 1 from bid_key_sets where scenario_id = $2), $3, app_now())
       returning n`,
      [id, scenarioId, this.secrets.current.keyId],
    );
    await tx.query(
      `insert into bid_key_set_officers (key_set_id, no, officer_key_id)
       select $1, t.no, t.key from unnest($2::uuid[]) with ordinality as t(key, no)`,
      [id, keys],
    );
    const subject = { type: keySetSubject, id };
    await tx.record(KeySetMade, subject, {
      ...{ scenarioId, n: row?.n ?? 1, officers: keys.length, by },
    });
  }
}

/** All who name officers, seal or open wait for each other here. */
const lock = (tx: Tx, scenarioId: string) =>
  tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
