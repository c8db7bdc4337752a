/**
 * 统一社会信用代码. Two rules hold in Xiamen:
 * - national, GB 32100-2015: authority (1) + category (1) + region (6) + body (9, checked by GB 11714) + check (1);
 * - the early Fujian pilot: same shape, region 35xxxx, body from M0, another check digit. That rule is an
 *   inference from published codes (see the README's decisions), not a published text.
 */
const national = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const all = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Registering authorities and the categories that each hands out (GB 32100-2015, table 1). */
const categories: Readonly<Record<string, string>> = {
  '1': '1239', // 机构编制
  '2': '19', // 外交
  '3': '123459', // 司法行政
  '4': '19', // 文化
  '5': '1239', // 民政
  '6': '129', // 旅游
  '7': '129', // 宗教
  '8': '19', // 工会
  '9': '123', // 市场监管
  A: '19', // 中央军委改革和编制办公室
  N: '1239', // 农业农村
  Y: '1', // 其他
};

/** First two digits of GB/T 2260; 10 stands for registrations at the national level. */
const provinces = new Set(
  (
    '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 ' +
    '61 62 63 64 65 71 81 82'
  ).split(' '),
);

export type CreditCodeFault =
  'length' | 'charset' | 'authority' | 'category' | 'region' | 'body-check' | 'check-digit';
export interface CreditCodeAnswer {
  readonly valid: boolean;
  readonly rule: 'national' | 'fujian-pilot' | null;
  readonly reason: CreditCodeFault | null;
}

/** What a person meant: full-width and lower-case letters, spaces and hyphens between groups. */
export function normaliseCreditCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

/**
 * Checks a code by both rules.
 * @param typed the code as typed; it is normalised first
 * @returns which rule accepts it, or the first fault by the national rule
 */
export function checkCreditCode(typed: string): CreditCodeAnswer {
  const code = normaliseCreditCode(typed);
  const fault = structureFault(code) ?? bodyFault(code);
  if (fault) return { valid: false, rule: null, reason: fault };
  if (code[17] === nationalCheck(code)) return { valid: true, rule: 'national', reason: null };
  if (isPilotShape(code) && code[17] === pilotCheck(code))
    return { valid: true, rule: 'fujian-pilot', reason: null };
  return { valid: false, rule: null, reason: 'check-digit' };
}

function structureFault(code: string): CreditCodeFault | null {
  if ([...code].length !== 18) return 'length';
  // The pilot's check digit ran over all 36 letters; everything before it keeps to the national 31.
  const letters = isPilotShape(code) ? all : national;
  if (
    ![...code.slice(0, 17)].every((c) => national.includes(c)) ||
    !letters.includes(code.charAt(17))
  )
    return 'charset';
  const allowed = categories[code.charAt(0)];
  if (!allowed) return 'authority';
  if (!allowed.includes(code.charAt(1))) return 'category';
  return /^\d{6}$/.test(code.slice(2, 8)) && provinces.has(code.slice(2, 4)) ? null : 'region';
}

function bodyFault(code: string): CreditCodeFault | null {
  const body = code.slice(8, 17);
  return /^0{9}$/.test(body) || body[8] !== bodyCheck(body) ? 'body-check' : null;
}

const isPilotShape = (code: string) => /^..35\d{4}M0/.test(code);

const weighted = (text: string, alphabet: string, weight: (i: number) => number) =>
  [...text].reduce((sum, c, i) => sum + alphabet.indexOf(c) * weight(i), 0);

const power = (base: number, exponent: number, modulus: number) => {
  let value = 1;
  for (let i = 0; i < exponent; i++) value = (value * base) % modulus;
  return value;
};

/** GB 11714: the ninth character of the body from its first eight. */
export function bodyCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const rest = 11 - (weighted(body.slice(0, 8), all, (i) => weights[i] ?? 0) % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/** GB 32100-2015: the 18th character from the first 17 (31 letters, weights 3^i). */
export function nationalCheck(code: string): string {
  const sum = weighted(code.slice(0, 17), national, (i) => power(3, i, 31));
  return national.charAt((31 - (sum % 31)) % 31);
}

/** Fujian pilot: the 18th character from the first 17 (36 letters, weights 2^i, modulus 37). */
export function pilotCheck(code: string): string {
  const sum = weighted(code.slice(0, 17), all, (i) => power(2, i, 37));
  // 36 has no letter: such numbers were not handed out.
  return all.charAt((37 - (sum % 37)) % 37);
}

/** Completes a code by the national rule: authority and category, region, eight characters of body. */
export function creditCodeFor(kind: string, region: string, body: string): string {
  const head = `${kind}${region}${body}${bodyCheck(body)}`;
  return head + nationalCheck(head);
}
