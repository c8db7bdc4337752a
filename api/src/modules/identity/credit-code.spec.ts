import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import {
  bodyCheck,
  checkCreditCode,
  creditCodeFor,
  nationalCheck,
  normaliseCreditCode,
  pilotCheck,
} from './credit-code.js';

const national = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const all = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const vectors = JSON.parse(
  readFileSync(join(__dirname, '../../../seed/uscc-vectors.json'), 'utf8'),
) as { standard: string[]; pilot: string[]; invalid: string[] };

/** Codes that are right by the national rule, of every authority and many regions. */
const standardCode = fc
  .record({
    kind: fc.constantFrom('11', '12', '31', '52', '91', '92', '93', 'A1', 'N2', 'Y1'),
    region: fc.constantFrom('100000', '110108', '350200', '350203', '440305', '650100', '810000'),
    body: fc.array(fc.constantFrom(...national), { minLength: 8, maxLength: 8 }),
  })
  .map(({ kind, region, body }) => creditCodeFor(kind, region, body.join('')))
  .filter((code) => code.slice(8, 17) !== '000000000');

const pilotCode = fc
  .record({
    region: fc.constantFrom('350100', '350200', '350203', '350211', '350582'),
    body: fc.array(fc.constantFrom(...national), { minLength: 6, maxLength: 6 }),
  })
  .map(({ region, body }) => {
    const eight = `M0${body.join('')}`;
    const head = `91${region}${eight}${bodyCheck(eight)}`;
    return head + pilotCheck(head);
  })
  .filter((code) => code.length === 18);

const change = (code: string, at: number, to: string) =>
  code.slice(0, at) + to + code.slice(at + 1);

describe('credit code', () => {
  it.each(vectors.standard)('accepts %s by the national rule', (code) => {
    expect(checkCreditCode(code)).toEqual({ valid: true, rule: 'national', reason: null });
  });
  it.each(vectors.pilot)('accepts %s as an early Fujian code', (code) => {
    expect(checkCreditCode(code)).toEqual({ valid: true, rule: 'fujian-pilot', reason: null });
  });
  it.each(vectors.invalid)('refuses %s', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ valid: false, rule: null });
  });

  it.each([
    ['', 'length'],
    ['9135020077604965', 'length'],
    ['91350200776049653AA', 'length'],
    ['9135020077604965OA', 'charset'],
    ['91350200776049653I', 'charset'],
    ['９１３５０２００７７６０４９６５３厦', 'charset'],
    ['91350200776049653🙂', 'charset'],
    ['B1350200776049653A', 'authority'],
    ['01350200776049653A', 'authority'],
    ['94350200776049653A', 'category'],
    ['Y2350200776049653A', 'category'],
    ['91990200776049653A', 'region'],
    ['9135A200776049653A', 'region'],
    ['91350200776049654D', 'body-check'],
    ['91350200000000000A', 'body-check'],
    ['91350211M0000XUF5Y', 'body-check'],
    ['91350200776049653B', 'check-digit'],
    ['91350211M0000XUF47', 'check-digit'],
  ])('says why %j is refused: %s', (code, reason) => {
    expect(checkCreditCode(code)).toEqual({ valid: false, rule: null, reason });
  });

  it('reads what a person meant', () => {
    expect(normaliseCreditCode(' ９１350200-7760 49653a ')).toBe('91350200776049653A');
    expect(checkCreditCode('91350200 7760 49653a').valid).toBe(true);
  });

  it('keeps the two rules apart on the published codes', () => {
    for (const code of vectors.standard) expect(pilotCheck(code)).not.toBe(code[17]);
    for (const code of vectors.pilot) expect(nationalCheck(code)).not.toBe(code[17]);
  });

  it('accepts the pilot rule only in Fujian and only with a body from M0', () => {
    fc.assert(
      fc.property(pilotCode, (code) => {
        const head = change(change(code, 2, '3'), 3, '6').slice(0, 17); // Jiangxi
        const elsewhere = head + pilotCheck(head);
        expect(checkCreditCode(elsewhere).rule).not.toBe('fujian-pilot');
      }),
    );
  });

  it('accepts every code made by a rule', () => {
    fc.assert(
      fc.property(standardCode, (code) => {
        expect(checkCreditCode(code).rule).toBe('national');
      }),
    );
    fc.assert(
      fc.property(pilotCode, (code) => {
        expect(checkCreditCode(code).valid).toBe(true);
      }),
    );
  });

  // Both moduli are prime, all weights differ from 0, and no two letters are congruent: one changed
  // character always changes the sum, so the rule that made the code refuses it.
  it('refuses any one changed character of a national code', () => {
    fc.assert(
      fc.property(standardCode, fc.nat(17), fc.constantFrom(...all), (code, at, to) => {
        fc.pre(code[at] !== to);
        const answer = checkCreditCode(change(code, at, to));
        expect(answer.rule).not.toBe('national');
        // The second rule could only take it where the change leads into its own range.
        if (!/^..35\d{4}M0/.test(change(code, at, to))) expect(answer.valid).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
  it('refuses any one changed character of a pilot code', () => {
    fc.assert(
      fc.property(pilotCode, fc.nat(17), fc.constantFrom(...all), (code, at, to) => {
        fc.pre(code[at] !== to && checkCreditCode(code).rule === 'fujian-pilot');
        expect(checkCreditCode(change(code, at, to)).rule).not.toBe('fujian-pilot');
      }),
      { numRuns: 2000 },
    );
  });
  it('refuses any two exchanged neighbours that differ, where the national rule guarantees it', () => {
    // 3^i and 3^(i+1) differ by 2·3^i, which 31 does not divide.
    fc.assert(
      fc.property(standardCode, fc.nat(15), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        const swapped = change(change(code, at, code.charAt(at + 1)), at + 1, code.charAt(at));
        expect(checkCreditCode(swapped).rule).not.toBe('national');
      }),
    );
  });
  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        expect(typeof checkCreditCode(typed).valid).toBe('boolean');
      }),
    );
  });
});
