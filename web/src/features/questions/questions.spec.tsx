import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { aScenario } from '../../test/factories';
import { fakeApi, page, Refusal, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const question = {
  ...{ id: 'q-1', no: 1, askerNo: 2, origin: 'asked', state: 'open', hiddenReason: null },
  ...{ body: '数据由谁提供？', askedAt: '2026-10-02T00:00:00Z', answers: [] as unknown[] },
  ...{ mine: false, actions: [] as string[] },
};
const period = {
  ...{ open: true, until: '2026-12-14T10:00:00Z', workingDays: 3 },
  ...{ unknownYear: null, provisionalYear: null },
};
const answered = (given: object = {}, more: object = {}) => ({
  ...page([{ ...question, ...given }]),
  ...{ unanswered: 1, period, actions: [] as string[] },
  ...more,
});
const shown = (questions: () => unknown, more: Record<string, (call: Call) => unknown> = {}) =>
  fakeApi({
    'GET /scenarios/:id': () => aScenario({ version: 7, procedure: 'bids' }),
    'GET /scenarios/:id/matches': () => page([]),
    'GET /scenarios/:id/questions': questions,
    ...more,
  });

describe('public questions', () => {
  it('are read by anybody, with the asker’s number and the period by its rule', async () => {
    shown(() =>
      answered({
        state: 'answered',
        answers: [
          { n: 2, body: '由市数据局提供。', scenarioVersion: 3, at: '2026-10-04T00:00:00Z' },
          { n: 1, body: '由我们提供。', scenarioVersion: null, at: '2026-10-03T00:00:00Z' },
        ],
      }),
    );
    const { container } = await renderAt('/scenarios/s-1');
    const section = await screen.findByRole('region', { name: '公开问答' });
    expect(await within(section).findByText('提问者2')).toBeInTheDocument();
    expect(within(section).getByText(/提问截至 2026年12月14日 18:00/)).toBeInTheDocument();
    expect(within(section).getByRole('link', { name: '据此公布第 3 版' })).toHaveAttribute(
      'href',
      '/scenarios/s-1/versions?n=3',
    );
    expect(within(section).getByText('更正前的答复（1 条）')).toBeInTheDocument();
    expect(within(section).queryByRole('button', { name: '提问' })).not.toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });

  it('say where the calendar of a year is unknown', async () => {
    shown(() => answered({}, { period: { ...period, unknownYear: 2027 } }));
    await renderAt('/scenarios/s-1');
    expect(await screen.findByText(/2027 年的放假安排尚未录入/)).toBeInTheDocument();
  });

  it('say where their end was counted through a provisional year', async () => {
    shown(() => answered({}, { period: { ...period, provisionalYear: 2027 } }));
    await renderAt('/scenarios/s-1');
    expect(
      await screen.findByText(/此日期算定时 2027 年调休安排尚未公布，按法定节假日暂算/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '工作日怎么算' })).toBeInTheDocument();
  });

  it('are asked in a dialog that keeps what was typed when it is refused', async () => {
    const calls = shown(() => answered({}, { actions: ['ask'] }), {
      'GET /session': () => aSession(),
      'POST /scenarios/:id/questions': () =>
        new Refusal(422, { code: 'question.contact-in-text', title: '不能写联系方式' }),
    });
    await renderAt('/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '提问' }));
    const dialog = await screen.findByRole('dialog', { name: '提问' });
    await userEvent.type(within(dialog).getByRole('textbox'), '请加我微信好吗');
    await userEvent.click(within(dialog).getByRole('button', { name: '公开提问' }));
    expect(await within(dialog).findByText('不能写联系方式')).toBeInTheDocument();
    expect(within(dialog).getByRole('textbox')).toHaveValue('请加我微信好吗');
    const post = calls.find((call) => call.method === 'POST');
    expect(post?.headers.get('idempotency-key')).toBeTruthy();
  });

  it('are answered with the facts that change, on the version that was read', async () => {
    const calls = shown(() => answered({ actions: ['answer'] }), {
      'GET /session': () => aSession(),
      'POST /questions/:id/answers': () => ({
        ...question,
        state: 'answered',
        answers: [{ n: 1, body: '是', scenarioVersion: 2, at: '2026-10-04T00:00:00Z' }],
      }),
    });
    await renderAt('/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '答复' }));
    const dialog = await screen.findByRole('dialog', { name: '答复' });
    await userEvent.type(within(dialog).getByLabelText(/您的答复/), '必须在本地部署');
    await userEvent.click(within(dialog).getByRole('checkbox'));
    const text = within(dialog).getByLabelText(/改成/);
    expect(text).toHaveValue('数据不出院');
    await userEvent.type(text, '\n本地部署');
    await userEvent.click(within(dialog).getByRole('button', { name: '公开答复' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'POST')).toBe(true));
    const post = calls.find((call) => call.method === 'POST');
    expect(post?.headers.get('if-match')).toBe('"7"');
    expect(post?.body).toEqual({
      body: '必须在本地部署',
      changes: { mustHave: ['数据不出院', '本地部署'] },
    });
  });
});
