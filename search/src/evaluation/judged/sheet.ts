// The judge's sheets: pairs without rank, score, ranker or earlier grades, some of them for the second time.
//   sheet.js export SET FOLDER        writes every sheet as FOLDER/sheet-NN.txt
//   sheet.js record SET JUDGE FOLDER  reads FOLDER/sheet-NN.txt with one `place invite bid` a line (what follows a # is a
//                                     remark) and adds the grades of all of them to the set's files
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemandProfile, SupplyEvidence, SupplyProfile } from '../../matching/types.js';
import { judgedFile, pairKey, readPool, type Judgement } from './collection.js';
import type { JudgedSet } from './judged-demands.data.js';
import { JUDGED_AT, seedDemands, seedSupplies } from './seed-rows.js';

const TEN_THOUSAND_YUAN = 1_000_000;
const DAY_MS = 86_400_000;

const list = (name: string, values: readonly string[] | undefined): string =>
  values?.length ? `${name}：${values.join('、')}` : '';
const fact = (name: string, value: string | number | null | undefined): string =>
  value === null || value === undefined || value === '' ? '' : `${name}：${value}`;
const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(' ｜ ');

/** Whole amounts of 万元. */
function money(name: string, low?: number | null, high?: number | null): string {
  if (low == null && high == null) return `${name}：未公开`;
  const text = (fen?: number | null): string => (fen == null ? '…' : `${fen / TEN_THOUSAND_YUAN}`);
  return `${name}：${text(low)}–${text(high)}万元`;
}

/** A demand as its page shows it. */
function demandText(demand: DemandProfile): string {
  const real = demand.id.startsWith('nhc-');
  const target = (demand.target ?? []).map(
    ({ name, value, unit }) => `${name} ${value}${unit ?? ''}`,
  );
  return [
    `【${demand.title}】${demand.summary ?? ''}`,
    demand.text,
    list('必须', demand.mustHave),
    list('希望', demand.niceToHave),
    real
      ? ''
      : joined([
          list('领域', demand.sectors),
          list('地点', demand.districts),
          money('预算', demand.budgetMinFen, demand.budgetMaxFen),
          list('约束', demand.constraints),
          list('方式', demand.cooperationModes),
          fact('开始', demand.expectedStart),
          list('目标', target),
        ]),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A supply as its page shows it. */
function supplyText(supply: SupplyProfile): string {
  if (supply.unclaimed) return `〈未认领〉【${supply.title}】${supply.text}`;
  const cases = (supply.cases ?? []).map((c) => `${c.title}(${c.year}，${c.result})`);
  return [
    `【${supply.title}】${supply.summary}`,
    supply.text,
    joined([
      list('领域', supply.sectors),
      list('区', supply.districts),
      money('价', supply.priceMinFen, supply.priceMaxFen),
      list('满足', supply.constraints),
      list('部署', supply.deployments),
      fact('产能', supply.capacity == null ? null : `${supply.busy ?? 0}/${supply.capacity}占用`),
      fact('成熟度', supply.maturity),
      fact('交付天', supply.leadTimeDays),
      fact('备案', supply.filingNo),
      list('案例', cases),
      list('证据', (supply.evidence ?? []).map(evidenceText)),
    ]),
  ]
    .filter(Boolean)
    .join('\n');
}

function evidenceText({ title, state, validUntil }: SupplyEvidence): string {
  if (!validUntil) return `${title}[${state}]`;
  const days = Math.round((Date.parse(validUntil) - +JUDGED_AT) / DAY_MS);
  return `${title}[${state}，${days >= 0 ? `还有${days}天` : `过期${-days}天`}]`;
}

type Pair = Pick<Judgement, 'demandId' | 'supplyId'>;

/** Pairs of a set by sheet and place, first and second readings alike. */
function sheetsOf(set: JudgedSet): Map<number, Map<number, Pair>> {
  const sheets = new Map<number, Map<number, Pair>>();
  for (const { demandId, supplyId, second, ...first } of readPool(set)) {
    for (const at of second ? [first, second] : [first]) {
      const sheet = sheets.get(at.batch) ?? new Map<number, Pair>();
      sheets.set(at.batch, sheet.set(at.place, { demandId, supplyId }));
    }
  }
  return sheets;
}

const byNumber = <T>(a: [number, T], b: [number, T]): number => a[0] - b[0];
const nameOf = (sheet: number): string => `sheet-${String(sheet).padStart(2, '0')}.txt`;

/** A sheet as text: its demands once, then its pairs in their random order. */
function sheetText(
  pairs: readonly [number, Pair][],
  demands: ReadonlyMap<string, DemandProfile>,
  supplies: ReadonlyMap<string, SupplyProfile>,
): string {
  const numbers = new Map(
    [...new Set(pairs.map(([, row]) => row.demandId))].map((id, i) => [id, i + 1]),
  );
  const asked = [...numbers].map(
    ([id, number]) => `=== D${number}\n${demandText(demands.get(id)!)}`,
  );
  const offers = pairs.map(([place, { demandId, supplyId }]) => {
    const demand = `D${numbers.get(demandId)} ${demands.get(demandId)!.title}`;
    return `--- ${place} [${demand}]\n${supplyText(supplies.get(supplyId)!)}`;
  });
  return `${[...asked, ...offers].join('\n')}\n`;
}

function exportSheets(set: JudgedSet, folder: string): void {
  const demands = seedDemands();
  const supplies = seedSupplies();
  mkdirSync(folder, { recursive: true });
  for (const [sheet, pairs] of sheetsOf(set)) {
    const text = sheetText([...pairs].sort(byNumber), demands, supplies);
    writeFileSync(join(folder, nameOf(sheet)), text);
  }
}

/** Grades of one sheet by place. @throws Error where a line cannot be read or a place has no grade */
function readGrades(path: string, places: ReadonlySet<number>): Map<number, [number, number]> {
  const grades = new Map<number, [number, number]>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const text = line.replace(/#.*/u, '').trim();
    if (text === '') continue;
    const [place, invite, bid, ...more] = text.split(/\s+/u).map(Number) as [
      number,
      number,
      number,
    ];
    const fits = [invite, bid].every((grade) => [0, 1, 2, 3].includes(grade));
    if (!places.has(place) || grades.has(place) || !fits || more.length > 0) {
      throw new Error(`${path}: cannot use “${line}”`);
    }
    grades.set(place, [invite, bid]);
  }
  const left = [...places].filter((place) => !grades.has(place));
  if (left.length > 0) throw new Error(`${path}: no grade for ${left.join(', ')}`);
  return grades;
}

/** Adds one judge's grades of the sheets that are there; nothing is written unless all of them can be read. */
function record(set: JudgedSet, judge: string, folder: string): void {
  const first = new Map<string, Judgement>();
  const second: Judgement[] = [];
  for (const [sheet, pairs] of [...sheetsOf(set)].sort(byNumber)) {
    const path = join(folder, nameOf(sheet));
    if (!existsSync(path)) {
      process.stderr.write(`${path} is not there\n`);
      continue;
    }
    for (const [place, [invite, bid]] of readGrades(path, new Set(pairs.keys()))) {
      const row = { ...pairs.get(place)!, invite, bid, batch: sheet, judge };
      // Where judges share the sheets, a repeated pair may be new to the one who reads it.
      if (first.has(pairKey(row))) second.push(row);
      else first.set(pairKey(row), row);
    }
  }
  add(set, 'judgements', [...first.values()]);
  add(set, 'second', second);
  process.stdout.write(`${first.size} first and ${second.length} second grades of ${judge}\n`);
}

function add(set: JudgedSet, file: 'judgements' | 'second', rows: readonly Judgement[]): void {
  appendFileSync(judgedFile(set, file), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

const [action, set, ...rest] = process.argv.slice(2);
const known = set === 'development' || set === 'test';
if (action === 'export' && known && rest[0]) exportSheets(set, rest[0]);
else if (action === 'record' && known && rest[0] && rest[1]) record(set, rest[0], rest[1]);
else throw new Error('export SET FOLDER, or record SET JUDGE FOLDER');
