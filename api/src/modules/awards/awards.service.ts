import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { StepHolds } from '../../platform/step-holds.js';
import { BidReads } from '../bids/bids.reads.js';
import { optionsOf, ScenarioOutcomes, ScenarioReads } from '../scenarios/scenarios.reads.js';
import { AwardRows, validBids, type Standing } from './award-rows.queries.js';
import { awardErrors } from './award.errors.js';
import { judgeChoice, placesAmong, type ChoiceFacts } from './award-choice.js';
import { decided, refuseStranger, subjectOf } from './award-places.js';
import { AwardProposed } from './awards.events.js';
import type { ProposeAward } from './awards.schemas.js';
import { limitAfter, standstillDays } from './standstill.js';

/** Decisions on ranked bids: proposed in public, they stand still, then an owner makes them final. */
@Injectable()
export class AwardsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(StepHolds) private readonly holds: StepHolds,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(ScenarioOutcomes) private readonly outcomes: ScenarioOutcomes,
    @Inject(BidReads) private readonly bids: BidReads,
  ) {}

  /**
   * Announces who is to be awarded (or enters the proof of concept), or that nobody is suitable; it stands still from now on.
   * @throws AppError `award.*` for a choice that does not follow the ranking, `step.held`
   */
  async propose(actor: Actor, scenarioId: string, choice: ProposeAward): Promise<void> {
    await decided(this.transactions, actor, async (tx) => {
      const standing = await this.rows.held(tx, scenarioId);
      refuseStranger(actor, standing);
      await this.holds.refuse(tx, 'award', scenarioId);
      refuseUndecidable(standing);
      // A bid that its officers could not open yet is in: nobody is unsuitable before that is settled.
      const contested = await this.bids.contested(scenarioId, tx.manager);
      if (contested.length > 0) throw awardErrors('bids-present');
      if (findContacts(choice.note).length)
        throw awardErrors('contact-in-text', {}, [
          { pointer: '/note', code: 'contact', message: '' },
        ]);
      const facts = await this.facts(tx, standing);
      const refusal = judgeChoice(choice, facts);
      if (refusal) throw refusal;
      await this.announce(tx, standing, choice);
    });
  }

  private async facts(tx: Tx, standing: Standing): Promise<ChoiceFacts> {
    const { head, ranking, bids, entry, proofs } = standing;
    const content = (await this.scenarios.profiles([head.id], tx.manager))[0]?.content;
    return {
      takers: content?.takers ?? 'one',
      proofFirst: optionsOf(head.procedure).proofFirst,
      ranking: placesAmong(ranking?.rows ?? [], bids),
      nobodyMay: standing.awards.at(-1)?.returnedEffect === 'none-suitable',
      proofs: entry && proofs.filter((proof) => proof.awardId === entry.id),
    };
  }

  private async announce(tx: Tx, standing: Standing, choice: ProposeAward): Promise<void> {
    const { head, now, calendar, ranking } = standing;
    const id = uuidv7();
    const round = standing.awards.length + 1;
    const { until } = limitAfter(calendar, now, standstillDays);
    const { stage, kind, reason, note, proofDays } = choice;
    await tx.query(
      `insert into awards (id, scenario_id, organisation_id, demo, round, stage, kind, state, reason, note,
         ranking_hash, proposed_by, announced_at, standstill_days, standstill_until, proof_days)
       values ($1, $2, $3, $4, $5, $6, $7, 'standstill', $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ...[id, head.id, head.organisationId, head.demo, round, stage, kind, reason, note],
        ...[ranking?.hash ?? null, tx.actor.userId, now, standstillDays, until],
        stage === 'proof' ? proofDays : null,
      ],
    );
    const places = placesAmong(ranking?.rows ?? [], standing.bids);
    const rankOf = (bidId: string) => places.find((row) => row.bidId === bidId)?.rank ?? 0;
    const bidIds = [...choice.bidIds].sort((a, b) => rankOf(a) - rankOf(b));
    await tx.query(
      `insert into award_bids (award_id, bid_id, rank) select $1, * from unnest($2::uuid[], $3::int[])`,
      [id, bidIds, bidIds.map(rankOf)],
    );
    if (head.state === 'closed') await this.outcomes.beginEvaluation(tx, head.id);
    await this.outcomes.beginStandstill(tx, head.id);
    await tx.record(AwardProposed, subjectOf(standing), {
      ...{ awardId: id, stage, kind, round, bidIds, reason },
      ...{ rankingHash: ranking?.hash ?? null, until: until?.toISOString() ?? null },
    });
  }
}

function refuseUndecidable({ head, live, final, ranking, bids }: Standing): void {
  if (live || final) throw awardErrors('already-decided');
  // Where all were disqualified there is nothing to evaluate: the call is still closed.
  const nobodyLeft = bids.length > 0 && validBids({ bids }).length === 0;
  if (head.state !== 'evaluating' && !(head.state === 'closed' && nobodyLeft))
    throw awardErrors('not-evaluating', { state: head.state });
  if (!ranking && !nobodyLeft) throw awardErrors('not-ranked');
}
