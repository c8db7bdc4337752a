import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import writeWorkbook from 'write-excel-file/node';
import { importRows } from './import-rows.js';
import { fileLimit, readRows } from './read-rows.js';

const directory = mkdtempSync(join(tmpdir(), 'aism-import-'));
afterAll(() => rmSync(directory, { recursive: true }));
const file = (name: string, content: string | Buffer) => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};

/** A zip archive written by hand, so that its statements about itself may lie. */
function archive(entries: Readonly<Record<string, Buffer>>, claimed = 10): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claimed, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directorySize = Buffer.concat(central).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

describe('reading rows', () => {
  it('reads JSONL line by line and tells of each broken one', async () => {
    const rows = await readRows(file('a.jsonl', '{"a":1}\n\n{"a":\r\n[1]\n{"a":2}'));
    expect(rows).toMatchObject([
      { line: 1, row: { a: 1 } },
      { line: 3, fault: expect.stringContaining('JSON') },
      { line: 4, fault: expect.stringContaining('JSON') },
      { line: 5, row: { a: 2 } },
    ]);
  });
  it('reads CSV with quotes, a byte order mark and line breaks in cells', async () => {
    const rows = await readRows(file('a.csv', '\ufeff名称,简介\n甲,"一,二\n三"\n乙\n丙,丁,多\n'));
    expect(rows).toMatchObject([
      { row: { 名称: '甲', 简介: '一,二\n三' } },
      { row: { 名称: '乙' } },
      { fault: expect.stringContaining('3 格') },
    ]);
  });
  it('reads what Chinese spreadsheet programs write (GB 18030)', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]),
      Buffer.from('\n'),
      Buffer.from([0xbc, 0xd7]),
    ]);
    expect(await readRows(file('gb.csv', bytes))).toMatchObject([{ row: { 名称: '甲' } }]);
  });
  it('reads a workbook with numbers and dates', async () => {
    const path = join(directory, 'a.xlsx');
    const cell = (value: string | number) => ({
      value,
      type: typeof value === 'number' ? Number : String,
    });
    const sheet = [
      [cell('名称'), cell('预算金额(万元)')],
      [cell('甲'), cell(12.5)],
      [cell('=1+1'), cell('未定')],
    ];
    await writeWorkbook(sheet).toFile(path);
    expect(await readRows(path)).toEqual([
      { line: 2, row: { 名称: '甲', '预算金额(万元)': 12.5 } },
      { line: 3, row: { 名称: '=1+1', '预算金额(万元)': '未定' } },
    ]);
  });
  it('refuses what would unpack to more than the limit, whatever the archive claims', async () => {
    const bomb = archive({ 'xl/worksheets/sheet1.xml': Buffer.alloc(101 * 1024 * 1024, 32) });
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readRows(file('bomb.xlsx', bomb))).rejects.toThrow('解压后过大');
  });
  it.each([
    [
      'far.xlsx',
      archive({ 'xl/worksheets/sheet1.xml': Buffer.from('<c r="A9999999"/>') }),
      '50000 行',
    ],
    [
      'wide.xlsx',
      archive({ 'xl/worksheets/sheet1.xml': Buffer.from('<dimension ref="A1:XFD2"/>') }),
      '200 列',
    ],
    ['not.xlsx', Buffer.from('hello'), '不是有效的 XLSX'],
    ['odd.xlsx', archive({ 'readme.txt': Buffer.from('x') }), 'XLSX 无法读取'],
    ['twice.csv', Buffer.from('甲,甲\n1,2'), '重复'],
    ['empty.csv', Buffer.from(''), '没有表头'],
    ['bad.csv', Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x20]), '编码'],
    ['a.txt', Buffer.from(''), '只支持'],
  ])('refuses %s with a sentence', async (name, content, reason) => {
    await expect(readRows(file(name, content))).rejects.toThrow(reason);
  });
  it('refuses a huge file before reading it', async () => {
    const path = file('huge.csv', 'a');
    truncateSync(path, fileLimit + 1);
    await expect(readRows(path)).rejects.toThrow('20 MB');
  });
});

describe('the report', () => {
  it('has a line for each refused row and counts all', async () => {
    const said: string[] = [];
    const rows = [
      { line: 2, row: { a: 1 } },
      { line: 3, fault: '坏了' },
      { line: 4, row: { a: 2 } },
    ];
    const importer = {
      importRow: (row: { a?: unknown }) =>
        Promise.resolve(
          row.a === 1
            ? { result: 'created' as const, id: '1', warnings: ['少一列'] }
            : { result: 'refused' as const, issues: ['甲', '乙'] },
        ),
    };
    const options = { organisationId: null, as: null, values: {} };
    expect(await importRows(rows, importer, options, (line) => said.push(line))).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
      refused: 2,
    });
    expect(said).toEqual([
      'line 2: note: 少一列',
      'line 3: refused: 坏了',
      'line 4: refused: 甲; 乙',
    ]);
  });
});
