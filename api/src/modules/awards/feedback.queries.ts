import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { provisionalYearOf } from '../../platform/working-days.js';
import { ProofFiles, type OpenedBid } from '../bids/bids.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { AwardViews } from './award-views.js';
import { bidsOf } from './award-places.js';
import { AwardRows, type Standing } from './award-rows.queries.js';
import { awardErrors } from './award.errors.js';
import { AwardsQueries } from './awards.queries.js';
import type { BidFeedbackPage } from './awards.schemas.js';

/** What a bidder learns of its own bid: from the standstill on, and for ever once the result is final. */
@Injectable()
export class FeedbackQueries {
  constructor(
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(AwardsQueries) private readonly awards: AwardsQueries,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(ProofFiles) private readonly files: ProofFiles,
  ) {}

  /** For the organisations of the bid only, viewers included. @throws AppError `award.not-found` for everybody else, and before a decision */
  async page(actor: Actor, bidId: string): Promise<BidFeedbackPage> {
    const place = await this.rows.bidOf(bidId);
    if (!place) throw awardErrors('not-found');
    const { scenarioId, disqualified } = place;
    const standing = await this.rows.standing(scenarioId);
    const bid = bidsOf(actor, standing).find((one) => one.id === bidId);
    const decision = decisionOf(standing);
    if (!bid || (!decision && bid.state !== 'disqualified')) throw awardErrors('not-found');
    const views = new AwardViews(actor, standing, await this.awards.namesOf(standing));
    const row = standing.proofs.find(
      (one) => one.bidId === bidId && one.awardId === standing.entry?.id,
    );
    const files = row ? await this.files.of(bidId) : [];
    const proof = row ? views.proof(row, files) : null;
    const submits = proof?.actions.includes('submit') ?? false;
    const objections = standing.objections
      .filter((one) => one.bidId === bidId)
      .map((one) => views.objection(one));
    return {
      ...headOf(standing, bid),
      disqualified,
      decision: decision && {
        ...{ kind: decision.kind, reason: decision.reason, stage: decision.stage },
        final: decision.state === 'completed' && decision.stage === 'final',
      },
      chosen: decision?.bidIds.includes(bidId) ?? false,
      feedback: decision ? await this.rows.feedbackOf(standing, bidId) : null,
      givenAt: standing.feedback.find((one) => one.bidId === bidId)?.givenAt ?? null,
      ...{ objections, proof, targets: await this.targetsOf(scenarioId) },
      // What was handed in stays until evidence without it is.
      uploads: files.map((file) =>
        this.files.view(file, submits && !row?.fileIds.includes(file.id)),
      ),
      actions: [
        ...(mayObject(standing, objections) ? (['object'] as const) : []),
        ...(submits ? (['submit-proof'] as const) : []),
      ],
    };
  }

  private async targetsOf(scenarioId: string): Promise<BidFeedbackPage['targets']> {
    const [profile] = await this.scenarios.profiles([scenarioId]);
    return (profile?.content.target ?? []).map(({ name, value, unit }) => ({ name, value, unit }));
  }
}

function headOf(standing: Standing, bid: OpenedBid) {
  const { head, live, end, distribution, calendars } = standing;
  return {
    ...{ bidId: bid.id, scenarioId: head.id, title: head.publicTitle ?? head.title },
    ...{ publisher: head.organisationName, state: bid.state },
    criteria: (distribution?.criteria ?? []).map(({ criterionId, title }) => ({
      ...{ criterionId, title },
    })),
    standstillUntil: live ? end : null,
    provisionalYear: live && provisionalYearOf(calendars, live.announcedAt, end),
  };
}

const mayObject = (
  { live, phase }: Standing,
  objections: readonly { readonly state: string }[],
): boolean => live !== null && phase !== 'ended' && !objections.some((one) => one.state === 'open');

/** The decision a bidder is told of: the final one, the one that stands still, or the entry into the proof. */
const decisionOf = ({ final, live, entry }: Standing) => final ?? live ?? entry;
