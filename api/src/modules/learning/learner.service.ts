import { Inject, Injectable } from '@nestjs/common';
import {
  answersIn,
  calibrate,
  challenge,
  ENOUGH_ANSWERS,
  gini,
  modelOf,
  propensitiesOf,
  refusalsOf,
  type Factors,
  type Observation,
} from '@aism/search';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { MatchScores } from '../matching/match-scores.reads.js';
import { ModelReads, ModelStore, type ActiveModel, type NewModel } from '../models/models.reads.js';
import { ObservationsQueries } from './observations.queries.js';
import { ObservationsService } from './observations.service.js';

type Figures = NewModel['figures'];

/** What came of a run in one world. */
export interface LearningReport {
  readonly world: 'real' | 'demo';
  readonly answers: number;
  readonly outcome: 'too-few-answers' | 'nothing-new' | 'overtaken' | 'calibrated' | 'learnt';
  readonly refusals: readonly string[];
}

/** Answers that have to be new before anything is learnt again; more after somebody went back by hand. */
const newAnswers = { usual: 20, afterRollBack: 100 };

/** Each night: calibrates the scores, and lets a challenger try to take over. Both worlds apart. */
@Injectable()
export class Learner {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ObservationsQueries) private readonly queries: ObservationsQueries,
    @Inject(ObservationsService) private readonly observations: ObservationsService,
    @Inject(MatchScores) private readonly scores: MatchScores,
    @Inject(ModelReads) private readonly models: ModelReads,
    @Inject(ModelStore) private readonly store: ModelStore,
  ) {}

  @Job('learning.nightly', 86_400)
  async run(): Promise<LearningReport[]> {
    await this.observations.complete();
    return [await this.learn(false), await this.learn(true)];
  }

  private async learn(demo: boolean): Promise<LearningReport> {
    const world = demo ? 'demo' : 'real';
    const given = await this.queries.answers(demo);
    if (given < ENOUGH_ANSWERS)
      return { world, answers: given, outcome: 'too-few-answers', refusals: [] };
    const [observed, active, tried] = await Promise.all([
      this.queries.observations(demo),
      this.models.active(demo),
      this.models.latestAnswers(demo),
    ]);
    const answers = answersIn(observed);
    if (answers < ENOUGH_ANSWERS || answers < waitFor(active, tried))
      return { world, answers, outcome: 'nothing-new', refusals: [] };
    return { world, answers, ...(await this.challenged(demo, observed, active)) };
  }

  private async challenged(
    demo: boolean,
    observed: readonly Observation[],
    { model, by }: ActiveModel,
  ): Promise<Pick<LearningReport, 'outcome' | 'refusals'>> {
    const propensities = propensitiesOf(await this.queries.showings(demo), observed);
    const challenger = challenge(observed, model.factors, propensities);
    const evenness = await this.evenness(demo, [
      model.factors,
      challenger?.factors ?? model.factors,
    ]);
    const refusals = refusalsOf(challenger, evenness);
    const promoted = refusals.length === 0;
    const factors = promoted && challenger ? challenger.factors : model.factors;
    const found = calibrate(observed, factors);
    const figures = {
      ...dataOf(observed),
      ...{ gain: challenger?.gain ?? null, gini: evenness, ece: found?.figures.ece ?? null },
    };
    const calibrated = modelOf({ factors, calibration: found?.calibration ?? null });
    const kept = await this.transactions.run(systemActor(), async (tx) => {
      // Somebody went back to another model meanwhile: what was learnt against the former one no longer applies.
      const now = await this.store.hold(tx, demo);
      if (now.model.version !== model.version || now.by !== by) return false;
      if (!promoted && challenger) {
        const refused = modelOf({ factors: challenger.factors, calibration: null });
        const alone = { ...figures, ece: null };
        await this.store.add(tx, {
          ...{ demo, model: refused, kind: 'learnt', figures: alone, refusals },
        });
      }
      const kind = promoted ? 'learnt' : 'calibrated';
      await this.store.add(tx, { demo, model: calibrated, kind, figures, refusals: [] });
      return true;
    });
    if (!kept) return { outcome: 'overtaken', refusals: [] };
    return { outcome: promoted ? 'learnt' : 'calibrated', refusals };
  }

  /** How uneven suppliers are shown under both models, over everybody whom either of them shows. */
  private async evenness(
    demo: boolean,
    [current, challenger]: readonly [Factors, Factors],
  ): Promise<{ current: number; challenger: number }> {
    const [before, after] = await this.scores.exposures(demo, [current, challenger]);
    const shown = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
    const of = (exposure: Readonly<Record<string, number>> = {}) =>
      gini(shown.map((id) => exposure[id] ?? 0));
    return { current: of(before), challenger: of(after) };
  }
}

function waitFor({ by, answers }: ActiveModel, tried: number): number {
  const more = by === 'person' ? newAnswers.afterRollBack : newAnswers.usual;
  return Math.max(by === null ? 0 : answers + more, tried === 0 ? 0 : tried + newAnswers.usual);
}

function dataOf(
  observed: readonly Observation[],
): Pick<Figures, 'answers' | 'pairings' | 'from' | 'until'> {
  const times = observed.map(({ at }) => at);
  const moment = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : null);
  return {
    answers: answersIn(observed),
    pairings: observed.length,
    from: moment(times.reduce((least, at) => Math.min(least, at), Infinity)),
    until: moment(times.reduce((most, at) => Math.max(most, at), -Infinity)),
  };
}
