// The matchmaker's day by keyboard alone: queue, compare, shortlist, the owner's answer, plan, pairings. No
// mouse is used.
import assert from 'node:assert/strict';
import test from 'node:test';
import { api, expectAccessible, expectQuiet, keepPicture, openBrowser } from './browser.mjs';

// A plan’s table has four stops in each of its rows.
const MOST_TABS = 300;
const kindName = { stalled: /已停滞/, pairing: /待推进/, 'no-takers': /无人问津的场景/ };

test('a matchmaker works by keyboard alone', async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  const matchmaker = await browser.visitor();
  const owner = await browser.visitor();
  let scenario;
  let pairing;

  await t.test('both sign in', async () => {
    await signInByKeys(matchmaker, 'matchmaker');
    await signInByKeys(owner, 'publisher');
  });

  await t.test('the queue: arrows to what waits, c opens its candidates', async () => {
    scenario = await scenarioOf(owner, matchmaker);
    await matchmaker.goto('/bench/desk');
    await matchmaker.getByRole('list', { name: '待办' }).waitFor();
    await expectAccessible(matchmaker);
    await keepPicture(matchmaker, 'desk-queue');
    await tabTo(matchmaker, kindName[scenario.kind]);
    await matchmaker.keyboard.press('Enter');
    await matchmaker.waitForURL(`**/bench/desk?kind=${scenario.kind}`);
    await matchmaker.getByRole('link', { name: scenario.title }).first().waitFor();
    await tabTo(matchmaker, (focus) => focus.rove);
    for (let row = 0; !(await focusOf(matchmaker)).name.startsWith(scenario.title); row++) {
      assert.ok(row < 100, `${scenario.title} is in the list`);
      await matchmaker.keyboard.press('ArrowDown');
    }
    await matchmaker.keyboard.press('c');
    await matchmaker.waitForURL(`**/bench/desk/scenarios/${scenario.id}`);
  });

  await t.test('all candidates: ? shows the keys, c compares two profiles', async () => {
    await matchmaker.getByRole('list', { name: '全部候选' }).waitFor();
    await expectAccessible(matchmaker);
    await keepPicture(matchmaker, 'desk-candidates');
    await tabTo(matchmaker, (focus) => focus.rove);
    await matchmaker.keyboard.press('?');
    await matchmaker.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await matchmaker.keyboard.press('Escape');
    await tabTo(matchmaker, (focus) => focus.rove);
    // The first that has an owner and is not paired yet.
    const wanted = await freeCandidate(matchmaker, scenario.id);
    for (let row = 0; (await focusOf(matchmaker)).name !== wanted; row++) {
      assert.ok(row < 100, `${wanted} is in the list`);
      await matchmaker.keyboard.press('ArrowDown');
    }
    await matchmaker.keyboard.press('c');
    await matchmaker.waitForURL('**/bench/desk/pairs/**');
    await matchmaker.getByRole('heading', { name: '全部因素' }).waitFor();
    assert.ok((await matchmaker.locator('mark').count()) > 0, 'matched places are marked');
    await expectAccessible(matchmaker);
    await keepPicture(matchmaker, 'desk-pair');
  });

  await t.test('the shortlist: gathered, written, sent', async () => {
    await press(matchmaker, '加入给需求方的名单');
    await press(matchmaker, /^打开名单/);
    await matchmaker.waitForURL('**/bench/shortlists/*');
    await tabTo(matchmaker, (focus) => focus.tag === 'TEXTAREA');
    await matchmaker.keyboard.type('示例：这几家都做过相近的场景。');
    await press(matchmaker, '保存');
    await matchmaker.getByText('已保存').first().waitFor();
    await expectAccessible(matchmaker);
    await press(matchmaker, '发送');
    await matchmaker.getByRole('dialog').waitFor();
    await press(matchmaker, '发送');
    await matchmaker.getByText('等待回应').first().waitFor();
    expectQuiet(matchmaker);
  });

  await t.test(
    'the owner’s answer opens a pairing, and says nothing for the other side',
    async () => {
      const address = new URL(matchmaker.url()).pathname;
      await owner.goto('/bench/shortlists');
      await tabTo(owner, scenario.title);
      await owner.keyboard.press('Enter');
      await owner.waitForURL(`**${address}`);
      await owner.getByText('示例：这几家都做过相近的场景。').waitFor();
      await expectAccessible(owner);
      await keepPicture(owner, 'shortlist-owner');
      await press(owner, '回应');
      await tabTo(owner, (focus) => focus.type === 'radio');
      await owner.keyboard.press('Space');
      await press(owner, '提交回应');
      await owner.getByText('已回应：想对接').waitFor();
      const list = await api(owner, `/shortlists/${address.split('/').at(-1)}`);
      pairing = list.entries.find((entry) => entry.answer === 'connect').pairing;
      assert.equal(pairing.state, 'awaiting_supply');
      expectQuiet(owner);
    },
  );

  await t.test(
    'the pairing waits for the supply side, and the shortlist for the matchmaker',
    async () => {
      const seen = await api(matchmaker, `/pairings/${pairing.id}`);
      assert.deepEqual([seen.openedBy, seen.currentActor], ['matchmaker', 'supply']);
      const work = await api(matchmaker, '/desk/work?kind=answered');
      assert.ok(work.items.some((item) => item.scenario?.id === scenario.id));
      await matchmaker.goto(`/bench/pairings/${pairing.id}`);
      await matchmaker.getByText(scenario.title).first().waitFor();
      await expectAccessible(matchmaker);
      expectQuiet(matchmaker);
    },
  );

  let plan;
  await t.test('the plan: a form for one sector, run, and what it would bring', async () => {
    const sector = (await api(matchmaker, `/scenarios/${scenario.id}`)).sectors[0];
    await matchmaker.goto('/bench/plans');
    await matchmaker.getByRole('heading', { name: '新方案' }).waitFor();
    await tabTo(matchmaker, (focus) => focus.type === 'radio');
    await matchmaker.keyboard.press('ArrowDown');
    await tabTo(matchmaker, (focus) => focus.tag === 'SELECT');
    await chooseByArrows(matchmaker, sector);
    await tabTo(matchmaker, '用示例数据');
    await matchmaker.keyboard.press('Space');
    await expectAccessible(matchmaker);
    await keepPicture(matchmaker, 'plan-form');
    await press(matchmaker, '开始计算');
    await matchmaker.waitForURL('**/bench/plans/*-*');
    await matchmaker.getByRole('button', { name: '一键开启这些配对' }).waitFor();
    await matchmaker.getByRole('img', { name: /^方案中的/ }).waitFor();
    plan = new URL(matchmaker.url()).pathname.split('/').at(-1);
    await expectAccessible(matchmaker);
    await keepPicture(matchmaker, 'plan-preview');
    const { items } = await api(matchmaker, `/plans/${plan}/pairs`);
    // What the owner agreed to before is part of the plan and is not opened anew.
    const agreed = items.find(
      (pair) => pair.kind === 'open' && pair.pairingId === null && pair.scenario.id === scenario.id,
    );
    assert.ok(agreed, 'the pair from the shortlist counts in the plan');
    assert.ok(
      items.some((pair) => pair.kind === 'chosen'),
      'the plan has pairs to open',
    );
    await tabTo(matchmaker, /没有入选/);
    await matchmaker.keyboard.press('Enter');
    await matchmaker.getByRole('table', { name: /没有入选/ }).waitFor();
    await expectAccessible(matchmaker);
    expectQuiet(matchmaker);
  });

  await t.test('one press opens the pairings, each once, and leads to them', async () => {
    await press(matchmaker, '一键开启这些配对');
    // The run is over when its progress is gone from the page.
    await matchmaker.getByRole('link', { name: '已开启' }).first().waitFor();
    await matchmaker.getByRole('progressbar').waitFor({ state: 'detached' });
    const { items } = await api(matchmaker, `/plans/${plan}/pairs`);
    const wanted = items.filter((pair) => pair.kind === 'chosen');
    for (const pair of wanted) assert.notEqual(pair.outcome, null, 'every pair has an outcome');
    await expectAccessible(matchmaker);
    await keepPicture(matchmaker, 'plan-applied');
    await press(matchmaker, '已开启');
    await matchmaker.waitForURL('**/bench/pairings/*');
    const id = new URL(matchmaker.url()).pathname.split('/').at(-1);
    const opened = await api(matchmaker, `/pairings/${id}`);
    assert.deepEqual(
      [opened.openedBy, opened.demandAnswer, opened.supplyAnswer],
      ['matchmaker', null, null],
    );
    await expectAccessible(matchmaker);
    expectQuiet(matchmaker);
  });
});

/** Arrow keys in the chosen list until it shows the wanted value. */
async function chooseByArrows(page, value) {
  for (let step = 0; step < 60; step++) {
    if ((await page.evaluate(() => document.activeElement.value)) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`${value} is not in the list`);
}

/** Signs in with Tab, letters and Enter. */
async function signInByKeys(page, name) {
  await page.goto('/sign-in');
  await tabTo(page, (focus) => focus.type === 'email' || /工作邮箱/.test(focus.name));
  await page.keyboard.type(`${name}@demo.example`);
  await tabTo(page, (focus) => focus.type === 'password');
  await page.keyboard.type(process.env.DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/bench');
}

/** What has the focus, as a person would call it. */
const focusOf = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const isPage = !at || ['BODY', 'MAIN', 'H1'].includes(at.tagName);
    if (isPage) return { name: '', tag: '', type: '', rove: false };
    const label = at.id ? document.querySelector(`label[for="${at.id}"]`) : at.closest('label');
    return {
      name: (at.getAttribute('aria-label') ?? (at.innerText || label?.innerText) ?? '').trim(),
      tag: at.tagName ?? '',
      type: at.getAttribute('type') ?? '',
      rove: at.hasAttribute('data-rove') ?? false,
    };
  });

/** Presses Tab until the wanted thing has the focus; the focus must be seen. */
async function tabTo(page, wanted) {
  const fits = (focus) => {
    if (typeof wanted === 'function') return wanted(focus);
    return typeof wanted === 'string' ? focus.name === wanted : wanted.test(focus.name);
  };
  for (let tab = 0; tab < MOST_TABS; tab++) {
    if (fits(await focusOf(page))) {
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        const box = getComputedStyle(document.activeElement.parentElement);
        return [style, box].some((one) => one.outlineStyle !== 'none' || one.boxShadow !== 'none');
      });
      assert.ok(outline, `the focus on ${String(wanted)} can be seen`);
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail(`${String(wanted)} cannot be reached by Tab`);
}

/** Tab to a button or link, then Enter; waits until it is there. */
async function press(page, name) {
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).last().waitFor();
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** An open scenario of the owner's that is taken directly and stands in the matchmaker's queue. */
async function scenarioOf(owner, matchmaker) {
  const { items } = await api(owner, '/my/scenarios?limit=100');
  const direct = items.filter((one) => one.state === 'open' && one.procedure === 'direct');
  const work = await api(matchmaker, '/desk/work?kind=stalled,pairing,no-takers&limit=100');
  const item = work.items.find((one) => direct.some((own) => own.id === one.scenario?.id));
  assert.ok(item, 'something of the publisher’s waits in the queue');
  return { ...item.scenario, kind: item.kind };
}

/** The best candidate that has an owner and no pairing yet. */
async function freeCandidate(page, scenarioId) {
  const { items } = await api(page, `/desk/scenarios/${scenarioId}/candidates?limit=30`);
  const found = items.find((one) => !one.pairing && !one.capability.unclaimed && !one.gated);
  assert.ok(found, 'the scenario has a candidate to ask about');
  return found.capability.title;
}
