import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { anAccount } from '../../../test/factories/identity.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MessageKinds } from './notifications.reads.js';
import { awardKinds } from './award-message-texts.js';

let app: TestApp;
let call: MadeCall;
beforeAll(async () => {
  app = await startTestApp();
  call = await aRankedCall(app, {
    bids: [{ quality: 90 }, { quality: 80 }, { state: 'disqualified', reason: 'must-unmet' }],
  });
  await anAccount(app, { roles: ['reviewer'], email: 'reviewer@test.example' });
});
afterAll(() => app.stop());

const post = (path: string, n: number | null, body: object = {}) =>
  app.request('POST', path, {
    ...{ cookie: (n === null ? call.publisher : call.bids[n]?.owner)?.cookie ?? '', body },
  });
/** Kinds of messages of each person, in the order they were made. */
async function told(userId: string | undefined): Promise<string[]> {
  await app.settle();
  const rows = await app.source.query<{ kind: string }[]>(
    'select kind from messages where user_id = $1 order by id',
    [userId],
  );
  return rows.map((row) => row.kind);
}
const bidder = (n: number) => call.bids[n]?.owner.userId;

it('tells all bidders, the publisher and who oversees, each once', async () => {
  const body = { kind: 'award', bidIds: [call.bids[0]?.id] };
  expect((await post(`/scenarios/${call.id}/awards`, null, body)).status).toBe(201);
  for (const n of [0, 1, 2]) expect(await told(bidder(n))).toEqual(['award.proposed']);
  const objection = { reason: 'procedure', body: '评审未按公布的标准对比各家。' };
  expect((await post(`/scenarios/${call.id}/objections`, 1, objection)).status).toBe(201);
  expect(await told(call.publisher.userId)).toContain('objection.filed');
  await app.source.query('update objections set due_at = app_now()');
  await app.nest.get(Jobs).runNow('awards.clock');
  const [reviewer] = await app.source.query<[{ id: string }]>(
    `select id from users where email = 'reviewer@test.example'`,
  );
  expect(await told(reviewer.id)).toContain('objection.overdue');
  const [row] = await app.source.query<[{ id: string }]>('select id from objections');
  const answer = { decision: 'reject', answer: '各家均按同一标准评分。' };
  expect((await post(`/objections/${row.id}/answers`, null, answer)).status).toBe(201);
  await app.source.query('update awards set standstill_until = app_now()');
  expect((await post(`/scenarios/${call.id}/award-completions`, null)).status).toBe(201);
  expect(await told(bidder(0))).toEqual(['award.proposed', 'feedback.given']);
  expect((await told(bidder(1))).sort()).toEqual(
    ['award.proposed', 'feedback.given', 'objection.answered'].sort(),
  );
  expect(await told(bidder(2))).toEqual(['award.proposed', 'award.completed']);
});

it('says it in both languages, kindly, and never who else bid', () => {
  const facts = {
    ...{
      title: () => '示例',
      time: () => '—',
      until: () => '—',
      day: () => '—',
      counted: () => [],
      number: () => 1,
      text: () => '',
    },
  };
  for (const { name, texts } of awardKinds) {
    expect(app.nest.get(MessageKinds).get(name).topic).toBe('bids');
    for (const language of ['zh-CN', 'en'] as const) {
      const { sample } = awardKinds[0] ?? { sample: { subject: { type: '', id: '' }, data: {} } };
      const { title, lines } = texts[language]({ ...facts, ...sample });
      expect(title.length).toBeGreaterThan(4);
      expect(lines.join('').length).toBeGreaterThan(2);
      if (language === 'en') expect(lines.join('')).not.toMatch(/\p{Script=Han}/u);
    }
  }
});
