// `npm run journeys -- publish`: the named browser journeys alone, or all.
import { runJourneys } from './run/journeys.mjs';

process.env.JOURNEYS = process.argv.slice(2).join(',');
process.env.REQUIRE_BROWSER = '1';
const { passed, failed } = await runJourneys();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
