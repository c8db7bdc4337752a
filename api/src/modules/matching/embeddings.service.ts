import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { EmbeddingClient, publicText, type Side } from '@aism/search';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../../platform/config.js';
import { Transactions } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { SubscriberRegistry } from '../../platform/events/subscriber-registry.js';
import { systemActor } from '../../platform/http/actor.js';
import { outgoing } from '../../platform/http/outgoing.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { publicScenarioEvents } from '../scenarios/scenario.events.js';
import { publicCapabilityEvents } from '../suppliers/suppliers.events.js';
import { MatchRows } from './match-rows.queries.js';
import { TextsEmbedded } from './matching.events.js';

const batchSize = 32;
const sides = ['demand', 'supply'] as const;

interface Want {
  readonly id: string;
  readonly since: string;
}
interface Text {
  readonly id: string;
  readonly text: string;
  readonly hash: string;
}

/**
 * Vectors of published texts from an embedder, where one is named (`EMBEDDINGS_URL`). What changed is noted at once and
 * embedded by the worker beside its other work, so nothing that people do waits for the embedder.
 */
@Injectable()
export class Embeddings implements OnApplicationBootstrap {
  private readonly log = new Logger('matching');
  private readonly client: EmbeddingClient | null;
  private readonly model: string;
  private running: Promise<void> | null = null;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SubscriberRegistry) private readonly registry: SubscriberRegistry,
    @Inject(MatchRows) private readonly rows: MatchRows,
  ) {
    const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_KEY: key } = config;
    this.model = model;
    const send = outgoing(config.OUTGOING_NETWORKS);
    this.client = url ? new EmbeddingClient({ url, model, key, batch: batchSize, send }) : null;
  }

  onApplicationBootstrap(): void {
    if (!this.client) return;
    const types = { demand: publicScenarioEvents, supply: publicCapabilityEvents };
    for (const side of sides)
      this.registry.addOnce(
        `matching.embeddings-${side}`,
        types[side].map((event) => event.type),
        (event) => this.want(side, [idOf(side, event)]),
      );
  }

  /** Begins with what waits, unless it is at it already; the worker does not wait for the end. */
  @Job('matching.embed', 5)
  async begin(): Promise<void> {
    if (this.client) this.running ??= this.work().finally(() => (this.running = null));
  }

  /** Everything that is published, once a day: after the embedder or its model changed, and for what was missed. */
  @Job('matching.embed-all', 86_400)
  async wantAll(): Promise<void> {
    if (!this.client) return;
    for (const side of sides)
      for await (const rows of this.rows.all(side))
        await this.want(
          side,
          rows.map((row) => row.id),
        );
  }

  /** Until nothing waits any more (tests). */
  async settled(): Promise<void> {
    await this.running;
    await this.begin();
    await this.running;
  }

  private async want(side: Side, ids: readonly string[]): Promise<void> {
    await this.source.query(
      `insert into embedding_wants (side, row_id) select $1, unnest($2::uuid[])
       on conflict (side, row_id) do update set since = excluded.since`,
      [side, ids],
    );
  }

  private async work(): Promise<void> {
    try {
      for (const side of sides) while (await this.batch(side));
    } catch (error) {
      // What waits stays where it is and is asked for again.
      this.log.warn(`texts are not embedded: ${(error as Error).message}`);
    }
  }

  /** Embeds some of what waits. @returns whether there was anything */
  private async batch(side: Side): Promise<boolean> {
    const wants = await this.source.query<Want[]>(
      `select row_id as id, since::text from embedding_wants where side = $1 order by since, row_id limit $2`,
      [side, batchSize],
    );
    if (wants.length === 0) return false;
    const rows = await this.rows.of(
      side,
      wants.map((want) => want.id),
    );
    const texts = rows.map((row): Text => {
      const text = publicText(side, row);
      return { id: row.id, text, hash: createHash('sha256').update(text).digest('hex') };
    });
    const fresh = await this.fresh(texts);
    const vectors = await this.client!.embed(fresh.map(({ text }) => text));
    await this.keep(side, { wants, texts, fresh, vectors });
    return true;
  }

  /** Texts that this model has not read yet, each once. */
  private async fresh(texts: readonly Text[]): Promise<Text[]> {
    const known = await this.source.query<{ hash: string }[]>(
      'select hash from text_embeddings where model = $1 and hash = any($2::text[])',
      [this.model, texts.map(({ hash }) => hash)],
    );
    const seen = new Set(known.map(({ hash }) => hash));
    return texts.filter(({ hash }) => !seen.has(hash) && seen.add(hash));
  }

  private async keep(
    side: Side,
    done: { wants: Want[]; texts: Text[]; fresh: Text[]; vectors: Float32Array[] },
  ): Promise<void> {
    const { wants, texts, fresh, vectors } = done;
    await this.transactions.run(systemActor(), async (tx) => {
      await tx.query(
        `insert into text_embeddings (model, hash, vector)
         select $1, * from unnest($2::text[], $3::bytea[]) on conflict do nothing`,
        [this.model, fresh.map(({ hash }) => hash), vectors.map(bytesOf)],
      );
      const ids = wants.map((want) => want.id);
      await tx.query('delete from row_embeddings where side = $1 and row_id = any($2::uuid[])', [
        side,
        ids,
      ]);
      await tx.query(
        `insert into row_embeddings (side, row_id, model, hash)
         select $1, r.id, $2, r.hash from unnest($3::uuid[], $4::text[]) r (id, hash)`,
        [side, this.model, texts.map(({ id }) => id), texts.map(({ hash }) => hash)],
      );
      // One that changed meanwhile is wanted again.
      await tx.query(
        `delete from embedding_wants w using unnest($2::uuid[], $3::timestamptz[]) r (id, since)
         where w.side = $1 and w.row_id = r.id and w.since = r.since`,
        [side, ids, wants.map((want) => want.since)],
      );
      await tx.record(TextsEmbedded, { type: 'match', id: uuidv7() }, { side, ids });
    });
  }
}

function idOf(side: Side, { subjectId, payload }: RecordedEvent): string {
  const { capabilityId } = payload as { capabilityId?: string };
  return side === 'supply' ? (capabilityId ?? subjectId) : subjectId;
}

const bytesOf = (vector: Float32Array): Buffer =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
