import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aBid, aBidDraft } from '../../test/bid-factories';
import { aMembership, aSession } from '../../test/bench-factories';
import { aScenario } from '../../test/factories';
import { fakeApi, page, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';

type Handlers = Parameters<typeof fakeApi>[0];
type Bid = ReturnType<typeof aBid>;

const supplier = () =>
  aSession({
    memberships: [
      aMembership({
        organisationId: 'o-2',
        name: '示例视觉科技',
        publishes: false,
        supplies: true,
      }),
    ],
  });
const bidding = (given: object = {}) => ({
  ...{ scenarioId: 's-1', takesBids: true, open: true, deadline: '2026-12-01T10:00:00.000Z' },
  ...{ now: '2026-11-30T08:30:00.000Z', band: null, officersNamed: true, myBidId: null },
  rules: {
    ...{ threshold: 2, partners: 4, maxFiles: 10, maxFileBytes: 52_428_800, defectHours: 24 },
    ...{ defectFields: ['signed-form', 'certificate-file'], unconfirmed: 'withdrawn' },
  },
  actions: [],
  ...given,
});
const noPartners = {
  ...{ scenarioId: 's-1', organisationId: 'o-2', view: 'own', asked: 2, capabilities: [] },
  ...{ gaps: [], partners: [], team: [], nobody: [], unclaimed: [] },
};
const asks = { content: { mustHave: ['夜间召回率不低于90%'], niceToHave: ['可扩展到其他湖区'] } };
const accessible = async (container: Element) =>
  expect((await axe.run(container)).violations.map((one) => one.id)).toEqual([]);

function serve(bid: () => Bid, more: Handlers = {}) {
  return fakeApi({
    'GET /session': supplier,
    'GET /bids/:id': bid,
    'GET /bids/:id/check': () => ({ complete: true, items: [] }),
    'GET /bids/:id/receipts': () => page([]),
    'GET /scenarios/:id/bidding': () => bidding(),
    'GET /scenarios/:id/versions/:n': () => asks,
    'GET /scenarios/:id/partners': () => noPartners,
    ...more,
  });
}
const at = `/bench/bids/${aBid().id}`;

describe('the section on the scenario’s page', () => {
  const scenario = () => ({
    'GET /scenarios/:id': () => aScenario({ procedure: 'bids' }),
    'GET /scenarios/:id/bidding': () => bidding(),
    'GET /scenarios/:id/openings': () => page([]),
  });

  it('tells a visitor until when, who opens, and what sealing cannot prevent', async () => {
    fakeApi(scenario());
    await renderAt('/scenarios/s-1');
    const section = await screen.findByRole('region', { name: '应答' });
    expect(section).toHaveTextContent('还剩 1 天 1 小时');
    expect(section).toHaveTextContent('须由其中任意 2 人一起开启');
    expect(section).toHaveTextContent('运行本网站的人如果改动了网页程序');
    await accessible(section);
  });

  it('shows a range, never a number, between deadline and opening', async () => {
    fakeApi({
      ...scenario(),
      'GET /scenarios/:id/bidding': () => bidding({ open: false, band: 'fewer-than-3' }),
    });
    await renderAt('/scenarios/s-1');
    await screen.findByText(/不足 3 份/);
  });

  it('begins a bid once, and goes to it', async () => {
    const calls = fakeApi({
      ...scenario(),
      'GET /session': supplier,
      'GET /scenarios/:id/bidding': () => bidding({ actions: ['draft'] }),
      'POST /bids': () => aBid(),
      'GET /bids/:id': () => aBid(),
      'GET /scenarios/:id/partners': () => noPartners,
      'GET /scenarios/:id/versions/:n': () => asks,
    });
    const { router } = await renderAt('/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '开始应答' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(at));
    const post = calls.find((call) => call.method === 'POST');
    expect(post?.body).toEqual({ scenarioId: 's-1', organisationId: 'o-2' });
    expect(post?.headers.get('idempotency-key')).toBeTruthy();
  });
});

describe('the editor', () => {
  it('saves as one types, only what changed, with the version that was read', async () => {
    const calls = serve(() => aBid(), {
      'PATCH /bids/:id': () => aBid({ version: 4 }),
    });
    const { container } = await renderAt(at);
    const summary = await screen.findByLabelText(/^应答概述/);
    fireEvent.change(summary, { target: { value: '新的概述' } });
    await waitFor(() => expect(calls.some((call) => call.method === 'PATCH')).toBe(true));
    const patch = calls.find((call) => call.method === 'PATCH');
    expect(patch?.body).toEqual({ technique: { summary: '新的概述' } });
    expect(patch?.headers.get('if-match')).toBe('"3"');
    await accessible(container);
  });

  it('answers each ask, and adds the price up', async () => {
    const calls = serve(() => aBid(), { 'PATCH /bids/:id': () => aBid({ version: 4 }) });
    await renderAt(at);
    const ask = await screen.findByRole('group', { name: /可扩展到其他湖区/ });
    await userEvent.click(within(ask).getByRole('radio', { name: '部分满足' }));
    expect(screen.getByLabelText(/^总价/)).toHaveValue('¥128,000.50');
    await userEvent.click(screen.getByRole('button', { name: '添加分项' }));
    const amounts = screen.getAllByLabelText('金额（元）');
    fireEvent.change(amounts[2] as HTMLElement, { target: { value: '0.50' } });
    expect(screen.getByLabelText(/^总价/)).toHaveValue('¥128,001.00');
    await userEvent.click(screen.getByRole('button', { name: '立即保存' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'PATCH')).toBe(true));
    const sent = calls.filter((call) => call.method === 'PATCH').map((call) => call.body);
    expect(JSON.stringify(sent)).toContain('"requirement":"nice-0","answer":"partly"');
    expect(JSON.stringify(sent)).toContain('"amountFen":12800100');
  });

  it('keeps both when a colleague wrote another part, and shows both when it was the same', async () => {
    const theirs = aBid({ version: 7 });
    theirs.draft = aBidDraft({
      technique: { ...aBidDraft().technique, summary: '同事的概述', approach: '同事的方法' },
    });
    let now: Bid = aBid();
    const calls = serve(() => now, {
      'PATCH /bids/:id': (call) => {
        if (call.headers.get('if-match') !== '"3"') return aBid({ version: 8 });
        now = theirs;
        return new Refusal(412, { code: 'request.version-changed', title: '已被修改' });
      },
    });
    await renderAt(at);
    fireEvent.change(await screen.findByLabelText(/^应答概述/), { target: { value: '我的概述' } });
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('我的概述');
    expect(notice).toHaveTextContent('同事的概述');
    expect(notice).not.toHaveTextContent('同事的方法');
    await userEvent.click(within(notice).getByRole('button', { name: '保留我的修改' }));
    await waitFor(() => expect(screen.getByLabelText(/^技术路线/)).toHaveValue('同事的方法'));
    expect(screen.getByLabelText(/^应答概述/)).toHaveValue('我的概述');
    const last = calls.filter((call) => call.method === 'PATCH').at(-1);
    expect(last?.body).toEqual({ technique: { summary: '我的概述' } });
    expect(last?.headers.get('if-match')).toBe('"7"');
  });

  it('leads from what is missing to its field', async () => {
    serve(() => aBid(), {
      'GET /bids/:id/check': () => ({
        complete: false,
        items: [
          {
            ...{ code: 'must-unanswered', pointer: '/technique/answers/must-0', blocks: true },
            message: '必须满足的要求还没有应答',
          },
        ],
      }),
    });
    await renderAt(at);
    await userEvent.click(await screen.findByRole('button', { name: /还没有应答/ }));
    const ask = screen.getByRole('group', { name: /夜间召回率/ });
    expect(ask).toContainElement(document.activeElement as HTMLElement);
  });

  it('sends a file in chunks under its own name, and goes on where it stopped', async () => {
    const file = new File([new Uint8Array(1_048_577)], '方案.pdf', { type: 'application/pdf' });
    const begun = {
      ...{ id: 'f-1', name: '方案.pdf', type: null, size: file.size, sha256: null },
      ...{ complete: false, received: [0], chunkBytes: 1_048_576, purpose: 'draft' as const },
      actions: ['upload' as const, 'remove' as const],
    };
    const calls = serve(() => aBid({ draft: aBidDraft({ files: [begun] }) }), {
      'PUT /bid-files/:id/chunks/:no': () => new Refusal(204, null),
      'POST /bids/:id/files/:fileId/completions': () => new Refusal(204, null),
    });
    await renderAt(at);
    await userEvent.upload(await screen.findByLabelText('添加文件'), file);
    await waitFor(() =>
      expect(calls.some((call) => call.path.endsWith('/completions'))).toBe(true),
    );
    const chunks = calls.filter((call) => call.path.includes('/chunks/'));
    expect(chunks.map((call) => call.path.split('/').slice(-3))).toEqual([['f-1', 'chunks', '1']]);
    expect((chunks[0]?.body as Uint8Array).length).toBe(1);
  });

  it('cuts a file as the server says', async () => {
    const file = new File([new Uint8Array(2_500)], '方案.pdf', { type: 'application/pdf' });
    const calls = serve(() => aBid({ draft: aBidDraft({ files: [] }) }), {
      'PUT /bids/:id/files/:fileId': () => ({
        ...{ id: 'f-2', name: '方案.pdf', type: null, size: file.size, sha256: null },
        ...{ complete: false, received: [], chunkBytes: 1_000, purpose: 'draft', actions: [] },
      }),
      'PUT /bid-files/:id/chunks/:no': () => new Refusal(204, null),
      'POST /bids/:id/files/:fileId/completions': () => new Refusal(204, null),
    });
    await renderAt(at);
    await userEvent.upload(await screen.findByLabelText('添加文件'), file);
    await waitFor(() =>
      expect(calls.some((call) => call.path.endsWith('/completions'))).toBe(true),
    );
    const chunks = calls.filter((call) => call.path.includes('/chunks/'));
    expect(chunks.map(({ body }) => (body as Uint8Array).length)).toEqual([1_000, 1_000, 500]);
  });
});

describe('a sealed bid', () => {
  const sealed = (given: Partial<Bid> = {}) =>
    aBid({
      ...{ state: 'sealed', draft: null, sealedVersion: 1, actions: ['redraft', 'withdraw'] },
      ...given,
    });

  it('can be read by nobody, but withdrawn or replaced', async () => {
    const calls = serve(() => sealed(), { 'POST /bids/:id/withdrawals': () => sealed() });
    await renderAt(at);
    expect(await screen.findByText(/没有人能读到，包括您自己/)).toBeVisible();
    expect(screen.queryByLabelText(/^应答概述/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '撤回应答' }));
    const dialog = screen.getByRole('dialog', { name: '撤回应答' });
    await userEvent.click(within(dialog).getByRole('button', { name: '撤回应答' }));
    await waitFor(() =>
      expect(calls.some((call) => call.path.endsWith('/withdrawals'))).toBe(true),
    );
  });

  it('waits for the opening once the deadline is past, and offers nothing that is over', async () => {
    const { scenario } = aBid();
    serve(() => sealed({ scenario: { ...scenario, state: 'closed' }, actions: [] }));
    await renderAt(at);
    expect(await screen.findByText(/已过截止时间，应答保持密封/)).toBeVisible();
    expect(screen.queryByText(/截止之前撤回/)).toBeNull();
    expect(screen.queryByText(/也可以邀请至多/)).toBeNull();
  });

  it('is confirmed again only after the change was read', async () => {
    const calls = serve(
      () =>
        sealed({
          ...{ state: 'needs_reconfirm', reconfirm: 'scenario-changed', scenarioVersion: 1 },
          actions: ['reconfirm', 'withdraw'],
        }),
      {
        'GET /scenarios/:id/versions/:n/diff': () => ({
          ...{ from: 1, to: 2, material: true, movedDays: null },
          changes: [
            { field: 'mustHave', material: true, before: [], after: ['夜间召回率不低于90%'] },
          ],
        }),
        'POST /bids/:id/reconfirmations': () => sealed(),
      },
    );
    await renderAt(at);
    const button = await screen.findByRole('button', { name: '确认应答仍然有效' });
    expect(await screen.findByText('夜间召回率不低于90%')).toBeVisible();
    expect(button).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: '我已看过变更' }));
    await userEvent.click(button);
    await waitFor(() =>
      expect(calls.find((call) => call.path.endsWith('/reconfirmations'))?.body).toEqual({
        scenarioVersion: 2,
      }),
    );
  });
});

describe('a partner', () => {
  it('consents for itself', async () => {
    const invited = aBid({
      draft: null,
      actions: [],
      members: [
        { organisationId: 'o-9', name: '示例牵头', state: 'lead', actions: [] },
        {
          ...{ organisationId: 'o-2', name: '示例视觉科技', state: 'invited' as const },
          actions: ['consent', 'decline'],
        },
      ],
    });
    const calls = serve(() => invited, {
      'POST /bids/:id/members/:organisationId/consents': () => invited,
    });
    await renderAt(at);
    await userEvent.click(await screen.findByRole('button', { name: /^同意加入/ }));
    await waitFor(() =>
      expect(calls.some((call) => call.path.endsWith('/members/o-2/consents'))).toBe(true),
    );
  });
});

it('shows a partner the draft without its price, and says why', async () => {
  const draft = { ...aBidDraft(), price: null };
  const partner = { organisationId: 'o-2', name: '示例视觉科技', state: 'consented' as const };
  const lead = { organisationId: 'o-9', name: '示例牵头', state: 'lead' as const, actions: [] };
  const members = [lead, { ...partner, actions: ['leave' as const] }];
  serve(() => aBid({ draft, members, leadId: 'o-9', actions: [] }));
  await renderAt(at);
  await screen.findByText('开标之前联合体伙伴看不到', { exact: false });
  expect(screen.getByText('岸基识别，夜间告警。')).toBeInTheDocument();
  expect(screen.queryByText('报价信封尚未开启。')).toBeNull();
});

describe('a receipt', () => {
  it('is verified without an account, with what differs', async () => {
    const calls = fakeApi({
      'POST /receipts/verifications': () => ({
        ...{ valid: false, reason: 'differs', differs: ['sealedAt'], bidId: 'b', scenarioId: 's' },
        ...{ version: 1, sealedAt: '2026-11-30T09:59:59.000Z', superseded: false },
      }),
    });
    const { container } = await renderAt('/receipts');
    const paste = await screen.findByLabelText(/^回执全文/);
    fireEvent.change(paste, { target: { value: '{"receipt":{}}' } });
    await userEvent.click(screen.getByRole('button', { name: '验证' }));
    const verdict = await screen.findByRole('alert');
    expect(verdict).toHaveTextContent('与平台记录不一致');
    expect(verdict).toHaveTextContent('sealedAt');
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ text: '{"receipt":{}}' });
    expect(screen.getByRole('link', { name: /校验值清单/ })).toHaveAttribute(
      'href',
      '/integrity.json',
    );
    await accessible(container);
  });
});
