import { Meilisearch } from 'meilisearch';
import { describeSource, type SourceUnderTest } from './candidates.contract.js';
import {
  candidateDocument,
  candidateSearch,
  type CandidateDocument,
  type CandidateSearch,
} from './matching/candidate-documents.js';
import { MatchingEngine } from './matching/engine.js';
import type { DemandProfile, Side, SupplyProfile } from './matching/types.js';
import { MeiliCandidates } from './meili/meili-candidates.js';

/* One contract on both sources; the half on Meilisearch needs MEILI_URL, as in engine.spec.ts. */

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const DIMENSIONS = 8;
const query = (demo = true) =>
  ({ now: new Date('2026-11-21T00:00:00Z'), audience: 'public', demo }) as const;

const nothing: CandidateSearch = { terms: [], vector: null, space: '', worlds: ['real'], nowMs: 0 };

async function* batches(
  documents: CandidateDocument[],
): AsyncGenerator<readonly CandidateDocument[]> {
  yield documents;
}

type Row = DemandProfile | SupplyProfile;

class InProcess implements SourceUnderTest {
  readonly engine = new MatchingEngine();
  protected readonly rows = { demand: new Map<string, Row>(), supply: new Map<string, Row>() };

  async put(side: Side, rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      this.rows[side].set(row.id, row);
      if (side === 'demand') this.engine.putDemand(row);
      else this.engine.putSupply(row);
    }
  }

  async remove(side: Side, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.rows[side].delete(id);
      if (side === 'demand') this.engine.removeDemand(id);
      else this.engine.removeSupply(id);
    }
  }

  async rebuild(side: Side, rows: readonly Row[]): Promise<void> {
    await this.remove(side, [...this.rows[side].keys()]);
    await this.put(side, rows);
  }

  async find(side: Side, id: string, demo?: boolean): Promise<readonly string[]> {
    return this.engine.source.find({ side, id, query: query(demo) });
  }

  async fit(): Promise<void> {
    this.engine.fitLatent(DIMENSIONS);
  }
}

/** The server names candidates; the engine beside it only reads rows. */
class OnServer extends InProcess {
  constructor(private readonly server: MeiliCandidates) {
    super();
  }

  override async put(side: Side, rows: readonly Row[]): Promise<void> {
    await super.put(side, rows);
    await this.server.put(side, this.documents(side, rows));
  }

  private documents(side: Side, rows: readonly Row[]): CandidateDocument[] {
    return rows.map((row) =>
      candidateDocument(row, this.engine.probe({ side, id: row.id, query: query() })!),
    );
  }

  override async remove(side: Side, ids: readonly string[]): Promise<void> {
    await this.server.remove(side, ids);
    await super.remove(side, ids);
  }

  override async rebuild(side: Side, rows: readonly Row[]): Promise<void> {
    const documents = this.documents(side, rows);
    await this.server.replaceAll(side, batches(documents));
    expect(await this.server.count(side)).toBe(rows.length);
  }

  override async find(side: Side, id: string, demo?: boolean): Promise<readonly string[]> {
    const asked = query(demo);
    const probe = this.engine.probe({ side, id, query: asked });
    if (!probe) return [];
    const worlds = demo === false ? (['real'] as const) : (['real', 'demo'] as const);
    return this.server.find(
      side === 'demand' ? 'supply' : 'demand',
      candidateSearch(probe, { worlds: [...worlds], now: asked.now }),
    );
  }

  override async fit(): Promise<void> {
    await super.fit();
    for (const side of ['demand', 'supply'] as const) {
      await this.put(side, [...this.rows[side].values()]);
    }
  }
}

describeSource('this process', async () => new InProcess());

const { MEILI_URL: url, MEILI_KEY: key, REQUIRE_MEILI: required } = process.env;

if (url) {
  const prefix = `candidates_${Date.now().toString(36)}_`;
  describeSource('meilisearch', async () => {
    const options = { url, key: key ?? '', prefix, searchTimeout: 10_000 };
    const server = new MeiliCandidates(options, DIMENSIONS);
    await server.prepare();
    await expect(server.find('supply', nothing)).rejects.toMatchObject({ reason: 'not-ready' });
    for (const side of ['demand', 'supply'] as const) {
      expect(await server.isWhole(side)).toBe(false);
      await server.replaceAll(side, batches([]));
      expect(await server.isWhole(side)).toBe(true);
    }
    say('candidate contract on meilisearch');
    return new OnServer(server);
  });
  afterAll(async () => {
    const client = new Meilisearch({ host: url, apiKey: key ?? '' });
    for (const side of ['demand', 'supply'])
      await client.deleteIndex(`${prefix}match_${side}`).waitTask();
  });
} else {
  const line = 'SKIP candidate contract on meilisearch: no MEILI_URL and no `meilisearch` on PATH';
  it(line, () => {
    say(line);
    expect(required ?? '').toBe('');
  });
}

it('a server that is down is said to be so, in time', async () => {
  const server = new MeiliCandidates({ url: 'http://127.0.0.1:9', key: 'k' }, DIMENSIONS);
  await expect(server.find('supply', nothing)).rejects.toMatchObject({
    name: 'SearchUnavailable',
    reason: 'unreachable',
  });
});
