import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { BidGates, BidReads, ProofFiles } from '../bids/bids.reads.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { optionsOf, ScenarioReads } from '../scenarios/scenarios.reads.js';
import { AwardViews, organisationsOf, type Names } from './award-views.js';
import { awardFacts, isInvolved, placesIn, readsDesk } from './award-places.js';
import { AwardRows, validBids, type Standing } from './award-rows.queries.js';
import { awardErrors } from './award.errors.js';
import { eligible, placesAmong, type ChoiceFacts } from './award-choice.js';
import { awardLifecycle } from './award.lifecycle.js';
import type { AwardDesk, ScenarioResult } from './awards.schemas.js';
import { isComplete } from './feedback.js';

/** The result of a scenario for everybody, and the publisher's desk of steps. */
@Injectable()
export class AwardsQueries {
  constructor(
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(ProofFiles) private readonly files: ProofFiles,
    @Inject(BidGates) private readonly gates: BidGates,
  ) {}

  /** @throws AppError `award.not-found` for a scenario the reader may not know of */
  async result(actor: Actor, scenarioId: string): Promise<ScenarioResult> {
    const standing = await this.known(actor, scenarioId);
    return this.resultOf(actor, standing, await this.namesOf(standing));
  }

  /** For the publisher's people, reviewers and auditors. @throws AppError 404 for all others */
  async desk(actor: Actor, scenarioId: string): Promise<AwardDesk> {
    const standing = await this.known(actor, scenarioId);
    const { head } = standing;
    if (!readsDesk(actor, standing)) throw awardErrors('not-found');
    const names = await this.namesOf(standing);
    const content = (await this.scenarios.profiles([head.id]))[0]?.content;
    const procedure = {
      takers: content?.takers ?? ('one' as const),
      proofFirst: optionsOf(head.procedure).proofFirst,
    };
    // The result is everybody's; all else here would name bids that nobody has announced.
    const shown = (await this.isBlind(actor, standing)) ? noNames : names;
    const views = new AwardViews(actor, standing, shown);
    return {
      result: await this.resultOf(actor, standing, names),
      procedure,
      bids: await this.deskBids(standing, shown, procedure),
      disqualified: standing.bids.length - validBids(standing).length,
      objections: standing.objections.map((one) => views.objection(one)),
      proofs: await Promise.all(
        standing.proofs.map(async (one) => views.proof(one, await this.files.of(one.bidId))),
      ),
      criteria: (standing.distribution?.criteria ?? []).map(({ criterionId, title }) => ({
        ...{ criterionId, title },
      })),
      waiting: await this.waiting(standing),
    };
  }

  /** Whoever is on the panel reads bids and objections here as there: without names until the call has ended. */
  private async isBlind({ userId }: Actor, { head }: Standing): Promise<boolean> {
    if (!['closed', 'evaluating', 'standstill'].includes(head.state)) return false;
    return this.gates.isConflicted(head.id, userId ?? '');
  }

  /** A scenario the reader may know of. */
  async known(actor: Actor, scenarioId: string): Promise<Standing> {
    const standing = await this.rows.standing(scenarioId);
    if (!standing.head.public && !isInvolved(actor, standing)) throw awardErrors('not-found');
    return standing;
  }

  async namesOf({ bids }: Pick<Standing, 'bids'>): Promise<Names> {
    const ids = bids.flatMap((bid) => bid.memberIds);
    const organisations = await this.identity.organisations(ids);
    return new Map(organisations.map(({ id, name }) => [id, name]));
  }

  private async resultOf(actor: Actor, standing: Standing, names: Names): Promise<ScenarioResult> {
    const { live } = standing;
    const views = new AwardViews(actor, standing, names);
    const places = placesIn(actor, standing);
    const steps =
      live && places.length
        ? awardLifecycle.actions(
            await awardFacts(this.rows, standing, live),
            places.filter((place) => place === 'publisher-owner'),
            standing.now,
          )
        : [];
    const result = views.result(steps);
    if (!places.includes('publisher-editor') || !(await this.isUnanswered(standing))) return result;
    return { ...result, actions: [...result.actions, 'no-response'] };
  }

  /** Whether the deadline has passed and nobody had sealed a bid. */
  private async isUnanswered({ head, bids, final }: Standing): Promise<boolean> {
    if (head.state !== 'closed' || final || bids.length > 0) return false;
    return optionsOf(head.procedure).sealed && (await this.bids.waiting(head.id)) === 0;
  }

  private async deskBids(
    standing: Standing,
    names: Names,
    procedure: { takers: 'one' | 'several'; proofFirst: boolean },
  ): Promise<AwardDesk['bids']> {
    const { ranking, entry } = standing;
    const places = placesAmong(ranking?.rows ?? [], standing.bids);
    const facts: ChoiceFacts = {
      ...{ ...procedure, ranking: places },
      proofs: entry && standing.proofs.filter((proof) => proof.awardId === entry.id),
    };
    const may = new Set(eligible(facts).map((row) => row.bidId));
    const bids: AwardDesk['bids'] = [];
    for (const { bidId, rank } of places) {
      const bid = standing.bids.find((one) => one.id === bidId);
      const row = ranking?.rows.find((one) => one.bidId === bidId);
      if (!bid || !row) continue;
      const feedback = await this.rows.feedbackOf(standing, row.bidId);
      const words = standing.feedback.find((one) => one.bidId === row.bidId);
      const { passed, total, techniqueScore, priceScore } = row;
      bids.push({
        ...{ bidId: row.bidId, organisations: organisationsOf(bid, names), demo: bid.demo },
        ...{ rank, passed, total, techniqueScore, priceScore, eligible: may.has(row.bidId) },
        feedbackComplete: feedback !== null && isComplete(feedback),
        ...{ strengths: feedback?.strengths ?? '', improvements: feedback?.improvements ?? '' },
        words: {
          version: words?.version ?? 0,
          ...{ strengths: words?.strengths ?? '', improvements: words?.improvements ?? '' },
        },
      });
    }
    return bids;
  }

  /** Why the standing decision cannot be made final yet, all reasons at once. */
  private async waiting(standing: Standing): Promise<string[]> {
    const { live } = standing;
    if (!live) return [];
    const facts = await awardFacts(this.rows, standing, live);
    const held = standing.holds.some(
      (hold) => !hold.liftedAt && hold.steps.some((step) => ['award', 'standstill'].includes(step)),
    );
    return [
      ...(held ? ['step.held'] : []),
      ...(facts.phase === 'running' ? ['award.standstill-running'] : []),
      ...(facts.phase === 'uncounted' && !held ? ['award.standstill-uncounted'] : []),
      ...(facts.openObjections > 0 ? ['award.objections-open'] : []),
      ...(facts.feedbackMissing > 0 ? ['award.feedback-missing'] : []),
    ];
  }
}

const noNames: Names = new Map();
