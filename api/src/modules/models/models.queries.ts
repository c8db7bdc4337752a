import { Inject, Injectable } from '@nestjs/common';
import { PRIOR, type Curve, type MatchModel } from '@aism/search';
import { DataSource } from 'typeorm';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { rollBackModels } from './model.permissions.js';
import { ModelReads } from './models.reads.js';
import type { ModelCard, ModelFigures, ModelsQuery } from './models.schemas.js';

interface CardRow {
  readonly kind: ModelCard['kind'];
  readonly model: MatchModel;
  readonly figures: ModelFigures | { answers: 0 };
  readonly refusals: string[];
  readonly createdAt: Date;
  readonly activations: { at: string; by: 'learner' | 'person'; note: string }[];
}

const mostCards = 100;

/** The model cards of one world. */
@Injectable()
export class ModelsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ModelReads) private readonly reads: ModelReads,
  ) {}

  async cards(actor: Actor, { world }: ModelsQuery) {
    const demo = world === 'demo';
    const [active, rows] = await Promise.all([
      this.reads.active(demo),
      this.source.query<CardRow[]>(
        `select m.kind, m.model, m.figures, m.refusals, m.created_at as "createdAt",
                (select coalesce(json_agg(json_build_object('at', a.activated_at, 'by', a.by, 'note', a.note)
                   order by a.activated_at desc, a.id desc), '[]')
                 from match_model_activations a where a.model_id = m.id) as activations
         from match_models m where m.demo = $1 order by m.created_at desc, m.id desc limit $2`,
        [demo, mostCards],
      ),
    ]);
    const mayRollBack = hasRole(actor, ...rollBackModels.roles);
    const cards = rows.map((row) => cardOf(row));
    if (!cards.some((card) => card.version === PRIOR.version)) cards.push(handSet);
    const items = cards.map((card): ModelCard => {
      const inUse = card.version === active.model.version;
      const former = card.activations.length > 0 || card.version === PRIOR.version;
      const usable = former && !inUse && card.base === PRIOR.base;
      return { ...card, inUse, actions: mayRollBack && usable ? ['roll-back'] : [] };
    });
    return { world, items };
  }
}

type Card = Omit<ModelCard, 'inUse' | 'actions'>;

const handSet: Card = {
  ...{ version: PRIOR.version, base: PRIOR.base, kind: 'prior', createdAt: null },
  ...{ factors: [], calibration: null, figures: null, refusals: [], activations: [] },
};

function cardOf({ kind, model, figures, refusals, createdAt, activations }: CardRow): Card {
  const { calibration } = model;
  return {
    ...{ version: model.version, base: model.base, kind, refusals },
    createdAt: createdAt.toISOString(),
    factors: Object.entries(model.factors).map(([code, factor]) => ({ code, factor })),
    calibration: calibration && {
      pair: shortened(calibration.pair),
      p: shortened(calibration.p),
      q: shortened(calibration.q),
    },
    figures: 'pairings' in figures ? figures : null,
    activations: activations.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  };
}

const shortened = ({ slope, offset, answers }: Curve) => ({ slope, offset, answers });
