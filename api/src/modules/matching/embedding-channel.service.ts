import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EmbeddedRows, type Side } from '@aism/search';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { Follow } from '../../platform/events/subscriber-registry.js';
import { InProcessCaches } from '../../platform/in-process-caches.js';
import { TextsEmbedded } from './matching.events.js';

const depth = 100;
const batchSize = 2000;
const sides = ['demand', 'supply'] as const;

interface VectorRow {
  readonly id: string;
  readonly vector: Buffer;
}

/** One more channel of candidates: rows whose embedded texts are likest. Without an embedder it names nobody. */
@Injectable()
export class EmbeddingChannel implements OnApplicationBootstrap {
  private readonly rows = { demand: new EmbeddedRows(), supply: new EmbeddedRows() };

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(InProcessCaches) private readonly caches: InProcessCaches,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.isUsed()) return;
    for (const side of sides) await this.load(side);
  }

  /** Ids of the other side; none for a row that was not embedded (a draft never is). */
  find(side: Side, id: string): string[] {
    const vector = this.rows[side].vector(id);
    if (!vector) return [];
    const other = side === 'demand' ? 'supply' : 'demand';
    return this.rows[other].nearest(vector, depth).map((row) => row.id);
  }

  @Follow(TextsEmbedded)
  async follow(events: readonly RecordedEvent<typeof TextsEmbedded>[]): Promise<void> {
    if (!this.isUsed()) return;
    for (const side of sides) {
      const ids = events.flatMap(({ payload }) => (payload.side === side ? payload.ids : []));
      if (ids.length === 0) continue;
      for (const id of ids) this.rows[side].remove(id);
      this.take(side, await this.read(side, 'r.row_id = any($3::uuid[])', ids));
    }
  }

  private isUsed(): boolean {
    return this.config.EMBEDDINGS_URL !== '' && this.caches.wanted;
  }

  private async load(side: Side): Promise<void> {
    for (let after: string | null = null; ;) {
      const rows: VectorRow[] = await this.read(
        side,
        `($3::uuid is null or r.row_id > $3) order by r.row_id limit ${batchSize}`,
        after,
      );
      this.take(side, rows);
      const last = rows.at(-1);
      if (!last || rows.length < batchSize) return;
      after = last.id;
    }
  }

  private read(side: Side, condition: string, value: unknown): Promise<VectorRow[]> {
    return this.source.query<VectorRow[]>(
      `select r.row_id as id, t.vector from row_embeddings r
       join text_embeddings t on t.model = r.model and t.hash = r.hash
       where r.side = $1 and r.model = $2 and ${condition}`,
      [side, this.config.EMBEDDINGS_MODEL, value],
    );
  }

  private take(side: Side, rows: readonly VectorRow[]): void {
    for (const { id, vector } of rows) {
      const copy = Uint8Array.from(vector);
      this.rows[side].put(id, new Float32Array(copy.buffer));
    }
  }
}
