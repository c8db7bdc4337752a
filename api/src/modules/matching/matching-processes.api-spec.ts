import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  signedIn,
  type TestAccount,
} from '../../../test/factories/identity.js';
import { answerAs } from '../../../test/factories/pairings.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';
import { aCapability, aPublishedCapability } from '../../../test/factories/suppliers.js';
import { Transactions } from '../../platform/database/transaction.js';
import { EventFollower } from '../../platform/events/follower.js';
import { systemActor } from '../../platform/http/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Worker } from '../../platform/jobs/worker.js';
import { BidAwarded, BidNotAwarded } from '../bids/bid.events.js';
import { PairingMoved } from '../pairings/pairing.events.js';
import { MatchSnapshots } from './match-snapshots.service.js';
import { MatchingCache } from './matching-cache.service.js';
import { LocalMatcher } from './local-matcher.js';

/** Several processes on one database: what one changes the others show, and all score alike. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-snapshots-'));
const file = path.join(folder, 'matching.snapshot');
let one: TestApp;
let two: TestApp;
let publisher: TestAccount;
let supplier: TestAccount;
let matchmaker: TestAccount;
let reviewer: TestAccount;
let scenario: MadeScenario;

const tank = {
  title: '石化罐区防爆巡检机器人',
  summary: '罐区巡检靠人，夜间看不清仪表，可燃气体泄漏发现晚。',
  problem: '罐区一百二十个点位，每班两人步行抄表，雨夜漏检，泄漏平均四十分钟后才发现。',
  technologies: ['robotics', 'vision'],
  sectors: ['industry'],
  constraints: ['explosion-proof'],
};

beforeAll(async () => {
  one = await startTestApp();
  publisher = await aMember(one);
  supplier = await aMember(one);
  matchmaker = await anAccount(one, { roles: ['matchmaker'] });
  reviewer = await anAccount(one, { roles: ['reviewer'] });
  scenario = await aScenario(one, { state: 'open', publisher, fields: tank });
  for (let n = 0; n < 48; n++) {
    await aCapability(one, {
      title: `${['罐区', '厂区', '仓库', '码头'][n % 4]}巡检机器人${n}型`,
      description: `搭载${['可燃气体', '红外', '声纹', '视觉'][n % 4]}检测，夜间读取仪表，${n + 3} 小时续航，自主充电返航。`,
      technologies: ['robotics', 'vision'],
    });
  }
  two = await startTestApp({}, one);
  // Rows made past the events are read at a start only.
  one.nest.get(MatchingCache)['again'](new Error('the test reads everything again'));
  one.nest.get(Worker).start(true);
  two.nest.get(Worker).start(false);
  await until(() => one.nest.get(MatchingCache).isReady());
});
afterAll(async () => {
  await two.stop();
  await one.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Sessions end when nobody was seen for half a day. */
async function signInAgain(): Promise<void> {
  const again = async (who: TestAccount) => ({ ...who, cookie: await signedIn(one, who.userId) });
  publisher = await again(publisher);
  supplier = await again(supplier);
  matchmaker = await again(matchmaker);
}

/** Waits until something holds: both processes follow by themselves. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came to hold');
}

const list = (app: TestApp, of: string, who: TestAccount = matchmaker) =>
  app.request('GET', `/${of}/matches?limit=100`, { cookie: who.cookie });
const ids = async (app: TestApp, of: string) =>
  (await list(app, of)).body.items.map((item: { id: string }) => item.id) as string[];
const everywhere = (holds: (app: TestApp) => Promise<boolean>) =>
  until(async () => (await holds(one)) && (await holds(two)));

describe('a change in one process', () => {
  let capability: string;

  it('is in both sides’ lists of every process: a new capability, its words, its evidence', async () => {
    capability = await aPublishedCapability(one, supplier, {
      title: '防爆四足巡检机器人',
      summary: '石化罐区防爆巡检，夜间读表，可燃气体检测。',
      description: '四足底盘，爬楼梯，罐区夜间自主巡检，读取仪表并检测可燃气体泄漏。',
      technologies: ['robotics', 'vision'],
      sectors: ['industry'],
    });
    await everywhere(async (app) =>
      (await ids(app, `scenarios/${scenario.id}`)).includes(capability),
    );
    await everywhere(async (app) =>
      (await ids(app, `capabilities/${capability}`)).includes(scenario.id),
    );
    const seen = await one.request('GET', `/capabilities/${capability}`, {
      cookie: supplier.cookie,
    });
    const edited = await one.request('PATCH', `/capabilities/${capability}`, {
      cookie: supplier.cookie,
      body: {
        title: '合同审查助手',
        summary: '审查采购合同条款，标出风险。',
        description: '逐条比对合同范本，指出缺漏条款与付款风险，给出修改建议。',
      },
      headers: { 'if-match': String(seen.headers.etag) },
    });
    expect(edited.status).toBe(200);
    await everywhere(
      async (app) => !(await ids(app, `scenarios/${scenario.id}`)).includes(capability),
    );
  });

  it('counts evidence from its review on, and no longer once its last day is over, without any event', async () => {
    const proven = await aPublishedCapability(one, supplier, {
      title: '罐区防爆巡检机器狗',
      description: '防爆机器狗，罐区夜间自主巡检，读取仪表并检测可燃气体泄漏，自主返航充电。',
      technologies: ['robotics', 'vision'],
      sectors: ['industry'],
    });
    const gate = async (app: TestApp) => {
      const item = (await list(app, `scenarios/${scenario.id}`)).body.items.find(
        (one: { id: string }) => one.id === proven,
      );
      return item?.gates.find((each: { code: string }) => each.code === 'explosion-proof')
        ?.state as string | undefined;
    };
    const day = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const added = await one.request('POST', `/capabilities/${proven}/evidence`, {
      cookie: supplier.cookie,
      body: {
        kind: 'certificate',
        title: '防爆合格证',
        issuer: '示例检验所',
        number: 'EX-7',
        validUntil: day(3),
      },
    });
    expect(added.status).toBe(201);
    await everywhere(async (app) => (await gate(app)) === 'claimed');
    const evidence = await one.source.query<{ id: string }[]>(
      'select id from evidence where capability_id = $1',
      [proven],
    );
    const reviewed = await one.request('POST', `/evidence/${evidence[0]!.id}/reviews`, {
      cookie: reviewer.cookie,
      body: { decision: 'verify', ground: '核对示例检验所的证书查询页' },
      headers: { 'if-match': '"1"' },
    });
    expect(reviewed.status).toBeLessThan(300);
    await everywhere(async (app) => (await gate(app)) === 'met');
    const events = await one.source.query<{ n: number }[]>('select count(*)::int as n from events');
    await one.shiftClock('5 days');
    await signInAgain();
    expect([await gate(one), await gate(two)]).toEqual(['unmet', 'unmet']);
    await one.shiftClock('-5 days');
    await signInAgain();
    expect(await one.source.query('select count(*)::int as n from events')).toEqual(events);
  });

  it('takes a closed scenario out everywhere', async () => {
    const short = await aScenario(one, {
      state: 'open',
      publisher,
      fields: { ...tank, title: '罐区夜间巡检补点' },
    });
    const of = `capabilities/${await aPublishedCapability(one, supplier, { ...robot, title: '罐区巡检轮式机器人' })}`;
    await everywhere(async (app) => (await ids(app, of)).includes(short.id));
    await takeStep(one, 'close', short);
    await everywhere(async (app) => !(await ids(app, of)).includes(short.id));
  });
});

const robot = {
  description: '轮式防爆底盘，罐区夜间自主巡检，读取仪表并检测可燃气体泄漏，自主返航充电。',
  technologies: ['robotics', 'vision'],
  sectors: ['industry'],
};

describe('how a supplier’s earlier dealings came out', () => {
  let capability: string;
  const itemOf = async (app: TestApp, who?: TestAccount) => {
    const path = `/scenarios/${scenario.id}/matches?limit=${who ? 100 : 10}`;
    const { body } = await app.request('GET', path, who ? { cookie: who.cookie } : {});
    return body.items.find((item: { id: string }) => item.id === capability) as
      { score: number; p?: number; gaps?: unknown; reasons: unknown } | undefined;
  };
  const everybodysView = async (app: TestApp) =>
    JSON.stringify([await itemOf(app), await itemOf(app, publisher)]);
  const p = async (app: TestApp) => (await itemOf(app, matchmaker))?.p ?? 0;
  /** Waits for another p in both processes, the same in both. */
  const pAfter = async (before: number): Promise<number> => {
    await everywhere(async (app) => (await p(app)) !== before);
    const now = await p(one);
    expect(await p(two)).toBe(now);
    return now;
  };
  const demandsIn = async (app: TestApp) =>
    (await app.nest.get(MatchingCache)['matcher']?.size())?.demands ?? 0;
  /** Scenarios to be asked by; made before anything is compared, because each changes the word statistics a little. */
  const open: string[] = [];
  const dealing = async (answer: object) => {
    const pair = { scenarioId: open.pop(), capabilityId: capability };
    const opened = await one.request('POST', '/pairings', {
      ...{ cookie: supplier.cookie, body: { ...pair, release: 'role' } },
    });
    expect(opened.status).toBe(201);
    const said = await answerAs(one, opened.body.id as string, publisher, answer);
    expect(said.status).toBeLessThan(300);
    return opened.body.id as string;
  };

  it('moves its record line in both processes, for those who may read of it', async () => {
    supplier = await aMember(one);
    capability = await aPublishedCapability(one, supplier, {
      title: '罐区防爆巡检机器人：首次参与的一家',
      description: '罐区夜间自主巡检，读取仪表并检测可燃气体泄漏，雨夜可用。',
      technologies: ['robotics', 'vision'],
      sectors: ['industry'],
    });
    const size = await demandsIn(one);
    for (let n = 0; n < 3; n++) {
      const fields = { procedure: 'direct' };
      open.push((await aScenario(one, { state: 'open', publisher, fields })).id);
    }
    await one.nest.get(MatchingCache)['refresh']('demand', open);
    await two.nest.get(MatchingCache)['refresh']('demand', open);
    await everywhere(async (app) => (await demandsIn(app)) === size + 3);
    await everywhere(async (app) => (await itemOf(app)) !== undefined);
    const unseen = [await everybodysView(one), await everybodysView(two)];
    const none = await p(one);
    await dealing({ answer: 'connect', release: 'role' });
    const welcome = await pAfter(none);
    expect(welcome).toBeGreaterThan(none);
    await dealing({ answer: 'decline', reason: 'capability-gap' });
    const refused = await pAfter(welcome);
    expect(refused).toBeLessThan(welcome);
    // What pairings came to is the two sides’ own business: neither visitors nor other publishers see a trace of it.
    expect([await everybodysView(one), await everybodysView(two)]).toEqual(unseen);
    expect(await one.eventsOf(supplier.organisationId)).toContain('record.changed');
  });

  it('counts the furthest a pairing came, and takes an event told twice once', async () => {
    const before = await p(one);
    const id = await dealing({ answer: 'connect', release: 'role' });
    const welcome = await pAfter(before);
    const met = { scenarioId: scenario.id, capabilityId: capability, action: 'record-meeting' };
    const move = (to: string) =>
      one.nest
        .get(Transactions)
        .run(systemActor(), (tx) =>
          tx.record(
            PairingMoved,
            { type: 'pairing', id, organisationId: publisher.organisationId },
            { ...met, from: 'meeting_set', to, side: 'demand', reason: null },
          ),
        );
    await move('met');
    const further = await pAfter(welcome);
    expect(further).toBeGreaterThan(welcome);
    await move('agreed');
    const agreed = await pAfter(further);
    expect(agreed).toBeGreaterThan(further);
    await move('met');
    await one.settle();
    const kept = await one.source.query<{ outcome: string }[]>(
      'select outcome from supply_outcomes where subject_id = $1',
      [id],
    );
    expect(kept).toEqual([{ outcome: 'agreed' }]);
    expect(await p(one)).toBe(agreed);
  });

  it('shows everybody a bid that was won, and a lost one only to its own side and matchmakers', async () => {
    const score = async (app: TestApp) => (await itemOf(app))?.score ?? 0;
    const ended = async (
      state: 'awarded' | 'not_awarded',
      event: typeof BidAwarded | typeof BidNotAwarded,
    ) => {
      const [bid] = await one.source.query<{ id: string }[]>(
        `with b as (insert into bids (id, scenario_id, lead_id, demo, state, sealed_version, scenario_version, created_at,
             updated_at) values (gen_random_uuid(), $1, $2, false, $3, 1, 1, app_now(), app_now()) returning id)
         insert into bid_members (bid_id, scenario_id, organisation_id, no, state, holds, invited_at)
         select b.id, $1, $2, 0, 'lead', false, app_now() from b returning bid_id as id`,
        [scenario.id, supplier.organisationId, state],
      );
      await one.nest
        .get(Transactions)
        .run(systemActor(), (tx) =>
          tx.record(
            event,
            { type: 'bid', id: bid!.id, organisationId: supplier.organisationId },
            { scenarioId: scenario.id },
          ),
        );
    };
    const [shown, before] = [await score(one), await p(one)];
    const unseen = await everybodysView(one);
    await ended('not_awarded', BidNotAwarded);
    const lost = await pAfter(before);
    expect(lost).toBeLessThan(before);
    expect(await everybodysView(one)).toBe(unseen);
    await ended('awarded', BidAwarded);
    expect(await pAfter(lost)).toBeGreaterThan(lost);
    await everywhere(async (app) => (await score(app)) > shown);
  });
});

describe('the latent space', () => {
  const answers = async (app: TestApp) => (await list(app, `scenarios/${scenario.id}`)).text;
  const version = async (app: TestApp) =>
    (await list(app, `scenarios/${scenario.id}`)).body.modelVersion as string;
  const agreed = async (than: string) => {
    await everywhere(async (app) => (await version(app)) !== than);
    return [await answers(one), await answers(two)];
  };

  it('is learnt once and taken over by every process; answers are equal byte for byte before and after', async () => {
    const fit = () => one.nest.get(Jobs).runNow('matching.space');
    await fit();
    const [first, second] = await agreed('none');
    expect(first === second).toBe(true);
    const before = await version(one);
    expect(before).not.toMatch(/none$/);
    // Nothing has changed and it is not due: nobody learns anything.
    await fit();
    expect(await version(one)).toBe(before);
    await aPublishedCapability(one, supplier, { ...robot, title: '罐区巡检机器人新款' });
    await everywhere(async (app) => (await answers(app)).includes('罐区巡检机器人新款'));
    expect((await answers(one)) === (await answers(two))).toBe(true);
    await one.source.query(`update match_spaces set checked_at = checked_at - interval '3 days'`);
    await fit();
    const [third, fourth] = await agreed(before);
    expect(third === fourth).toBe(true);
    const spaces = await one.source.query<{ id: string }[]>(
      'select id from match_spaces where not demo',
    );
    expect(spaces.length).toBe(2);
    for (const { id } of spaces) expect(await one.eventsOf(id)).toEqual(['space.fitted']);
  });
});

describe('a snapshot', () => {
  const restored = async (app: TestApp) => {
    const matcher = new LocalMatcher();
    const events = await app.nest
      .get(MatchSnapshots)
      .restore(matcher, ['capability.changed', 'capability.published']);
    return { events, size: await matcher.size() };
  };

  it('starts a process with what it held, caught up with what it missed', async () => {
    const third = await startTestApp({ SNAPSHOT_DIR: folder }, one);
    await third.stop();
    expect(fs.statSync(file).size).toBeGreaterThan(10_000);
    const missed = await aPublishedCapability(one, supplier, {
      ...robot,
      title: '停机期间发布的罐区机器人',
    });
    await everywhere(async (app) => (await ids(app, `scenarios/${scenario.id}`)).includes(missed));
    const again = await startTestApp({ SNAPSHOT_DIR: folder }, one);
    const { events, size } = await restored(again);
    expect(events?.map((event) => event.subjectId)).toEqual([missed]);
    expect(size.supplies).toBeGreaterThan(48);
    expect((await list(again, `scenarios/${scenario.id}`)).text).toBe(
      (await list(one, `scenarios/${scenario.id}`)).text,
    );
    await again.stop();
  });

  it('is refused when damaged or of another database, and everything is read again', async () => {
    const bytes = fs.readFileSync(file);
    const other = await startTestApp();
    const fourth = await startTestApp({ SNAPSHOT_DIR: folder }, one);
    const position = fourth.nest.get(EventFollower);
    expect(await position.stamp()).not.toBeNull();
    fs.writeFileSync(file, bytes);
    expect((await restored(fourth)).events).not.toBeNull();
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    fs.writeFileSync(file, bytes);
    expect(await restored(fourth)).toEqual({ events: null, size: { demands: 0, supplies: 0 } });
    await fourth.stop();
    const foreign = await startTestApp({ SNAPSHOT_DIR: folder }, other);
    expect(await restored(foreign)).toEqual({ events: null, size: { demands: 0, supplies: 0 } });
    await foreign.stop();
    await other.stop();
  });
});

describe('a matcher that ends', () => {
  it('is replaced by one that answers the same', async () => {
    const before = (await list(two, `scenarios/${scenario.id}`)).text;
    two.nest.get(MatchingCache)['again'](new Error('the test ends it'));
    expect((await list(two, `scenarios/${scenario.id}`)).body.code).toBe('service.starting');
    await until(() => two.nest.get(MatchingCache).isReady());
    expect((await list(two, `scenarios/${scenario.id}`)).text).toBe(before);
  });
});
