import type { RawRow } from '../../platform/imports/row-importer.js';
import type { Term, TaxonomyKind } from '../taxonomy/taxonomy.reads.js';
import {
  capabilityFieldNames,
  capabilityInput,
  type CapabilityField,
  type CapabilityInput,
} from './capability-fields.schemas.js';

export interface ReadCapability {
  readonly input: CapabilityInput;
  readonly makerName: string | null;
}
export type ReadCapabilityRow =
  | { readonly ok: true; readonly read: ReadCapability; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly issues: readonly string[] };

type Target = CapabilityField | 'makerName' | 'filingKind' | 'ignore';

/** Headings of real lists (能力清单, 大模型名录) beside our own field names. */
const headings: Readonly<Record<string, Target>> = {
  产品名称: 'title',
  能力名称: 'title',
  product: 'title',
  企业与产品简介: 'description',
  产品简介: 'description',
  能力说明: 'description',
  场景能力: 'description',
  text: 'description',
  简介: 'summary',
  公司名称: 'makerName',
  企业名称: 'makerName',
  单位名称: 'makerName',
  name: 'makerName',
  可应用落地场景: 'sectors',
  适用领域: 'sectors',
  domain: 'sectors',
  主要技术: 'technologies',
  技术: 'technologies',
  类别: 'kind',
  部署方式: 'deployments',
  服务区域: 'districts',
  价格方式: 'priceModes',
  备案号: 'filings',
  filingNo: 'filings',
  备案种类: 'filingKind',
  filingKind: 'filingKind',
  来源: 'source',
  编号: 'externalId',
  id: 'externalId',
  序号: 'ignore',
  location: 'ignore',
  priceMode: 'priceModes',
};
const codeFields: Readonly<Partial<Record<CapabilityField, TaxonomyKind>>> = {
  sectors: 'sector',
  technologies: 'technology',
  constraints: 'constraint',
  districts: 'district',
  deployments: 'deployment',
  priceModes: 'price-mode',
  kind: 'capability-kind',
};
/** How the public lists of models name the sectors of our taxonomy. */
const otherNames: Readonly<Record<string, string>> = {
  医学: '医疗',
  健康: '医疗',
  心理: '医疗',
  法律: '法务与合规',
  法务: '法务与合规',
  金融: '金融',
  财经: '金融',
  科研: '科研',
  科学: '科研',
  文旅: '文旅',
  旅游: '文旅',
  游戏: '文创影视',
  媒体: '文创影视',
  农业: '农业',
  城市: '城市治理',
  政务: '政务',
  网络安全: '软件与信息服务',
  编程: '软件与信息服务',
  代码: '软件与信息服务',
  运维: '软件与信息服务',
  电商: '商贸消费',
  工业: '工业',
  制造: '工业',
  交通: '交通',
  教育: '教育',
  海洋: '海洋',
  司法: '法务与合规',
  创投: '金融',
  审计: '金融',
  科技: '科研',
  地球科学: '科研',
  材料: '科研',
  交通运输: '交通',
  航运: '交通',
  民航: '交通',
  公共服务: '政务',
  城市规划: '城市治理',
  营销: '商贸消费',
  商业: '商贸消费',
  客服: '商贸消费',
  企业服务: '软件与信息服务',
  信息安全: '软件与信息服务',
  通信: '软件与信息服务',
  社交: '文创影视',
  电力: '能源',
  水利: '生态环境',
  林业: '农业',
  汽车: '工业',
  食品: '工业',
  日化: '工业',
  矿业: '工业',
  消费电子: '工业',
  工业制造: '工业',
  家政: '民生',
  安全: '应急安全',
};
/** Words that say “any sector” or nothing. */
const noSector = new Set(['通用', '其他', '垂直']);

/**
 * Understands one row of a public list or of our own export.
 * @param values columns that hold for every row, over what the row says
 * @returns the input, with a warning for each value no list has; or what is wrong
 */
export function readCapabilityRow(
  row: RawRow,
  terms: readonly Term[],
  values: RawRow,
): ReadCapabilityRow {
  const warnings: string[] = [];
  const fields: Record<string, unknown> = {};
  let makerName: string | null = null;
  let filingKind: unknown = null;
  for (const [column, value] of Object.entries({ ...row, ...values })) {
    const target = targetOf(column);
    if (!target || target === 'ignore' || value === null || value === '') continue;
    if (target === 'makerName') makerName = typeof value === 'string' ? value.trim() : null;
    else if (target === 'filingKind') filingKind = value;
    else fields[target] = convert(target, value, terms, warnings);
  }
  fields.title ??= makerName ?? undefined;
  if (Array.isArray(fields.filings)) fields.filings = filingsOf(fields.filings, filingKind);
  const parsed = capabilityInput.safeParse(withoutEmpty(fields));
  if (!parsed.success)
    return {
      ok: false,
      issues: parsed.error.issues.map((i) => `${i.path.join('.') || '行'}：${i.message}`),
    };
  if (!parsed.data.title) return { ok: false, issues: ['title：缺少能力名称'] };
  return { ok: true, read: { input: parsed.data, makerName }, warnings };
}

function targetOf(column: string): Target | null {
  const folded = column.normalize('NFKC').replace(/\s/g, '');
  if (headings[folded]) return headings[folded];
  return capabilityFieldNames.find((name) => name === folded) ?? null;
}

function convert(
  field: CapabilityField,
  value: unknown,
  terms: readonly Term[],
  warnings: string[],
): unknown {
  const kind = codeFields[field];
  if (kind) {
    const codes = codesOf(value, kind, terms, warnings);
    return field === 'kind' ? codes[0] : codes;
  }
  if (field === 'filings')
    return typeof value === 'string'
      ? value.split(/[,，、;；\n]/).filter((part) => part.trim())
      : value;
  if (field === 'source')
    return typeof value === 'string' ? { title: value, ...licenceOf(value) } : value;
  if (field === 'externalId') return String(value);
  return value;
}

/** Numbers as lists write them, in one cell; their kind, where one is named, is that of all. Own exports name it for each. */
const filingsOf = (values: readonly unknown[], kind: unknown): unknown[] =>
  values.map((value) => (typeof value === 'string' ? { number: value, kind } : value));

/** The lists write their licence into the source: `owner/name (Apache-2.0)`. */
function licenceOf(source: string): { licence?: string; url?: string } {
  const found = /^([\w.-]+\/[\w.-]+)\s*\(([\w.+-]+)\)$/.exec(source.trim());
  return found ? { licence: found[2] ?? '', url: `https://github.com/${found[1] ?? ''}` } : {};
}

function codesOf(
  value: unknown,
  kind: TaxonomyKind,
  terms: readonly Term[],
  warnings: string[],
): string[] {
  const words = Array.isArray(value) ? value.map(String) : String(value).split(/[,，、;；/|]/);
  const list = terms.filter((term) => term.kind === kind);
  const codes = words
    .map((word) => word.trim())
    .filter(Boolean)
    .flatMap((word) => {
      const name = otherNames[word] ?? word;
      const term = list.find(
        (t) => t.code === name || t.zh === name || t.en.toLowerCase() === name.toLowerCase(),
      );
      if (term) return [term.code];
      if (!noSector.has(name)) warnings.push(`${kind}：目录中没有“${word}”`);
      return [];
    });
  return [...new Set(codes)];
}

const withoutEmpty = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
