import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { StepHolds } from '../../platform/step-holds.js';
import { BidGates, ProofFiles, type ProofFileChange } from '../bids/bids.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { bidsFor, isInvolved, placesIn, subjectOf } from './award-places.js';
import { AwardRows, type Standing } from './award-rows.queries.js';
import { awardErrors, proofErrors } from './award.errors.js';
import { ProofJudged, ProofReturned, ProofSubmitted } from './awards.events.js';
import type { ReviewProof, SubmitProof } from './proofs.schemas.js';
import { compareFigures } from './proof-figures.js';
import { proofLifecycle, type ProofFacts, type ProofState } from './proof.lifecycle.js';

/** 先验证后采用: several enter the proof of concept; the final result rests on its evidence. */
@Injectable()
export class ProofsService implements OnModuleInit {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(StepHolds) private readonly holds: StepHolds,
    @Inject(ProofFiles) private readonly files: ProofFiles,
    @Inject(BidGates) private readonly gates: BidGates,
  ) {}

  /** Files of a proof lie with the bid's others; when they may change is decided here. */
  onModuleInit(): void {
    this.gates.registerProofGate((tx, change) => this.passFile(tx, change));
  }

  /** The bidder's evidence: words, an address, files, and a measured value for each target of the scenario. */
  async submit(actor: Actor, bidId: string, evidence: SubmitProof): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const { standing, proof, facts } = await this.held(tx, bidId);
      const state = submitted(actor, bidId, standing, facts);
      if (findContacts(evidence.summary).length) throw awardErrors('contact-in-text');
      const content = (await this.scenarios.profiles([standing.head.id], tx.manager))[0]?.content;
      const figures = compareFigures(
        content?.target ?? [],
        content?.baseline ?? [],
        evidence.figures,
      );
      if (!figures)
        throw proofErrors('figures-missing', {}, [
          { pointer: '/figures', code: 'required', message: '' },
        ]);
      await this.refuseUnknown(tx, bidId, evidence.fileIds);
      await tx.query(
        `update award_proofs set state = $3, summary = $4, link = $5, figures = $6, submitted_by = $7, submitted_at = $8,
           file_ids = $9
         where award_id = $1 and bid_id = $2`,
        [
          ...[proof.awardId, bidId, state, evidence.summary, evidence.link],
          ...[JSON.stringify(figures), actor.userId, standing.now, evidence.fileIds],
        ],
      );
      await tx.record(ProofSubmitted, subjectOf(standing), {
        ...{ bidId, targets: figures.length, met: figures.filter((one) => one.met).length },
      });
    });
  }

  /** The publisher's judgement. To pass what missed a target, as to fail or return anything, needs its reasons. */
  async review(actor: Actor, bidId: string, review: ReviewProof): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const { standing, proof, facts } = await this.held(tx, bidId);
      const places = placesIn(actor, standing);
      if (!places.includes('publisher-editor')) throw strangerTo(actor, standing);
      await this.holds.refuse(tx, 'evaluation', standing.head.id);
      const state = proofLifecycle.perform(review.decision, facts, places, standing.now);
      const missed = proof.figures.some((figure) => figure.met === false);
      const at = [{ pointer: '/note', code: 'required', message: '' }];
      if ([...review.note].length < 10 && (review.decision !== 'pass' || missed))
        throw proofErrors(review.decision === 'pass' ? 'targets-missed' : 'note-needed', {}, at);
      await tx.query(
        `update award_proofs set state = $3, note = $4, reviewed_by = $5, reviewed_at = $6
         where award_id = $1 and bid_id = $2`,
        [proof.awardId, bidId, state, review.note, actor.userId, standing.now],
      );
      const subject = subjectOf(standing);
      if (review.decision === 'return') await tx.record(ProofReturned, subject, { bidId });
      else await tx.record(ProofJudged, subject, { bidId, passed: state === 'passed' });
    });
  }

  /** Files come and go while evidence can be handed in; one that was handed in stays until evidence without it is. */
  private async passFile(tx: Tx, { bidId, removed }: ProofFileChange): Promise<void> {
    // The scenario is held by the caller, in the share it needs: who hands in meanwhile waits for it.
    const { standing, proof, facts } = await this.standingOf(tx, bidId, 'read');
    submitted(tx.actor, bidId, standing, facts);
    if (removed && proof.fileIds.includes(removed)) throw proofErrors('file-submitted');
  }

  private async refuseUnknown(tx: Tx, bidId: string, fileIds: readonly string[]): Promise<void> {
    const known = (await this.files.of(bidId, tx.manager)).filter(({ complete }) => complete);
    fileIds.forEach((fileId, i) => {
      if (!known.some(({ id }) => id === fileId))
        throw proofErrors('file-unknown', {}, [
          { pointer: `/fileIds/${i}`, code: 'not-in-list', message: '' },
        ]);
    });
  }

  private held(tx: Tx, bidId: string) {
    return this.standingOf(tx, bidId, 'hold');
  }

  private async standingOf(tx: Tx, bidId: string, how: 'hold' | 'read') {
    const scenarioId = (await this.rows.bidOf(bidId, tx.manager))?.scenarioId;
    if (!scenarioId) throw proofErrors('not-found');
    const standing =
      how === 'hold'
        ? await this.rows.held(tx, scenarioId)
        : await this.rows.standing(scenarioId, tx.manager);
    const { entry } = standing;
    const proof = standing.proofs.find((one) => one.bidId === bidId && one.awardId === entry?.id);
    if (!proof) throw proofErrors('not-found');
    return { standing, proof, facts: { state: proof.state, dueAt: entry?.proofUntil ?? null } };
  }
}

/** The state after evidence of this bid by the actor. @throws AppError when it is not theirs, or not now */
function submitted(actor: Actor, bidId: string, standing: Standing, facts: ProofFacts): ProofState {
  if (!bidsFor(actor, standing).some((bid) => bid.id === bidId)) throw strangerTo(actor, standing);
  return proofLifecycle.perform('submit', facts, ['bidder'], standing.now);
}

/** Both sides and those who oversee it know of the proof; for all others there is none. */
const strangerTo = (actor: Actor, standing: Standing) =>
  isInvolved(actor, standing) ? requestErrors('not-allowed') : proofErrors('not-found');
