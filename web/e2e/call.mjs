// A call by sealed bids, made through the API, and the hand of its copy's owner on the deadline.
import assert from 'node:assert/strict';
import pg from 'pg';

const dayMs = 86_400_000;
const officer = { name: '示例保密审查员', post: '示例·办公室', finding: 'no-secrets' };

/** One statement as the owner of the journeys' own database. */
export async function asOwner(sql, values = []) {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The deadline comes near: it passes by the database's own clock, while everybody watches. */
export const bringDeadlineNear = (id, seconds) =>
  asOwner(`update scenarios set deadline = app_now() + make_interval(secs => $2) where id = $1`, [
    id,
    seconds,
  ]);

/** The one clock goes on to the moment after the standstill of a scenario's result. */
export const passStandstill = (id) =>
  asOwner(
    `update app_clock set shift = until - clock_timestamp() + interval '1 second'
     from (select max(standstill_until) as until from awards where scenario_id = $1) as stands`,
    [id],
  );

/** …and comes back, so that the journeys after this one live in the present. */
export const returnToPresent = () => asOwner(`update app_clock set shift = interval '0'`);

/** A request as this window's person. @throws AssertionError when it is refused */
export async function call(page, route, data, headers = {}) {
  const [method, path] = route.split(' ');
  const answer = await page.request.fetch(`/api/v1${path}`, {
    method,
    headers,
    ...(data === undefined ? {} : { data }),
  });
  assert.ok(answer.ok(), `${route}: ${answer.status()} ${await answer.text()}`);
  return answer;
}

/** The present version of a scenario, as If-Match wants it. */
async function versionOf(page, id) {
  return { 'if-match': (await call(page, `GET /scenarios/${id}`)).headers().etag };
}

/** An open call by bids of the publisher's. `before` runs while it is a draft. @returns its id */
export async function openCall({ publisher, reviewer, fields, before = async () => {} }) {
  const { memberships } = await (await call(publisher, 'GET /session')).json();
  const { organisationId } = memberships.find((one) => one.publishes);
  const made = await call(publisher, 'POST /scenarios', { organisationId, ...fields });
  const { id } = await made.json();
  await before(id);
  await call(publisher, `POST /scenarios/${id}/signoffs`, officer, await versionOf(publisher, id));
  await call(publisher, `POST /scenarios/${id}/submissions`, { confirmDistinct: true });
  const decision = { decision: 'approve', note: '通过' };
  await call(reviewer, `POST /scenarios/${id}/reviews`, decision, await versionOf(reviewer, id));
  await call(publisher, `POST /scenarios/${id}/publications`, {});
  return id;
}

/** Changes an open call in what matters, with the sign-off a department needs. */
export async function changeCall(publisher, id, changes) {
  const body = { ...officer, changes };
  await call(publisher, `POST /scenarios/${id}/signoffs`, body, await versionOf(publisher, id));
  await call(publisher, `PATCH /scenarios/${id}`, changes, await versionOf(publisher, id));
}

export const callFields = {
  title: '白鹭洲水质异常夜间早期预警',
  summary: '用岸基光谱与视频在夜间发现水质异常，十五分钟内提醒值班人员到场取样。',
  problem:
    '湖区夜间无人取样，异常平均次日才发现；去年七次藻类聚集有五次先由市民投诉，人工取样到出结果需要六小时。',
  baseline: [{ name: '发现时长', value: 360, unit: '分钟' }],
  target: [{ name: '发现时长', value: 15, unit: '分钟' }],
  sectors: ['government'],
  technologies: ['vision'],
  districts: ['siming'],
  mustHave: ['夜间异常召回率不低于90%', '数据不出政务外网'],
  niceToHave: ['可扩展到其他湖区'],
  acceptanceTest: '连续30天夜间运行，人工复核60次告警，召回率不低于90%。',
  cooperationModes: ['pilot'],
  procedure: 'bids',
  takers: 'one',
  budgetMinFen: 50_000_000,
  budgetMaxFen: 90_000_000,
  deadline: new Date(Date.now() + 20 * dayMs).toISOString(),
  contactRole: '示例·水务科',
  contactName: '示例联系人',
  contactEmail: 'publisher@demo.example',
};
