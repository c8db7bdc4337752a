import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import readWorkbook from 'read-excel-file/node';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { pdfPages } from '../../../test/read-pdf.js';
import { visitor } from '../../platform/http/actor.js';
import { ListFiles } from './list-files.service.js';

/** Rare letters of Xiamen's own place names and of the extensions of Unicode. */
const rare = '筼筜湖䶮𬭎';

let app: TestApp;
let reviewer: TestAccount;
let publisher: TestAccount;
let list: {
  no: string;
  hash: string;
  version: number;
  entries: { title: string; scenarioId: string }[];
};
beforeAll(async () => {
  app = await startTestApp({ PUBLIC_URL: 'https://aism.example' });
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  publisher = await aMember(app, { demo: true, name: '示例·厦门市某局' });
  const made: string[] = [];
  for (let i = 0; i < 14; i++) {
    const title = i === 0 ? `=SUM(1)${rare}巡查` : `示例场景${i}：${rare}漂浮物识别`;
    const plain = `第${i}项：岸基摄像机自动发现漂浮物，提醒保洁船出动，减少人工巡湖。`;
    const summary = i === 1 ? `-1 开头的简介，打开表格时不能成为公式。${plain}` : plain;
    const fields = { title, summary, sectors: [i % 2 ? 'health' : 'industry'] };
    made.push((await aScenario(app, { publisher, reviewer, state: 'open', fields })).id);
  }
  const body = { level: 'city', title: `示例·${rare}场景机会清单`, grouping: 'sector' };
  const { no } = (await app.request('POST', '/lists', { cookie: reviewer.cookie, body })).body;
  await post(no, '/entries', { scenarioIds: made });
  list = (await post(no, '/publications', {})).body;
});
afterAll(() => app.stop());

const path = (no: string, rest = '') => `/lists/${encodeURIComponent(no)}${rest}`;
const post = (no: string, rest: string, body: object, version?: number) =>
  app.request('POST', path(no, rest), {
    ...{ cookie: reviewer.cookie, body },
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  });
async function file(no: string, kind: string, headers: Record<string, string> = {}) {
  const answer = await app.nest.inject({
    ...{ method: 'GET', url: `/api/v1${path(no, `/${kind}`)}`, headers },
  });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}
describe('the printed list', () => {
  it('reads back as text: title, number, date, every entry, rare letters, page numbers, hash, 示例', async () => {
    const { status, headers, bytes } = await file(list.no, 'pdf');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain(
      'AI厦门机会清单〔',
    );
    const read = pdfPages(bytes);
    const all = read.join('');
    const [year, , seq] = list.no.split('-');
    for (const wanted of [
      `示例·${rare}场景机会清单`,
      `AI厦门机会清单〔${year}〕市第${Number(seq)}号`,
      '本清单为系统演示数据，不是政府公布的清单',
      '一、',
      `https://aism.example/lists/${encodeURIComponent(list.no)}`,
      '示例·厦门市某局',
      ...list.entries.map((entry) => entry.title),
    ])
      expect(all).toContain(wanted);
    expect(all).toMatch(/共14项·20\d\d年\d{1,2}月\d{1,2}日/);
    expect(read.length).toBeGreaterThan(1);
    read.forEach((page, i) => {
      expect(page).toContain(`第${i + 1}页共${read.length}页`);
      expect(page).toContain(list.hash);
    });
    // Only the letters that are used: the whole fonts have thirty megabytes.
    expect(bytes.length).toBeLessThan(200_000);
  });

  it('is drawn again once something was corrected, with the mark at the entry', async () => {
    const target = list.entries[2];
    if (!target) throw new Error('the list has entries');
    const right = { scenarioId: target.scenarioId, field: 'title', reason: '公布时名称有误' };
    const corrected = await post(
      ...([list.no, '/corrections', { ...right, after: '更正过的名称' }, list.version] as const),
    );
    expect(corrected.status).toBe(201);
    const all = pdfPages((await file(list.no, 'pdf')).bytes).join('');
    for (const wanted of ['更正过的名称※', '公布后的更正', target.title, '公布时名称有误'])
      expect(all).toContain(wanted);
  });

  it('of a draft is the reviewers’ alone and says so', async () => {
    const body = { level: 'city', title: '还没有公布的清单' };
    const { no } = (await app.request('POST', '/lists', { cookie: reviewer.cookie, body })).body;
    const ids = [list.entries[0]?.scenarioId];
    await post(no, '/entries', { scenarioIds: ids });
    for (const kind of ['pdf', 'xlsx', 'csv', 'json'])
      expect((await file(no, kind)).status).toBe(404);
    expect((await file(no, 'pdf', { cookie: publisher.cookie })).status).toBe(404);
    const seen = await file(no, 'pdf', { cookie: reviewer.cookie });
    expect(pdfPages(seen.bytes).join('')).toContain('尚未公布，内容以正式公布的清单为准');
    expect((await file('2020-市-99', 'pdf')).status).toBe(404);
  });
});

describe('the tables', () => {
  it('CSV opens in Excel: byte order mark, all entries, no cell that is a formula', async () => {
    const { headers, bytes } = await file(list.no, 'csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });
    expect(rows.map((row) => row['序号'])).toEqual(list.entries.map((_, i) => String(i + 1)));
    expect(rows[0]?.['应用领域']).not.toBe('');
    for (const value of rows.flatMap((row) => Object.values(row)))
      expect(value).not.toMatch(/^[=+\-@\t\r]/);
    const names = rows.map((row) => row['场景名称']);
    expect(names).toContain(`'=SUM(1)${rare}巡查`);
    const english = await file(list.no, 'csv', { 'accept-language': 'en' });
    expect(english.bytes.toString()).toContain('Deadline (as published)');
  });

  it('the workbook has typed columns and the corrections beside', async () => {
    const { bytes } = await file(list.no, 'xlsx');
    const sheets = await readWorkbook(bytes);
    const [entries, corrections, about] = sheets;
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['清单', '更正', '说明']);
    const head = entries?.data[0] ?? [];
    const first = entries?.data[1] ?? [];
    const at = (name: string) => first[head.indexOf(name)];
    expect(at('序号')).toBe(1);
    expect(typeof at('场景名称')).toBe('string');
    expect(at('现在的状态')).toBe('开放中');
    const texts = (entries?.data ?? []).flat().filter((value) => typeof value === 'string');
    expect(texts).toContain(`'=SUM(1)${rare}巡查`);
    for (const value of texts) expect(value).not.toMatch(/^[=+\-@\t\r]/);
    expect(corrections?.data).toHaveLength(2);
    expect((about?.data ?? []).flat()).toContain(list.hash);
  });

  it('the workbook is made once for what stands in it, however often and by however many it is asked for', async () => {
    const files = app.nest.get(ListFiles);
    const ask = async (language: 'zh-CN' | 'en' = 'zh-CN') =>
      (await files.workbook(list.no, visitor(language))).bytes;
    const same = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(same).size).toBe(1);
    expect(await ask('en')).not.toBe(same[0]);
    // A scenario's state changes: so does the workbook.
    const [entry] = list.entries;
    await app.source.query(`update scenarios set state = 'closed' where id = $1`, [
      entry?.scenarioId,
    ]);
    const closed = await ask();
    await app.source.query(`update scenarios set state = 'open' where id = $1`, [
      entry?.scenarioId,
    ]);
    expect(closed).not.toBe(same[0]);
    expect(await ask()).toBe(same[0]);
  });

  it('JSON is the list itself', async () => {
    const { headers, bytes } = await file(list.no, 'json');
    expect(headers['content-disposition']).toBe('attachment');
    const own = (await app.request('GET', path(list.no))).body;
    expect(JSON.parse(bytes.toString())).toEqual(own);
  });

  it('the feed names published lists, never drafts', async () => {
    const answer = await app.nest.inject({ method: 'GET', url: '/api/v1/lists/feed' });
    expect(answer.headers['content-type']).toContain('application/atom+xml');
    const { feed } = new XMLParser({ ignoreAttributes: false }).parse(answer.payload) as {
      feed: { title: string; entry: { title: string; link: Record<string, string> } };
    };
    expect(feed.title).toBe('AI厦门机会清单');
    expect(feed.entry.title).toBe(`【示例】示例·${rare}场景机会清单`);
    expect(feed.entry.link['@_href']).toBe(
      `https://aism.example/lists/${encodeURIComponent(list.no)}`,
    );
  });
});

it('the hash is that of the text, whatever was corrected meanwhile', async () => {
  const { text } = await app.request('GET', path(list.no, '/snapshot'));
  expect(createHash('sha256').update(text).digest('hex')).toBe(list.hash);
});
