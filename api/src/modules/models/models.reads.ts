import { Inject, Injectable } from '@nestjs/common';
import { PRIOR, type MatchModel } from '@aism/search';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { ModelFigures } from './models.schemas.js';

type Reader = Pick<EntityManager, 'query'>;

/** What is in use in one world, with how it came to be so. */
export interface ActiveModel {
  readonly model: MatchModel;
  /** Null for the hand-set weights that nobody chose. */
  readonly by: 'learner' | 'person' | null;
  /** Answers there were at the activation. */
  readonly answers: number;
}

/** A model with where it comes from. */
export interface NewModel {
  readonly demo: boolean;
  readonly model: MatchModel;
  readonly kind: 'calibrated' | 'learnt';
  readonly figures: ModelFigures;
  /** Empty puts it to use. */
  readonly refusals: readonly string[];
}

/** Where a learner puts what it has learnt. */
export abstract class ModelStore {
  /** Stores a model and, unless it was refused, puts it to use; one that is known already is left as it is. */
  abstract add(tx: Tx, model: NewModel): Promise<void>;

  /** Keeps the world's activations as they are until the end of the transaction. @returns the model in use */
  abstract hold(tx: Tx, demo: boolean): Promise<ActiveModel>;
}

/** The model in use. */
@Injectable()
export class ModelReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** One learnt around other hand-set weights than this process has means nothing here: then its own are used. */
  async active(demo: boolean, reader: Reader = this.source): Promise<ActiveModel> {
    const rows = await reader.query<ActiveModel[]>(
      `select m.model, a.by, a.answers from match_model_activations a join match_models m on m.id = a.model_id
       where m.demo = $1 and m.model->>'base' = $2 order by a.activated_at desc, a.id desc limit 1`,
      [demo, PRIOR.base],
    );
    return rows[0] ?? { model: PRIOR, by: null, answers: 0 };
  }

  /** Answers that the latest model was made from, whatever became of it; 0 before the first. */
  async latestAnswers(demo: boolean): Promise<number> {
    const rows = await this.source.query<{ n: number }[]>(
      `select coalesce(max((figures->>'answers')::int), 0) as n from match_models
       where demo = $1 and model->>'base' = $2`,
      [demo, PRIOR.base],
    );
    return rows[0]?.n ?? 0;
  }
}
