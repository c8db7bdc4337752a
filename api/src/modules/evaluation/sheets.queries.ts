import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { maskAll, numbersOf, orderFor } from './evaluation-blinding.js';
import { EvaluationBids, type JudgedBid } from './evaluation-bids.service.js';
import {
  consensusOf,
  divergencesIn,
  EvaluationRows,
  missingIn,
  relationsTo,
  subjectOf,
  usable,
  type Standing,
} from './evaluation-rows.queries.js';
import { meanShare, shareOf } from './evaluation-scoring.js';
import { evaluationErrors } from './evaluation.errors.js';
import { evaluationLifecycle, type EvaluationState } from './evaluation.lifecycle.js';
import type { ConsensusView, SheetView } from './evaluation.schemas.js';
import { placeOf } from './panels.service.js';

const judging: ReadonlySet<EvaluationState> = new Set<EvaluationState>([
  ...(['scoring', 'consensus', 'technique-locked', 'priced', 'ranked'] as const),
]);
const afterLocks: ReadonlySet<EvaluationState> = new Set<EvaluationState>([
  ...(['consensus', 'technique-locked', 'priced', 'ranked'] as const),
]);

/** What evaluators read: bids without names, in an order of their own; each other's scores only after all locked. */
@Injectable()
export class SheetsQueries {
  constructor(
    @Inject(EvaluationRows) private readonly rows: EvaluationRows,
    @Inject(EvaluationBids) private readonly bids: EvaluationBids,
  ) {}

  /** One's own sheet. @throws AppError `evaluation.not-found` for anybody who is not cleared, or before scoring */
  async sheet(scenarioId: string, actor: Actor): Promise<SheetView> {
    const standing = await this.rows.standing(scenarioId);
    const place = placeOf(standing, actor);
    const { head, evaluation, criteria, bids, now } = standing;
    // While a replacement declares, the others keep reading their own.
    const mayRead =
      place.state === 'cleared' && (judging.has(evaluation.state) || place.sheetVersion > 0);
    if (!mayRead) throw evaluationErrors('not-found');
    const order = orderFor(
      bids.map(({ id }) => id),
      { scenarioId, evaluatorId: place.userId ?? '', salt: evaluation.salt },
    );
    const blind = await this.blind(standing);
    const actions = evaluationLifecycle.actions(
      subjectOf(standing),
      relationsTo(standing, actor),
      now,
    );
    return {
      ...{ version: place.sheetVersion, scenarioId, title: head.title, state: evaluation.state },
      ...{ dueAt: evaluation.dueAt, lockedAt: place.lockedAt, criteria },
      provisionalYear: evaluation.provisionalYear,
      reopened: [...evaluation.reopened],
      bids: order.flatMap((bidId) => {
        const bid = blind.get(bidId);
        return bid ? [{ bidId, ...bid, scores: place.scores[bidId] ?? {} }] : [];
      }),
      missing: missingIn(place.scores, standing),
      actions: actions.filter((action) => action === 'save-sheet' || action === 'lock-sheet'),
    };
  }

  /** A file of a bid for a cleared evaluator, under a name that hides the bidders'. @throws AppError `evaluation.not-found` */
  async file(scenarioId: string, of: { bidId: string; fileId: string }, actor: Actor) {
    const sheet = await this.sheet(scenarioId, actor);
    const bid = sheet.bids.find(({ bidId }) => bidId === of.bidId);
    const head = bid?.technique.files.find(({ id }) => id === of.fileId);
    const file = head && (await this.bids.file(of.bidId, of.fileId));
    if (!head || !file) throw evaluationErrors('not-found');
    return { ...file, name: head.name };
  }

  /** All scores side by side, for the panel, once every sheet is locked; auditors and reviewers read it too. */
  async consensus(scenarioId: string, actor: Actor): Promise<ConsensusView> {
    const standing = await this.rows.standing(scenarioId);
    const relations = relationsTo(standing, actor);
    const { head, evaluation, criteria, now } = standing;
    const reads = ['member', 'reviewer', 'auditor'].some((one) => relations.includes(one));
    if (!reads || !afterLocks.has(evaluation.state)) throw evaluationErrors('not-found');
    const { hash } = consensusOf(standing);
    const members = usable(standing);
    const subject = subjectOf(standing);
    const mine = members.find(({ userId }) => userId === actor.userId);
    return {
      ...{ version: evaluation.consensusVersion, scenarioId, title: head.title },
      ...{ state: evaluation.state, dueAt: evaluation.dueAt, hash, criteria },
      provisionalYear: evaluation.provisionalYear,
      complete: subject.consensusComplete,
      bids: consensusBids(standing),
      confirmed: members.filter((m) => m.confirmedHash === hash).map(({ no }) => no),
      members: members.map(({ no }) => no),
      mine: mine?.confirmedHash === hash,
      actions: evaluationLifecycle
        .actions(subject, relations, now)
        .filter((action) => action === 'write-consensus' || action === 'confirm-consensus'),
    };
  }

  /** Bids as evaluators read them: numbered, names of all bidding organisations hidden in every text. */
  private async blind({ head, evaluation, bids }: Standing) {
    const parties = await this.bids.partyNames(bids);
    const numbers = numbersOf(
      bids.map(({ id }) => id),
      { scenarioId: head.id, salt: evaluation.salt },
    );
    return new Map(
      bids.map(({ id, technique }) => [
        id,
        { number: numbers.get(id) ?? 0, technique: maskAll(plain(technique), parties) },
      ]),
    );
  }
}

const plain = ({ summary, approach, answers, plan, team, files }: JudgedBid['technique']) => ({
  ...{ summary, approach },
  answers: answers.map(({ requirement, answer, text }) => ({ requirement, answer, text })),
  plan: plan.map(({ title, weeks, deliverable }) => ({ title, weeks, deliverable })),
  team: team.map(({ role, experience }) => ({ role, experience })),
  files: files.map(({ id, name, type, size }) => ({ id, name, type, size })),
});

function consensusBids(standing: Standing): ConsensusView['bids'] {
  const { head, evaluation, bids, criteria } = standing;
  const { body } = consensusOf(standing);
  const ids = bids.map(({ id }) => id);
  const numbers = numbersOf(ids, { scenarioId: head.id, salt: evaluation.salt });
  const found = new Map(
    divergencesIn(standing).map((d) => [`${d.bidId}/${d.criterionId}`, d.rule]),
  );
  const members = usable(standing).filter(({ lockedAt }) => lockedAt);
  return ids
    .map((bidId) => ({
      ...{ bidId, number: numbers.get(bidId) ?? 0 },
      strengths: body[bidId]?.strengths ?? '',
      improvements: body[bidId]?.improvements ?? '',
      criteria: criteria.criteria.map(({ key, scale }) => {
        const given = members.flatMap(({ no, scores }) => {
          const one = scores[bidId]?.[key];
          return one && one.value !== null ? [{ no, value: one.value, note: one.note }] : [];
        });
        return {
          ...{ criterionId: key, given },
          divergent: found.get(`${bidId}/${key}`) ?? null,
          mean: given.length ? meanShare(given.map(({ value }) => shareOf(scale, value))) : 0,
          agreed: body[bidId]?.scores[key] ?? null,
        };
      }),
    }))
    .sort((a, b) => a.number - b.number);
}
