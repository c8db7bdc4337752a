// Rows of a JSONL file → profiles. A row that cannot be used is reported with its line number and skipped; unknown
// fields are ignored, so that any export with {id, title, text} can be scored.
import type { DemandProfile, SupplyProfile } from '../matching/types.js';

export interface Read<P> {
  profiles: P[];
  /** `line 3: …`, one for each row left out. */
  problems: string[];
}

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;
type Row = Readonly<Record<string, unknown>>;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isCount: Check = (value) => isNumber(value) && (value as number) >= 0;
const isOneOf =
  (...known: string[]): Check =>
  (value) =>
    known.includes(value as string);
const isObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose required fields are there and whose other fields, where given, are of their kind. */
const isOf =
  (required: Fields, optional: Fields = {}): Check =>
  (value) =>
    isObject(value) &&
    Object.entries(required).every(([field, check]) => check((value as Row)[field])) &&
    Object.entries(optional).every(([field, check]) => {
      const given = (value as Row)[field];
      return given === undefined || given === null || check(given);
    });
const isListOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);

const SHARED: Fields = {
  title: isText,
  summary: isText,
  text: isText,
  organisationId: isText,
  demo: isFlag,
  sectors: isTexts,
  technologies: isTexts,
  districts: isTexts,
  constraints: isTexts,
};

const isMeasure = isOf({ name: isText }, { value: isNumber, unit: isText });

const DEMAND: Fields = {
  ...SHARED,
  mustHave: isTexts,
  niceToHave: isTexts,
  budgetMinFen: isNumber,
  budgetMaxFen: isNumber,
  cooperationModes: isTexts,
  resources: isTexts,
  sizeClass: isText,
  expectedStart: isText,
  deadline: isText,
  firstUse: isFlag,
  smeReserved: isFlag,
  baseline: isListOf(isMeasure),
  target: isListOf(isMeasure),
  acceptanceTest: isText,
  closed: isFlag,
};

const SUPPLY: Fields = {
  ...SHARED,
  kind: isText,
  deployments: isTexts,
  maturity: isNumber,
  cases: isListOf(isOf({ title: isText }, { sector: isText, year: isNumber, result: isText })),
  evidence: isListOf(
    isOf(
      { title: isText },
      {
        ...{ kind: isText, validUntil: isText },
        state: isOneOf('submitted', 'verified', 'rejected', 'expired'),
      },
    ),
  ),
  capacity: isNumber,
  busy: isNumber,
  priceModes: isTexts,
  priceMinFen: isNumber,
  priceMaxFen: isNumber,
  leadTimeDays: isNumber,
  filingNo: isText,
  firstVersion: isFlag,
  teamSize: isNumber,
  unclaimed: isFlag,
  record: isOf(
    { bids: isCount, wins: isCount },
    {
      pilotsAccepted: isCount,
      declined: isCount,
      connected: isCount,
      met: isCount,
      agreed: isCount,
    },
  ),
};

/** Scenarios from JSONL text. */
export function readDemands(text: string): Read<DemandProfile> {
  return readRows<DemandProfile>(text, DEMAND);
}

/** Capabilities from JSONL text. */
export function readSupplies(text: string): Read<SupplyProfile> {
  return readRows<SupplyProfile>(text, SUPPLY);
}

function readRows<P extends { id: string }>(text: string, fields: Fields): Read<P> {
  const profiles: P[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const row = readRow(line, fields);
    const problem =
      typeof row === 'string' ? row : seen.has(row.id) ? `id ${row.id} is repeated` : '';
    if (problem !== '') problems.push(`line ${i + 1}: ${problem}`);
    else if (typeof row !== 'string') {
      seen.add(row.id);
      profiles.push(row as P);
    }
  });
  return { profiles, problems };
}

/** The profile, or what is wrong with the line. */
function readRow(line: string, fields: Fields): { id: string } | string {
  let row: unknown;
  try {
    row = JSON.parse(line.replace(/^\uFEFF/u, ''));
  } catch {
    return 'not JSON';
  }
  if (!isObject(row)) return 'not an object';
  const given = row as Row;
  const id = typeof given['id'] === 'number' ? String(given['id']) : given['id'];
  if (typeof id !== 'string' || id.trim() === '') return 'no id';
  if (/[\t\r\n]/u.test(id)) return 'id holds a tab or line break';
  const profile: Record<string, unknown> & { id: string } = { id };
  for (const [field, check] of Object.entries(fields)) {
    const value = given[field];
    if (value === undefined || value === null) continue;
    if (!check(value)) return `${field} has the wrong type`;
    profile[field] = value;
  }
  if (!profile['title'] && !profile['text'] && !profile['summary']) return 'neither title nor text';
  return profile;
}
