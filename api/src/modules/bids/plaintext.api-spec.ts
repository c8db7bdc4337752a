import { gzipSync, deflateRawSync, deflateSync } from 'node:zlib';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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

/** Files come and go while the folder is walked. */
const quietly = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};
function* filesOf(folder: string): Generator<string> {
  for (const entry of quietly(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(path);
    else if (entry.isFile()) yield path;
  }
}

interface DataFolder {
  readonly path: string;
  readonly oid: string;
}

/** The server's whole data folder, where this process may read it: every table space, log, snapshot and temporary file. */
async function dataFolder(): Promise<DataFolder | null> {
  const [place] = await app.source.query<DataFolder[]>(
    `select current_setting('data_directory') as path,
       (select oid::text from pg_database where datname = current_database()) as oid`,
  );
  await app.source.query('checkpoint');
  return place && existsSync(place.path) ? place : null;
}

/** Databases of other tests lie in the same folder; what is theirs is not looked at. */
const isOther = (path: string, folder: DataFolder): boolean => {
  const [top, oid] = relative(folder.path, path).split(sep);
  return top === 'base' && oid !== folder.oid && oid !== 'pgsql_tmp';
};

/** Where in the data folder something readable lies. */
async function readableFiles(): Promise<{ read: string[]; found: string[] }> {
  const folder = await dataFolder();
  const result = { read: [] as string[], found: [] as string[] };
  if (!folder) return result;
  // Our own start-up keeps the server's log beside its folder.
  const log = `${folder.path}.log`;
  for (const path of [...filesOf(folder.path), ...(existsSync(log) ? [log] : [])]) {
    if (isOther(path, folder)) continue;
    const bytes = quietly(() => readFileSync(path));
    if (!bytes) continue;
    const name = relative(folder.path, path);
    result.read.push(name);
    for (const what of found(bytes)) result.found.push(`${name}: ${what}`);
  }
  return result;
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
  const [kept, sealed, trying] = [
    await aDraft(app, call.id, content),
    await aDraft(app, call.id, content),
    await aDraft(app, call.id, content),
  ];
  const bytes = Buffer.from(`%PDF-1.7\n${secrets.file}\n%%EOF`);
  for (const bid of [kept, sealed, trying]) {
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
  // An attempt in progress: the draft is still here, and all of its ciphertext.
  const begun = await prepareSealing(app, trying, call.id);
  const [open] = await app.source.query<{ drafts: number; chunks: number }[]>(
    `select (select count(*)::int from bid_drafts where bid_id = $1) as drafts,
       (select count(*)::int from bid_sealed_chunks c join bid_sealings s on s.id = c.sealing_id
        where s.id = $2 and s.sealed_at is null) as chunks`,
    [trying.id, begun.sealingId],
  );
  expect(open).toEqual({ drafts: 1, chunks: 2 });
  await app.settle();

  const rows = await columns();
  expect(rows.length).toBeGreaterThan(500);
  expect(rows.some(({ where }) => where === 'bid_sealed_chunks.bytes')).toBe(true);
  const readable = rows.flatMap(({ where, bytes: value }) =>
    found(value).map((what) => `${where}: ${what}`),
  );
  expect(readable).toEqual([]);

  const files = await readableFiles();
  expect(files.found).toEqual([]);
  expect(files.read.length).toBeGreaterThan(100);
  const tops = new Set(files.read.map((name) => name.split(sep)[0]));
  for (const top of ['base', 'global', 'pg_wal', 'pg_xact']) expect(tops).toContain(top);
}, 300_000);

it('would find a table that held it', async () => {
  await app.source.query(`create table leak as select $1::text as words`, [secrets.summary]);
  const readable = (await columns()).filter(({ bytes }) => found(bytes).length > 0);
  expect(readable.map(({ where }) => where)).toEqual(['leak.words']);
  expect((await readableFiles()).found.some((name) => name.startsWith('base'))).toBe(true);
  // Outside the tables as well: a query that spills to disk is found while its file is there.
  const folder = await dataFolder();
  if (!folder) return;
  const spilled = join(folder.path, 'base', 'pgsql_tmp');
  mkdirSync(spilled, { recursive: true });
  const spill = join(spilled, 'pgsql_tmp_of_the_test');
  writeFileSync(spill, `x${secrets.approach}x`);
  expect((await readableFiles()).found).toContainEqual(
    expect.stringContaining('pgsql_tmp_of_the_test'),
  );
  rmSync(spill);
}, 300_000);
