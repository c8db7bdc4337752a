import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Evidence } from '../../api/types';
import { aCapability, aMembership, aSession } from '../../test/bench-factories';
import { fakeApi, page, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const reviewer = () => aSession({ roles: ['reviewer'], memberships: [] });
const aRemoval = (given: object = {}) => ({
  ...{ id: 'r-1', capabilityId: 'c-1', capabilityTitle: '公开名录里的模型', makerName: '某机构' },
  ...{ reason: '我们已停止提供', email: 'owner@test.example', state: 'submitted' },
  ...{ createdAt: '2026-10-01T00:00:00Z', decidedAt: null, actions: ['remove', 'keep'] },
  ...given,
});

describe('requests to take an entry out', () => {
  it('are counted on the bench, decided in the queue, and can be looked up afterwards', async () => {
    const calls = fakeApi({
      'GET /session': reviewer,
      'GET /reviews/scenarios': () => page([]),
      'GET /removal-requests': ({ query }) =>
        query.get('state') === 'done'
          ? page([
              aRemoval({
                ...{ id: 'r-2', email: null, state: 'done', actions: [] },
                decidedAt: '2026-10-03T00:00:00Z',
              }),
            ])
          : page([aRemoval()], 7),
      'POST /removal-requests/:id/decisions': () => null,
    });
    const { router } = await renderAt('/bench');
    const count = await screen.findByRole('link', { name: /移除请求/ });
    await waitFor(() => expect(count).toHaveTextContent('7'));
    await userEvent.click(count);
    await waitFor(() => expect(router.state.location.search).toBe('?queue=removals'));
    expect(await screen.findByText('owner@test.example')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '下架条目' }));
    await waitFor(() =>
      expect(calls.find((call) => call.path.endsWith('/decisions'))?.body).toEqual({
        decision: 'remove',
      }),
    );
    await userEvent.selectOptions(screen.getByLabelText('处理状态'), '已下架');
    expect(await screen.findByText(/处理$/, { selector: 'time' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '下架条目' })).not.toBeInTheDocument();
  });
});

describe('long queues', () => {
  const account = (no: number) => ({
    ...{ id: `u-${no}`, email: `b${no}@demo.example`, displayName: `示例${no}`, language: 'zh-CN' },
    ...{ roles: [], memberships: [], createdAt: '2026-10-01T00:00:00Z', actions: [] },
    emailProvedAt: no === 1 ? '2026-10-01T00:00:00Z' : null,
  });

  it('of accounts grow by page, and say whose address is not confirmed', async () => {
    fakeApi({
      'GET /session': () => aSession({ roles: ['admin'], memberships: [] }),
      'GET /users': ({ query }) =>
        query.get('cursor') === 'next' ? page([account(2)], 2) : page([account(1)], 2, 'next'),
    });
    await renderAt('/bench/users');
    expect(await screen.findByText('示例1')).toBeInTheDocument();
    expect(screen.getByText('已显示 1 / 2')).toBeInTheDocument();
    expect(screen.queryByText('邮箱未确认')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '再显示一些' }));
    expect(await screen.findByText('示例2')).toBeInTheDocument();
    expect(screen.getByText('邮箱未确认')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '再显示一些' })).not.toBeInTheDocument();
  });

  it('of registrations grow by page, and offer no approval of an unknown person', async () => {
    const one = (no: number, ownerProved: boolean) => ({
      ...{ id: `o-${no}`, name: `示例机构${no}`, shortName: '示例', kind: 'enterprise' },
      ...{ country: 'CN', creditCode: null, registrationNumber: null, district: null, park: null },
      ...{ intro: '', website: null, publishes: true, supplies: false, teamSize: null },
      ...{ founded: null, state: 'pending', demo: false, version: 1, reviewNote: null },
      ...{ createdAt: '2026-10-01T00:00:00Z', updatedAt: '2026-10-01T00:00:00Z', contact: null },
      ...{ ownerProved, actions: ownerProved ? ['approve', 'reject'] : ['reject'] },
    });
    fakeApi({
      'GET /session': reviewer,
      'GET /registrations': ({ query }) =>
        query.get('cursor') ? page([one(2, true)], 2) : page([one(1, false)], 2, 'next'),
    });
    await renderAt('/bench/registrations');
    expect(await screen.findByText('邮箱未确认')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '通过' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '再显示一些' }));
    expect(await screen.findByRole('button', { name: '通过' })).toBeInTheDocument();
  });
});

describe('evidence', () => {
  const evidence: Evidence = {
    ...{ id: 'e-1', version: 3, capabilityId: 'c-1', kind: 'certificate' as const },
    ...{ title: '检测报告', issuer: '示例检测院', number: 'A-1', validFrom: null },
    ...{
      validUntil: '2027-01-01',
      state: 'verified' as const,
      reviewGround: null,
      reviewedAt: null,
    },
    ...{ link: null, file: null },
    actions: ['edit', 'remove'],
  };

  it('is corrected in place with the version that was read', async () => {
    const calls = fakeApi({
      'GET /session': () =>
        aSession({ memberships: [aMembership({ publishes: false, supplies: true })] }),
      'GET /capabilities/:id': () =>
        aCapability({ actions: ['edit', 'add-evidence'], evidence: [evidence] }),
      'PATCH /evidence/:id': () => new Refusal(412, { code: 'request.stale', title: '内容已变' }),
    });
    await renderAt('/bench/capabilities/c-1/edit');
    await userEvent.click(await screen.findByRole('button', { name: '修改“检测报告”' }));
    const dialog = await screen.findByRole('dialog', { name: '修改证明材料' });
    const issuer = within(dialog).getByRole('textbox', { name: /出具机构/ });
    expect(issuer).toHaveValue('示例检测院');
    await userEvent.clear(issuer);
    await userEvent.type(issuer, '示例研究院');
    await userEvent.click(within(dialog).getByRole('button', { name: '提交核验' }));
    // Somebody else was quicker: said, and nothing is lost.
    expect(await within(dialog).findByText('内容已变')).toBeInTheDocument();
    const call = calls.find((one) => one.method === 'PATCH');
    expect(call?.headers.get('if-match')).toMatch(/3/);
    expect(call?.body).toEqual({
      ...{ kind: 'certificate', title: '检测报告', issuer: '示例研究院', number: 'A-1' },
      ...{ link: null, validFrom: null, validUntil: '2027-01-01' },
    });
  });

  it('is sent with its file, and keeps its words where the file is refused', async () => {
    let takes = false;
    const calls = fakeApi({
      'GET /session': () =>
        aSession({ memberships: [aMembership({ publishes: false, supplies: true })] }),
      'GET /capabilities/:id': () => aCapability({ actions: ['edit', 'add-evidence'] }),
      'POST /capabilities/:id/evidence': () => ({ ...evidence, id: 'e-9', version: 1 }),
      'PATCH /evidence/:id': () => ({ ...evidence, id: 'e-9', version: 2 }),
      'PUT /evidence/:id/file': () =>
        takes
          ? { ...evidence, id: 'e-9', version: 3 }
          : new Refusal(415, { code: 'evidence.file-type', title: '文件不是 PDF' }),
    });
    await renderAt('/bench/capabilities/c-1/edit');
    await userEvent.click(await screen.findByRole('button', { name: '添加证明材料' }));
    const dialog = await screen.findByRole('dialog', { name: '添加证明材料' });
    const type = (name: RegExp, text: string) =>
      userEvent.type(within(dialog).getByRole('textbox', { name }), text);
    await type(/名称/, '检测报告');
    await type(/出具机构/, '示例检测院');
    await type(/官方查验地址/, 'https://registry.test/1');
    const field = within(dialog).getByLabelText(/证明文件/);
    await userEvent.upload(field, new File(['%PDF-1.7'], '报告.pdf', { type: 'application/pdf' }));
    const submit = within(dialog).getByRole('button', { name: '提交核验' });
    await userEvent.click(submit);
    expect(await within(dialog).findByText('文件不是 PDF')).toBeInTheDocument();
    takes = true;
    await userEvent.click(submit);
    const made = () => calls.filter((call) => /evidence/.test(call.path));
    await waitFor(() =>
      expect(made().map((call) => call.method)).toEqual(['POST', 'PUT', 'PATCH', 'PUT']),
    );
    await waitFor(() => expect(dialog).not.toHaveAttribute('open'));
    const sent = made();
    expect(sent[0]?.body).toMatchObject({ link: 'https://registry.test/1', number: null });
    expect(sent[3]?.query.get('name')).toBe('报告.pdf');
    expect(sent[3]?.headers.get('if-match')).toBe('"2"');
    expect(sent[3]?.body).toHaveLength(8);
  });

  it('is decided on with the papers at hand and a ground that must be given', async () => {
    const queued = {
      ...evidence,
      ...{ state: 'submitted' as const, capabilityTitle: '示例质检', organisationName: '示例视觉' },
      ...{ link: 'https://registry.test/1', actions: ['verify' as const, 'reject' as const] },
      file: { name: '报告.pdf', type: 'application/pdf', size: 2_000_000 },
    };
    const calls = fakeApi({
      'GET /session': reviewer,
      'GET /reviews/evidence': () => page([queued]),
      'POST /evidence/:id/reviews': () => ({ ...queued, state: 'verified' }),
    });
    await renderAt('/bench/review?queue=evidence');
    const official = await screen.findByRole('link', { name: '官方查验：registry.test' });
    expect(official).toHaveAttribute('rel', expect.stringContaining('noopener'));
    expect(screen.getByRole('link', { name: /报告\.pdf/ })).toHaveAttribute(
      'href',
      '/api/v1/evidence/e-1/file',
    );
    await userEvent.click(screen.getByRole('button', { name: '核验通过' }));
    const dialog = await screen.findByRole('dialog', { name: '核验通过' });
    const confirm = within(dialog).getByRole('button', { name: '核验通过' });
    await userEvent.click(confirm);
    expect(calls.some((call) => call.method === 'POST')).toBe(false);
    await userEvent.type(within(dialog).getByRole('textbox', { name: /依据/ }), '官网编号一致');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
        ...{ decision: 'verify', ground: '官网编号一致', validUntil: '2027-01-01' },
      }),
    );
    const call = calls.find((one) => one.method === 'POST');
    expect(call?.headers.get('if-match')).toBe('"3"');
  });
});
