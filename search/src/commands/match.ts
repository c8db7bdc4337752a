// `npm run match -- --demands FILE.jsonl --supplies FILE.jsonl --out FILE.tsv [--k 50] [--pairs FILE.tsv] [--now ISO]`
// Ranks supplies for every demand, or scores the given pairs, without a database. Exit code 2: wrong use, or a file that
// cannot be read or written.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FileMatcher, lineOf } from './match-files.js';
import { readDemands, readSupplies, type Read } from './profile-rows.js';

const USAGE =
  'npm run match -- --demands FILE.jsonl --supplies FILE.jsonl --out FILE.tsv [--k 50] [--pairs FILE.tsv] [--now ISO]';

/** What the caller got wrong, told in one line instead of a stack. */
class WrongUse extends Error {}

const OPTIONS = {
  demands: { type: 'string' },
  supplies: { type: 'string' },
  out: { type: 'string' },
  k: { type: 'string', default: '50' },
  pairs: { type: 'string' },
  now: { type: 'string' },
} as const;

function optionsOf() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new WrongUse(`${(error as Error).message}\n${USAGE}`);
  }
}

function main(): number {
  const values = optionsOf();
  const k = Number(values.k);
  const now = values.now ? new Date(values.now) : new Date();
  const { demands, supplies, out } = values;
  if (!demands || !supplies || !out || !Number.isInteger(k) || k < 1 || Number.isNaN(+now)) {
    throw new WrongUse(USAGE);
  }
  const files = {
    demands: report(demands, readDemands(textOf(demands))),
    supplies: report(supplies, readSupplies(textOf(supplies))),
  };
  // Before the work, so that a wrong name costs nobody the time of it.
  const pairs = values.pairs === undefined ? null : textOf(values.pairs);
  const file = asked('write', out, () => openSync(out, 'w'));
  const matcher = new FileMatcher(files, now);
  const lines =
    pairs === null
      ? files.demands.map(({ id }) => matcher.list(id, k).map(lineOf))
      : pairLines(matcher, values.pairs ?? '', pairs);
  let count = 0;
  for (const group of lines) {
    count += group.length;
    if (group.length > 0) writeSync(file, `${group.join('\n')}\n`);
  }
  closeSync(file);
  process.stderr.write(
    `${files.demands.length} demands, ${files.supplies.length} supplies, ${count} rows in ${out}\n`,
  );
  return 0;
}

const textOf = (file: string): string => asked('read', file, () => readFileSync(file, 'utf8'));

/** @throws WrongUse with the file's name and why it cannot be used */
function asked<T>(use: 'read' | 'write', file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new WrongUse(`cannot ${use} ${file}: ${WHY[code ?? ''] ?? (error as Error).message}`);
  }
}
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission',
  EISDIR: 'it is a folder',
};

/** Tells what was left out and passes the rest on. */
function report<P>(file: string, { profiles, problems }: Read<P>): P[] {
  for (const problem of problems) process.stderr.write(`${file} ${problem}, skipped\n`);
  return profiles;
}

function pairLines(matcher: FileMatcher, file: string, text: string): string[][] {
  const lines: string[][] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const [demandId = '', supplyId = ''] = line.replace(/\r$/u, '').split('\t');
    const row = matcher.pair(demandId, supplyId);
    if (row) lines.push([lineOf(row)]);
    else process.stderr.write(`${file} line ${i + 1}: unknown pair, skipped\n`);
  });
  return lines;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
