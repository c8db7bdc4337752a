import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentBatch, type ScenarioDocument } from '@aism/search';
import { Follow } from '../../platform/events/subscriber-registry.js';
import {
  ScenarioAnnounced,
  ScenarioCancelled,
  ScenarioChanged,
  ScenarioPublished,
  ScenarioWithdrawn,
} from '../scenarios/scenario.events.js';
import { ScenarioDocuments } from '../scenarios/scenarios.reads.js';

export const recentDays = 30;
const most = 2000;
const atOnce = 100;
const freshMs = 300_000;

export interface Recent {
  readonly now: Date;
  readonly batch: DocumentBatch;
  readonly documents: ReadonlyMap<string, ScenarioDocument>;
}

/** What was published in the last thirty days, for previews and for knowing which words are rare. A cache. */
@Injectable()
export class RecentScenarios {
  private held: Promise<Recent> | null = null;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioDocuments) private readonly scenarios: ScenarioDocuments,
  ) {}

  @Follow(
    ScenarioAnnounced,
    ScenarioPublished,
    ScenarioChanged,
    ScenarioWithdrawn,
    ScenarioCancelled,
  )
  forget(): void {
    this.held = null;
  }

  async read(): Promise<Recent> {
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    const now = clock?.now ?? new Date();
    const before = await this.held?.catch(() => null);
    if (this.held && before && Math.abs(now.getTime() - before.now.getTime()) < freshMs)
      return { ...before, now };
    this.held = this.load(now);
    return this.held;
  }

  private async load(now: Date): Promise<Recent> {
    const since = new Date(now.getTime() - recentDays * 86_400_000);
    const ids = await this.scenarios.publishedSince(since, most);
    const batch = await batchOf(this.scenarios, ids);
    return { now, ...batch };
  }
}

/** Reads documents and indexes those wanted in parts, so that other work of the process gets its turn. */
export async function batchOf(
  source: ScenarioDocuments,
  ids: readonly string[],
  wanted: (document: ScenarioDocument) => boolean = () => true,
): Promise<Omit<Recent, 'now'>> {
  const batch = new DocumentBatch();
  const documents = new Map<string, ScenarioDocument>();
  const places = new Map(ids.map((id, place) => [id, place]));
  for (let from = 0; from < ids.length; from += atOnce) {
    const part = (await source.load(ids.slice(from, from + atOnce))).filter(wanted);
    part.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
    batch.add(part);
    for (const document of part) documents.set(document.id, document);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { batch, documents };
}
