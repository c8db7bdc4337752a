import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { numbersOf } from './evaluation-blinding.js';
import { criteriaHash } from './evaluation-criteria.js';
import type { RankingRow } from './evaluation-ranking.js';
import {
  EvaluationRows,
  ownPlace,
  relationsTo,
  subjectOf,
  type Standing,
} from './evaluation-rows.queries.js';
import { evaluationErrors } from './evaluation.errors.js';
import { evaluationLifecycle } from './evaluation.lifecycle.js';
import type { RankingView } from './evaluation.schemas.js';

interface StoredRanking {
  readonly hash: string;
  readonly rows: readonly RankingRow[];
  readonly prices: readonly { bidId: string; amountFen: number | null }[];
  readonly publishedAt: Date | null;
}

/** Who reads the whole ranking, prices included, before it is published. */
const readers: ReadonlySet<string> = new Set([
  ...['publisher-member', 'reviewer', 'member', 'auditor'],
]);
const judging: ReadonlySet<string> = new Set(['closed', 'evaluating', 'standstill']);

/**
 * The panel reads no names until the call has ended, whatever else its members are: an upheld objection may have them
 * score again.
 */
const judgesBlind = (standing: Standing, actor: Actor): boolean =>
  ownPlace(standing, actor) !== undefined && judging.has(standing.head.state);

/**
 * The ranking: before its publication for those who judge and decide; afterwards for all, without names and prices. Nor do
 * others than those and the bidder itself read the parts of a total: price points are a formula of public figures, so with
 * one price known they give all others, and the total less technique is price points.
 */
@Injectable()
export class RankingsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
  ) {}

  /** @throws AppError `evaluation.not-found` before there is one that the reader may see */
  async view(scenarioId: string, actor: Actor): Promise<RankingView> {
    const standing = await this.rows.standing(scenarioId);
    const relations = relationsTo(standing, actor);
    const [stored] = await this.source.query<StoredRanking[]>(
      `select hash, rows, prices, published_at as "publishedAt" from evaluation_rankings where scenario_id = $1`,
      [scenarioId],
    );
    const isWide = relations.some((one) => readers.has(one));
    const isNamed = isWide && !judgesBlind(standing, actor);
    const { head, evaluation, bids, criteria, now } = standing;
    if (!stored || !(isWide || (stored.publishedAt && head.public)))
      throw evaluationErrors('not-found');
    const numbers = numbersOf(
      stored.rows.map(({ bidId }) => bidId),
      { scenarioId, salt: evaluation.salt },
    );
    const names = new Map(
      (await this.identity.organisations(bids.flatMap((bid) => bid.memberIds))).map((one) => [
        one.id,
        one.name,
      ]),
    );
    return {
      ...{ scenarioId, title: head.publicTitle ?? head.title, hash: stored.hash },
      ...{ criteriaHash: criteriaHash(criteria), publishedAt: stored.publishedAt, criteria },
      rows: stored.rows.map((row) => {
        const memberIds = bids.find(({ id }) => id === row.bidId)?.memberIds ?? [];
        const mine = memberIds.some((id) => belongsTo(actor, id));
        const price = stored.prices.find(({ bidId }) => bidId === row.bidId);
        const readsParts = isWide || mine;
        return {
          ...row,
          techniqueScore: readsParts ? row.techniqueScore : null,
          priceScore: readsParts ? row.priceScore : null,
          criteria: readsParts ? row.criteria.map((one) => ({ ...one })) : [],
          ...{ number: numbers.get(row.bidId) ?? 0, mine },
          organisations: isNamed || mine ? memberIds.map((id) => names.get(id) ?? '—') : [],
          amountFen: readsParts ? (price?.amountFen ?? null) : null,
        };
      }),
      actions: evaluationLifecycle
        .actions(subjectOf(standing), relations, now)
        .filter((action) => action === 'publish-ranking'),
    };
  }
}
