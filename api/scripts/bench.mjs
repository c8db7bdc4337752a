// `npm run bench -- http|search|match|plan|publish|deadline|fresh [options]`: measures and prints figures. Each bench exports run(args).
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run/settings.mjs';

const benches = {
  http: 'api/scripts/bench/http.mjs',
  search: 'search/bench/search.mjs',
  match: 'api/scripts/bench/match.mjs',
  plan: 'search/bench/plan.mjs',
  publish: 'api/scripts/bench/publish.mjs',
  deadline: 'api/scripts/bench/deadline.mjs',
  fresh: 'api/scripts/bench/fresh.mjs',
};
const [name, ...args] = process.argv.slice(2);
const file = benches[name];
if (!file) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [options]`);
  process.exit(2);
}
const { run } = await import(pathToFileURL(path.join(root, file)).href);
await run(args);
