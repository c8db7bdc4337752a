import { Meilisearch } from 'meilisearch';
import { EmbeddedEngine } from './embedded/embedded-engine.js';
import { describeEngine } from './engine.contract.js';
import type { Difference } from './engine.contract.js';
import { MeiliEngine } from './meili/meili-engine.js';

/*
 * The contract on both engines. The Meilisearch half needs MEILI_URL (with MEILI_KEY); the runner starts a server of
 * its own where the program is on PATH (api/scripts/jest/meili.mjs). Without one it says so and, where REQUIRE_MEILI is
 * set, fails.
 */

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const MEILI_DIFFERENCES: Record<string, Difference> = {
  'pinyin words apart, typed together': {
    ids: ['flood-watch'],
    reason:
      'the server splits a word in two when both halves stand in one field, side by side or not',
  },
};

describeEngine({
  name: 'embedded',
  make: async () => new EmbeddedEngine(),
  differences: {},
});

const { MEILI_URL: url, MEILI_KEY: key, REQUIRE_MEILI: required } = process.env;

if (url) {
  const prefix = `contract_${Date.now().toString(36)}_`;
  describeEngine({
    name: 'meilisearch',
    make: async () => {
      const engine = new MeiliEngine({ url, key: key ?? '', prefix, searchTimeout: 10_000 });
      const { version } = await engine.health();
      say(`search contract on meilisearch ${version}`);
      return engine;
    },
    differences: MEILI_DIFFERENCES,
  });
  afterAll(async () => {
    const client = new Meilisearch({ host: url, apiKey: key ?? '' });
    const { results } = await client.getRawIndexes({ limit: 1000 });
    const ours = results.filter(({ uid }) => uid.startsWith(prefix));
    for (const { uid } of ours) await client.deleteIndex(uid).waitTask();
    expect(ours).toHaveLength(4);
  });
} else {
  const line = 'SKIP search contract on meilisearch: no MEILI_URL and no `meilisearch` on PATH';
  it(line, () => {
    say(line);
    expect(required ?? '').toBe('');
  });
}
