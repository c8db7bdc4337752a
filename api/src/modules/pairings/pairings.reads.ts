import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import { treatsAlikeSql } from '../scenarios/scenarios.reads.js';
import type { PairingAnswer, PairingState, Side } from './pairing.lifecycle.js';
import { currentActorSql, sinceSql } from './pairing-sql.queries.js';
import type { AnswerPairing } from './pairings.schemas.js';

export { pairingStates, type PairingState, type Side } from './pairing.lifecycle.js';
export { sinceSql } from './pairing-sql.queries.js';
export type { AnswerPairing } from './pairings.schemas.js';

export interface PairIds {
  readonly scenarioId: string;
  readonly capabilityId: string;
}
/** The pairing of a pair, and whether it was opened just now. */
export interface OpenedPairing {
  readonly id: string;
  readonly state: PairingState;
  readonly opened: boolean;
}

/** By whose shortlist a pair is opened, and the side whose yes opens it. */
export interface Curated {
  readonly by: string | null;
  readonly askedSide: Side;
  /** Why the matchmaker recommends it, as the asked side reads it. */
  readonly words: string;
}

/** The writes that higher modules may ask for: bringing a pair together, and one side's answer to it. */
export abstract class PairingOpening {
  /**
   * Opens a pair as a matchmaker does, which says nothing for either side, or finds the live one; in the caller's
   * transaction. Two at once: one of them fails on the unique index `pairings_live` and may simply run again.
   * @throws AppError as `POST /pairings` does: not open, unclaimed, suspended, a no that stands …
   */
  abstract openForMatchmaker(
    tx: Tx,
    pair: PairIds,
    note: string,
    curated?: Curated,
  ): Promise<OpenedPairing>;

  /** One side's answer to a live pairing, by the lifecycle. @returns the state after it */
  abstract answerFor(tx: Tx, id: string, side: Side, answer: AnswerPairing): Promise<PairingState>;
}

/** A live pairing and whose move it is. */
export interface WaitingPairing {
  readonly id: string;
  readonly state: PairingState;
  readonly actor: 'demand' | 'supply' | 'matchmaker';
  /** When something last happened; a meeting that is set counts from its day. */
  readonly since: Date;
  readonly demandOrganisationId: string;
  readonly supplyOrganisationId: string;
  readonly scenarioTitle: string;
  readonly capabilityTitle: string;
  /** The matchmaker who moved it last or opened it, if any. */
  readonly matchmakerId: string | null;
}

/** How a pair stands by its newest pairing. */
export interface LatestPairing {
  readonly id: string;
  readonly state: PairingState;
  /** When something last happened; of an ended one, when it ended. */
  readonly activeAt: Date;
}

/** Who is in a pairing. */
export interface PairingParty extends PairIds {
  readonly demandOrganisationId: string;
  readonly supplyOrganisationId: string;
  /** The matchmaker who moved it last or opened it, if any. */
  readonly matchmakerId: string | null;
}

/** Who acted as matchmaker in event `e`: a side's yes to a shortlist opens for the list's matchmaker. */
export const matchmakerActorSql = `coalesce((e.payload->>'curatedBy')::uuid, e.actor_id)`;

/** The matchmaker whose act stands last in the log of pairing `alias`, or null. */
export const matchmakerOfSql = (alias: string) => `(select ${matchmakerActorSql} from events e
  where e.subject_id = ${alias}.id and e.actor_id is not null
    and ((e.type = 'pairing.opened' and e.payload->>'openedBy' = 'matchmaker')
      or (e.type = 'pairing.moved' and e.payload->>'side' = 'matchmaker'))
  order by e.seq desc limit 1)`;

const ended = `('agreed', 'no_fit', 'declined', 'expired', 'overridden')`;

/** Narrow questions of the modules above. */
@Injectable()
export class PairingReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /**
   * Live pairings that have waited for their current actor at least so many days, in id order; parked ones wait for a
   * day. What both have accepted waits for nobody while bids are sealed: equal treatment would refuse the next step.
   * @param days per state; states that are not named are not asked for
   * @param page `after` is the last id of the batch before; null starts
   */
  waiting(
    days: Readonly<Partial<Record<PairingState, number>>>,
    page: { limit: number; after: string | null },
  ): Promise<WaitingPairing[]> {
    return this.source.query(
      `select w.*, s.title as "scenarioTitle", c.title as "capabilityTitle" from (
         select p.id, p.state, ${currentActorSql} as actor,
                ${sinceSql('p')} as since,
                p.demand_organisation_id as "demandOrganisationId", p.supply_organisation_id as "supplyOrganisationId",
                p.scenario_id, p.capability_id, p.mutual_at is not null as accepted, ${matchmakerOfSql('p')} as "matchmakerId"
         from pairings p where p.state not in ${ended} and p.state <> 'parked') w
       join scenarios s on s.id = w.scenario_id join capabilities c on c.id = w.capability_id
       join unnest($1::text[], $2::int[]) as rule (state, days) on rule.state = w.state
       where w.since <= app_now() - make_interval(days => rule.days) and ($3::uuid is null or w.id > $3)
         and not (w.accepted and ${treatsAlikeSql('s')})
       order by w.id limit $4`,
      [Object.keys(days), Object.values(days), page.after, page.limit],
    );
  }

  /** Whether the pairing still stands where it stood; locks it until the end of the transaction. */
  async stillWaiting(tx: Tx, id: string, state: PairingState, since: Date): Promise<boolean> {
    const [row] = await tx.query<{ same: boolean }>(
      `select p.state = $2 and ${sinceSql('p')} = $3 as same from pairings p where p.id = $1 for update`,
      [id, state, since],
    );
    return row?.same ?? false;
  }

  /** How many live pairings each of these scenarios and capabilities is in; those in none are missing. */
  async liveCounts(scenarioIds: readonly string[], capabilityIds: readonly string[]) {
    const of = async (column: 'scenario_id' | 'capability_id', ids: readonly string[]) => {
      const rows = await this.source.query<{ id: string; n: number }[]>(
        `select ${column} as id, count(*)::int as n from pairings
         where ${column} = any($1::uuid[]) and state not in ${ended} group by ${column}`,
        [ids],
      );
      return new Map(rows.map((row): [string, number] => [row.id, row.n]));
    };
    return {
      scenarios: await of('scenario_id', scenarioIds),
      capabilities: await of('capability_id', capabilityIds),
    };
  }

  /** The latest pairing of a pair, locked until the end of the transaction; null when it never had one. */
  async latest(tx: Tx, pair: PairIds): Promise<LatestPairing | null> {
    const [row] = await tx.query<LatestPairing>(
      `select p.id, p.state, p.active_at as "activeAt" from pairings p
       where p.scenario_id = $1 and p.capability_id = $2 order by p.opened_at desc, p.id desc limit 1 for update`,
      [pair.scenarioId, pair.capabilityId],
    );
    return row ?? null;
  }

  /** Null when there is no such pairing. */
  async partyOf(tx: Tx, id: string): Promise<PairingParty | null> {
    const [row] = await tx.query<PairingParty>(
      `select p.scenario_id as "scenarioId", p.capability_id as "capabilityId",
         p.demand_organisation_id as "demandOrganisationId", p.supply_organisation_id as "supplyOrganisationId",
         ${matchmakerOfSql('p')} as "matchmakerId"
       from pairings p where p.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The latest pairing of each of the pairs that has one. */
  async ofPairs(
    pairs: readonly PairIds[],
    reader: Pick<EntityManager, 'query'> = this.source,
  ): Promise<
    (PairIds & { id: string; state: PairingState; demandAnswer: PairingAnswer | null })[]
  > {
    return reader.query(
      `select distinct on (p.scenario_id, p.capability_id) p.scenario_id as "scenarioId",
              p.capability_id as "capabilityId", p.id, p.state, p.demand_answer as "demandAnswer"
       from pairings p join unnest($1::uuid[], $2::uuid[]) as pair (s, c)
         on p.scenario_id = pair.s and p.capability_id = pair.c
       order by p.scenario_id, p.capability_id, p.opened_at desc, p.id desc`,
      [pairs.map((pair) => pair.scenarioId), pairs.map((pair) => pair.capabilityId)],
    );
  }
}
