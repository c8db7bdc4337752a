import {
  envelopeText,
  newOfficerKey,
  openShare,
  sealEnvelope,
  type EnvelopeContext,
  type KeySet,
  type Manifest,
  type OwnKey,
} from '@aism/sealing';
import type { Answer, TestApp } from '../app.js';
import { aMember, anAccount, type TestAccount } from './identity.js';
import { aScenario, type MadeScenario } from './scenarios.js';

/** An officer with the private key that a browser would keep. */
export interface TestOfficer extends TestAccount {
  readonly key: OwnKey;
}

/** Requests as one account. */
export const as =
  (app: TestApp, account: { cookie: string } | null) =>
  (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    app.request(method, path, {
      ...(body === undefined ? {} : { body }),
      ...(account ? { cookie: account.cookie } : {}),
      headers,
    });

export async function anOfficer(app: TestApp): Promise<TestOfficer> {
  const account = await anAccount(app, { roles: ['officer'] });
  return { ...account, key: await aKeyFor(app, account) };
}

/** A new key of the officer, registered; the earlier one is retired. */
export async function aKeyFor(app: TestApp, account: TestAccount): Promise<OwnKey> {
  const key = await newOfficerKey();
  done(await as(app, account)('POST', '/my/officer-keys', { publicKey: key.publicKey }));
  return key;
}

export interface TestCall extends MadeScenario {
  readonly officers: readonly TestOfficer[];
}

/** An open call by bids whose officers are named; the deadline is in ten days unless given. */
export async function aCall(
  app: TestApp,
  given: { officers?: readonly TestOfficer[]; fields?: Record<string, unknown> } = {},
): Promise<TestCall> {
  const officers = given.officers ?? (await Promise.all([1, 2, 3].map(() => anOfficer(app))));
  const fields = {
    procedure: 'bids',
    deadline: new Date(Date.now() + 10 * 86_400_000).toISOString(),
    ...given.fields,
  };
  const scenario = await aScenario(app, { state: 'open', fields });
  const ids: string[] = [];
  for (const officer of officers) {
    const { items } = done(await as(app, officer)('GET', '/my/officer-keys')) as {
      items: { id: string }[];
    };
    ids.push(items[0]?.id ?? '');
  }
  done(
    await as(app, scenario.publisher)('POST', `/scenarios/${scenario.id}/opening-officers`, {
      officerKeyIds: ids,
    }),
  );
  return { ...scenario, officers };
}

export const technique = {
  summary: '用两路相机与边缘推理完成在线检测。',
  approach: '先采样，再标注，再上线灰度，最后全量。',
  answers: [{ requirement: 'must-0', answer: 'meets', text: '实测每分钟七十二件。' }],
  plan: [{ title: '采样与标注', weeks: 4, deliverable: '一万张标注图片' }],
  team: [{ role: '算法负责人', experience: '八年工业视觉' }],
};
export const price = {
  amountFen: 88_000_000,
  taxIncluded: true,
  items: [
    { title: '设备', amountFen: 50_000_000 },
    { title: '实施', amountFen: 38_000_000 },
  ],
  validDays: 90,
};

export interface TestBid {
  readonly id: string;
  readonly bidder: TestAccount;
  readonly content: { technique: object; price: object };
}

/** A draft with everything that sealing asks for. */
export async function aDraft(
  app: TestApp,
  scenarioId: string,
  options: { bidder?: TestAccount; technique?: object; price?: object } = {},
): Promise<TestBid> {
  const bidder = options.bidder ?? (await aMember(app));
  const own = as(app, bidder);
  const { id, version } = done(await own('POST', '/bids', { scenarioId })) as Seen;
  const content = {
    technique: { ...technique, ...options.technique },
    price: { ...price, ...options.price },
  };
  done(await own('PATCH', `/bids/${id}`, content, { 'if-match': `"${version}"` }));
  return { id, bidder, content };
}

interface Seen {
  readonly id: string;
  readonly version: number;
  readonly scenarioId: string;
  readonly keySetId: string;
  readonly scenarioVersion: number;
}

/** Puts ciphertext as the browser does. */
export async function putBytes(
  app: TestApp,
  path: string,
  account: { cookie: string },
  bytes: Uint8Array,
): Promise<Answer> {
  const response = await app.nest.inject({
    method: 'PUT',
    url: `/api/v1${path}`,
    payload: Buffer.from(bytes),
    headers: { cookie: account.cookie, 'content-type': 'application/octet-stream' },
  });
  const body: unknown = response.payload ? JSON.parse(response.payload) : null;
  return { status: response.statusCode, body, headers: response.headers, text: response.payload };
}

export interface SealRequest {
  readonly sealingId: string;
  readonly scenarioVersion: number;
  readonly manifest: Manifest;
}

export async function keySetOf(app: TestApp, scenarioId: string): Promise<KeySet> {
  return (await app.request('GET', `/scenarios/${scenarioId}/opening-officers`)).body.keySet;
}

/** Everything of a sealing but its last step: what the browser would then post. */
export async function prepareSealing(
  app: TestApp,
  bid: TestBid,
  scenarioId: string,
  change: { keys?: KeySet; context?: Partial<EnvelopeContext>; headers?: object } = {},
): Promise<SealRequest> {
  const own = as(app, bid.bidder);
  const keys = change.keys ?? (await keySetOf(app, scenarioId));
  const begun = done(await own('POST', `/bids/${bid.id}/sealings`, { keySetId: keys.id })) as Seen;
  const context = {
    ...{ scenarioId, bidId: bid.id, version: begun.version, keySetId: keys.id },
    ...change.context,
  };
  const { technique: technical, price: priced } = bid.content;
  const headers: Record<string, unknown> = {
    technique: { technique: technical, files: [] },
    price: { price: { currency: 'CNY', ...priced } },
    ...change.headers,
  };
  const envelopes = [];
  for (const kind of ['technique', 'price'] as const) {
    const path = (no: number) => `/sealings/${begun.id}/chunks/${kind}-${no}`;
    envelopes.push(
      await sealEnvelope(
        { ...context, kind },
        keys,
        envelopeText(headers[kind]),
        async (no, chunk) => {
          done(await putBytes(app, path(no), bid.bidder, chunk));
        },
      ),
    );
  }
  const manifest: Manifest = {
    ...{ v: 1, scenarioId, bidId: bid.id, version: begun.version, keySetId: keys.id },
    envelopes,
  };
  return { sealingId: begun.id, scenarioVersion: begun.scenarioVersion, manifest };
}

/** The last step. */
export async function postSeal(app: TestApp, bid: TestBid, request: SealRequest): Promise<Answer> {
  const own = as(app, bid.bidder);
  const { version } = done(await own('GET', `/bids/${bid.id}`)) as Seen;
  return own('POST', `/bids/${bid.id}/receipts`, request, { 'if-match': `"${version}"` });
}

/** A sealed bid and its receipt. */
export async function aSealedBid(
  app: TestApp,
  scenarioId: string,
  options: Parameters<typeof aDraft>[2] = {},
) {
  const bid = await aDraft(app, scenarioId, options);
  const request = await prepareSealing(app, bid, scenarioId);
  const receipt = done(await postSeal(app, bid, request)) as { text: string; hash: string };
  return { ...bid, receipt, request };
}

/** Moves the clock past the deadline of a call. */
export async function passDeadline(app: TestApp, scenarioId: string): Promise<void> {
  await app.source.query(
    `update scenarios set deadline = app_now() - interval '1 second' where id = $1`,
    [scenarioId],
  );
}

/** The clock stands still at this distance from the deadline of the scenario while the work is done. */
export async function atDeadline<T>(
  app: TestApp,
  scenarioId: string,
  offsetMs: number,
  work: () => Promise<T>,
): Promise<T> {
  // The clock itself hardly moves, the deadline does: sessions end.
  const [[row]] = await app.source.query<[{ deadline: Date }[]]>(
    `update scenarios set deadline = date_trunc('milliseconds', app_now() + interval '1 minute')
       - make_interval(secs => $2::float8 / 1000) where id = $1 returning deadline`,
    [scenarioId, Math.min(offsetMs, 0)],
  );
  const moment = new Date((row?.deadline.getTime() ?? 0) + offsetMs).toISOString();
  const define = (body: string) =>
    app.source.query(
      `create or replace function app_now() returns timestamptz language sql stable as $$ ${body} $$`,
    );
  await define(`select '${moment}'::timestamptz`);
  try {
    return await work();
  } finally {
    await define('select clock_timestamp() + (select shift from app_clock where id = 1)');
  }
}

/** What an officer's browser hands in. */
export async function sharesOf(
  app: TestApp,
  scenarioId: string,
  officer: TestOfficer,
  kind: 'technique' | 'price' = 'technique',
): Promise<{ bidId: string; share: string | null }[]> {
  const { envelopes } = done(
    await as(app, officer)('GET', `/scenarios/${scenarioId}/openings/${kind}/shares`),
  ) as {
    envelopes: {
      context: EnvelopeContext;
      wrapped: { ephemeral: string; iv: string; ciphertext: string };
    }[];
  };
  return Promise.all(
    envelopes.map(async ({ context, wrapped }) => ({
      bidId: context.bidId,
      share: await openShare({ wrapped }, officer.key, context).catch(() => null),
    })),
  );
}

export async function giveShares(
  app: TestApp,
  scenarioId: string,
  officer: TestOfficer,
  kind: 'technique' | 'price' = 'technique',
): Promise<Answer> {
  const shares = await sharesOf(app, scenarioId, officer, kind);
  return as(app, officer)('POST', `/scenarios/${scenarioId}/openings/${kind}/shares`, { shares });
}

/** Two officers open; what the second one is answered. */
export async function openBids(
  app: TestApp,
  call: Pick<TestCall, 'id' | 'officers'>,
  kind: 'technique' | 'price' = 'technique',
): Promise<Answer> {
  const [first, second] = call.officers as [TestOfficer, TestOfficer];
  done(await giveShares(app, call.id, first, kind));
  return giveShares(app, call.id, second, kind);
}

/** The body of an answer that is expected to be a success. */
export function done(answer: Answer): unknown {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}
