import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedures, scenarioStates } from './scenario-fields.schemas.js';
import { optionsOf, procedureOptions, treatsAlike } from './scenario-procedures.js';

describe('procedures', () => {
  it('are options of one engine: all of them, and sealed ones treat all alike with time to read', () => {
    expect(Object.keys(procedureOptions)).toEqual([...procedures]);
    for (const options of Object.values(procedureOptions)) {
      expect(options.sealed).toBe(options.questionLeadDays > 0);
      expect(options.sealed).toBe(options.takers);
      // After the last question is answered a material change still leaves time.
      expect(options.daysAfterChange).toBeGreaterThan(options.questionLeadDays - 1);
    }
    expect(optionsOf('staged').proofFirst).toBe(true);
    expect(optionsOf(null)).toBe(procedureOptions.direct);
  });
});

describe('equal treatment', () => {
  it.each([...procedures, null])('of a scenario taken by %s', (procedure) => {
    const alike = scenarioStates.filter((state) => treatsAlike({ procedure, state }));
    const sealed = procedure === 'bids' || procedure === 'staged';
    expect(alike).toEqual(sealed ? ['open', 'closed', 'evaluating', 'standstill'] : []);
  });

  it('is defined here only: no other module judges by the name of a procedure', () => {
    const modules = join(__dirname, '..');
    const judging = readdirSync(modules, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/spec\.ts$/.test(file))
      .filter((file) => {
        const code = readFileSync(join(modules, file), 'utf8');
        return /procedure\s*[!=]==?\s*'|'(direct|bids|staged)'\s*[!=]==?/i.test(code);
      });
    expect(judging).toEqual([]);
  });
});
