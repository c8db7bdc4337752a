import { gzipSync, deflateRawSync, deflateSync } from 'node:zlib';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { envelopeText, sealEnvelope } from '@aism/sealing';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  as,
  done,
  keySetOf,
  postSeal,
  prepareSealing,
  putBytes,
} from '../../../test/factories/bids.js';

/** Before the deadline nothing of a bid is readable: no column of any table, no byte of the data folder. */

const secrets = {
  summary: '鹭江绝密应答概述七三一',
  approach: 'SECRET-APPROACH-zq7x9',
  plan: '里程碑机密标记甲乙丙丁',
  item: '分项机密名目戊己庚辛',
  file: 'SECRET-FILE-BYTES-k2m4p8-not-for-anybody',
  name: '机密附件名称壬癸子丑.pdf',
};
const amountFen = 73_194_265;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** All the ways in which a text may lie in bytes. A compressed form is looked for whole: it has no parts to find. */
function encodings(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const big = Buffer.from(utf16).swap16();
  const base64 = [0, 1, 2].map((shift) => {
    const cut = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    // Letters at the edges depend on what stands beside the text.
    return Buffer.from(cut.slice(shift ? 4 : 0, -4));
  });
  const urlSafe = base64.map((bytes) =>
    Buffer.from(bytes.toString().replaceAll('+', '-').replaceAll('/', '_')),
  );
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const hex = utf8.toString('hex');
  return [
    ...[utf8, utf16, big, ...base64, ...urlSafe],
    ...[hex, hex.toUpperCase(), escaped, encodeURIComponent(text)].map((form) => Buffer.from(form)),
    ...[gzipSync(utf8).subarray(10), deflateSync(utf8), deflateRawSync(utf8)],
  ];
}

const wanted = [...Object.values(secrets), String(amountFen)].flatMap((text) =>
  encodings(text).map((bytes) => ({ text, bytes })),
);
// The amount as a number of eight bytes as well.
const number = Buffer.alloc(8);
number.writeBigInt64LE(BigInt(amountFen));
for (const bytes of [Buffer.from(number), number.swap64()])
  wanted.push({ text: String(amountFen), bytes });
const found = (haystack: Buffer): string[] => [
  ...new Set(wanted.filter(({ bytes }) => haystack.includes(bytes)).map(({ text }) => text)),
];

/** Every column of every table, as text and, where it holds bytes, as bytes. */
async function columns(): Promise<{ where: string; bytes: Buffer }[]> {
  const named = await app.source.query<{ table: string; column: string; type: string }[]>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
     where table_schema = 'public'`,
  );
  const all = [];
  for (const { table, column, type } of named) {
    const value = type === 'bytea' ? `"${column}"` : `"${column}"::text`;
    const rows = await app.source.query<{ value: Buffer | string | null }[]>(
      `select ${value} as value from "${table}" where "${column}" is not null`,
    );
    for (const row of rows)
      all.push({ where: `${table}.${column}`, bytes: Buffer.from(row.value ?? '') });
  }
  return all;
}

function* filesOf(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesOf(path);
    else yield path;
  }
}

/** The database's own folder and the write-ahead log, where this process may read them. */
async function dataFiles(): Promise<string[]> {
  const [place] = await app.source.query<{ folder: string; oid: string }[]>(
    `select current_setting('data_directory') as folder,
       (select oid::text from pg_database where datname = current_database()) as oid`,
  );
  await app.source.query('checkpoint');
  if (!place || !existsSync(place.folder)) return [];
  const folders = [join(place.folder, 'base', place.oid), join(place.folder, 'pg_wal')];
  return folders.flatMap((folder) => [...filesOf(folder)]);
}

it('finds what is there, in every encoding', () => {
  for (const text of Object.values(secrets))
    for (const bytes of encodings(text))
      expect(found(Buffer.concat([Buffer.from('xx'), bytes, Buffer.from('yy')]))).toContain(text);
});

it('reads every column, every file and the write-ahead log before the deadline and finds nothing', async () => {
  const call = await aCall(app);
  const content = {
    technique: {
      summary: secrets.summary,
      approach: secrets.approach,
      plan: [{ title: secrets.plan, weeks: 3, deliverable: '' }],
    },
    price: { amountFen, items: [{ title: secrets.item, amountFen }] },
  };
  const key = { 'idempotency-key': 'plaintext-spec-1' };
  const [kept, sealed] = [await aDraft(app, call.id, content), await aDraft(app, call.id, content)];
  const bytes = Buffer.from(`%PDF-1.7\n${secrets.file}\n%%EOF`);
  for (const bid of [kept, sealed]) {
    const id = crypto.randomUUID();
    const own = as(app, bid.bidder);
    done(
      await own('PUT', `/bids/${bid.id}/files/${id}`, { name: secrets.name, size: bytes.length }),
    );
    done(await putBytes(app, `/bid-files/${id}/chunks/0`, bid.bidder, bytes));
    done(await own('POST', `/bids/${bid.id}/files/${id}/completions`, {}, key));
    // While it is a draft, too: it never reached the database in clear.
    expect((await own('GET', `/bids/${bid.id}`)).text).toContain(secrets.name);
  }
  const request = await prepareSealing(app, sealed, call.id);
  const keys = await keySetOf(app, call.id);
  const context = {
    scenarioId: call.id,
    bidId: sealed.id,
    version: 1,
    kind: 'technique',
    keySetId: keys.id,
  } as const;
  const file = {
    id: crypto.randomUUID(),
    name: secrets.name,
    type: 'application/pdf',
    size: bytes.length,
    sha256: 'a'.repeat(64),
  };
  const text = envelopeText({ technique: sealed.content.technique, files: [file] }, [
    (async function* () {
      yield new Uint8Array(bytes);
    })(),
  ]);
  const technical = await sealEnvelope(context, keys, text, async (no, chunk) => {
    done(
      await putBytes(
        app,
        `/sealings/${request.sealingId}/chunks/technique-${no}`,
        sealed.bidder,
        chunk,
      ),
    );
  });
  const manifest = { ...request.manifest, envelopes: [technical, request.manifest.envelopes[1]!] };
  done(await postSeal(app, sealed, { ...request, manifest }));
  await app.settle();

  const rows = await columns();
  expect(rows.length).toBeGreaterThan(500);
  expect(rows.some(({ where }) => where === 'bid_sealed_chunks.bytes')).toBe(true);
  const readable = rows.flatMap(({ where, bytes: value }) =>
    found(value).map((what) => `${where}: ${what}`),
  );
  expect(readable).toEqual([]);

  const files = await dataFiles();
  expect(files.length).toBeGreaterThan(100);
  const inFiles = files.flatMap((path) =>
    found(readFileSync(path)).map((what) => `${path}: ${what}`),
  );
  expect(inFiles).toEqual([]);
}, 300_000);

it('would find a table that held it', async () => {
  await app.source.query(`create table leak as select $1::text as words`, [secrets.summary]);
  const readable = (await columns()).filter(({ bytes }) => found(bytes).length > 0);
  expect(readable.map(({ where }) => where)).toEqual(['leak.words']);
  const files = await dataFiles();
  expect(files.some((path) => found(readFileSync(path)).length > 0)).toBe(true);
}, 300_000);
