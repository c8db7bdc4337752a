import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import {
  BidGates,
  BidOutcomes,
  BidReads,
  type OpenedBid,
  type OpenedFile,
} from '../bids/bids.reads.js';
import { IdentityReads, type NamedParty } from '../identity/identity.reads.js';

type Reader = Pick<EntityManager, 'query'>;

/** A bid as this module judges it. */
export interface JudgedBid extends Pick<OpenedBid, 'id' | 'memberIds' | 'state' | 'technique'> {
  readonly price: { readonly amountFen: number } | null;
}

/** What this module asks of bids and tells them, in one place. */
@Injectable()
export class EvaluationBids implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(BidReads) private readonly reads: BidReads,
    @Inject(BidOutcomes) private readonly outcomes: BidOutcomes,
    @Inject(BidGates) private readonly gates: BidGates,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
  ) {}

  /** Prices stay shut until technique is locked, those that missed its threshold for good; whoever is or was on a panel opens none of its bids. */
  onModuleInit(): void {
    this.gates.registerPriceGate(async (scenarioId) => {
      // As it was locked: the log is the record of who passed.
      const [locked] = await this.source.query<{ passed: string[] | null }[]>(
        `select (select array(select one ->> 'bidId' from jsonb_array_elements(l.payload -> 'results') one
             where (one ->> 'passed')::boolean)
           from events l where l.subject_id = e.scenario_id and l.type = 'evaluation.technique-locked'
           order by l.seq desc limit 1) as passed
         from evaluations e where e.scenario_id = $1 and e.state in ('technique-locked', 'priced', 'ranked')`,
        [scenarioId],
      );
      return locked ? (locked.passed ?? []) : null;
    });
    this.gates.registerOfficerConflict(async (scenarioId, userId) => {
      const rows = await this.source.query<unknown[]>(
        'select 1 from evaluation_members where scenario_id = $1 and user_id = $2',
        [scenarioId, userId],
      );
      return rows.length > 0;
    });
  }

  /** Bids to be judged: opened, and neither disqualified nor withdrawn; none before the technique opening. */
  async judged(scenarioId: string, reader: Reader = this.source): Promise<JudgedBid[]> {
    const bids = await this.reads.opened(scenarioId, reader);
    return bids.filter(({ state }) => state !== 'disqualified' && state !== 'withdrawn');
  }

  /** How many bids officers say they cannot open, while that is not settled: nobody begins without them. */
  async contested(scenarioId: string, reader: Reader = this.source): Promise<number> {
    const contested = await this.reads.contested(scenarioId, reader);
    return contested.filter(({ kind }) => kind === 'technique').length;
  }

  /** Officers who hold a key to the scenario's bids. */
  officersOf(scenarioId: string, reader: Reader = this.source): Promise<string[]> {
    return this.reads.officerIds(scenarioId, reader);
  }

  /** Organisations that were ever with one of these in a consortium. */
  partnersOf(ids: readonly string[], reader: Reader = this.source): Promise<string[]> {
    return this.reads.partnersOf(ids, reader);
  }

  scored(tx: Tx, scenarioId: string): Promise<void> {
    return this.outcomes.score(tx, scenarioId);
  }

  ranked(tx: Tx, scenarioId: string): Promise<void> {
    return this.outcomes.rank(tx, scenarioId);
  }

  file(bidId: string, fileId: string): Promise<OpenedFile | null> {
    return this.reads.file(bidId, fileId);
  }

  /** The bidding organisations by the names they may be recognised by. */
  partyNames(bids: readonly JudgedBid[], reader?: Reader): Promise<NamedParty[]> {
    return this.identity.parties(
      bids.flatMap((bid) => bid.memberIds),
      reader,
    );
  }
}
