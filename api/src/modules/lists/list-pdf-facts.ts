import type { Label } from './list-table.js';
import { stateWord } from './list-table.js';
import type { ListDetail, ListEntry } from './lists.schemas.js';

/** Everything a printed list says, as plain text: what the drawing thread is given. */
export interface ListPdf {
  readonly title: string;
  readonly number: string;
  /** As offices write it (GB/T 9704-2012): `2026年11月26日`; null for a draft. */
  readonly date: string | null;
  readonly scope: string;
  readonly intro: string;
  readonly demo: boolean;
  readonly notice: string;
  readonly columns: readonly { readonly name: string; readonly width: number | '*' }[];
  readonly rows: readonly (readonly string[])[];
  readonly sections: readonly {
    readonly title: string;
    readonly from: number;
    readonly to: number;
  }[];
  readonly comparison: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly corrections: readonly (readonly string[])[];
  readonly address: string;
  readonly textAddress: string;
  readonly hash: string | null;
}

const day = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/** `2026年11月26日`, Xiamen's day. Pure. */
export function officialDate(time: Date): string {
  const part = Object.fromEntries(day.formatToParts(time).map(({ type, value }) => [type, value]));
  return `${part.year}年${part.month}月${part.day}日`;
}

const digits = '零一二三四五六七八九';
/** 一, 十, 十二, 二十, 二十三: ordinals of sections up to 99. Pure. */
export function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return head + (ones > 0 || tens === 0 ? digits[ones] : '');
}

/** `2026-市-01` as offices number their papers: `AI厦门机会清单〔2026〕市第1号`. Pure. */
export function officialNumber(no: string): string {
  const [year, level, seq] = no.split('-');
  return `AI厦门机会清单〔${year}〕${level}第${Number(seq)}号`;
}

const fieldNames: Readonly<Record<string, string>> = {
  title: '场景名称',
  summary: '场景简介',
  problem: '痛点现状',
  acceptanceTest: '验收方式',
  organisationName: '发布单位',
  sectors: '应用领域',
  districts: '拟落地区域',
  cooperationModes: '合作方式',
  deadline: '截止时间',
};
const kinds: Readonly<Record<string, string>> = {
  sectors: 'sector',
  districts: 'district',
  cooperationModes: 'cooperation-mode',
};

interface Column {
  readonly name: string;
  readonly width: number | '*';
  readonly of: (entry: ListEntry, label: Label) => string;
}
const all = (kind: string, codes: readonly string[], label: Label) =>
  codes.map((code) => label(kind, code)).join('、');

/** The columns of a printed list; what its sections say already is not said again. */
function columnsOf(list: ListDetail): Column[] {
  const columns: (Column & { readonly unless?: string })[] = [
    { name: '序号', width: 26, of: (entry) => String(entry.position) },
    {
      ...{ name: '应用领域', width: 58, unless: 'sector' },
      of: (entry, label) => all('sector', entry.sectors, label),
    },
    {
      ...{ name: '场景名称', width: 118 },
      of: ({ title, corrected }) => (corrected.length ? `${title}※` : title),
    },
    { name: '场景简介', width: '*', of: (entry) => entry.summary },
    {
      ...{ name: '拟落地区域', width: 56, unless: 'district' },
      of: (entry, label) => all('district', entry.districts, label),
    },
    { name: '发布单位', width: 92, of: (entry) => entry.organisationName },
    {
      ...{ name: '开放资源', width: 52 },
      of: (entry, label) => all('resource-kind', entry.resourceKinds, label) || '—',
    },
    {
      ...{ name: '合作方式', width: 58 },
      of: (entry, label) => all('cooperation-mode', entry.cooperationModes, label) || '—',
    },
    {
      ...{ name: '截止日期', width: 70 },
      of: ({ deadline }) => (deadline ? officialDate(new Date(deadline)) : '—'),
    },
  ];
  return columns.filter((column) => column.unless !== list.grouping);
}

const levelNames = { city: '市级', district: '区级', park: '园区' } as const;

/**
 * A list as it is printed. Chinese only: the printed list is the official one. Pure.
 * @param home the address of the product, without a path
 */
export function listPdf(list: ListDetail, label: Label, home: string): ListPdf {
  const columns = columnsOf(list);
  const place =
    list.district !== null
      ? `·${label('district', list.district)}`
      : list.park !== null
        ? `·${label('park', list.park)}`
        : '';
  const path = `/lists/${encodeURIComponent(list.no)}`;
  return {
    ...{ title: list.title, number: officialNumber(list.no), intro: list.intro, demo: list.demo },
    date: list.publishedAt ? officialDate(new Date(list.publishedAt)) : null,
    scope: `${levelNames[list.level]}${place} · 共${list.entries.length}项`,
    notice: list.notice,
    columns: columns.map(({ name, width }) => ({ name, width })),
    rows: list.entries.map((entry) => columns.map((column) => column.of(entry, label))),
    sections: list.sections.map(({ zh, from, to }, i) => ({
      ...{ title: `${chineseNumber(i + 1)}、${zh}（${to - from + 1}项）`, from, to },
    })),
    comparison: comparisonOf(list),
    corrections: list.corrections.map((one) => {
      const said = (value: string | readonly string[] | null) =>
        typeof value === 'string' || value === null
          ? (value ?? '—')
          : all(kinds[one.field] ?? '', value, label);
      return [
        ...[String(one.n), officialDate(new Date(one.at)), `第${one.position}项`],
        ...[fieldNames[one.field] ?? one.field, said(one.before), said(one.after), one.reason],
      ];
    }),
    ...{ address: home + path, textAddress: `${home}/api/v1${path}/snapshot`, hash: list.hash },
  };
}

function comparisonOf(list: ListDetail): ListPdf['comparison'] {
  const { comparison } = list;
  if (!comparison?.previous) return [];
  const entryOf = new Map(list.entries.map((entry) => [entry.scenarioId, entry]));
  const named = (id: string) => {
    const entry = entryOf.get(id);
    return entry ? `${entry.position}. ${entry.title}` : '';
  };
  const changed = ({ scenarioId, fields, deadline }: (typeof comparison.moved)[number]) => {
    const others = fields.filter((field) => field !== 'deadline');
    const said = [
      ...(deadline?.to ? [`截止日期改为${officialDate(new Date(deadline.to))}`] : []),
      ...(others.length ? ['内容有更新'] : []),
    ];
    return `${named(scenarioId)}：${said.join('，')}`;
  };
  const gone = ({ title, state }: { title: string; state: string }) =>
    `${title}（${stateWord(state, 'zh-CN')}）`;
  return [
    { name: `新增（${comparison.added.length}项）`, lines: comparison.added.map(named) },
    { name: `有变动（${comparison.moved.length}项）`, lines: comparison.moved.map(changed) },
    { name: `延续不变（${comparison.kept.length}项）`, lines: [] },
    { name: `已有结果（${comparison.done.length}项）`, lines: comparison.done.map(gone) },
    { name: `不再列入（${comparison.dropped.length}项）`, lines: comparison.dropped.map(gone) },
  ];
}
