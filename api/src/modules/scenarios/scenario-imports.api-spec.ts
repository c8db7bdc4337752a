import { join } from 'node:path';
import { DiscoveryService } from '@nestjs/core';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { findImporters } from '../../platform/imports/find-importers.js';
import { importRows } from '../../platform/imports/import-rows.js';
import { readRows } from '../../platform/imports/read-rows.js';
import { visitor } from '../../platform/http/actor.js';
import type { RawRow, RowImporter } from '../../platform/imports/row-importer.js';
import { ScenarioDocuments } from './scenario.document.js';
import { ScenarioReads } from './scenarios.reads.js';

let app: TestApp;
let owner: TestAccount;
let importer: RowImporter;

beforeAll(async () => {
  app = await startTestApp();
  owner = await aMember(app, { demo: true });
  const found = findImporters(app.nest.get(DiscoveryService, { strict: false })).get('scenarios');
  if (!found) throw new Error('no importer of scenarios');
  importer = found;
});
afterAll(() => app.stop());

const take = (row: RawRow, as: string | null = null) =>
  importer.importRow(row, { organisationId: owner.organisationId, as, values: {} });
const row = {
  externalId: 'X-1',
  source: { title: '示例清单' },
  title: '台风前巡检排班',
  summary: '按预报自动排班。',
};

describe('importing scenarios', () => {
  it('takes the 84 official health scenarios once, whatever the number of runs', async () => {
    const rows = await readRows(join(__dirname, '../../../seed/health-scenarios.jsonl'));
    const options = {
      organisationId: owner.organisationId,
      as: 'intent',
      values: { sectors: 'health' },
    };
    const said: string[] = [];
    const run = () => importRows(rows, importer, options, (line) => said.push(line));
    expect(await run()).toEqual({ created: 84, updated: 0, unchanged: 0, refused: 0 });
    expect(await run()).toEqual({ created: 0, updated: 0, unchanged: 84, refused: 0 });
    expect(said).toEqual([]);
    const listed = await app.request(
      'GET',
      `/scenarios?state=intent&organisationId=${owner.organisationId}&limit=1`,
    );
    expect(listed.body).toMatchObject({
      total: 84,
      items: [{ demo: true, sectors: ['health'], districts: ['city'] }],
    });
    expect(listed.body.items[0].source.title).toMatch(/国卫办规划函〔2024〕420号/);
  });
  it('brings an intent up to date, but leaves what the publisher has taken in hand', async () => {
    const first = await take(row);
    const second = await take({ ...row, summary: '按预报自动排班并派单。' });
    expect([first.result, second.result]).toEqual(['created', 'updated']);
    const id = 'id' in first ? first.id : '';
    await app.request('POST', `/scenarios/${id}/elaborations`, { cookie: owner.cookie, body: {} });
    expect((await take({ ...row, summary: '又换了一种说法。' })).result).toBe('unchanged');
    expect(await app.eventsOf(id)).toEqual([
      'scenario.imported',
      'scenario.imported',
      'scenario.drafted',
    ]);
  });
  it('keeps the history of what was announced when its source changes', async () => {
    const made = await take({ ...row, externalId: 'X-5', sectors: '工业' }, 'draft');
    const id = 'id' in made ? made.id : '';
    await app.source.query(
      `update scenarios set state = 'intent', published_at = app_now(), published_version = 1 where id = $1`,
      [id],
    );
    await app.source.query(
      `insert into scenario_versions (scenario_id, n, content, hash, fields, material, at)
       select $1, 1, '{"title":"台风前巡检排班"}', '0', '{}', false, app_now()`,
      [id],
    );
    expect((await take({ ...row, externalId: 'X-5', summary: '按预报派单。' })).result).toBe(
      'updated',
    );
    const { body } = await app.request('GET', `/scenarios/${id}/versions`);
    expect(body.items.map((version: { n: number }) => version.n)).toEqual([2, 1]);
  });
  it('makes one row of two runs at once', async () => {
    const twin = { ...row, externalId: 'X-2' };
    const results = await Promise.all([take(twin), take(twin), take(twin)]);
    expect(results.map((r) => r.result).sort()).toEqual(['created', 'unchanged', 'unchanged']);
  });
  it('makes drafts with their contact, kept from the public', async () => {
    const made = await take({ ...row, externalId: 'X-3', contactEmail: 'a@test.example' }, 'draft');
    const id = 'id' in made ? made.id : '';
    expect((await app.request('GET', `/scenarios/${id}`)).status).toBe(404);
    const seen = await app.request('GET', `/scenarios/${id}`, { cookie: owner.cookie });
    expect(seen.body).toMatchObject({ state: 'draft', contact: { email: 'a@test.example' } });
  });
  it.each([
    [{ ...row, externalId: 'B' }, 'open', /--as/],
    [{ ...row, externalId: 'B', sectors: ['炼金'] }, null, /炼金/],
    [{ ...row, externalId: 'B', summary: 'a\u0000b' }, null, /字符/],
    [{ ...row, externalId: 'B', summary: '有意者电话 13812345678 联系' }, null, /联系方式/],
  ])('refuses %o', async (bad, as, reason) => {
    const outcome = await take(bad, as);
    expect(outcome.result === 'refused' ? outcome.issues.join() : outcome.result).toMatch(reason);
  });
  it('keeps a formula as the text it is', async () => {
    const made = await take({ ...row, externalId: 'X-4', summary: '=HYPERLINK(1)+cmd|calc' });
    expect(made.result).toBe('created');
  });
});

describe('what other modules are told', () => {
  it('gives search documents of published ones only, without personal data', async () => {
    const documents = app.nest.get(ScenarioDocuments);
    const open = await aScenario(app, { state: 'open' });
    const draft = await aScenario(app, { publisher: open.publisher });
    const found = await documents.load([open.id, draft.id]);
    expect(found).toMatchObject([
      {
        id: open.id,
        state: 'open',
        rank: 0,
        tags: expect.arrayContaining(['工业', 'Industry', '海沧区']),
      },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/contact|联系人/);
    const first = await documents.batch(null, 50);
    const second = await documents.batch(first.at(-1)?.id ?? null, 50);
    expect(new Set([...first, ...second].map((d) => d.id)).size).toBe(first.length + second.length);
  });
  it('answers the reads', async () => {
    const reads = app.nest.get(ScenarioReads);
    const made = await aScenario(app, {
      state: 'open',
      fields: { procedure: 'bids', deadline: new Date(Date.now() + 9e6).toISOString() },
    });
    const { organisationId } = made.publisher;
    expect(await reads.ownerOf(made.id)).toBe(organisationId);
    expect(await reads.isOpen(made.id)).toBe(true);
    expect(await reads.pairingFacts([made.id])).toMatchObject([
      { visible: true, sealedProcedure: true, sectors: ['industry'] },
    ]);
    expect((await reads.publicRows([made.id], visitor()))[0]).toMatchObject({ id: made.id });
    expect(await reads.contactOf(made.id)).toMatchObject({ name: '示例联系人' });
    expect(await reads.idsOf(organisationId)).toEqual([made.id]);
    expect(JSON.stringify(await reads.profiles([made.id]))).not.toMatch(/contact|联系人/);
    expect((await reads.version(made.id, 1))?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await reads.head('0190a1b2-0000-7000-8000-000000000000')).toBeNull();
    const batch = await reads.matchable(null, 5);
    expect(batch.every((p) => p.state === 'open' || p.state === 'intent')).toBe(true);
  });
});
