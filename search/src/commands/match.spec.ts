import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_DEMANDS, ALL_SUPPLIES } from '../matching/fixtures.js';

/** The tool as its users run it: a process of its own, the built files, exit codes and what it writes. */

const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'aism-match-'));
const at = (name: string): string => join(folder, name);
const given = { demands: at('d.jsonl'), supplies: at('s.jsonl'), out: at('out.tsv') };

function run(options: Record<string, string>): { status: number | null; stderr: string } {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return spawnSync(process.execPath, ['search/dist/commands/match.js', ...args], {
    ...{ cwd: root, encoding: 'utf8' },
  });
}

beforeAll(() => {
  const built = spawnSync(process.execPath, ['api/scripts/build.mjs', 'search'], { cwd: root });
  if (built.status !== 0) throw new Error(String(built.stderr));
  const jsonl = (rows: readonly object[]): string =>
    rows.map((row) => JSON.stringify(row)).join('\n');
  writeFileSync(given.demands, jsonl(ALL_DEMANDS));
  writeFileSync(given.supplies, `${jsonl(ALL_SUPPLIES)}\nnot a row\n`);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run match', () => {
  it('writes min(k, supplies) rows a demand and names the rows it skipped', () => {
    const { status, stderr } = run({ ...given, k: '3' });
    expect(status).toBe(0);
    expect(stderr).toContain('s.jsonl line 5: not JSON, skipped');
    const rows = readFileSync(given.out, 'utf8').trim().split('\n');
    expect(rows).toHaveLength(3 * ALL_DEMANDS.length);
    for (const row of rows) expect(row).toMatch(/^\S+\t\S+\t[1-3](\t0\.\d{6}){3}$/);
  }, 60_000);

  it.each<[string, Record<string, string>, string]>([
    ['a missing file', { demands: at('no.jsonl') }, `cannot read ${at('no.jsonl')}: there is no`],
    ['a folder', { supplies: folder }, `cannot read ${folder}: it is a folder`],
    ['missing pairs', { pairs: at('no.tsv') }, `cannot read ${at('no.tsv')}: there is no`],
    ['an impossible output', { out: at('no/out.tsv') }, `cannot write ${at('no/out.tsv')}: there`],
    ['an unknown option', { colour: 'red' }, '--colour'],
    ['no number', { k: 'many' }, 'npm run match -- --demands'],
  ])(
    'answers %s with one sentence and exit code 2',
    (_, changed, wanted) => {
      const { status, stderr } = run({ ...given, ...changed });
      expect(stderr).toContain(wanted);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(status).toBe(2);
    },
    60_000,
  );
});
