import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession } from '../../test/bench-factories';
import { fakeApi, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const aPerson = (emailProved: boolean) =>
  aSession({
    user: {
      ...{ id: 'u-1', email: 'new@test.example', displayName: '示例·小林', language: 'zh-CN' },
      emailProved,
    },
    memberships: [],
  });

describe('a mail address that is not confirmed', () => {
  it('is asked for on the bench, with a way to send the link again', async () => {
    const calls = fakeApi({
      'GET /session': () => aPerson(false),
      'POST /mail-proofs': () => null,
    });
    await renderAt('/bench');
    expect(await screen.findByText('请确认您的邮箱 new@test.example')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '重新发送' }));
    expect(await screen.findByText('确认邮件已发出，请查收')).toBeInTheDocument();
    expect(calls.filter((call) => call.path === '/api/v1/mail-proofs')).toHaveLength(1);
  });

  it('is not asked for once it is confirmed', async () => {
    fakeApi({ 'GET /session': () => aPerson(true) });
    await renderAt('/bench');
    expect(await screen.findByRole('heading', { level: 1 })).toBeInTheDocument();
    expect(screen.queryByText(/请确认您的邮箱/)).not.toBeInTheDocument();
  });
});

describe('the link of the mail', () => {
  it('proves nothing by being opened, only by the button', async () => {
    const calls = fakeApi({ 'POST /mail-proofs/:token': () => null });
    await renderAt('/mail-proofs/secret');
    const button = await screen.findByRole('button', { name: '确认' });
    expect(calls.filter((call) => call.method === 'POST')).toEqual([]);
    await userEvent.click(button);
    expect(await screen.findByText('邮箱已确认')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '确认' })).not.toBeInTheDocument();
  });

  it('says in words when it is too old', async () => {
    fakeApi({
      'POST /mail-proofs/:token': () =>
        new Refusal(404, { code: 'mail-proof.not-found', title: '确认链接无效或已过期。' }),
    });
    await renderAt('/mail-proofs/old');
    await userEvent.click(await screen.findByRole('button', { name: '确认' }));
    expect(await screen.findByText('确认链接无效或已过期。')).toBeInTheDocument();
  });
});
