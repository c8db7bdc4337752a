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
});
