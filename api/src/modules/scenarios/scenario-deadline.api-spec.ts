import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';

let app: TestApp;
let publisher: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  // Weekends only, from this year to the next: the rule is what is tested here.
  await app.source.query('delete from working_years');
  await app.source.query(
    `insert into working_years (year, festivals, source) select y, '[]',
       '{"title":"t","number":"n","url":"https://a.example","publishedOn":"2020-01-01"}'
     from generate_series(extract(year from now())::int, extract(year from now())::int + 1) y`,
  );
});
afterAll(() => app.stop());

const hourMs = 3_600_000;
const inHours = (n: number) => new Date(Date.now() + n * hourMs).toISOString();
const open = (fields: Record<string, unknown>) =>
  aScenario(app, { state: 'open', publisher, fields: { procedure: 'bids', ...fields } });
const read = (id: string) => app.request('GET', `/scenarios/${id}`, { cookie: publisher.cookie });
const edit = async (id: string, body: object, tag?: string) =>
  app.request('PATCH', `/scenarios/${id}`, {
    cookie: publisher.cookie,
    body,
    headers: { 'if-match': tag ?? String((await read(id)).headers.etag) },
  });
const payloadOf = async (id: string, type: string) => {
  const rows = await app.source.query<{ payload: Record<string, unknown> }[]>(
    'select payload from events where subject_id = $1 and type = $2',
    [id, type],
  );
  return rows.map((row) => row.payload);
};

describe('a material change of an open call', () => {
  it('moves a near deadline so that five working days remain, and tells of it everywhere', async () => {
    const deadline = inHours(30);
    const { id } = await open({ deadline });
    const edited = await edit(id, { mustHave: ['支持国产算力部署'] });
    expect(edited.status).toBe(200);
    const moved = String(edited.body.deadline);
    const days = (Date.parse(moved) - Date.now()) / (24 * hourMs);
    expect(days).toBeGreaterThan(5);
    expect(days).toBeLessThan(9);
    // The same time of day.
    expect((Date.parse(moved) - Date.parse(deadline)) % (24 * hourMs)).toBe(0);
    const { body: diff } = await app.request('GET', `/scenarios/${id}/versions/2/diff`);
    expect(diff).toMatchObject({ material: true, movedDays: 5 });
    expect(diff.changes.map((c: { field: string }) => c.field)).toEqual(['mustHave', 'deadline']);
    expect(await payloadOf(id, 'scenario.deadline-moved')).toEqual([
      { n: 2, from: deadline, to: moved, ruleDays: 5 },
    ]);
    expect(await payloadOf(id, 'scenario.changed')).toMatchObject([{ n: 2, material: true }]);
    const notice = await app.request('GET', `/scenarios/${id}/versions/2/notice`, {
      headers: { 'accept-language': 'en' },
    });
    expect(notice.body.subject).toMatch(/^Material change: /);
    expect(notice.body.text).toContain('at least 5 working days remain');
    const { body: history } = await app.request('GET', `/scenarios/${id}/versions`);
    expect(history.items.map((v: { movedDays: number | null }) => v.movedDays)).toEqual([5, null]);
  });

  it('leaves the deadline where wording changes or enough time remains', async () => {
    const near = await open({ deadline: inHours(30) });
    const reworded = await edit(near.id, { summary: '换一种说法来介绍这条产线上的视觉质检需求。' });
    expect(reworded.body.deadline).toBe((await read(near.id)).body.deadline);
    expect(await payloadOf(near.id, 'scenario.deadline-moved')).toEqual([]);
    const far = await open({ deadline: inHours(24 * 25) });
    const before = (await read(far.id)).body.deadline;
    expect((await edit(far.id, { mustHave: ['支持国产算力部署'] })).body.deadline).toBe(before);
    const { body: diff } = await app.request('GET', `/scenarios/${far.id}/versions/2/diff`);
    expect(diff).toMatchObject({ material: true, movedDays: null });
  });

  it('lets the publisher move it later, never earlier', async () => {
    const { id } = await open({ deadline: inHours(24 * 25) });
    const later = inHours(24 * 40);
    expect((await edit(id, { deadline: later })).body.deadline).toBe(later);
    expect(await payloadOf(id, 'scenario.deadline-moved')).toMatchObject([{ ruleDays: null }]);
    const earlier = await edit(id, { deadline: inHours(24 * 30) });
    expect(earlier.status).toBe(422);
    expect(earlier.body).toMatchObject({
      code: 'scenario.deadline-shortened',
      errors: [{ pointer: '/deadline' }],
    });
  });

  it('does not let it be taken away first and set earlier then', async () => {
    const { id } = await open({ procedure: 'staged', deadline: inHours(24 * 60) });
    const away = await edit(id, { deadline: null });
    expect(away.body.code).toBe('scenario.deadline-shortened');
    // As a call stands that lost its deadline before this was refused.
    await app.source.query('update scenarios set deadline = null where id = $1', [id]);
    expect((await edit(id, { deadline: inHours(24 * 7) })).body.code).toBe(
      'scenario.deadline-shortened',
    );
    expect((await edit(id, { deadline: inHours(24 * 61) })).status).toBe(200);
  });

  it('says which year is unknown, at the deadline, and takes a far one', async () => {
    const { id } = await open({ deadline: inHours(30) });
    await app.source.query('update working_years set year = year + 50');
    const refused = await edit(id, { mustHave: ['支持国产算力部署'] });
    expect(refused.body).toMatchObject({
      code: 'calendar.year-unknown',
      errors: [{ pointer: '/deadline' }],
    });
    const far = await edit(id, { mustHave: ['支持国产算力部署'], deadline: inHours(24 * 31) });
    expect(far.status).toBe(200);
    await app.source.query('update working_years set year = year - 50');
  });

  it('refuses what was typed against the old deadline, and takes it on the new one', async () => {
    const { id } = await open({ deadline: inHours(30) });
    const tag = String((await read(id)).headers.etag);
    await edit(id, { mustHave: ['支持国产算力部署'] });
    const typed = { problem: '另一位同事同时改写的痛点说明，写明夜班、换型与投诉的情况和数量。' };
    expect((await edit(id, typed, tag)).body.code).toBe('request.version-stale');
    const again = await edit(id, typed);
    expect(again.body).toMatchObject({ mustHave: ['支持国产算力部署'], publishedVersion: 3 });
  });
});
