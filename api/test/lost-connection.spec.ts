import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startTestApp, type Answer, type TestApp } from './app.js';
import { aMember, type TestAccount } from './factories/identity.js';
import { scenarioFields } from './factories/scenarios.js';

/** A write that meets a lost connection is said to have failed, and repeated with its key happens once. */

let app: TestApp;
let publisher: TestAccount;
/** Somebody else at the database, who locks and cuts. */
let other: pg.Client;
beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  other = new pg.Client({ connectionString: app.databaseUrl });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await app.stop();
});

const fields = scenarioFields();
const draft = (key: string, title: string) =>
  app.request('POST', '/scenarios', {
    cookie: publisher.cookie,
    headers: { 'idempotency-key': key },
    body: { organisationId: publisher.organisationId, ...fields, title },
  });
const count = async (title: string) => {
  const { rows } = await other.query<{ scenarios: number; events: number; keys: number }>(
    `select (select count(*)::int from scenarios where title = $1) as scenarios,
       (select count(*)::int from events e join scenarios s on s.id = e.subject_id where s.title = $1) as events`,
    [title],
  );
  return rows[0];
};
const said = ({ status, body }: Answer) => [status, body.code as string | undefined];

/** Runs the write while `table` is locked, ends its connection where it waits, and gives its answer. */
async function cutWhileWaitingFor(table: string, write: () => Promise<Answer>): Promise<Answer> {
  await other.query(`begin; lock table ${table} in access exclusive mode`);
  const answer = write();
  for (let cut = 0; cut === 0; await pause(20)) {
    const { rows } = await other.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
    );
    cut = rows.length;
  }
  await other.query('rollback');
  return answer;
}

describe('a POST with an Idempotency-Key', () => {
  it('whose connection ends in its transaction leaves nothing, and is done by the repetition', async () => {
    const [key, title] = ['lost-in-transaction', '示例场景：连接中断于事务之中'];
    const lost = await cutWhileWaitingFor('scenarios', () => draft(key, title));
    expect(said(lost)).toEqual([503, 'service.database-unavailable']);
    expect(lost.headers['retry-after']).toBe('5');
    expect(await count(title)).toEqual({ scenarios: 0, events: 0 });

    const again = await draft(key, title);
    expect(again.status).toBe(201);
    const replay = await draft(key, title);
    expect([replay.status, replay.body.id]).toEqual([201, again.body.id]);
    expect(replay.headers['idempotent-replay']).toBe('true');
    expect(await count(title)).toEqual({ scenarios: 1, events: 1 });
  });

  it('whose connection ends after the commit is not done twice, and says that it is done', async () => {
    const [key, title] = ['lost-after-commit', '示例场景：连接中断于提交之后'];
    // The answer reads the last review; the write does not.
    const lost = await cutWhileWaitingFor('scenario_reviews', () => draft(key, title));
    expect(said(lost)).toEqual([503, 'service.database-unavailable']);
    expect(await count(title)).toEqual({ scenarios: 1, events: 1 });

    expect(said(await draft(key, title))).toEqual([409, 'request.idempotency-done']);
    expect(await count(title)).toEqual({ scenarios: 1, events: 1 });
  });

  it('sent several times at once while connections keep ending is done once', async () => {
    const [key, title] = ['lost-in-a-crowd', '示例场景：连接反复中断'];
    const lost = cutWhileWaitingFor('scenarios', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => draft(key, title)));
      for (const answer of answers) expect([201, 409, 503]).toContain(answer.status);
      return answers[0] as Answer;
    });
    await lost;
    const last = await draft(key, title);
    expect([201, 409]).toContain(last.status);
    expect(await count(title)).toEqual({ scenarios: 1, events: 1 });
  });

  it('never meets an answer nobody foresaw, wherever its connection ends', async () => {
    const rounds = Array.from({ length: 60 }, (_, index) => `lost-anywhere-${index}`);
    let going = true;
    const cutter = (async () => {
      for (; going; await pause(3))
        await other.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' limit 1`,
        );
    })();
    const seen = new Set<number>();
    for (const key of rounds)
      for (const answer of await Promise.all([1, 2, 3].map(() => draft(key, `示例场景：${key}`))))
        seen.add(answer.status);
    going = false;
    await cutter;
    expect(seen).toContain(503);
    for (const status of seen) expect([201, 409, 503]).toContain(status);

    for (const key of rounds) {
      expect([201, 409]).toContain((await draft(key, `示例场景：${key}`)).status);
      expect(await count(`示例场景：${key}`)).toEqual({ scenarios: 1, events: 1 });
    }
  });
});
