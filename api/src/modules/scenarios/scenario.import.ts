import type { RawRow } from '../../platform/imports/row-importer.js';
import type { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { scenarioInput, type ScenarioInput } from './scenario-fields.schemas.js';

export type Term = Awaited<ReturnType<TaxonomyReads['all']>>[number];
export type TaxonomyKind = Term['kind'];

/** A row as understood; `warnings` names what was left out because no list has it. */
export type ReadRow =
  | { readonly ok: true; readonly input: ScenarioInput; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly issues: readonly string[] };

type Field = keyof ScenarioInput;

/**
 * Headings of real lists (龙岗南湾清单, 政府采购意向, 卫生健康场景指引) beside our own field names. Compared without
 * spaces and with brackets folded.
 */
const headings: Readonly<Record<string, Field | 'text' | 'ignore'>> = {
  场景名称: 'title',
  应用场景名称: 'title',
  名称: 'title',
  采购项目名称: 'title',
  场景简介: 'summary',
  简介: 'summary',
  场景描述: 'summary',
  采购需求概况: 'summary',
  text: 'text',
  痛点现状: 'problem',
  现状痛点: 'problem',
  应用领域: 'sectors',
  领域: 'sectors',
  行业: 'sectors',
  domain: 'sectors',
  主要技术: 'technologies',
  技术方向: 'technologies',
  拟落地区域: 'districts',
  拟落地应用区域: 'districts',
  区域: 'districts',
  园区: 'park',
  场景规模: 'sizeClass',
  合作方式: 'cooperationModes',
  推进方式: 'procedure',
  约束条件: 'constraints',
  必须满足: 'mustHave',
  加分项: 'niceToHave',
  首试首用: 'firstUse',
  是否拟面向中小企业预留: 'smeReserved',
  中小企业预留: 'smeReserved',
  '预算金额(万元)': 'budgetMaxFen',
  '预算(万元)': 'budgetMaxFen',
  预计采购时间: 'expectedStart',
  '预计采购时间(到月)': 'expectedStart',
  预计时间: 'expectedStart',
  预计启动: 'expectedStart',
  截止日期: 'deadline',
  截止时间: 'deadline',
  验收方式: 'acceptanceTest',
  联系人: 'contactName',
  联系人角色: 'contactRole',
  联系邮箱: 'contactEmail',
  来源: 'source',
  编号: 'externalId',
  场景编号: 'externalId',
  id: 'externalId',
  序号: 'ignore',
  publisher: 'ignore',
};
const codeFields: Readonly<Partial<Record<Field, TaxonomyKind>>> = {
  sectors: 'sector',
  technologies: 'technology',
  districts: 'district',
  park: 'park',
  sizeClass: 'size-class',
  cooperationModes: 'cooperation-mode',
  procedure: 'procedure',
  constraints: 'constraint',
};
const single: ReadonlySet<Field> = new Set<Field>(['park', 'sizeClass', 'procedure']);
/** Other ways people write our terms. */
const otherNames: Readonly<Record<string, string>> = {
  全域: '全市',
  全市域: '全市',
  厦门市: '全市',
  揭榜: 'bids',
  揭榜挂帅: 'bids',
  比选: 'bids',
  对接: 'direct',
  自贸区: 'ftz',
  火炬区: 'torch',
};

/**
 * Reads one row of a JSONL, CSV or XLSX file into the shape of the form. Pure.
 * @param row headings → values; JSON rows may use our field names and nested values
 * @param terms all taxonomy terms; labels in either language and codes are understood
 * @param values columns that hold for every row, over what the row says
 */
export function readScenarioRow(row: RawRow, terms: readonly Term[], values: RawRow = {}): ReadRow {
  const given: Partial<Record<Field, unknown>> = {};
  const warnings: string[] = [];
  const issues: string[] = [];
  for (const [heading, value] of [...Object.entries(row), ...Object.entries(values)]) {
    const field = fieldOf(heading);
    if (field === 'ignore' || isEmpty(value)) continue;
    if (!field) warnings.push(`不认识的列“${heading}”，未导入`);
    else if (field === 'text') Object.assign(given, fromText(String(value)));
    else given[field] = value;
  }
  for (const [field, kind] of Object.entries(codeFields) as [Field, TaxonomyKind][]) {
    if (given[field] === undefined) continue;
    const read = readCodes(
      given[field],
      terms.filter((term) => term.kind === kind),
    );
    given[field] = single.has(field) ? (read.codes[0] ?? null) : read.codes;
    const text = `${field}：“${read.unknown.join('、')}”不在分类中`;
    if (read.unknown.length) (read.codes.length ? warnings : issues).push(text);
  }
  readScalars(given, issues);
  return issues.length ? { ok: false, issues } : validate(given, warnings);
}

function validate(given: Partial<Record<Field, unknown>>, warnings: string[]): ReadRow {
  const result = importedRow.safeParse(given);
  if (result.success) return { ok: true, input: result.data, warnings };
  const issues = result.error.issues.map(
    (issue) => `${issue.path.join('.') || 'row'}：${issue.message}`,
  );
  return { ok: false, issues };
}

/** What a row must have: its place in the source (so that repeating makes no second one) and a text. */
const importedRow = scenarioInput
  .refine((row) => Boolean(row.externalId), {
    path: ['externalId'],
    error: '缺少编号（externalId / 编号），无法防止重复导入',
  })
  .refine((row) => (row.title?.length ?? 0) >= 4, { path: ['title'], error: '场景名称至少 4 个字' })
  .refine((row) => Boolean(row.summary) || Boolean(row.problem), {
    path: ['summary'],
    error: '缺少场景简介',
  });

function fieldOf(heading: string): Field | 'text' | 'ignore' | undefined {
  const folded = heading.normalize('NFKC').replace(/\s+/g, '');
  if (Object.hasOwn(headings, folded)) return headings[folded];
  return Object.hasOwn(scenarioInput.shape, folded) ? (folded as Field) : undefined;
}

/** One text of a list: the summary when it fits, else all of it as the problem with its head as summary. */
function fromText(value: string): Partial<Record<Field, unknown>> {
  const flat = value.replace(/\s+/g, ' ').trim();
  if (flat.length <= 300) return { summary: flat };
  return { summary: `${flat.slice(0, 297)}…`, problem: value };
}

function readCodes(value: unknown, terms: readonly Term[]): { codes: string[]; unknown: string[] } {
  const parts = (Array.isArray(value) ? value.map(String) : String(value).split(/[、,，;；|\n]/))
    .map((part) => part.normalize('NFKC').trim())
    .filter(Boolean);
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const part of parts) {
    const found = matchTerm(otherNames[part] ?? part, terms);
    if (found) codes.add(found);
    else unknown.push(part);
  }
  return { codes: [...codes], unknown };
}

/** The code or label itself, else the longest label that stands within the text (思明区筼筜街道, 医疗服务管理). */
function matchTerm(text: string, terms: readonly Term[]): string | undefined {
  const exact = terms.find((term) => [term.code, term.zh, term.en].includes(text));
  if (exact) return exact.code;
  const short = (label: string) => label.replace(/区$/, '');
  return terms
    .filter((term) => text.includes(short(term.zh)))
    .sort((a, b) => b.zh.length - a.zh.length)[0]?.code;
}

const yes = /^(是|有|1|true|yes|y)$/i;
const no = /^(否|无|0|false|no|n)$/i;
const undecided = /^(未定|待定|不公开|面议|暂无|\/|-|—)$/;

function readScalars(given: Partial<Record<Field, unknown>>, issues: string[]): void {
  for (const field of ['firstUse', 'smeReserved'] as const) {
    const text = given[field];
    if (typeof text === 'string' && yes.test(text.trim())) given[field] = true;
    else if (typeof text === 'string' && no.test(text.trim())) given[field] = false;
  }
  readBudget(given, issues);
  if (given.expectedStart !== undefined) given.expectedStart = readMonth(given.expectedStart);
  if (given.deadline !== undefined) given.deadline = readDeadline(given.deadline);
  if (typeof given.source === 'string') given.source = { title: given.source };
  if (typeof given.externalId === 'number') given.externalId = String(given.externalId);
  for (const field of ['mustHave', 'niceToHave'] as const)
    if (typeof given[field] === 'string')
      given[field] = given[field]
        .split(/[;；\n]/)
        .map((s) => s.trim())
        .filter(Boolean);
  for (const field of ['title', 'summary'] as const)
    if (typeof given[field] === 'string') given[field] = given[field].replace(/\s+/g, ' ').trim();
}

/** 万元 in text (`120`, `100-200`, `未定`) → 分; numbers of JSON rows are 分 already. */
function readBudget(given: Partial<Record<Field, unknown>>, issues: string[]): void {
  const text = given.budgetMaxFen;
  if (typeof text !== 'string') return;
  const folded = text.normalize('NFKC').replace(/[,\s]|万元?/g, '');
  const range = /^(\d+(?:\.\d+)?)(?:[-~—至到](\d+(?:\.\d+)?))?$/.exec(folded);
  delete given.budgetMaxFen;
  if (undecided.test(folded)) return;
  if (!range) {
    issues.push(`预算金额(万元)：“${text}”不是数字`);
    return;
  }
  const fenOf = (wan: string) => Math.round(Number(wan) * 1_000_000);
  if (range[2]) given.budgetMinFen = fenOf(range[1] ?? '0');
  given.budgetMaxFen = fenOf(range[2] ?? range[1] ?? '0');
}

function readMonth(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 7);
  const parts = /^(20\d\d)[-年./](\d{1,2})/.exec(String(value));
  if (undecided.test(String(value).trim())) return null;
  return parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}` : value;
}

/** A day ends at 24:00 in Xiamen; a time with offset is taken as it stands. */
function readDeadline(value: unknown): unknown {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim();
  if (undecided.test(text)) return null;
  const parts = /^(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})日?$/.exec(text);
  if (!parts) return text;
  const day = [parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].join('-');
  return `${day}T23:59:59+08:00`;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
  );
}
