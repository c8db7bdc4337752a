import type {
  AcceptedPair,
  Basis,
  CandidateDocument,
  CandidateSearch,
  FormAddition,
  ListPrices,
  MatchModel,
  PartnerAnswer,
  Side,
} from '@aism/search';
import type { ExposureQuestion } from './match-exposures.js';
import {
  MatchWorlds,
  type MatchList,
  type MatchQuestion,
  type MatchRow,
  type MatchTable,
  type PairRows,
  type PartnerQuestion,
  type RankAnswer,
  type RankQuestion,
} from './match-worlds.js';

import { inMemory, type MatchStorage } from './match-storage.js';
import { readSnapshot, writeSnapshot, type SnapshotStamp } from './snapshot-file.js';

import type { Matcher } from './matcher.js';

/** Matching in this thread: for tests, and what runs inside the other thread. */
export class LocalMatcher implements Matcher {
  private worlds: MatchWorlds;

  constructor(private readonly storage: MatchStorage = inMemory) {
    this.worlds = new MatchWorlds(storage);
  }

  async put(side: Side, rows: readonly MatchRow[]): Promise<void> {
    if (side === 'demand') this.worlds.putDemands(rows);
    else this.worlds.putSupplies(rows);
  }

  async remove(side: Side, ids: readonly string[]): Promise<void> {
    this.worlds.remove(side, ids);
  }

  async ask(question: MatchQuestion): Promise<MatchList> {
    return this.worlds.ask(question);
  }

  async figures(question: MatchQuestion): Promise<MatchTable> {
    return this.worlds.figures(question);
  }

  async documents(side: Side, rows: readonly MatchRow[]): Promise<CandidateDocument[]> {
    return this.worlds.documents(side, rows);
  }

  async search(question: MatchQuestion): Promise<CandidateSearch> {
    return this.worlds.search(question);
  }

  async useModel(demo: boolean, model: MatchModel): Promise<void> {
    this.worlds.useModel(demo, model);
  }

  async lines(pairs: readonly (PairRows | null)[], now: Date) {
    return this.worlds.lines(pairs, now);
  }

  async exposures(question: ExposureQuestion) {
    return this.worlds.exposures(question);
  }

  async rank(question: RankQuestion): Promise<RankAnswer> {
    return this.worlds.rank(question);
  }

  async partners(question: PartnerQuestion): Promise<PartnerAnswer | null> {
    return this.worlds.partners(question);
  }

  async demandIds(demo: boolean): Promise<string[]> {
    return this.worlds.demandIds(demo);
  }

  async usePrices(demo: boolean, prices: ListPrices): Promise<void> {
    this.worlds.usePrices(demo, prices);
  }

  async useForms(additions: readonly FormAddition[]): Promise<boolean> {
    return this.worlds.useForms(additions);
  }

  async effect(addition: FormAddition, now: Date) {
    return this.worlds.forms.effect(addition, now);
  }

  async mine(pairs: readonly AcceptedPair[]) {
    return this.worlds.forms.mine(pairs);
  }

  async size(): Promise<{ demands: number; supplies: number }> {
    return this.worlds.size();
  }

  async sizes(): Promise<number[]> {
    return this.worlds.sizes();
  }

  async spaces(): Promise<string[]> {
    return this.worlds.spaces();
  }

  async learnSpace(demo: boolean): Promise<{ basis: Basis; version: string }> {
    return this.worlds.learnSpace(demo);
  }

  async useSpace(demo: boolean, basis: Basis): Promise<void> {
    this.worlds.useSpace(demo, basis);
  }

  async save(file: string, stamp: SnapshotStamp): Promise<void> {
    writeSnapshot(file, stamp, this.worlds.parts());
  }

  async restore(file: string): Promise<SnapshotStamp> {
    return readSnapshot(file, (read) => this.worlds.restore(read));
  }

  async clear(): Promise<void> {
    this.worlds.close();
    this.worlds = new MatchWorlds(this.storage);
  }

  async settle(): Promise<void> {
    // Other work of this process is not held up for it; a thread of its own does more.
  }

  async close(): Promise<void> {
    this.worlds.close();
  }
}
