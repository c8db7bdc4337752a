import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aMembership, aSession } from '../test/bench-factories';
import { fakeApi, Refusal } from '../test/fake-api';
import { renderAt } from '../test/render';

const kinds = [
  { side: 'publishes', noun: 'scenarios', name: /^场景名称/ },
  { side: 'supplies', noun: 'capabilities', name: /^能力名称/ },
] as const;

describe.each(kinds)('beginning one of $noun', ({ side, noun, name }) => {
  const member = (id: string, on: boolean) =>
    aMembership({
      ...{ organisationId: id, name: id, publishes: false, supplies: false, [side]: on },
    });
  const begin = () => userEvent.click(screen.getByRole('button', { name: '开始填写' }));

  it('sends for whom and the name once, and goes on to the draft', async () => {
    const calls = fakeApi({
      'GET /session': () =>
        aSession({ memberships: [member('o-other', false), member('o-1', true)] }),
      [`POST /${noun}`]: () => ({ id: 'x-1' }),
    });
    const { router } = await renderAt(`/bench/${noun}/new`);
    await userEvent.type(await screen.findByRole('textbox', { name }), ' 箱损识别 ');
    await begin();
    await waitFor(() => expect(router.state.location.pathname).toBe(`/bench/${noun}/x-1/edit`));
    const sent = calls.filter(({ method }) => method === 'POST');
    expect(sent.map(({ body }) => body)).toEqual([{ organisationId: 'o-1', title: '箱损识别' }]);
    expect(sent[0]?.headers.get('idempotency-key')).toMatch(/.{16}/);
  });

  it('says at the name why it is refused, and keeps it', async () => {
    const issue = { pointer: '/title', code: 'too-short', message: '名称太短。' };
    fakeApi({
      'GET /session': () => aSession({ memberships: [member('o-1', true)] }),
      [`POST /${noun}`]: () =>
        new Refusal(400, { code: 'request.invalid', title: '请检查填写内容', errors: [issue] }),
    });
    await renderAt(`/bench/${noun}/new`);
    await userEvent.type(await screen.findByRole('textbox', { name }), '箱');
    await begin();
    const field = await screen.findByRole('textbox', { name, description: /名称太短/ });
    expect(field).toHaveValue('箱');
  });

  it('has nothing to fill in for whom no organisation may', async () => {
    fakeApi({ 'GET /session': () => aSession({ memberships: [member('o-1', false)] }) });
    await renderAt(`/bench/${noun}/new`);
    expect(await screen.findByRole('link', { name: /注册/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '开始填写' })).not.toBeInTheDocument();
  });
});
