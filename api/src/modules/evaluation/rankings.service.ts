import { Inject, Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { EvaluationBids } from './evaluation-bids.service.js';
import { newSalt } from './evaluation-blinding.js';
import { rankBids, type Ranking } from './evaluation-ranking.js';
import {
  agreedScores,
  countedSheets,
  divergencesIn,
  EvaluationRows,
  relationsTo,
  subjectOf,
  type Standing,
} from './evaluation-rows.queries.js';
import { EvaluationSteps, eventSubject } from './evaluation-steps.service.js';
import { EvaluationPriced, EvaluationRanked, EvaluationReopened } from './evaluation.events.js';
import { evaluationLifecycle } from './evaluation.lifecycle.js';
import type { EvaluationReopening, Reopened } from './evaluation.reads.js';

/** Price points and places once the prices are open; publication; taking it back after an objection. */
@Injectable()
export class RankingsService implements EvaluationReopening {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
    @Inject(EvaluationSteps) private readonly steps: EvaluationSteps,
    @Inject(EvaluationBids) private readonly bids: EvaluationBids,
  ) {}

  /** @throws AppError `evaluation.prices-sealed` before the price opening */
  async price(actor: Actor, scenarioId: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const standing = await this.rows.held(tx, scenarioId);
      await this.priceHeld(tx, standing, relationsTo(standing, actor));
    });
  }

  /** As price, when the price opening is the moment; does nothing where it is not possible (yet). */
  async priceByItself(tx: Tx, scenarioId: string): Promise<void> {
    const rows = await tx.query('select 1 from evaluations where scenario_id = $1', [scenarioId]);
    if (rows.length === 0) return;
    const standing = await this.rows.held(tx, scenarioId);
    const possible = evaluationLifecycle.actions(subjectOf(standing), ['system'], standing.now);
    if (possible.includes('price')) await this.priceHeld(tx, standing, ['system']);
  }

  /** Makes the ranking public and final, until an objection is upheld. */
  async publish(actor: Actor, scenarioId: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const standing = await this.rows.held(tx, scenarioId);
      await this.steps.take(tx, standing, 'publish-ranking', relationsTo(standing, actor));
      // Computed anew: what is published is what the scores say now, whatever stood in the row.
      const ranking = await this.store(tx, standing, standing.now);
      await tx.record(EvaluationRanked, eventSubject(standing), {
        hash: ranking.hash,
        rows: ranking.rows.map(({ bidId, rank, total, passed }) => ({
          bidId,
          rank,
          total,
          passed,
        })),
      });
      await this.bids.ranked(tx, scenarioId);
    });
  }

  /** A bid that was still being put right when its ranking was published has its place as well. */
  async rankLate(tx: Tx, scenarioId: string): Promise<void> {
    const rows = await tx.query(
      `select 1 from evaluations where scenario_id = $1 and state = 'ranked'`,
      [scenarioId],
    );
    if (rows.length > 0) await this.bids.ranked(tx, scenarioId);
  }

  async reopen(tx: Tx, scenarioId: string, { parts, named }: Reopened): Promise<void> {
    const standing = await this.rows.held(tx, scenarioId);
    await this.steps.take(tx, standing, 'reopen', ['objection']);
    await tx.query('delete from evaluation_rankings where scenario_id = $1', [scenarioId]);
    // New numbers and a new order: those of the published ranking stood beside announced names.
    await tx.query('update evaluations set reopened_parts = $2, salt = $3 where scenario_id = $1', [
      scenarioId,
      parts,
      newSalt(),
    ]);
    await tx.query(
      `update evaluation_sheets s set locked_at = null, version = s.version + 1 from evaluation_members m
       where m.id = s.member_id and m.scenario_id = $1 and m.state <> 'excluded'`,
      [scenarioId],
    );
    await tx.record(EvaluationReopened, eventSubject(standing), {
      ...{ parts: [...parts], named: [...named] },
    });
  }

  private async priceHeld(tx: Tx, standing: Standing, relations: readonly string[]): Promise<void> {
    await this.steps.take(tx, standing, 'price', relations);
    const { hash } = await this.store(tx, standing, null);
    const prices = pricesOf(standing);
    await tx.record(EvaluationPriced, eventSubject(standing), { prices, hash });
  }

  private async store(tx: Tx, standing: Standing, publishedAt: Date | null): Promise<Ranking> {
    const ranking = rankingOf(standing);
    await tx.query(
      `insert into evaluation_rankings (scenario_id, hash, rows, prices, divergences, made_at, published_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (scenario_id) do update set hash = excluded.hash, rows = excluded.rows,
         prices = excluded.prices, divergences = excluded.divergences, published_at = excluded.published_at`,
      [
        ...[standing.head.id, ranking.hash, JSON.stringify(ranking.rows)],
        ...[JSON.stringify(pricesOf(standing)), JSON.stringify(divergencesIn(standing))],
        ...[standing.now, publishedAt],
      ],
    );
    return ranking;
  }
}

const pricesOf = ({ bids }: Standing) =>
  bids.map(({ id, price }) => ({ bidId: id, amountFen: price?.amountFen ?? null }));

const rankingOf = (standing: Standing): Ranking =>
  rankBids({
    scenarioId: standing.head.id,
    criteria: standing.criteria,
    sheets: countedSheets(standing),
    consensus: agreedScores(standing),
    bids: pricesOf(standing),
  });
