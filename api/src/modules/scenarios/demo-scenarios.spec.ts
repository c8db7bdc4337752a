import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { submissionFaults } from './scenario-completeness.js';
import { emptyContent, withInput } from './scenario-content.js';
import { scenarioInput } from './scenario-fields.schemas.js';
import { similarity, similarText } from './scenario-duplicates.queries.js';

const rows = readFileSync(join(__dirname, '../../../seed/demo-scenarios.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Record<string, unknown>)
  .map(
    ({
      organisation: _o,
      state,
      deadlineInDays,
      publishedDaysAgo: _p,
      factSource: _f,
      ...fields
    }) => ({
      ...fields,
      state,
      deadline:
        typeof deadlineInDays === 'number' && deadlineInDays > 0 ? '2099-01-01T00:00:00Z' : null,
    }),
  );

type Input = ReturnType<typeof scenarioInput.parse>;
const inSector = (sectors: readonly string[], technologies: readonly string[]) => (row: Input) =>
  sectors.some((code) => row.sectors?.includes(code)) &&
  (technologies.length === 0 || technologies.some((code) => row.technologies?.includes(code)));
const about = (words: RegExp) => (row: Input) => words.test(row.title ?? '');

/** What the speeches and the policy speak of. */
const topics: Record<string, (row: Input) => boolean | undefined> = {
  robots: (row) => row.technologies?.includes('robotics'),
  'driverless delivery': (row) =>
    row.technologies?.includes('autonomous-driving') && row.sectors?.includes('logistics'),
  'drone delivery': inSector(['logistics'], ['drone']),
  compute: (row) => row.technologies?.includes('compute') && /算力/.test(row.title ?? ''),
  health: inSector(['health'], []),
  industry: inSector(['industry'], []),
  dubbing: about(/配音/),
  'virtual reality': (row) => row.technologies?.includes('xr'),
  'digital twins': (row) => row.technologies?.includes('digital-twin'),
  HarmonyOS: (row) => row.constraints?.includes('harmonyos'),
  hardware: about(/芯片|硬件|转换盒|端侧/),
  'government services': inSector(['government'], []),
  biopharma: inSector(['biopharma'], []),
  law: inSector(['law'], []),
  data: (row) => row.technologies?.includes('data-service') && /数据/.test(row.title ?? ''),
  marine: inSector(['marine'], []),
  home: inSector(['home'], []),
  sport: inSector(['sport'], []),
};

describe('the demonstration scenarios', () => {
  it('are of the form’s shape and complete enough to be submitted', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    for (const { state, ...row } of rows) {
      const input = scenarioInput.parse(row);
      if (state === 'intent' || state === 'draft') continue;
      const contact = {
        role: null,
        name: input.contactName ?? null,
        email: input.contactEmail ?? null,
      };
      const faults = submissionFaults(withInput(emptyContent(), input), contact, {
        language: 'en',
        now: new Date(0),
      });
      expect([input.title, faults]).toEqual([input.title, []]);
    }
  });
  it('are no two alike', () => {
    const texts = rows.map(({ state: _, ...row }) =>
      similarText(withInput(emptyContent(), scenarioInput.parse(row))),
    );
    const alike = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => similarity(a, b)));
    expect(Math.max(...alike)).toBeLessThan(0.5);
  });
  it('each have a measured baseline with its target, and a named constraint', () => {
    for (const { state: _, ...row } of rows) {
      const { title, baseline, target, constraints } = scenarioInput.parse(row);
      const measured = (baseline ?? []).filter(({ value, unit }) => value !== null && unit !== '');
      expect([title, measured.length > 0]).toEqual([title, true]);
      // A baseline is worth something beside its target: of the same name and unit.
      const aimed = new Set((target ?? []).map(({ name, unit }) => `${name}/${unit}`));
      const compared = measured.filter(({ name, unit }) => aimed.has(`${name}/${unit}`));
      expect([title, compared.length > 0]).toEqual([title, true]);
      expect([title, (constraints ?? []).length > 0]).toEqual([title, true]);
      // That each code stands in the list of constraints is asked by the service that loads them.
    }
  });
  it.each(Object.entries(topics))('cover %s', (_, covers) => {
    const found = rows.map(({ state: _s, ...row }) => scenarioInput.parse(row)).filter(covers);
    expect(found.length).toBeGreaterThan(0);
  });
});
