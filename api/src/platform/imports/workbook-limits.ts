import { inflateRawSync } from 'node:zlib';

/** What a workbook may unpack to, before any library opens it. */
export const workbookLimits = {
  entries: 500,
  unpackedBytes: 100 * 1024 * 1024,
  rows: 50_001,
  columns: 200,
} as const;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly size: number;
}

/**
 * Refuses zip bombs and sheets that only claim to be huge. Every entry is unpacked here under a common
 * limit, as the sizes an archive states about itself may lie.
 * @throws Error with a sentence for the person who imports
 */
export function checkWorkbook(file: Buffer): void {
  let left: number = workbookLimits.unpackedBytes;
  for (const entry of directory(file)) {
    const text = unpack(file, entry, left);
    left -= text.length;
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(entry.name)) checkReach(text.toString('latin1'));
  }
}

/** The entries of the central directory. */
function directory(file: Buffer): Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endMark)
    throw new Error('不是有效的 XLSX 文件');
  const count = file.readUInt16LE(end + 10);
  if (count > workbookLimits.entries) throw new Error('XLSX 文件内的条目过多');
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entryMark)
      throw new Error('XLSX 文件已损坏');
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      size: file.readUInt32LE(at + 20),
      start: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(file: Buffer, entry: Entry, limit: number): Buffer {
  if (entry.start + 30 > file.length) throw new Error('XLSX 文件已损坏');
  const begin =
    entry.start + 30 + file.readUInt16LE(entry.start + 26) + file.readUInt16LE(entry.start + 28);
  const packed = file.subarray(begin, begin + entry.size);
  const tooBig = new Error('XLSX 文件解压后过大，已拒绝');
  if (entry.method === 0) {
    if (packed.length > limit) throw tooBig;
    return packed;
  }
  if (entry.method !== 8) throw new Error('XLSX 文件使用了不支持的压缩方式');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooBig;
    throw new Error('XLSX 文件已损坏', { cause: error });
  }
}

/** One far cell makes readers build millions of empty ones. */
function checkReach(sheet: string): void {
  for (const match of sheet.matchAll(
    /\b(?:r|ref)="([A-Z]{1,4})?(\d{1,9})?(?::([A-Z]{1,4})(\d{1,9}))?"/g,
  )) {
    const row = Math.max(Number(match[2] ?? 0), Number(match[4] ?? 0));
    const column = Math.max(columnNumber(match[1] ?? ''), columnNumber(match[3] ?? ''));
    if (row > workbookLimits.rows)
      throw new Error(`表格超过 ${workbookLimits.rows - 1} 行，请分批导入`);
    if (column > workbookLimits.columns) throw new Error(`表格超过 ${workbookLimits.columns} 列`);
  }
}

const columnNumber = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
