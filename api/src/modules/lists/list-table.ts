import type { ListDetail, ListEntry } from './lists.schemas.js';

/** The name of a code in the reader's language. */
export type Label = (kind: string, code: string) => string;
export type TableLanguage = 'zh-CN' | 'en';

export interface TableColumn {
  readonly zh: string;
  readonly en: string;
  readonly width: number;
  readonly type: 'text' | 'number' | 'time';
  readonly value: (row: TableRow, words: TableWords) => string | number | Date | null;
}

/** An entry of the list, or one of the last list that is no longer on it. */
export type TableRow =
  | { readonly kind: 'entry'; readonly entry: ListEntry; readonly section: string }
  | {
      readonly kind: 'done' | 'dropped';
      readonly gone: { scenarioId: string; title: string; state: string };
    };

export interface TableWords {
  readonly language: TableLanguage;
  readonly label: Label;
  /** Address of a scenario's page. */
  readonly address: (scenarioId: string) => string;
}

const changes: Readonly<Record<string, Readonly<Record<TableLanguage, string>>>> = {
  added: { 'zh-CN': '新增', en: 'new' },
  moved: { 'zh-CN': '有变动', en: 'changed' },
  kept: { 'zh-CN': '延续', en: 'kept' },
  done: { 'zh-CN': '已有结果（上一批）', en: 'done (last list)' },
  dropped: { 'zh-CN': '不再列入（上一批）', en: 'dropped (last list)' },
};

const states: Readonly<Record<string, Readonly<Record<TableLanguage, string>>>> = {
  intent: { 'zh-CN': '早期意向', en: 'early intent' },
  draft: { 'zh-CN': '修改中', en: 'being written' },
  submitted: { 'zh-CN': '审核中', en: 'under review' },
  returned: { 'zh-CN': '修改中', en: 'being written' },
  approved: { 'zh-CN': '待公布', en: 'to be published' },
  scheduled: { 'zh-CN': '待公布', en: 'to be published' },
  open: { 'zh-CN': '开放中', en: 'open' },
  closed: { 'zh-CN': '已截止', en: 'closed' },
  evaluating: { 'zh-CN': '评审中', en: 'evaluating' },
  standstill: { 'zh-CN': '公示中', en: 'standstill' },
  awarded: { 'zh-CN': '已确定承接', en: 'awarded' },
  in_pilot: { 'zh-CN': '试点中', en: 'in pilot' },
  accepted: { 'zh-CN': '已验收', en: 'accepted' },
  promoted: { 'zh-CN': '已推广', en: 'promoted' },
  withdrawn: { 'zh-CN': '已撤回', en: 'withdrawn' },
  no_response: { 'zh-CN': '无人应答', en: 'no response' },
  none_suitable: { 'zh-CN': '无合适承接方', en: 'none suitable' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
};

export const changeWord = (change: string | null, language: TableLanguage) =>
  change ? (changes[change]?.[language] ?? change) : null;
export const stateWord = (state: string, language: TableLanguage) =>
  states[state]?.[language] ?? state;

const between = { 'zh-CN': '、', en: ', ' } as const;

const text =
  (value: (entry: ListEntry, words: TableWords) => string | null) =>
  (row: TableRow, words: TableWords) => (row.kind === 'entry' ? value(row.entry, words) : null);
const codes = (kind: string, list: (entry: ListEntry) => readonly string[]) =>
  text((entry, { label, language }) =>
    list(entry)
      .map((code) => label(kind, code))
      .join(between[language]),
  );
const time = (value: string | Date | null) => (value === null ? null : new Date(value));

/** The columns of a real 机会清单, then what the list knows beside them. One table for Excel and CSV. */
export const tableColumns: readonly TableColumn[] = [
  {
    ...{ zh: '序号', en: 'No.', width: 6, type: 'number' as const },
    value: (row) => (row.kind === 'entry' ? row.entry.position : null),
  },
  {
    ...{ zh: '分节', en: 'Section', width: 14, type: 'text' as const },
    value: (row) => (row.kind === 'entry' ? row.section || null : null),
  },
  {
    ...{ zh: '应用领域', en: 'Field', width: 18, type: 'text' as const },
    value: codes('sector', (entry) => entry.sectors),
  },
  {
    ...{ zh: '场景名称', en: 'Scenario', width: 36, type: 'text' as const },
    value: (row) => (row.kind === 'entry' ? row.entry.title : row.gone.title),
  },
  {
    ...{ zh: '场景简介', en: 'Summary', width: 60, type: 'text' as const },
    value: text((entry) => entry.summary),
  },
  {
    ...{ zh: '拟落地区域', en: 'Place', width: 16, type: 'text' as const },
    value: codes('district', (entry) => entry.districts),
  },
  {
    ...{ zh: '发布单位', en: 'Publisher', width: 28, type: 'text' as const },
    value: text((entry) => entry.organisationName),
  },
  {
    ...{ zh: '开放资源', en: 'What is opened', width: 18, type: 'text' as const },
    value: codes('resource-kind', (entry) => entry.resourceKinds),
  },
  {
    ...{ zh: '合作方式', en: 'Cooperation', width: 18, type: 'text' as const },
    value: codes('cooperation-mode', (entry) => entry.cooperationModes),
  },
  {
    ...{ zh: '推进方式', en: 'Procedure', width: 14, type: 'text' as const },
    value: text((entry, { label }) =>
      entry.procedure ? label('procedure', entry.procedure) : null,
    ),
  },
  {
    ...{ zh: '截止时间（公布时）', en: 'Deadline (as published)', width: 20 },
    type: 'time',
    value: (row) => (row.kind === 'entry' ? time(row.entry.deadline) : null),
  },
  {
    ...{ zh: '现在的截止时间', en: 'Deadline now', width: 20, type: 'time' as const },
    value: (row) => (row.kind === 'entry' ? time(row.entry.deadlineNow) : null),
  },
  {
    ...{ zh: '现在的状态', en: 'State now', width: 14, type: 'text' as const },
    value: (row, { language }) =>
      stateWord(row.kind === 'entry' ? row.entry.state : row.gone.state, language),
  },
  {
    ...{ zh: '与上一批相比', en: 'Against the last list', width: 18, type: 'text' as const },
    value: (row, { language }) =>
      changeWord(row.kind === 'entry' ? row.entry.change : row.kind, language),
  },
  {
    ...{ zh: '公布后更正', en: 'Corrected', width: 10, type: 'text' as const },
    value: text(({ corrected }, { language }) =>
      corrected.length ? { 'zh-CN': '有更正', en: 'yes' }[language] : null,
    ),
  },
  {
    ...{ zh: '网址', en: 'Address', width: 40, type: 'text' as const },
    value: (row, { address }) =>
      address(row.kind === 'entry' ? row.entry.scenarioId : row.gone.scenarioId),
  },
];

/** The rows of the table: the entries in order, then what the last list held and this one does not. Pure. */
export function tableRows(list: ListDetail, language: TableLanguage): TableRow[] {
  const sectionOf = (position: number) => {
    const section = list.sections.find((one) => one.from <= position && position <= one.to);
    return section ? (language === 'en' ? section.en : section.zh) : '';
  };
  return [
    ...list.entries.map((entry) => ({
      ...{ kind: 'entry' as const, entry, section: sectionOf(entry.position) },
    })),
    ...(list.comparison?.done ?? []).map((gone) => ({ kind: 'done' as const, gone })),
    ...(list.comparison?.dropped ?? []).map((gone) => ({ kind: 'dropped' as const, gone })),
  ];
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP's rule). Pure. */
export function escapeFormula(value: string): string {
  return /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
}
