import type { Actor } from '../../platform/http/actor.js';
import { provisionalYearOf } from '../../platform/working-days.js';
import type { OpenedBid, ProofFile } from '../bids/bids.reads.js';
import type { AwardRow, ObjectionRow, ProofRow, Standing } from './award-rows.queries.js';
import { bidsFor, bidsOf, placesIn, readsDesk } from './award-places.js';
import { placesAmong } from './award-choice.js';
import type { AwardAction } from './award.lifecycle.js';
import type { ObjectionView, ScenarioResult } from './awards.schemas.js';
import type { ProofFileView, ProofView } from './proofs.schemas.js';
import { isWithheld } from './feedback.js';
import { objectionLifecycle } from './objection.lifecycle.js';
import { proofLifecycle } from './proof.lifecycle.js';
import {
  limitAfter,
  objectionDays,
  phaseOf,
  standstillDays,
  standstillSource,
} from './standstill.js';

/** Organisation id → name. */
export type Names = ReadonlyMap<string, string>;

/** Rows as one reader sees them. Pure: everything was read before. */
export class AwardViews {
  private readonly mine: readonly OpenedBid[];
  private readonly places: readonly string[];

  constructor(
    private readonly actor: Actor,
    private readonly standing: Standing,
    private readonly names: Names,
  ) {
    this.mine = bidsFor(actor, standing);
    this.places = placesIn(actor, standing);
  }

  /** The public view; of single bids it names the chosen ones only. */
  result(steps: readonly AwardAction[]): ScenarioResult {
    const { head, awards, distribution, objections, holds } = this.standing;
    return {
      ...{ scenarioId: head.id, title: head.publicTitle ?? head.title, state: head.state },
      rule: {
        ...{ days: standstillDays, objectionDays },
        source: standstillSource[this.actor.language === 'en' ? 'en' : 'zh'],
      },
      decisions: [...awards].reverse().map((award) => this.decision(award, steps)),
      // Scores are public once a decision rests on them, not while the panel may still score again.
      distribution: awards.some((award) => award.rankingHash) ? anonymous(distribution) : null,
      objections: objections.map(({ reason, state, filedAt, answeredAt }) => ({
        ...{ reason, state, filedAt, answeredAt },
      })),
      proofs: this.proofs(),
      feedback: this.given(),
      held: holds.map(({ steps: held, placedAt, liftedAt }) => ({
        ...{ steps: [...held], from: placedAt, to: liftedAt },
      })),
      mine: bidsOf(this.actor, this.standing).map((bid) => bid.id),
      actions: this.actions(steps),
    };
  }

  objection(row: ObjectionRow): ObjectionView {
    const { now } = this.standing;
    const isMine = this.mine.some((bid) => bid.id === row.bidId);
    const places = [...this.places, ...(isMine ? ['objector'] : [])];
    const { id, bidId, reason, criterionId, body, filedAt, dueAt, state } = row;
    return {
      ...{ id, bidId, reason, criterionId, body, filedAt, dueAt, state },
      provisionalYear: provisionalYearOf(this.standing.calendars, filedAt, dueAt),
      organisation: this.names.get(row.organisationId) ?? '—',
      overdue: state === 'open' && dueAt !== null && dueAt <= now,
      ...{ answer: row.answer, effect: row.effect, parts: [...row.parts] },
      answeredAt: row.answeredAt,
      actions: objectionLifecycle.actions(row, places, now),
    };
  }

  /** @param files of the bid; those that were handed in are shown */
  proof(row: ProofRow, files: readonly ProofFile[]): ProofView {
    const { entry, now } = this.standing;
    const dueAt = entry?.proofUntil ?? null;
    const isMine = this.mine.some((bid) => bid.id === row.bidId);
    const places = [...this.places, ...(isMine ? ['bidder'] : [])];
    const { bidId, state, summary, link, submittedAt, note, reviewedAt } = row;
    return {
      ...{ bidId, state, summary, link, submittedAt, note, reviewedAt, dueAt },
      provisionalYear: this.proofProvisional(),
      organisations: this.organisations(bidId),
      figures: [...row.figures],
      files: handedIn(row, files),
      actions: proofLifecycle.actions({ state, dueAt }, places, now),
    };
  }

  private decision(award: AwardRow, steps: readonly AwardAction[]) {
    const { end, now, live } = this.standing;
    const isLive = award.id === live?.id;
    const until = isLive ? end : award.standstillUntil;
    const { id, round, stage, kind, state, reason, note, announcedAt, completedAt } = award;
    return {
      ...{ id, round, stage, kind, state, reason, note, announcedAt, completedAt },
      standstill:
        award.standstillDays === null
          ? null
          : {
              ...{ days: award.standstillDays, until, phase: phaseOf(until, now) },
              unknownYear: award.standstillUntil ? null : this.unknownYear(award),
              provisionalYear: provisionalYearOf(this.standing.calendars, announcedAt, until),
            },
      chosen: award.bidIds.map((bidId) => this.chosen(bidId)),
      returned: award.returnedEffect && {
        ...{ effect: award.returnedEffect, parts: [...award.returnedParts] },
        namesKnown: award.returnedEffect === 'rescore' && award.bidIds.length > 0,
      },
      actions: isLive ? [...steps] : [],
    };
  }

  private unknownYear({ announcedAt, standstillDays: days }: AwardRow): number | null {
    return limitAfter(this.standing.calendar, announcedAt, days ?? 0).unknownYear;
  }

  private proofProvisional(): number | null {
    const { entry, calendars } = this.standing;
    return entry?.completedAt
      ? provisionalYearOf(calendars, entry.completedAt, entry.proofUntil)
      : null;
  }

  private chosen(bidId: string) {
    const { ranking, distribution, bids } = this.standing;
    const row = ranking?.rows.find((one) => one.bidId === bidId);
    const place = placesAmong(ranking?.rows ?? [], bids).find((one) => one.bidId === bidId);
    // Whoever reads the parts of a total can compute the price of others from one that is known.
    const own = bidsOf(this.actor, this.standing).some((bid) => bid.id === bidId);
    const parts = own || readsDesk(this.actor, this.standing) ? row : undefined;
    const titleOf = (id: string) =>
      distribution?.criteria.find((one) => one.criterionId === id)?.title ?? id;
    return {
      ...{ bidId, organisations: this.organisations(bidId) },
      demo: bids.find((bid) => bid.id === bidId)?.demo ?? false,
      ...{ rank: place?.rank ?? 0, total: row?.total ?? 0 },
      ...{ techniqueScore: parts?.techniqueScore ?? null, priceScore: parts?.priceScore ?? null },
      criteria: (parts?.criteria ?? []).map(({ criterionId, score }) => ({
        ...{ criterionId, score, title: titleOf(criterionId) },
      })),
    };
  }

  private proofs(): ScenarioResult['proofs'] {
    const { entry, proofs, bids } = this.standing;
    if (!entry) return null;
    return {
      until: entry.proofUntil,
      provisionalYear: this.proofProvisional(),
      entrants: proofs
        .filter((proof) => proof.awardId === entry.id)
        .map(({ bidId, state }) => ({
          ...{ bidId, state, organisations: this.organisations(bidId) },
          demo: bids.find((bid) => bid.id === bidId)?.demo ?? false,
        })),
    };
  }

  /** How many valid bidders have their feedback; public once the result is final. */
  private given(): ScenarioResult['feedback'] {
    const { final, bids, feedback } = this.standing;
    if (!final) return null;
    const valid = bids.filter((bid) => !['disqualified', 'withdrawn'].includes(bid.state));
    const given = feedback.filter((row) => row.givenAt).length;
    return { valid: valid.length, given };
  }

  private actions(steps: readonly AwardAction[]): ScenarioResult['actions'] {
    const { head, live, final, ranking, objections, phase, proofs } = this.standing;
    const isPublisher = this.places.includes('publisher-editor');
    const open = proofs.some(({ state }) => state === 'running' || state === 'submitted');
    const mayPropose =
      isPublisher && !live && !final && head.state === 'evaluating' && ranking !== null && !open;
    const hasOpen = objections.some(
      (one) => one.state === 'open' && this.mine.some((bid) => bid.id === one.bidId),
    );
    return [
      ...(mayPropose ? (['propose'] as const) : []),
      ...(steps.includes('complete') ? (['complete'] as const) : []),
      ...(live && phase !== 'ended' && this.mine.length > 0 && !hasOpen
        ? (['object'] as const)
        : []),
    ];
  }

  private organisations(bidId: string): string[] {
    const bid = this.standing.bids.find((one) => one.id === bidId);
    return bid ? organisationsOf(bid, this.names) : [];
  }
}

/** Names of the organisations of a bid, the lead's first. */
export const organisationsOf = (bid: OpenedBid, names: Names): string[] =>
  bid.memberIds.map((id) => names.get(id) ?? '—');

/** In the order in which they were handed in. */
const handedIn = ({ fileIds }: ProofRow, files: readonly ProofFile[]): ProofFileView[] =>
  fileIds.flatMap((id) => {
    const file = files.find((one) => one.id === id);
    if (!file) return [];
    const { name, type, size, sha256 } = file;
    return [{ id, name, type: type ?? '', size, sha256: sha256 ?? '' }];
  });

/** Only what says nothing of whose score it is; nothing where they are too few for that. */
function anonymous(given: Standing['distribution']): ScenarioResult['distribution'] {
  if (!given) return null;
  const { bids, totals, criteria } = given;
  if (isWithheld(bids)) return { bids, withheld: true, totals: [], criteria: [] };
  return {
    ...{ bids, withheld: false, totals: [...totals] },
    criteria: criteria.map(({ criterionId, title, scores }) => ({
      ...{ criterionId, title, scores: [...scores] },
    })),
  };
}
