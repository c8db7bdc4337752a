import { v7 as uuidv7 } from 'uuid';
import { BidSecrets } from '../../src/modules/bids/bid-secrets.service.js';
import { bound } from '../../src/modules/bids/bid-contents.queries.js';
import { standardCriteria } from '../../src/modules/evaluation/evaluation-criteria.js';
import { rankBids } from '../../src/modules/evaluation/evaluation-ranking.js';
import type { TestApp } from '../app.js';
import { aMember, type TestAccount } from './identity.js';
import { aScenario } from './scenarios.js';

/** One opened bid as a test wants it; what is not said is ordinary. */
export interface MadeBid {
  readonly id: string;
  /** An owner of the lead. */
  readonly owner: TestAccount;
}
export interface BidOptions {
  readonly owner?: TestAccount;
  readonly members?: readonly string[];
  readonly state?: string;
  readonly reason?: string;
  /** Value of every numeric criterion; the rating follows. */
  readonly quality?: number;
  readonly amountFen?: number;
  readonly sealedMinutesBefore?: number;
  readonly text?: string;
  readonly strengths?: string;
  readonly improvements?: string;
}
export interface MadeCall {
  readonly id: string;
  readonly publisher: TestAccount;
  /** In the order they were asked for; the first is the best unless said otherwise. */
  readonly bids: readonly MadeBid[];
}

let serial = 0;

/**
 * A call taken by bids whose ranking is published, put into the tables as sealing, opening and evaluation leave it (those
 * have specs of their own): three bids unless said otherwise.
 */
export async function aRankedCall(
  app: TestApp,
  options: {
    readonly bids?: readonly BidOptions[];
    readonly fields?: Record<string, unknown>;
    readonly publisher?: TestAccount;
    readonly state?: string;
    /** False leaves the ranking unpublished. */
    readonly ranked?: boolean;
  } = {},
): Promise<MadeCall> {
  const wanted = options.bids ?? [{ quality: 90 }, { quality: 80 }, { quality: 70 }];
  const deadline = new Date(Date.now() + 40 * 86_400_000).toISOString();
  const { id, publisher } = await aScenario(app, {
    state: 'open',
    ...(options.publisher ? { publisher: options.publisher } : {}),
    fields: { procedure: 'bids', takers: 'one', deadline, ...options.fields },
  });
  await app.source.query(
    `update scenarios set state = $2, published_at = app_now() - interval '60 days',
       deadline = app_now() - interval '10 days' where id = $1`,
    [id, options.state ?? 'evaluating'],
  );
  const keySetId = await aKeySet(app, id);
  const bids: MadeBid[] = [];
  for (const one of wanted) bids.push(await anOpenedBid(app, { id, keySetId }, one));
  await app.source.query(
    `insert into bid_openings (id, scenario_id, kind, minute, opened_at)
     select gen_random_uuid(), $1, kind, '{}', app_now() - interval '9 days' from unnest(array['technique', 'price']) kind`,
    [id],
  );
  await anEvaluation(app, id, { bids, wanted, ranked: options.ranked ?? true });
  return { id, publisher, bids };
}

async function aKeySet(app: TestApp, scenarioId: string): Promise<string> {
  const keySetId = uuidv7();
  await app.source.query(
    `insert into bid_key_sets (id, scenario_id, n, server_key_id, made_at)
     select $1, $2, 1, key_id, app_now() from sealing_keys where kind = 'sealing' limit 1
     on conflict (scenario_id, n) do nothing`,
    [keySetId, scenarioId],
  );
  const [row] = await app.source.query<[{ id: string }]>(
    'select id from bid_key_sets where scenario_id = $1 order by n limit 1',
    [scenarioId],
  );
  return row.id;
}

async function anOpenedBid(
  app: TestApp,
  call: { id: string; keySetId: string },
  given: BidOptions,
): Promise<MadeBid> {
  const no = ++serial;
  const owner = given.owner ?? (await aMember(app));
  const [id, sealingId] = [uuidv7(), uuidv7()];
  await app.source.query(
    `insert into bids (id, scenario_id, lead_id, demo, state, reason, sealed_version, scenario_version, created_at,
       updated_at, sealed_at, opened_at, price_opened_at)
     select $1, s.id, $3, false, $4, $5, 1, 1, app_now(), app_now(), s.deadline - make_interval(mins => $6),
       app_now() - interval '9 days', app_now() - interval '5 days' from scenarios s where s.id = $2`,
    [
      ...[id, call.id, owner.organisationId, given.state ?? 'ranked', given.reason ?? null],
      given.sealedMinutesBefore ?? 600 + no,
    ],
  );
  const members = [owner.organisationId, ...(given.members ?? [])];
  for (const [place, organisationId] of members.entries())
    await app.source.query(
      `insert into bid_members (bid_id, scenario_id, organisation_id, no, state, holds, invited_at)
       values ($1, $2, $3, $4, $5, true, app_now())`,
      [id, call.id, organisationId, place, place === 0 ? 'lead' : 'consented'],
    );
  await app.source.query(
    `insert into bid_sealings (id, bid_id, version, key_set_id, created_at, sealed_at)
     values ($1, $2, 1, $3, app_now(), app_now())`,
    [sealingId, id, call.keySetId],
  );
  await app.source.query(
    `insert into bid_receipts (id, bid_id, sealing_id, version, body, signature, hash, sealed_at)
     values ($1, $2, $3, 1, '{}', '', $4, app_now())`,
    [uuidv7(), id, sealingId, `test-${sealingId}`],
  );
  const box = app.nest.get(BidSecrets).drafts;
  const headers = { technique: techniqueOf(no, given), price: priceOf(no, given) };
  for (const [kind, header] of Object.entries(headers))
    await app.source.query(
      `insert into bid_envelopes (sealing_id, kind, chunks, server_part, header, opened_at)
       values ($1, $2, 1, '{}', $3, app_now())`,
      [sealingId, kind, box.closeJson(header, bound.header(sealingId, kind))],
    );
  return { id, owner };
}

function techniqueOf(no: number, given: BidOptions) {
  const summary =
    given.text ?? `示例应答${no}：${'一二三四五六七八九十'.charAt(no % 10).repeat(4)}方案`;
  const technique = {
    ...{ summary, approach: `示例做法${no}` },
    answers: [{ requirement: 'must-0', answer: 'meets', text: `示例满足${no}` }],
    plan: [{ title: '部署', weeks: 4, deliverable: '上线' }],
    team: [{ role: `示例岗位${no}`, experience: '示例经验' }],
  };
  return { technique, files: [] };
}

const priceOf = (no: number, given: BidOptions) => ({
  price: {
    ...{ amountFen: given.amountFen ?? 50_000_000 + no * 1_000_000, currency: 'CNY' },
    ...{ taxIncluded: true, items: [], validDays: 90 },
  },
});

/** Standard criteria, two members whose locked sheets agree, and the ranking that follows from them. */
async function anEvaluation(
  app: TestApp,
  scenarioId: string,
  given: { bids: readonly MadeBid[]; wanted: readonly BidOptions[]; ranked: boolean },
): Promise<void> {
  const criteria = standardCriteria();
  await app.source.query(
    `insert into evaluation_criteria (scenario_id, body, standard, hash, frozen_at, updated_at)
     values ($1, $2, true, 'test', app_now(), app_now())
     on conflict (scenario_id) do update set body = excluded.body, hash = 'test', frozen_at = app_now()`,
    [scenarioId, JSON.stringify(criteria)],
  );
  const judged = given.bids.flatMap((bid, i) => {
    const one = given.wanted[i] ?? {};
    return one.state === 'disqualified' ? [] : [{ bid, one }];
  });
  const scores = Object.fromEntries(
    judged.map(({ bid, one }) => {
      const quality = one.quality ?? 80;
      const level = quality >= 85 ? 0 : quality >= 75 ? 1 : quality >= 60 ? 2 : 3;
      return [bid.id, { fit: quality, solution: quality, plan: level, team: level }];
    }),
  );
  const consensus = Object.fromEntries(
    judged.map(({ bid, one }) => [
      bid.id,
      {
        ...{ strengths: one.strengths ?? '接口和数据说得清楚', scores: {} },
        improvements: one.improvements ?? '验收步骤请写到周',
      },
    ]),
  );
  await app.source.query(
    `insert into evaluations (scenario_id, state, salt, since, consensus, created_at)
     values ($1, $2, 'test', app_now(), $3, app_now())`,
    [scenarioId, given.ranked ? 'ranked' : 'consensus', JSON.stringify(consensus)],
  );
  for (const no of [1, 2]) await aMemberWithSheet(app, scenarioId, no, scores);
  const ranking = rankBids({
    ...{ scenarioId, criteria, consensus: {} },
    sheets: [1, 2].map((no) => ({ no, scores })),
    bids: judged.map(({ bid, one }) => ({ bidId: bid.id, amountFen: one.amountFen ?? 50_000_000 })),
  });
  if (!given.ranked) return;
  await app.source.query(
    `insert into evaluation_rankings (scenario_id, hash, rows, prices, divergences, made_at, published_at)
     values ($1, $2, $3, '[]', '[]', app_now(), app_now())`,
    [scenarioId, ranking.hash, JSON.stringify(ranking.rows)],
  );
}

async function aMemberWithSheet(
  app: TestApp,
  scenarioId: string,
  no: number,
  scores: Record<string, Record<string, number>>,
): Promise<void> {
  const memberId = uuidv7();
  await app.source.query(
    `insert into evaluation_members (id, scenario_id, no, chair, state, named_at)
     values ($1, $2, $3, $4, 'cleared', app_now())`,
    [memberId, scenarioId, no, no === 1],
  );
  const kept = Object.fromEntries(
    Object.entries(scores).map(([bidId, values]) => [
      bidId,
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, note: '' }])),
    ]),
  );
  await app.source.query(
    `insert into evaluation_sheets (member_id, scores, locked_at, updated_at) values ($1, $2, app_now(), app_now())`,
    [memberId, JSON.stringify(kept)],
  );
}
