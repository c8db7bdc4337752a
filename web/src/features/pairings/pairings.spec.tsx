import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type { Pairing } from '../../api/types';
import { aCapabilityCard, aScenario } from '../../test/factories';
import { aPairing, aSession, declineReasons } from '../../test/bench-factories';
import { fakeApi, page, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

function withPairing(pairing: Pairing, handlers: Record<string, (call: Call) => unknown> = {}) {
  let now = pairing;
  return fakeApi({
    'GET /session': () => aSession(),
    'GET /taxonomies': () => page(declineReasons),
    'GET /pairings/:id': () => now,
    'GET /pairings/:id/timeline': () => ({ items: [], total: 0 }),
    'GET /pairings/:id/messages': () => page([]),
    'POST /pairings/:id/answers': ({ body }) => {
      const { answer } = body as { answer: 'connect' | 'learn' | 'decline' };
      now = {
        ...now,
        demandAnswer: answer,
        state: answer === 'connect' ? 'mutual' : 'declined',
        mutualAt: answer === 'connect' ? '2026-10-03T00:00:00+08:00' : null,
        contactsReleased: answer === 'connect',
        actions: [],
      };
      return now;
    },
    ...handlers,
  });
}

const answer = (calls: readonly Call[]) => calls.find((call) => call.path.endsWith('/answers'));

describe('answering a pairing', () => {
  it('says yes with consent to the role contact, and then sees both contacts', async () => {
    const contact = (organisation: string) => ({
      organisation,
      role: '项目负责人',
      name: null,
      email: 'x@demo.example',
      scope: 'role',
    });
    const calls = withPairing(aPairing(), {
      'GET /pairings/:id/contacts': () => ({
        demand: contact('示例医院'),
        supply: contact('示例视觉科技'),
        releasedAt: '2026-10-03T00:00:00+08:00',
      }),
    });
    const { container } = await renderAt('/bench/pairings/p-1');
    expect(
      await screen.findByRole('img', { name: '需求侧：尚未回应；供给侧：想对接' }),
    ).toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
    expect(screen.queryByText('双方联系人')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: /^想对接/ }));
    expect(screen.getByRole('radio', { name: /^岗位联系方式/ })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: '提交回应' }));
    expect(await screen.findByRole('heading', { name: '双方联系人' })).toBeInTheDocument();
    expect(await screen.findAllByText('x@demo.example')).toHaveLength(2);
    expect(answer(calls)?.body).toEqual({
      as: 'demand',
      answer: 'connect',
      note: '',
      release: 'role',
    });
  });

  it('wants a coded reason of one’s own side for a no, and words for “other”', async () => {
    const calls = withPairing(aPairing());
    await renderAt('/bench/pairings/p-1');
    await userEvent.click(await screen.findByRole('radio', { name: /^暂不合适/ }));
    await userEvent.click(screen.getByRole('button', { name: '提交回应' }));
    expect(screen.getByText('请填写或选择这一项。')).toBeInTheDocument();
    const reasons = screen.getByRole('combobox', { name: '原因' });
    expect(within(reasons).queryByRole('option', { name: '产能已满' })).not.toBeInTheDocument();
    await userEvent.selectOptions(reasons, '其他（请说明）');
    await userEvent.click(screen.getByRole('button', { name: '提交回应' }));
    expect(answer(calls)).toBeUndefined();
    await userEvent.type(screen.getByRole('textbox', { name: /^说明/ }), '科室搬迁');
    await userEvent.click(screen.getByRole('button', { name: '提交回应' }));
    await waitFor(() =>
      expect(answer(calls)?.body).toEqual({
        as: 'demand',
        answer: 'decline',
        reason: 'other',
        note: '科室搬迁',
      }),
    );
  });

  it('offers only the steps the API allows, with the date a meeting needs', async () => {
    const mutual = aPairing({
      state: 'mutual',
      demandAnswer: 'connect',
      mutualAt: '2026-10-03T00:00:00+08:00',
      actions: ['set-meeting', 'converse'],
    });
    const calls = withPairing(mutual, {
      'POST /pairings/:id/steps': () => ({ ...mutual, state: 'meeting_set', actions: [] }),
    });
    await renderAt('/bench/pairings/p-1');
    await userEvent.click(await screen.findByRole('button', { name: '约会面' }));
    expect(screen.queryByRole('button', { name: '引见' })).not.toBeInTheDocument();
    const dialog = await screen.findByRole('dialog', { name: '约会面' });
    await userEvent.click(within(dialog).getByRole('button', { name: '约会面' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const step = calls.find((call) => call.path.endsWith('/steps'));
    expect(step?.body).toMatchObject({ action: 'set-meeting' });
    expect((step?.body as { at: string }).at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+08:00$/);
  });

  it('says who may open a declined pair again', async () => {
    withPairing(aPairing({ state: 'declined', endedBy: 'demand', reason: 'other', actions: [] }));
    await renderAt('/bench/pairings/p-1');
    expect(await screen.findByText(/^90 天内只有说“暂不合适”的一方/)).toBeInTheDocument();
  });

  it('says why a pairing lapsed', async () => {
    withPairing(aPairing({ state: 'expired', endedBy: 'system', actions: [] }));
    await renderAt('/bench/pairings/p-1');
    expect(await screen.findByText(/^30 天内未等到双方回应，或场景/)).toBeInTheDocument();
  });

  it('closes conversation and contacts while bids are sealed, and says why', async () => {
    withPairing(aPairing({ equalTreatment: true, actions: [] }));
    await renderAt('/bench/pairings/p-1');
    expect(await screen.findByText('平等对待各方')).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: '对话' })).not.toBeInTheDocument();
  });
});

describe('opening a pairing from a match', () => {
  it('asks for consent and sends one intention under one key', async () => {
    const calls = fakeApi({
      'GET /session': () => aSession(),
      'GET /scenarios/:id': () => aScenario(),
      'GET /pairings': () => page([]),
      'GET /scenarios/:id/matches': () =>
        page([
          {
            id: 'c-1',
            score: 0.8,
            reasons: { demand: [], supply: [] },
            capability: aCapabilityCard(),
          },
        ]),
      'POST /pairings': () => aPairing({ state: 'awaiting_supply', demandAnswer: 'connect' }),
      'GET /pairings/:id': () => aPairing({ state: 'awaiting_supply', demandAnswer: 'connect' }),
      'GET /pairings/:id/timeline': () => ({ items: [], total: 0 }),
      'GET /pairings/:id/messages': () => page([]),
    });
    const { router } = await renderAt('/bench/scenarios/s-1/matches');
    await userEvent.click(await screen.findByRole('button', { name: '想对接' }));
    const dialog = await screen.findByRole('dialog', { name: '想对接' });
    expect(within(dialog).getByText(/提交即同意/)).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('radio', { name: /^个人联系方式/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: '确认提交' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/bench/pairings/p-1'));
    const opened = calls.find((call) => call.method === 'POST' && call.path.endsWith('/pairings'));
    expect(opened?.headers.get('idempotency-key')).toBeTruthy();
    expect(opened?.body).toEqual({
      scenarioId: 's-1',
      capabilityId: 'c-1',
      as: 'demand',
      note: '',
      release: 'person',
    });
  });
});

describe('what happened', () => {
  it('is told in words, what time does by itself too', async () => {
    const moved = (action: string) => ({
      ...{ type: 'pairing.moved', side: 'system', answer: null, action, state: null },
      ...{ reason: null, at: '2026-10-03T00:00:00+08:00' },
    });
    withPairing(aPairing({ state: 'stalled' }), {
      'GET /pairings/:id/timeline': () => ({
        items: ['stall', 'resume', 'expire'].map(moved),
        total: 3,
      }),
    });
    await renderAt('/bench/pairings/p-1');
    const told = await screen.findByRole('region', { name: '经过' });
    for (const words of [/久无动静，标为停滞/, /恢复/, /无人回应，已失效/])
      expect(await within(told).findByText(words)).toBeInTheDocument();
    expect(told).not.toHaveTextContent(/stall|resume|expire/);
  });
});

describe('the board', () => {
  it('shows columns with counts, whose move it is, and narrows to whom one waits for', async () => {
    const forDemand = aPairing();
    const forUs = aPairing({
      id: 'p-2',
      state: 'mutual',
      currentActor: 'matchmaker',
      capability: { id: 'c-2', title: '病历质控智能体' },
    });
    fakeApi({
      'GET /session': () => aSession({ roles: ['matchmaker'], memberships: [] }),
      'GET /pairings/board': () => ({
        columns: [
          { state: 'awaiting_demand', count: 1, items: [forDemand] },
          { state: 'mutual', count: 1, items: [forUs] },
          { state: 'declined', count: 0, items: [] },
        ],
        waitingFor: { demand: 1, supply: 0, matchmaker: 1 },
      }),
    });
    const { container } = await renderAt('/bench/board');
    const column = await screen.findByRole('region', { name: /^等需求侧回应/ });
    expect(within(column).getByText('等需求侧')).toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: /等撮合员/ }));
    expect(screen.getByText('病历质控智能体')).toBeInTheDocument();
    expect(screen.queryByText('影像质控模型')).not.toBeInTheDocument();
  });
});
