import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const visitor = { user: null, roles: [], memberships: [], actions: [] };
const somebody = {
  ...visitor,
  user: {
    ...{ id: 'u-1', email: 'a@demo.example', displayName: '示例·小林' },
    ...{ emailProved: true, language: 'zh-CN' },
  },
};
const kind = {
  kind: 'organisation-kind',
  code: 'enterprise',
  zh: '企业',
  en: 'Enterprise',
  attributes: {},
  position: 0,
};

describe('signing in', () => {
  it('leads back to where one wanted to go, and shows who is in', async () => {
    let isIn = false;
    fakeApi({
      'GET /session': () => (isIn ? somebody : visitor),
      'POST /session': () => {
        isIn = true;
        return somebody;
      },
    });
    const { router } = await renderAt('/sign-in?next=/ranking-rules');
    await userEvent.type(await screen.findByLabelText('工作邮箱'), 'a@demo.example');
    await userEvent.type(screen.getByLabelText('密码'), 'not a real password{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/ranking-rules'));
    expect(await screen.findByRole('link', { name: '示例·小林' })).toBeInTheDocument();
  });

  it('asks for what is missing, and shows a refusal in the server’s words', async () => {
    fakeApi({
      'POST /session': () =>
        new Refusal(401, { code: 'session.refused', title: '邮箱或密码不对。' }),
    });
    await renderAt('/sign-in');
    await userEvent.click(await screen.findByRole('button', { name: '登录' }));
    expect(await screen.findAllByText('请填写此项')).toHaveLength(2);
    await userEvent.type(screen.getByLabelText('工作邮箱'), 'a@demo.example');
    await userEvent.type(screen.getByLabelText('密码'), 'wrong{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('邮箱或密码不对。');
  });

  it('comes before the account', async () => {
    fakeApi({});
    const { router } = await renderAt('/account');
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
    expect(router.state.location.search).toBe('?next=%2Faccount');
  });
});

describe('registering an organisation', () => {
  const fill = async (label: string, text: string) =>
    userEvent.type(screen.getByRole('textbox', { name: new RegExp(`^${label}`) }), text);

  it('checks the credit code while it is typed and puts refusals beside their fields', async () => {
    const calls = fakeApi({
      'GET /taxonomies': () => ({ items: [kind], total: 1 }),
      'GET /credit-codes/:code': () => ({
        valid: false,
        rule: null,
        reason: 'check-digit',
        message: '最后一位校验码不对。',
      }),
      'POST /registrations': () =>
        new Refusal(422, {
          code: 'request.invalid',
          title: '有误',
          errors: [{ pointer: '/user/email', code: 'taken', message: '该邮箱已注册。' }],
        }),
    });
    await renderAt('/register');
    await screen.findByRole('option', { name: '企业' });
    await fill('机构全称', '示例·试验公司');
    await fill('统一社会信用代码', '91350200MA2XXXXX1A');
    expect(await screen.findByText('最后一位校验码不对。')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: '提供供给能力' }));
    await fill('姓名', '示例·小林');
    await fill('工作邮箱', 'a@demo.example');
    await userEvent.type(screen.getByLabelText('密码'), 'a long enough one');
    await userEvent.click(screen.getByRole('button', { name: '提交注册' }));
    expect(await screen.findByText('该邮箱已注册。')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: '工作邮箱' })).toBeInvalid();
    const sent = calls.find((call) => call.method === 'POST');
    expect(sent?.headers.get('idempotency-key')).toBeTruthy();
    expect(sent?.body).toMatchObject({
      organisation: {
        kind: 'enterprise',
        shortName: '示例·试验公司',
        supplies: true,
        publishes: false,
        district: null,
        website: null,
      },
      user: { language: 'zh-CN' },
    });
  });
});
