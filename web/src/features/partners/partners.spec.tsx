import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aMembership, aSession } from '../../test/bench-factories';
import { aBid } from '../../test/bid-factories';
import { aCapabilityCard, aScenario, aScenarioCard } from '../../test/factories';
import { fakeApi, page, Refusal, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';
import type { PartnerSearch } from './partner-queries';

const supplier = () =>
  aSession({
    memberships: [aMembership({ organisationId: 'o-2', publishes: false, supplies: true })],
  });
const gap = (key: string, name: string, kind: 'must' | 'gate' = 'must') => ({
  ...{ gap: key, kind, name },
  text: kind === 'gate' ? `待补充：能否按“${name}”部署` : `未说明能否满足：“${name}”`,
});
const closes = (key: string, title: string) => ({
  ...{ gap: key, capabilityId: `c-${key}`, title, place: null },
  text: `能力说明写到：“${title}的原文”`,
});
const partner = (organisationId: string, name: string, keys: string[], leaves: string[]) => ({
  ...{ organisationId, name, demo: false, leaves },
  closes: keys.map((key) => closes(key, `${name}的能力`)),
});
const aSearch = (given: Partial<PartnerSearch> = {}): PartnerSearch => ({
  ...{ scenarioId: 's-1', organisationId: 'o-2', view: 'own' as const, asked: 5 },
  capabilities: [{ capabilityId: 'c-own', title: '水面识别' }],
  gaps: [
    gap('mustHave.1', '断网四小时不丢告警'),
    gap('mustHave.2', '无人船夜间取样'),
    gap('on-premise', '本地部署', 'gate'),
  ],
  partners: [
    partner('o-3', '示例边缘计算', ['mustHave.1'], ['mustHave.2', 'on-premise']),
    partner('o-4', '示例无人船', ['mustHave.2'], ['mustHave.1', 'on-premise']),
  ],
  ...{ team: ['o-3', 'o-4'], nobody: ['on-premise'], unclaimed: [] },
  ...given,
});

function serve(search: (call: Call) => unknown, bid = () => aBid(), more: object = {}) {
  return fakeApi({
    'GET /session': supplier,
    'GET /bids/:id': bid,
    'GET /bids/:id/check': () => ({ complete: true, items: [] }),
    'GET /bids/:id/receipts': () => page([]),
    'GET /scenarios/:id/versions/:n': () => ({ content: { mustHave: [], niceToHave: [] } }),
    'GET /scenarios/:id/partners': search,
    ...more,
  });
}
const at = `/bench/bids/${aBid().id}`;
const unfold = async (summary: string | RegExp) => {
  await userEvent.click(await screen.findByText(summary));
  return screen.getByRole('region', { name: '联合体' });
};

describe('on the bid’s page', () => {
  it('names gaps, who closes them and why, and invites with one tap', async () => {
    let bid = aBid();
    const calls = serve(
      () => aSearch(),
      () => bid,
      {
        'POST /bids/:id/members': () => {
          const member = { organisationId: 'o-4', name: '示例无人船', state: 'invited' as const };
          bid = aBid({ members: [...bid.members, { ...member, actions: ['remove'] }] });
          return bid;
        },
      },
    );
    const { container } = await renderAt(at);
    const part = await unfold('谁能补上缺口：3 项未覆盖，2 家机构可补');
    expect(part).toHaveTextContent('场景的 5 项要求中，您的能力说明覆盖 2 项');
    const nobody = within(part).getByText('待补充：能否按“本地部署”部署').closest('li');
    expect(nobody).toHaveTextContent('暂无机构可补');
    const row = within(part).getByRole('link', { name: '示例无人船' }).closest('li');
    expect(row).toHaveTextContent('补上您缺的：');
    expect(row).toHaveTextContent('能力说明写到：“示例无人船的能力的原文”');
    expect(row).toHaveTextContent('加上这一家仍缺：断网四小时不丢告警、本地部署');
    expect(row).toHaveTextContent('建议组合');
    await userEvent.click(within(part).getByRole('button', { name: '邀请：示例无人船' }));
    await waitFor(() =>
      expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ organisationId: 'o-4' }),
    );
    expect(await within(part).findByText('示例无人船可补')).toBeVisible();
    const first = within(part)
      .getAllByRole('listitem')
      .filter((one) => one.classList.contains('partner'))[0];
    expect(first).toHaveTextContent(/示例无人船.*等待同意/);
    const asked = calls.find((call) => call.path.endsWith('/partners'));
    expect(asked?.query.get('organisationId')).toBe('o-2');
    const { violations } = await axe.run(container);
    expect(violations.map((one) => one.id)).toEqual([]);
  });

  it('tells the refusal of an invitation beside it', async () => {
    serve(() => aSearch(), undefined, {
      'POST /bids/:id/members': () =>
        new Refusal(422, { code: 'consortium.full', title: '联合体除牵头方外至多 4 家。' }),
    });
    await renderAt(at);
    const part = await unfold(/^谁能补上缺口/);
    await userEvent.click(within(part).getByRole('button', { name: '邀请：示例边缘计算' }));
    expect(await within(part).findByRole('alert')).toHaveTextContent('至多 4 家');
  });

  it('says so when nothing is open, when nobody helps, and when nothing is published', async () => {
    let search = aSearch({ gaps: [], partners: [], team: [], nobody: [] });
    serve(() => search);
    const shown = await renderAt(at);
    const part = await unfold('谁能补上缺口：没有缺口');
    expect(part).toHaveTextContent('已覆盖场景的全部 5 项要求');
    shown.unmount();
    search = aSearch({
      ...{ capabilities: [], partners: [], team: [] },
      unclaimed: [closes('mustHave.2', '公开名录里的无人船')],
    });
    await renderAt(at);
    const other = await unfold(/3 项未覆盖，0 家/);
    expect(other).toHaveTextContent('没有找到能补上这些缺口的机构');
    expect(within(other).getByRole('link', { name: '去发布能力' })).toHaveAttribute(
      'href',
      '/bench/capabilities/new',
    );
    expect(other).toHaveTextContent('无人船夜间取样：公开名录里的无人船');
    expect(within(other).queryByRole('button', { name: /^邀请：/ })).toBeNull();
  });

  it('offers another try while the service is starting', async () => {
    let ready = false;
    serve(() =>
      ready ? aSearch() : new Refusal(503, { code: 'service.starting', title: '正在启动' }),
    );
    await renderAt(at);
    const part = await unfold('谁能补上缺口');
    const notice = await within(part).findByRole('alert', {}, { timeout: 5000 });
    ready = true;
    await userEvent.click(within(notice).getByRole('button', { name: '重试' }));
    expect(await within(part).findByRole('link', { name: '示例无人船' })).toBeVisible();
  });

  it('asks nothing where nobody can be invited any more', async () => {
    const calls = serve(
      () => aSearch(),
      () => aBid({ state: 'sealed', draft: null, sealedVersion: 1, actions: ['withdraw'] }),
    );
    await renderAt(at);
    await screen.findByText(/没有人能读到/);
    expect(calls.some((call) => call.path.endsWith('/partners'))).toBe(false);
  });
});

describe('at the matchmaker’s desk', () => {
  it('opens for a candidate whose gaps others would close, without invitations', async () => {
    const reason = { code: 'needs', text: '做过同类质控', evidence: null };
    const match = {
      ...{ id: 'c-1', score: 0.6, p: 0.6, q: 0.6, calibrated: false, pinned: false },
      bands: { pair: 'high', demand: 'high', supply: 'high' },
      ...{ reasons: { demand: [reason], supply: [reason] }, gaps: { demand: [], supply: [] } },
      ...{ gates: [], counterfactual: null },
    };
    const candidate = {
      ...{ match, grounded: true, gated: false, size: 'small', districts: ['siming'] },
      ...{ lines: [], pairing: null, marks: [] },
      capability: aCapabilityCard({ id: 'c-1' }),
    };
    fakeApi({
      'GET /session': () => aSession({ roles: ['matchmaker'], memberships: [] }),
      'GET /scenarios/:id': () => aScenario({ id: 's-1' }),
      'GET /desk/scenarios/:id/candidates': () => ({
        ...{ subject: aScenarioCard(), ...page([candidate]), all: 1, whole: true },
        ...{ modelVersion: '1', factors: [], facets: [] },
      }),
      'GET /scenarios/:id/partners': () => aSearch({ view: 'matchmaker' }),
    });
    await renderAt('/bench/desk/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '缺口由谁补' }));
    const dialog = await screen.findByRole('dialog', { name: /缺口由谁补/ });
    expect(await within(dialog).findByText(/这家机构的能力说明覆盖 2 项/)).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: /^邀请/ })).toBeNull();
  });
});
