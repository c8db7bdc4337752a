// `npm test`: all jest projects, then the browser journeys; the last line counts them all.
// With arguments (`npm test -- search/src/text`) it hands them to jest and runs nothing else.
// REQUIRE_BROWSER=1 makes a missing browser a failure instead of a skip.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runJourneys } from './run/journeys.mjs';
import { dataDir, root } from './run/settings.mjs';

const args = process.argv.slice(2);

function jest(more) {
  const bin = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  // NODE_ENV would leak into the build of the journeys; jest sets its own.
  return spawnSync(process.execPath, [bin, ...more], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

if (args.length > 0) process.exit(jest(args));

fs.mkdirSync(dataDir, { recursive: true });
const report = path.join(dataDir, 'jest.json');
fs.rmSync(report, { force: true });
const status = jest(['--ci', '--json', `--outputFile=${report}`]);
const total = { passed: 0, failed: 0, skipped: 0 };

if (fs.existsSync(report)) {
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  total.passed += result.numPassedTests;
  // A suite that cannot even be loaded counts as one failure.
  total.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  total.skipped += result.numPendingTests + result.numTodoTests;
}
if (status !== 0 && total.failed === 0) total.failed = 1;

const journeys = await runJourneys();
for (const kind of Object.keys(total)) total[kind] += journeys[kind];

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
