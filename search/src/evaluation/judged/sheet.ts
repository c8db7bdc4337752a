// The judge's sheet. `print PASS BATCH` shows a batch of pairs without rank, score, ranker or earlier grades; `record PASS
// BATCH` reads the grades from the standard input, one `place invite bid` a line, and adds them to the pass's file.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemandProfile, SupplyEvidence, SupplyProfile } from '../../matching/types.js';
import { filesOf, readPool, type Judgement, type PoolRow } from './collection.js';
import { JUDGED_AT, JUDGED_FOLDER, seedDemands, seedSupplies } from './seed-rows.js';

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

/** Rows of one batch of a pass, by place. */
function batchOf(pass: number, batch: number): { row: PoolRow; place: number }[] {
  return readPool()
    .flatMap((row) => {
      const at = pass === 1 ? row : row.second;
      return at?.batch === batch ? [{ row, place: at.place }] : [];
    })
    .sort((a, b) => a.place - b.place);
}

function print(pass: number, batch: number): void {
  const demands = seedDemands();
  const supplies = seedSupplies();
  const rows = batchOf(pass, batch);
  const numbers = new Map(
    [...new Set(rows.map(({ row }) => row.demandId))].map((id, i) => [id, i + 1]),
  );
  for (const [id, number] of numbers) {
    process.stdout.write(`=== D${number}\n${demandText(demands.get(id)!)}\n`);
  }
  for (const { row, place } of rows) {
    const demand = `D${numbers.get(row.demandId)} ${demands.get(row.demandId)!.title}`;
    process.stdout.write(`--- ${place} [${demand}]\n${supplyText(supplies.get(row.supplyId)!)}\n`);
  }
}

function record(pass: number, batch: number): void {
  const rows = new Map(batchOf(pass, batch).map(({ row, place }) => [place, row]));
  const lines = readFileSync(0, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const judged = lines.map((line): Judgement => {
    const [place, invite, bid] = line.trim().split(/\s+/u).map(Number) as [number, number, number];
    const row = rows.get(place);
    if (!row || ![invite, bid].every((grade) => [0, 1, 2, 3].includes(grade))) {
      throw new Error(`cannot read “${line}”`);
    }
    rows.delete(place);
    return { demandId: row.demandId, supplyId: row.supplyId, invite, bid, batch };
  });
  if (rows.size > 0) throw new Error(`no grade for ${[...rows.keys()].join(', ')}`);
  const file = join(JUDGED_FOLDER, filesOf(pass));
  appendFileSync(file, judged.map((row) => `${JSON.stringify(row)}\n`).join(''));
  process.stdout.write(`${judged.length} grades in ${filesOf(pass)}\n`);
}

const [action, pass, batch] = process.argv.slice(2);
if (action === 'print') print(Number(pass), Number(batch));
else if (action === 'record') record(Number(pass), Number(batch));
else throw new Error('print PASS BATCH, or record PASS BATCH');
