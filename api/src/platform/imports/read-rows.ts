import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse, type CsvError } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/universal';
import type { RawRow } from './row-importer.js';
import { checkWorkbook, workbookLimits } from './workbook-limits.js';

/** One row of a file: its line (or sheet row) and either its values or why it cannot be read. */
export type FileRow =
  | { readonly line: number; readonly row: RawRow }
  | { readonly line: number; readonly fault: string };

export const fileLimit = 20 * 1024 * 1024;
const rowLimit = workbookLimits.rows - 1;

/**
 * Reads a JSONL, CSV or XLSX file by the ending of its name; nothing is left out in silence: a line that
 * cannot be read comes back with its fault.
 * @throws Error with a sentence when the file as a whole cannot be read
 */
export async function readRows(path: string): Promise<FileRow[]> {
  const { size } = await stat(path);
  if (size > fileLimit) throw new Error(`文件超过 ${fileLimit / 1024 / 1024} MB，请分批导入`);
  const file = await readFile(path);
  const rows = await rowsOf(extname(path).toLowerCase(), file);
  if (rows.length > rowLimit) throw new Error(`文件超过 ${rowLimit} 行，请分批导入`);
  return rows;
}

function rowsOf(ending: string, file: Buffer): FileRow[] | Promise<FileRow[]> {
  if (ending === '.jsonl' || ending === '.ndjson') return jsonRows(textOf(file));
  if (ending === '.csv') return csvRows(textOf(file));
  if (ending === '.xlsx') return workbookRows(file);
  throw new Error('只支持 .jsonl、.csv、.xlsx 文件');
}

/** UTF-8, or what Chinese spreadsheet programs write instead. */
function textOf(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(file);
    } catch (error) {
      throw new Error('文件编码无法识别，请另存为 UTF-8', { cause: error });
    }
  }
}

function jsonRows(text: string): FileRow[] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    if (content.trim() === '') return [];
    const line = index + 1;
    try {
      const row: unknown = JSON.parse(content);
      const isObject = typeof row === 'object' && row !== null && !Array.isArray(row);
      return [isObject ? { line, row: row as RawRow } : { line, fault: '不是一个 JSON 对象' }];
    } catch (error) {
      return [{ line, fault: `不是有效的 JSON（${(error as Error).message}）` }];
    }
  });
}

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: string[];
}

function csvRows(text: string): FileRow[] {
  const faults: FileRow[] = [];
  const records = parse(text, {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 1024 * 1024,
    on_skip: (error?: CsvError) => {
      faults.push({
        line: Number(error?.lines ?? 0),
        fault: `CSV 格式错误（${error?.code ?? ''}）`,
      });
      return undefined;
    },
  }) as unknown as CsvRecord[];
  const [head, ...body] = records;
  const headings = headingsOf(head?.record ?? []);
  const rows = body.map(({ info, record }): FileRow => {
    if (record.length > headings.length)
      return {
        line: info.lines,
        fault: `有 ${record.length} 格，但表头只有 ${headings.length} 列`,
      };
    return { line: info.lines, row: toRow(headings, record) };
  });
  return [...rows, ...faults].sort((a, b) => a.line - b.line);
}

async function workbookRows(file: Buffer): Promise<FileRow[]> {
  checkWorkbook(file);
  const copy = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  let sheet: readonly (readonly unknown[])[];
  try {
    sheet = await readSheet(copy);
  } catch (error) {
    throw new Error(`XLSX 无法读取（${(error as Error).message}）`, { cause: error });
  }
  const headings = headingsOf(
    (sheet[0] ?? []).map((cell) => (typeof cell === 'string' ? cell : '')),
  );
  return sheet.slice(1).flatMap((cells, index): FileRow[] => {
    const line = index + 2;
    if (cells.every((cell) => cell === null || cell === '')) return [];
    const stray = cells.findIndex((cell, i) => cell !== null && !headings[i]);
    if (stray >= 0) return [{ line, fault: `第 ${stray + 1} 列有内容但没有表头` }];
    return [{ line, row: toRow(headings, cells) }];
  });
}

function headingsOf(cells: readonly string[]): string[] {
  const headings = cells.map((cell) => cell.trim());
  const named = headings.filter(Boolean);
  if (named.length === 0) throw new Error('文件没有表头');
  const repeated = named.find((heading, i) => named.indexOf(heading) !== i);
  if (repeated) throw new Error(`表头“${repeated}”重复`);
  return headings;
}

function toRow(headings: readonly string[], cells: readonly unknown[]): RawRow {
  return Object.fromEntries(
    headings.flatMap((heading, i) =>
      heading && cells[i] !== undefined ? [[heading, cells[i]]] : [],
    ),
  );
}
