import { Inject, Injectable } from '@nestjs/common';
import { PRIOR } from '@aism/search';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { modelErrors } from './model.errors.js';
import { ModelActivated, ModelRefused } from './model.events.js';
import { ModelReads, ModelStore, type ActiveModel, type NewModel } from './models.reads.js';
import type { RollBack } from './models.schemas.js';

interface StoredModel {
  readonly id: string;
  readonly version: string;
  readonly kind: 'prior' | 'calibrated' | 'learnt';
  readonly answers: number;
}

/** Stores models, puts them to use and goes back to earlier ones. A stored model never changes. */
@Injectable()
export class ModelsService extends ModelStore {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ModelReads) private readonly reads: ModelReads,
  ) {
    super();
  }

  async add(tx: Tx, { demo, model, kind, figures, refusals }: NewModel): Promise<void> {
    await lockWorld(tx, demo);
    const id = uuidv7();
    const rows = await tx.query(
      `insert into match_models (id, demo, version, kind, model, figures, refusals) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (demo, version) do nothing returning id`,
      [id, demo, model.version, kind, model, figures, refusals],
    );
    if (rows.length === 0) return;
    const stored = { id, version: model.version, kind, answers: figures.answers };
    if (refusals.length === 0) return this.use(tx, demo, stored, { by: 'learner', note: '' });
    const subject = { type: 'model', id };
    await tx.record(ModelRefused, subject, {
      demo,
      version: model.version,
      refusals: [...refusals],
    });
  }

  async hold(tx: Tx, demo: boolean): Promise<ActiveModel> {
    await lockWorld(tx, demo);
    return this.reads.active(demo, tx.manager);
  }

  /** One click: a version that was in use before scores again, in every process. */
  async rollBack(actor: Actor, { world, version, note }: RollBack): Promise<void> {
    const demo = world === 'demo';
    await this.transactions.run(actor, async (tx) => {
      await lockWorld(tx, demo);
      const active = await this.reads.active(demo, tx.manager);
      if (active.model.version === version) throw modelErrors('in-use');
      const stored = await this.formerly(tx, demo, version);
      // Nothing is put to use automatically until there is clearly more to learn from than now.
      const answers = Math.max(active.answers, stored.answers);
      await this.use(tx, demo, { ...stored, answers }, { by: 'person', note });
    });
  }

  private async formerly(tx: Tx, demo: boolean, version: string): Promise<StoredModel> {
    if (version === PRIOR.version) return prior(tx, demo);
    const [stored] = await tx.query<StoredModel & { used: boolean }>(
      `select m.id, m.version, m.kind, (m.figures->>'answers')::int as answers,
              exists (select 1 from match_model_activations a where a.model_id = m.id) as used
       from match_models m where m.demo = $1 and m.version = $2 and m.model->>'base' = $3`,
      [demo, version, PRIOR.base],
    );
    if (!stored) throw modelErrors('not-found');
    if (!stored.used) throw modelErrors('never-used');
    return stored;
  }

  private async use(
    tx: Tx,
    demo: boolean,
    { id, version, kind, answers }: StoredModel,
    how: { by: 'learner' | 'person'; note: string },
  ): Promise<void> {
    await tx.query(
      `insert into match_model_activations (id, model_id, by, answers, note) values ($1, $2, $3, $4, $5)`,
      [uuidv7(), id, how.by, answers, how.note],
    );
    await tx.record(ModelActivated, { type: 'model', id }, { demo, version, kind, by: how.by });
  }
}

/** Activations of one world follow each other. */
async function lockWorld(tx: Tx, demo: boolean): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(750021, $1)`, [Number(demo)]);
}

/** The hand-set weights as a row, made when somebody first goes back to them. */
async function prior(tx: Tx, demo: boolean): Promise<StoredModel> {
  await tx.query(
    `insert into match_models (id, demo, version, kind, model, figures) values ($1, $2, $3, 'prior', $4, '{"answers": 0}')
     on conflict (demo, version) do nothing`,
    [uuidv7(), demo, PRIOR.version, PRIOR],
  );
  const [row] = await tx.query<{ id: string }>(
    'select id from match_models where demo = $1 and version = $2',
    [demo, PRIOR.version],
  );
  return { id: row?.id ?? '', version: PRIOR.version, kind: 'prior', answers: 0 };
}
