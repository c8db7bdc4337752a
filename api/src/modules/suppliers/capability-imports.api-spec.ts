import { startTestApp, type TestApp } from '../../../test/app.js';
import { importUnclaimed } from '../../commands/demo/demo-capabilities.js';
import { CapabilityImportsService } from './capability-imports.service.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const take = (text: string) =>
  app.nest.get(CapabilityImportsService).importRow(
    {
      id: `row-${text.length}`,
      name: '示例制造者',
      product: '示例模型',
      text,
      source: '公开名录',
    },
    { organisationId: null, as: null, values: { kind: '模型', technologies: '大模型' } },
  );

it('refuses a row whose description gives a phone number; a web address may stand', async () => {
  expect(await take('说明：欢迎致电 13800001234 洽谈')).toMatchObject({
    result: 'refused',
    issues: [expect.stringContaining('/description')],
  });
  expect(await take('说明：见 https://model.example/about 的介绍')).toMatchObject({
    result: 'created',
  });
});

it('takes every row of the public lists that come with the platform', async () => {
  expect(await importUnclaimed(app.nest)).toBe(319);
});

it('takes several filings out of one cell, or each with its kind, and changes nothing the second time', async () => {
  const row = (id: string, given: object) => ({
    ...{ id, name: '示例制造者', product: '示例模型', source: '公开名录', ...given },
  });
  const options = {
    organisationId: null,
    as: null,
    values: { kind: '模型', technologies: '大模型' },
  };
  const imports = app.nest.get(CapabilityImportsService);
  const cell = row('filed-1', { 备案号: '示例备-1、示例备-2', 备案种类: 'model-filing' });
  const own = row('filed-2', { filings: [{ number: '示例登-3', kind: 'model-registration' }] });
  const stored = [];
  for (const one of [cell, own]) {
    const made = await imports.importRow(one, options);
    expect(made.result).toBe('created');
    expect((await imports.importRow(one, options)).result).toBe('unchanged');
    const [kept] = await app.source.query<{ filings: unknown }[]>(
      'select filings from capabilities where external_id = $1',
      [one.id],
    );
    stored.push(kept?.filings);
  }
  expect(stored).toEqual([
    [
      { number: '示例备-1', kind: 'model-filing' },
      { number: '示例备-2', kind: 'model-filing' },
    ],
    [{ number: '示例登-3', kind: 'model-registration' }],
  ]);
  const wrong = row('filed-3', { 备案号: '示例备-1', 备案种类: '别的' });
  expect(await imports.importRow(wrong, options)).toMatchObject({ result: 'refused' });
});
