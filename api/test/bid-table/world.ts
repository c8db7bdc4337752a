import type { AwardFacts } from '../../src/modules/awards/award.lifecycle.js';
import type { ObjectionFacts } from '../../src/modules/awards/objection.lifecycle.js';
import type { ProofFacts } from '../../src/modules/awards/proof.lifecycle.js';
import type { FilePurpose } from '../../src/modules/bids/bid-fields.schemas.js';
import type { BidSubject } from '../../src/modules/bids/bid.lifecycle.js';
import type {
  EvaluationSubject,
  MemberState,
} from '../../src/modules/evaluation/evaluation.lifecycle.js';
import type { FlagState } from '../../src/modules/integrity/flag.lifecycle.js';
import type { TestApp } from '../app.js';
import type { SealRequest, TestBid, TestCall } from '../factories/bids.js';
import type { TestAccount } from '../factories/identity.js';
import type { Role, Seat } from './roles.js';
import type { Snapshots } from './snapshots.js';

/** Where one opening stands. */
export type OpeningState = 'too-early' | 'price-locked' | 'awaiting' | 'opened';

/**
 * What a stop of the story is, written by hand: the facts the pure tables are asked with. That the database agrees in
 * the states is checked at each stop.
 */
export interface Facts {
  readonly bid: BidSubject;
  readonly opened: boolean;
  /** An invited organisation has not answered, a file is not finished: nothing can be sealed. */
  readonly loose: boolean;
  /** A file that the bid's own people can read now. */
  readonly file: string | null;
  /** One that was announced and has arrived, and waits for its completion. */
  readonly pending: { readonly id: string; readonly purpose: FilePurpose } | null;
  readonly attempt: { readonly id: string; readonly sealed: boolean } | null;
  readonly openings: { readonly technique: OpeningState; readonly price: OpeningState };
  readonly evaluation: EvaluationSubject | null;
  readonly panel: Readonly<Record<Seat, MemberState | null>>;
  readonly locked: boolean;
  readonly ranking: 'none' | 'made' | 'published';
  /** The decision that stands still. */
  readonly award: AwardFacts | null;
  /** What was made final so far. */
  readonly decided: 'nothing' | 'entry' | 'final';
  /** What the publisher can announce now; null when nothing. */
  readonly proposal: object | null;
  readonly objection: ObjectionFacts | null;
  readonly proof: ProofFacts | null;
  /** A file of evidence that has arrived. */
  readonly proofFile: { readonly id: string; readonly handedIn: boolean } | null;
  /** Steps an auditor has frozen. */
  readonly held: readonly string[];
  /** Nobody had sealed a bid when the time was over. */
  readonly unanswered: boolean;
}

/** What edits are made with: versions and texts as they were last seen. */
export interface Seen {
  readonly bidVersion: number;
  readonly scenarioVersion: number;
  readonly criteria: { readonly version: number; readonly body: object };
  readonly sheets: Readonly<Partial<Record<Role, number>>>;
  readonly consensus: { readonly version: number; readonly hash: string };
  readonly words: number;
  readonly shares: Readonly<Record<'technique' | 'price', readonly object[]>>;
}

/** The one call the story is about, with everybody around it. */
export interface World {
  readonly app: TestApp;
  readonly snapshots: Snapshots;
  readonly call: TestCall;
  readonly accounts: Readonly<Record<Role, TestAccount | null>>;
  /** An organisation nobody has invited yet, and an evaluator nobody has named. */
  readonly guest: string;
  readonly spare: string;
  readonly keySetId: string;
  readonly officerKeys: {
    readonly mine: string;
    readonly all: readonly string[];
    readonly fresh: string;
  };
  /** The file that lies in the sealed envelope. */
  readonly sealedFile: { readonly id: string; readonly bytes: Buffer };
  readonly flags: Readonly<Record<FlagState, string>>;
  readonly nos: Readonly<Record<Seat, number>>;
  /** What the story has made on its way; before, ids of nothing. */
  bid: TestBid;
  rival: TestBid;
  request: SealRequest | null;
  objectionId: string;
  holds: { readonly live: string; readonly lifted: string };
  facts: Facts;
  seen: Seen;
}

/** The account of a role that has one. */
export function accountOf(world: Pick<World, 'accounts'>, role: Role): TestAccount {
  const account = world.accounts[role];
  if (!account) throw new Error(`${role} has no account`);
  return account;
}

/** The story goes on: facts that differ from now on. */
export function now(world: World, changes: Partial<Facts>): void {
  world.facts = { ...world.facts, ...changes };
}
