import { EmbeddedEngine } from './embedded/embedded-engine.js';
import { describeEngine } from './engine.contract.js';
import type { Difference } from './engine.contract.js';
import { MeiliEngine } from './meili/meili-engine.js';
import { programVersion, startMeilisearch } from './testing/local-meilisearch.js';
import type { LocalServer } from './testing/local-meilisearch.js';

/*
 * The contract on both engines. The Meilisearch half needs a server: the one at MEILI_URL (with MEILI_KEY), or a
 * `meilisearch` program on PATH, which is started here and stopped again. Without either it says so and, where
 * REQUIRE_MEILI is set, fails.
 */

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const MEILI_DIFFERENCES: Record<string, Difference> = {};

describeEngine({
  name: 'embedded',
  make: async () => new EmbeddedEngine(),
  differences: {},
});

async function server(): Promise<LocalServer> {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (url === undefined || url === '') return startMeilisearch();
  return { url, key: key ?? '', stop: async () => undefined };
}

const given = process.env['MEILI_URL'];
const program = given ? undefined : programVersion();

if (given || program !== undefined) {
  let running: LocalServer | undefined;
  describeEngine({
    name: 'meilisearch',
    make: async () => {
      running = await server();
      const engine = new MeiliEngine({
        url: running.url,
        key: running.key,
        prefix: `contract_${Date.now().toString(36)}_`,
        searchTimeout: 10_000,
      });
      const { version } = await engine.health();
      say(`search contract on meilisearch ${version} (${given ? 'given server' : 'started here'})`);
      for (const [name, { reason }] of Object.entries(MEILI_DIFFERENCES)) {
        say(`  differs: ${name} — ${reason}`);
      }
      return engine;
    },
    differences: MEILI_DIFFERENCES,
  });
  afterAll(async () => running?.stop());
} else {
  const line = 'SKIP search contract on meilisearch: no MEILI_URL and no `meilisearch` on PATH';
  it(line, () => {
    say(line);
    expect(process.env['REQUIRE_MEILI'] ?? '').toBe('');
  });
}
