// `npm run match -- --demands FILE.jsonl --supplies FILE.jsonl --out FILE.tsv [--k 50] [--pairs FILE.tsv] [--now ISO]`
// Ranks supplies for every demand, or scores the given pairs, without a database. Exit code 2: wrong use.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FileMatcher, lineOf } from './match-files.js';
import { readDemands, readSupplies, type Read } from './profile-rows.js';

const USAGE =
  'npm run match -- --demands FILE.jsonl --supplies FILE.jsonl --out FILE.tsv [--k 50] [--pairs FILE.tsv] [--now ISO]';

function main(): number {
  const { values } = parseArgs({
    options: {
      demands: { type: 'string' },
      supplies: { type: 'string' },
      out: { type: 'string' },
      k: { type: 'string', default: '50' },
      pairs: { type: 'string' },
      now: { type: 'string' },
    },
  });
  const k = Number(values.k);
  const now = values.now ? new Date(values.now) : new Date();
  const { demands, supplies, out } = values;
  if (!demands || !supplies || !out || !Number.isInteger(k) || k < 1 || Number.isNaN(+now)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const files = {
    demands: report(demands, readDemands(readFileSync(demands, 'utf8'))),
    supplies: report(supplies, readSupplies(readFileSync(supplies, 'utf8'))),
  };
  const matcher = new FileMatcher(files, now);
  const lines = values.pairs
    ? pairLines(matcher, values.pairs)
    : files.demands.map(({ id }) => matcher.list(id, k).map(lineOf));
  const file = openSync(out, 'w');
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

/** Tells what was left out and passes the rest on. */
function report<P>(file: string, { profiles, problems }: Read<P>): P[] {
  for (const problem of problems) process.stderr.write(`${file} ${problem}, skipped\n`);
  return profiles;
}

function pairLines(matcher: FileMatcher, file: string): string[][] {
  const lines: string[][] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const [demandId = '', supplyId = ''] = line.replace(/\r$/u, '').split('\t');
      const row = matcher.pair(demandId, supplyId);
      if (row) lines.push([lineOf(row)]);
      else process.stderr.write(`${file} line ${i + 1}: unknown pair, skipped\n`);
    });
  return lines;
}

process.exitCode = main();
