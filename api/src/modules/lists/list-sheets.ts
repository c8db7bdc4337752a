import { stringify } from 'csv-stringify/sync';
import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/node';
import {
  escapeFormula,
  tableColumns,
  tableRows,
  type TableColumn,
  type TableLanguage,
  type TableWords,
} from './list-table.js';
import type { ListDetail } from './lists.schemas.js';

const hour = 3_600_000;
/** Excel knows no time zones: what it shows is Xiamen's time. */
const xiamen = (value: Date) => new Date(value.getTime() + 8 * hour);
const clockText = (value: Date) => xiamen(value).toISOString().slice(0, 16).replace('T', ' ');
const headOf = (column: TableColumn, language: TableLanguage) =>
  language === 'en' ? column.en : column.zh;

/** The list as CSV that Excel opens rightly: UTF-8 with a byte order mark, cells escaped against formulas. */
export function listCsv(list: ListDetail, words: TableWords): Buffer {
  const rows = tableRows(list, words.language).map((row) =>
    tableColumns.map((column) => {
      const value = column.value(row, words);
      if (value instanceof Date) return clockText(value);
      return typeof value === 'string' ? escapeFormula(value) : value;
    }),
  );
  const head = tableColumns.map((column) => headOf(column, words.language));
  return Buffer.from(stringify([head, ...rows], { bom: true, record_delimiter: 'windows' }));
}

const strong = { fontWeight: 'bold' as const, backgroundColor: '#e6eff8' };

function cell(value: string | number | Date | null): Cell {
  if (value === null || value === '') return null;
  if (value instanceof Date)
    return { value: xiamen(value), type: Date, format: 'yyyy-mm-dd hh:mm' };
  if (typeof value === 'number') return { value, type: Number };
  return { value: escapeFormula(value), type: String, wrap: true, alignVertical: 'top' };
}

const words = {
  'zh-CN': {
    ...{ entries: '清单', corrections: '更正', about: '说明' },
    correction: ['编号', '时间', '序号', '场景名称', '字段', '更正前', '更正后', '原因', '哈希'],
    facts: ['清单', '编号', '公布时间', 'SHA-256', '核对方法', '说明', '示例'],
    demo: '演示数据，不是政府公布的清单',
  },
  en: {
    ...{ entries: 'List', corrections: 'Corrections', about: 'About' },
    correction: [
      ...['No.', 'Time', 'Entry', 'Scenario', 'Field', 'Before', 'After', 'Reason', 'Hash'],
    ],
    facts: ['List', 'Number', 'Published', 'SHA-256', 'How to check', 'Notice', '示例'],
    demo: 'Demonstration data, no list of any government',
  },
} as const;

/** The list as a workbook: entries with typed columns, corrections, and what it is. */
export function listWorkbook(list: ListDetail, table: TableWords): Promise<Buffer> {
  const said = words[table.language];
  const entries: Sheet<never> = {
    sheet: said.entries,
    stickyRowsCount: 1,
    columns: tableColumns.map(({ width }) => ({ width })),
    data: [
      tableColumns.map((column) => ({ ...strong, value: headOf(column, table.language) })),
      ...tableRows(list, table.language).map((row) =>
        tableColumns.map((column) => cell(column.value(row, table))),
      ),
    ],
  };
  const corrections: Sheet<never> = {
    sheet: said.corrections,
    columns: [6, 18, 6, 30, 16, 40, 40, 30, 66].map((width) => ({ width })),
    data: [
      said.correction.map((value) => ({ ...strong, value })),
      ...list.corrections.map((one) => [
        ...[cell(one.n), cell(new Date(one.at)), cell(one.position)],
        cell(list.entries.find((entry) => entry.scenarioId === one.scenarioId)?.title ?? ''),
        ...[cell(one.field), cell([one.before ?? ''].flat().join(' '))],
        ...[cell([one.after].flat().join(' ')), cell(one.reason), cell(one.hash)],
      ]),
    ],
  };
  return writeWorkbook([entries, corrections, aboutSheet(list, table.language)]).toBuffer();
}

function aboutSheet(list: ListDetail, language: TableLanguage): Sheet<never> {
  const said = words[language];
  const facts = [
    ...[list.title, list.no, list.publishedAt ? new Date(list.publishedAt) : null, list.hash],
    ...[list.verification?.how ?? null, list.notice, list.demo ? said.demo : null],
  ];
  return {
    sheet: said.about,
    columns: [{ width: 16 }, { width: 90 }],
    data: said.facts.flatMap((name, i) =>
      facts[i] === null ? [] : [[{ ...strong, value: name }, cell(facts[i] ?? null)]],
    ),
  };
}
