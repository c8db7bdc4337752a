import { Inject, Injectable } from '@nestjs/common';
import type { FieldIssue } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import {
  missingIn,
  relationsTo,
  valuesOf,
  type MemberRow,
  type Standing,
} from './evaluation-rows.queries.js';
import { fits } from './evaluation-scoring.js';
import { EvaluationSteps, eventSubject } from './evaluation-steps.service.js';
import { evaluationErrors } from './evaluation.errors.js';
import { SheetLocked } from './evaluation.events.js';
import type { GivenScores, SaveSheet } from './evaluation.schemas.js';
import { PanelsService, placeOf } from './panels.service.js';

/** One evaluator's sheet: saved as it is typed by the version seen, locked once, by its own evaluator only. */
@Injectable()
export class SheetsService {
  constructor(
    @Inject(PanelsService) private readonly panels: PanelsService,
    @Inject(EvaluationSteps) private readonly steps: EvaluationSteps,
  ) {}

  /** @throws AppError 412 when another tab saved meanwhile, `evaluation.score-off-scale` at each field */
  async save(actor: Actor, scenarioId: string, body: SaveSheet, seen?: string): Promise<void> {
    await this.panels.step(actor, scenarioId, async (tx, standing) => {
      const place = openPlace(standing, actor);
      await this.steps.take(tx, standing, 'save-sheet', relationsTo(standing, actor));
      requireVersion(seen, place.sheetVersion);
      const scores = checked(body.scores, standing, place);
      await tx.query(
        `insert into evaluation_sheets (member_id, version, scores, updated_at) values ($1, 1, $2, $3)
         on conflict (member_id) do update set version = evaluation_sheets.version + 1,
           scores = excluded.scores, updated_at = excluded.updated_at`,
        [place.id, JSON.stringify(scores), standing.now],
      );
    });
  }

  /**
   * Locks the sheet as it was last seen; the last lock begins the consensus.
   * @throws AppError `evaluation.sheet-incomplete`, `evaluation.sheet-locked` the second time
   */
  async lock(actor: Actor, scenarioId: string, seen: string | undefined): Promise<void> {
    await this.panels.step(actor, scenarioId, async (tx, standing) => {
      const place = openPlace(standing, actor);
      await this.steps.take(tx, standing, 'lock-sheet', relationsTo(standing, actor));
      requireVersion(seen, place.sheetVersion);
      const missing = missingIn(place.scores, standing);
      if (missing > 0) throw evaluationErrors('sheet-incomplete', { count: missing });
      await tx.query('update evaluation_sheets set locked_at = $2 where member_id = $1', [
        place.id,
        standing.now,
      ]);
      const scores = valuesOf(place.scores, standing);
      await tx.record(SheetLocked, eventSubject(standing), { no: place.no, scores });
      await this.steps.settle(tx, scenarioId);
    });
  }
}

/** @throws AppError `evaluation.sheet-locked` */
function openPlace(standing: Standing, actor: Actor): MemberRow {
  const place = placeOf(standing, actor);
  if (place.state === 'cleared' && place.lockedAt) throw evaluationErrors('sheet-locked');
  return place;
}

/** Keeps what is known and on its scale. @throws AppError naming each value that is not */
function checked(given: GivenScores, standing: Standing, place: MemberRow): GivenScores {
  const { criteria, bids, evaluation } = standing;
  const issues: FieldIssue[] = [];
  const known = new Map(criteria.criteria.map((one) => [one.key, one]));
  const judged = new Set(bids.map(({ id }) => id));
  for (const [bidId, of] of Object.entries(given))
    for (const [key, { value }] of Object.entries(of)) {
      const criterion = known.get(key);
      const fine =
        judged.has(bidId) && criterion && (value === null || fits(criterion.scale, value));
      if (!fine)
        issues.push({ pointer: `/scores/${bidId}/${key}/value`, code: 'not-in-list', message: '' });
    }
  if (issues.length) throw evaluationErrors('score-off-scale', { count: issues.length }, issues);
  const { reopened } = evaluation;
  if (reopened.length === 0) return given;
  // After an objection only the criteria it named are scored again.
  return Object.fromEntries(
    bids.map(({ id }) => {
      const named = Object.entries(given[id] ?? {}).filter(([key]) => reopened.includes(key));
      return [id, { ...place.scores[id], ...Object.fromEntries(named) }];
    }),
  );
}
