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
