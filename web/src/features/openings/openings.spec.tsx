import {
  backUpOfficerKey,
  envelopeText,
  newOfficerKey,
  sealEnvelope,
  type OwnKey,
} from '@aism/sealing';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { fakeApi, page, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';
import { ownShares } from './give-shares';

const officer = () => aSession({ roles: ['officer'], memberships: [] });
const passphrase = '白鹭 三角梅 轮渡 木棉 海蛎煎';
const accessible = async (container: Element) =>
  expect((await axe.run(container)).violations.map((one) => one.id)).toEqual([]);

/** One sealed envelope, and the task it is for the first of three officers. */
async function aTask(given: object = {}) {
  const officers = await Promise.all([newOfficerKey(), newOfficerKey(), newOfficerKey()]);
  const server = await newOfficerKey();
  const mine = officers[0];
  const context = {
    ...{ scenarioId: 's-1', bidId: 'b-1', version: 1, keySetId: 'k-1' },
    kind: 'technique' as const,
  };
  const keys = { id: 'k-1', officers, server };
  const sealed = await sealEnvelope(context, keys, envelopeText({}), () => Promise.resolve());
  const share = sealed.shares.find((one) => one.keyId === mine.keyId);
  if (!share) throw new Error('no share');
  const task = {
    ...{ scenarioId: 's-1', kind: 'technique', state: 'awaiting', given: [], mine: 1, needed: 2 },
    envelopes: [{ context, ...share }],
    actions: ['give-shares'],
    ...given,
  };
  return { task, mine, stranger: officers[1], server };
}

const serve = (task: object, more: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    'GET /session': officer,
    'GET /scenarios/:id/openings/:kind/shares': () => task,
    'GET /my/openings': () => page([]),
    'GET /scenarios/:id/openings': () => page([]),
    ...more,
  });

const backupFile = async (key: OwnKey) =>
  new File([JSON.stringify(await backUpOfficerKey(key, passphrase))], 'key.json');

describe('an officer’s key', () => {
  it('is made here: the backup is encrypted, and the server learns the public half only', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return 'blob:x';
    };
    URL.revokeObjectURL = () => undefined;
    const calls = fakeApi({
      'GET /session': officer,
      'GET /my/officer-keys': () => page([]),
      'POST /my/officer-keys': () => ({ id: 'k' }),
    });
    const { container } = await renderAt('/bench/officer-keys');
    await screen.findByText('还没有密钥');
    await accessible(container);
    fireEvent.change(screen.getByLabelText(/^口令/), { target: { value: passphrase } });
    fireEvent.change(screen.getByLabelText(/^再输一次/), { target: { value: 'x' } });
    await userEvent.click(screen.getByRole('button', { name: '生成并下载备份' }));
    expect(screen.getByText('两次输入不一致。')).toBeVisible();
    fireEvent.change(screen.getByLabelText(/^再输一次/), { target: { value: passphrase } });
    await userEvent.click(screen.getByRole('button', { name: '生成并下载备份' }));
    await screen.findByText('密钥已生成');
    const sent = calls.find((call) => call.method === 'POST')?.body as { publicKey: string };
    expect(Object.keys(sent)).toEqual(['publicKey']);
    const backup = JSON.parse((await saved[0]?.text()) ?? '') as Record<string, unknown>;
    expect(backup).toMatchObject({ type: 'aism-officer-key', publicKey: sent.publicKey });
    expect(JSON.stringify(backup)).not.toContain(passphrase);
  });
});

describe('an opening', () => {
  it('takes the officer’s own share, decrypted from the backup file in the browser', async () => {
    const { task, mine } = await aTask();
    const after = { ...task, given: [1], actions: [] };
    let now: object = task;
    const calls = serve(task, {
      'GET /scenarios/:id/openings/:kind/shares': () => now,
      'POST /scenarios/:id/openings/:kind/shares': () => (now = after),
    });
    const { container } = await renderAt('/bench/openings/s-1/technique');
    await userEvent.upload(await screen.findByLabelText(/^密钥备份文件/), await backupFile(mine));
    await accessible(container);
    fireEvent.change(screen.getByLabelText(/^口令/), { target: { value: 'wrong words here' } });
    await userEvent.click(screen.getByRole('button', { name: '用备份文件提交' }));
    await screen.findByText(/口令不对/);
    fireEvent.change(screen.getByLabelText(/^口令/), { target: { value: passphrase } });
    await userEvent.click(screen.getByRole('button', { name: '用备份文件提交' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'POST')).toBe(true));
    const { shares } = calls.find((call) => call.method === 'POST')?.body as {
      shares: { bidId: string; share: string }[];
    };
    expect(shares).toEqual([{ bidId: 'b-1', share: expect.stringMatching(/^[\w+/]+=*$/) }]);
    await screen.findByText(/您的份额已提交/);
    expect(JSON.stringify(calls.map((call) => call.body))).not.toContain(passphrase);
  });

  it('of another key is refused here, before anything is sent', async () => {
    const { task, stranger } = await aTask();
    const calls = serve(task);
    await renderAt('/bench/openings/s-1/technique');
    await userEvent.upload(
      await screen.findByLabelText(/^密钥备份文件/),
      await backupFile(stranger),
    );
    fireEvent.change(screen.getByLabelText(/^口令/), { target: { value: passphrase } });
    await userEvent.click(screen.getByRole('button', { name: '用备份文件提交' }));
    await screen.findByText(/不是这些应答密封时所用的那一把/);
    expect(calls.some((call) => call.method === 'POST')).toBe(false);
  });

  it('of the price says in words why it must wait', async () => {
    const { task } = await aTask({ kind: 'price', state: 'price-locked', actions: [] });
    serve(task);
    await renderAt('/bench/openings/s-1/price');
    await screen.findByText(/为了不让价格影响技术评分/);
    expect(screen.queryByRole('button', { name: '用备份文件提交' })).toBeNull();
  });

  it('refused by the server shows its sentence', async () => {
    const { task, mine } = await aTask();
    serve(task, {
      'POST /scenarios/:id/openings/:kind/shares': () =>
        new Refusal(403, { code: 'opening.conflict', title: '您所在机构参与应答' }),
    });
    await renderAt('/bench/openings/s-1/technique');
    await userEvent.upload(await screen.findByLabelText(/^密钥备份文件/), await backupFile(mine));
    fireEvent.change(screen.getByLabelText(/^口令/), { target: { value: passphrase } });
    await userEvent.click(screen.getByRole('button', { name: '用备份文件提交' }));
    await screen.findByText('您所在机构参与应答');
  });

  it('hands in an altered share as unreadable, never as a guess', async () => {
    const { task, mine } = await aTask();
    const [envelope] = task.envelopes;
    if (!envelope) throw new Error('no envelope');
    const broken = { ...envelope, commitment: '0'.repeat(64) };
    const own = await ownShares({ envelopes: [broken] }, mine, () => undefined);
    expect(own).toEqual({ shares: [{ bidId: 'b-1', share: null }], unreadable: 1 });
  });
});
