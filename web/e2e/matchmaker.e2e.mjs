// A matchmaker brings a pair together; both sides answer for themselves, and only the second yes shows contacts.
import assert from 'node:assert/strict';
import test from 'node:test';
import { api, expectAccessible, expectQuiet, openBrowser, signIn } from './browser.mjs';

/** Which demonstration account speaks for which supplier. */
const suppliers = ['supplier', 'supplier2', 'supplier3'];

test('a matchmaker introduces two who did not look for each other', async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  const matchmaker = await browser.visitor();
  const publisher = await browser.visitor();
  await signIn(matchmaker, 'matchmaker');
  await signIn(publisher, 'publisher');
  const { pair, account } = await aFreePair(publisher, matchmaker);
  const supplier = await browser.visitor();
  await signIn(supplier, account);
  let pairing;

  await t.test(
    'the matchmaker sees who fits, opens the pair, and says nothing for either',
    async () => {
      await matchmaker.goto(`/bench/scenarios/${pair.scenario.id}/matches`);
      const row = matchmaker
        .getByRole('article')
        .filter({ hasText: pair.capability.title })
        .first();
      await matchmaker.getByRole('article').first().waitFor();
      // Candidates that fit less well are folded away.
      if (!(await row.isVisible())) await matchmaker.getByText(/适配度较低/).click();
      await row.getByRole('button', { name: '推荐给双方' }).click();
      const dialog = matchmaker.getByRole('dialog');
      await expectAccessible(matchmaker);
      await dialog.getByRole('button', { name: '确认提交' }).click();
      await matchmaker.waitForURL('**/bench/pairings/*');
      pairing = matchmaker.url();
      const id = pairing.split('/').at(-1);
      const opened = await api(matchmaker, `/pairings/${id}`);
      assert.deepEqual(
        [opened.openedBy, opened.demandAnswer, opened.supplyAnswer],
        ['matchmaker', null, null],
      );
      assert.equal(opened.contactsReleased, false);
      expectQuiet(matchmaker);
    },
  );

  await t.test('the department answers first: no contact shows yet', async () => {
    await answerYes(publisher, pairing);
    await publisher.getByText('想对接').first().waitFor();
    assert.equal(await publisher.getByRole('heading', { name: '双方联系人' }).count(), 0);
    expectQuiet(publisher);
  });

  await t.test('the supplier’s yes is the second: both see the contacts', async () => {
    await answerYes(supplier, pairing);
    await supplier.getByRole('heading', { name: '双方联系人' }).waitFor();
    await expectAccessible(supplier);
    await publisher.goto(pairing);
    await publisher.getByRole('heading', { name: '双方联系人' }).waitFor();
    expectQuiet(supplier);
  });

  await t.test('the board shows it where it now stands', async () => {
    await matchmaker.goto('/bench/board');
    await matchmaker
      .getByRole('article')
      .filter({ hasText: pair.scenario.title })
      .filter({ hasText: pair.capability.title })
      .first()
      .waitFor();
    await expectAccessible(matchmaker);
    expectQuiet(matchmaker);
  });
});

/** A fitting pair of the publisher's, taken directly, that nobody has opened, and who answers for the supply side. */
async function aFreePair(publisher, matchmaker) {
  const owners = await ownersOf(publisher);
  const { items: open } = await api(publisher, '/my/scenarios?state=open&limit=50');
  for (const scenario of open.filter(({ procedure }) => procedure === 'direct')) {
    const taken = await api(matchmaker, `/pairings?scenarioId=${scenario.id}&limit=100`);
    const paired = new Set(taken.items.map((one) => one.capability.id));
    const { items } = await api(matchmaker, `/scenarios/${scenario.id}/matches?limit=30`);
    const free = items.find(
      ({ id, capability }) => !paired.has(id) && owners.has(capability.organisation?.id),
    );
    if (free)
      return { pair: { scenario, ...free }, account: owners.get(free.capability.organisation.id) };
  }
  throw new Error('the demonstration has no free pair left');
}

/** The suppliers' organisations by account, asked of each in a window of its own. */
async function ownersOf(publisher) {
  const browser = publisher.context().browser();
  const owners = new Map();
  for (const name of suppliers) {
    const context = await browser.newContext({ baseURL: process.env.BASE_URL });
    const answer = await context.request.post('/api/v1/session', {
      data: { email: `${name}@demo.example`, password: process.env.DEMO_PASSWORD },
    });
    assert.equal(answer.status(), 201);
    for (const one of (await answer.json()).memberships) owners.set(one.organisationId, name);
    await context.close();
  }
  return owners;
}

async function answerYes(page, pairing) {
  await page.goto(pairing);
  await page.getByRole('radio', { name: /想对接/ }).check();
  await page.getByRole('button', { name: '提交回应' }).click();
  await page.getByRole('radio', { name: /想对接/ }).waitFor({ state: 'detached' });
}
