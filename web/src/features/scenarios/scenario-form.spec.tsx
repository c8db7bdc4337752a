import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type { Scenario } from '../../api/types';
import { aSession } from '../../test/bench-factories';
import { aScenario } from '../../test/factories';
import { fakeApi, page, Refusal, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const draft = (given: Partial<Scenario> = {}) =>
  aScenario({
    state: 'draft',
    view: 'publisher',
    version: 3,
    actions: ['edit', 'submit', 'withdraw'],
    contact: { role: null, name: null, email: null },
    ...given,
  });

const complete = {
  score: 80,
  submittable: true,
  missing: [],
  quality: [],
  signoffNeeded: false,
};

/** An API with one draft that takes every change; further answers as given. */
function withDraft(
  given: Partial<Scenario> = {},
  handlers: Record<string, (call: Call) => unknown> = {},
) {
  let scenario = draft(given);
  return fakeApi({
    'GET /session': () => aSession(),
    'GET /scenarios/:id': () => scenario,
    'PATCH /scenarios/:id': ({ body }) => {
      scenario = { ...scenario, ...(body as Partial<Scenario>), version: scenario.version + 1 };
      return scenario;
    },
    'GET /scenarios/:id/completeness': () => complete,
    'GET /scenarios/:id/near-duplicates': () => ({ items: [] }),
    ...handlers,
  });
}

const patches = (calls: readonly Call[]) => calls.filter((call) => call.method === 'PATCH');
const open = () => renderAt('/bench/scenarios/s-1/edit');
const field = (name: string | RegExp) => screen.findByRole('textbox', { name });

describe('scenario form', () => {
  it('saves by itself only what changed, with the version it saw', async () => {
    const calls = withDraft();
    await open();
    await userEvent.type(await field(/^场景名称/), '（二期）');
    await waitFor(() => expect(patches(calls)).toHaveLength(1), { timeout: 4000 });
    expect(patches(calls)[0]?.headers.get('if-match')).toBe('"3"');
    expect(patches(calls)[0]?.body).toEqual({ title: '门诊影像智能质控（二期）' });
    expect(await screen.findByText('已保存')).toBeInTheDocument();
    await userEvent.type(await field(/^怎样算做成/), '由质控科抽检');
    await userEvent.click(screen.getByRole('button', { name: '立即保存' }));
    await waitFor(() => expect(patches(calls)).toHaveLength(2));
    expect(patches(calls)[1]?.headers.get('if-match')).toBe('"4"');
  });

  it('writes figures, money and times in the words of the API', async () => {
    const calls = withDraft();
    await open();
    await userEvent.click(await screen.findByRole('button', { name: '添加指标' }));
    const row = screen.getByRole('group', { name: '指标（第 2 项）' });
    await userEvent.type(within(row).getByRole('textbox', { name: '指标名称' }), '单例耗时');
    await userEvent.type(within(row).getByRole('textbox', { name: '现状' }), '12.5');
    await userEvent.type(within(row).getByRole('textbox', { name: '目标' }), '3');
    await userEvent.type(within(row).getByRole('textbox', { name: '单位' }), '分钟');
    const most = await field(/^预算上限/);
    await userEvent.clear(most);
    await userEvent.type(most, '80.5');
    await userEvent.click(screen.getByRole('button', { name: '立即保存' }));
    await waitFor(() => expect(patches(calls).length).toBeGreaterThan(0));
    const sent = Object.assign({}, ...patches(calls).map((call) => call.body)) as object;
    expect(sent).toMatchObject({
      baseline: [
        { name: '质控覆盖率', value: 10, unit: '%' },
        { name: '单例耗时', value: 12.5, unit: '分钟' },
      ],
      target: [
        { name: '质控覆盖率', value: 100, unit: '%' },
        { name: '单例耗时', value: 3, unit: '分钟' },
      ],
      budgetMaxFen: 80_500_000,
    });
  });

  it('shows what was chosen before, even when the choices arrive late', async () => {
    withDraft(
      { procedure: 'direct' },
      {
        'GET /taxonomies': async () => {
          await new Promise((resolve) => setTimeout(resolve, 200));
          const term = { kind: 'procedure', code: 'direct', zh: '直接对接', en: 'Direct' };
          return page([{ ...term, attributes: {}, position: 0 }]);
        },
      },
    );
    await open();
    expect(await screen.findByRole('combobox', { name: /^推进方式/ })).toHaveDisplayValue(
      '直接对接',
    );
  });

  it('puts a refusal at its field and saves the rest all the same', async () => {
    const calls = withDraft(
      {},
      {
        'PATCH /scenarios/:id': ({ body }) =>
          'contactEmail' in (body as object)
            ? new Refusal(400, {
                code: 'request.invalid',
                title: '有一项不正确',
                errors: [{ pointer: '/contactEmail', code: 'invalid', message: '不是邮箱地址' }],
              })
            : draft({ version: 4 }),
      },
    );
    await open();
    await userEvent.type(await field(/^姓名/), '示例联系人');
    await userEvent.type(await field(/^工作邮箱/), 'abc');
    await userEvent.click(screen.getByRole('button', { name: '立即保存' }));
    expect(await screen.findByText('不是邮箱地址')).toBeInTheDocument();
    expect(await field(/^工作邮箱/)).toBeInvalid();
    await waitFor(() => expect(patches(calls).at(-1)?.body).toEqual({ contactName: '示例联系人' }));
    expect(await screen.findByText('有几项需要更正，其余已保存')).toBeInTheDocument();
  });

  it('keeps what was typed when somebody else was faster, and lets the reader decide', async () => {
    let server = draft();
    const calls = withDraft(
      {},
      {
        'GET /scenarios/:id': () => server,
        'PATCH /scenarios/:id': ({ headers, body }) => {
          if (headers.get('if-match') !== `"${server.version}"`)
            return new Refusal(412, { code: 'request.version-stale', title: '已被修改' });
          server = { ...server, ...(body as object), version: server.version + 1 };
          return server;
        },
      },
    );
    await open();
    const title = await field(/^场景名称/);
    server = { ...server, version: 9, summary: '别人写的简介' };
    await userEvent.type(title, '甲');
    expect(await screen.findByText('这份内容刚被他人修改', {}, { timeout: 4000 })).toBeVisible();
    expect(title).toHaveValue('门诊影像智能质控甲');
    await userEvent.click(screen.getByRole('button', { name: '保留我的修改' }));
    await waitFor(() => expect(patches(calls).at(-1)?.headers.get('if-match')).toBe('"9"'));
    expect(server.title).toBe('门诊影像智能质控甲');
  });
});

describe('submitting a scenario', () => {
  it('shows what is missing at the fields', async () => {
    withDraft(
      {},
      {
        'POST /scenarios/:id/submissions': () =>
          new Refusal(422, {
            code: 'scenario.incomplete',
            title: '还有 1 项需要补充',
            errors: [{ pointer: '/contactName', code: 'required', message: '填写联系人' }],
          }),
      },
    );
    await open();
    await userEvent.click(await screen.findByRole('button', { name: '提交审核' }));
    expect(await screen.findByText('填写联系人')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '去看第一处' }));
    expect(await field(/^姓名/)).toHaveFocus();
  });

  it('warns of near-duplicates once, then submits with the version it saw', async () => {
    const calls = withDraft(
      {},
      {
        'GET /scenarios/:id/near-duplicates': () => ({
          items: [
            {
              id: 's-9',
              title: '影像科摄片质控',
              organisationName: '示例二院',
              state: 'open',
              similarity: 0.72,
            },
          ],
        }),
        'POST /scenarios/:id/submissions': () => draft({ state: 'submitted', actions: [] }),
        'GET /scenarios/:id/matches': () => page([]),
      },
    );
    const { router } = await open();
    await userEvent.click(await screen.findByRole('button', { name: '提交审核' }));
    const dialog = await screen.findByRole('dialog', { name: '有内容相近的场景' });
    expect(within(dialog).getByText('影像科摄片质控')).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: '确有不同，继续提交' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/scenarios/s-1'));
    const submitted = calls.find((call) => call.path.endsWith('/submissions'));
    expect(submitted?.headers.get('if-match')).toBe('"3"');
  });

  it('shows the reviewer’s words at their field, and leads from advice to the field', async () => {
    withDraft(
      {
        state: 'returned',
        review: {
          ...{ step: 'platform', desk: 'industry', acting: false },
          decision: 'return',
          comments: [{ pointer: '/problem', text: '请写明每日摄片量' }],
          note: '总体不错',
          at: '2026-10-02T00:00:00+08:00',
        },
      },
      {
        'GET /scenarios/:id/completeness': () => ({
          score: 60,
          quality: [],
          signoffNeeded: false,
          submittable: true,
          missing: [
            { pointer: '/acceptanceTest', required: false, points: 3, advice: '写明怎样算做成' },
          ],
        }),
      },
    );
    const { container } = await open();
    expect(await field(/^痛点与现状/)).toHaveAccessibleDescription(/请写明每日摄片量/);
    expect(screen.getByText('总体不错')).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: '写明怎样算做成' }));
    expect(await field(/^怎样算做成/)).toHaveFocus();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });

  it('does not publish a change of an open scenario by itself', async () => {
    const calls = withDraft({ state: 'open', actions: ['edit', 'close'] });
    await open();
    await userEvent.type(await field(/^场景名称/), '甲');
    await new Promise((resolve) => setTimeout(resolve, 1600));
    expect(patches(calls)).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: '保存并公布修改' }));
    await waitFor(() => expect(patches(calls)).toHaveLength(1));
    expect(screen.queryByRole('button', { name: '提交审核' })).not.toBeInTheDocument();
  });

  it('asks for the review of a change of an open scenario, then makes exactly that public', async () => {
    let signed = false;
    const calls = withDraft(
      { state: 'open', actions: ['edit', 'sign-off', 'close'] },
      {
        'PATCH /scenarios/:id': () =>
          signed
            ? draft({ state: 'open', actions: ['edit'], version: 8 })
            : new Refusal(422, { code: 'scenario.signoff-needed', title: '须先完成保密审查' }),
        'POST /scenarios/:id/signoffs': () => {
          signed = true;
          return draft({ state: 'open', actions: ['edit'] });
        },
      },
    );
    await open();
    await userEvent.type(await field(/^场景名称/), '甲');
    await userEvent.click(screen.getByRole('button', { name: '保存并公布修改' }));
    const dialog = await screen.findByRole('dialog', { name: '保密审查' });
    await userEvent.type(within(dialog).getByLabelText(/审查人姓名/), '示例甲');
    await userEvent.type(within(dialog).getByLabelText(/部门与职务/), '办公室');
    await userEvent.click(within(dialog).getByRole('button', { name: '确认并公布' }));
    await waitFor(() => expect(patches(calls)).toHaveLength(2));
    const [asked, again] = patches(calls);
    expect(again?.body).toEqual(asked?.body);
    const review = calls.find((call) => call.path.endsWith('/signoffs'));
    expect(review?.body).toMatchObject({ changes: asked?.body });
  });

  it('asks a government publisher for the named confidentiality review before it submits', async () => {
    let signing = true;
    const calls = withDraft(
      {},
      {
        'GET /scenarios/:id/completeness': () => ({ ...complete, signoffNeeded: signing }),
        'POST /scenarios/:id/signoffs': () => {
          signing = false;
          return draft();
        },
        'POST /scenarios/:id/submissions': () => draft({ state: 'submitted', actions: [] }),
      },
    );
    await open();
    await userEvent.click(await screen.findByRole('button', { name: '提交审核' }));
    const dialog = await screen.findByRole('dialog', { name: '保密审查' });
    await userEvent.type(within(dialog).getByLabelText(/审查人姓名/), '示例甲');
    await userEvent.type(within(dialog).getByLabelText(/部门与职务/), '办公室');
    await userEvent.click(within(dialog).getByRole('button', { name: '确认并提交审核' }));
    await waitFor(() =>
      expect(calls.some((call) => call.path.endsWith('/submissions'))).toBe(true),
    );
    expect(calls.find((call) => call.path.endsWith('/signoffs'))?.body).toEqual({
      ...{ name: '示例甲', post: '办公室', finding: 'no-secrets' },
    });
  });
});
