// Every public page, on a phone and on a desk, in both languages: accessible, quiet, within its width and its budget.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  api,
  expectAccessible,
  expectQuiet,
  keepPicture,
  openBrowser,
  signIn,
} from './browser.mjs';

/** Design §7: brotli-compressed JavaScript of a first load, in kB of 1000 bytes. */
const publicBudget = 250;
const signedInBudget = 450;
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

const addresses = async (page) => {
  const [scenario, capability, list, cases] = await Promise.all([
    api(page, '/scenarios?limit=1'),
    api(page, '/capabilities?limit=1'),
    api(page, '/lists?limit=1'),
    api(page, '/cases?limit=1'),
  ]);
  const unclaimed = await api(page, '/capabilities?limit=1&unclaimed=true');
  return [
    '/',
    '/scenarios',
    `/scenarios/${scenario.items[0].id}`,
    '/capabilities',
    `/capabilities/${capability.items[0].id}`,
    `/capabilities/${unclaimed.items[0].id}`,
    `/organisations/${scenario.items[0].organisation.id}`,
    '/organisations',
    '/lists',
    `/lists/${encodeURIComponent(list.items[0].no)}`,
    '/cases',
    `/cases/${cases.items[0].id}`,
    '/measures',
    '/insights?scope=demo',
    '/search?q=机器人',
    '/search?q=没有这样的东西',
    '/ranking-rules',
    '/exposure',
    '/working-days',
    '/about',
    '/sign-in',
    '/register',
  ];
};

test('public pages', async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  for (const [size, viewport] of Object.entries(sizes))
    for (const language of ['zh', 'en'])
      await t.test(`${size}, ${language}`, async () => {
        const page = await browser.visitor(viewport);
        await page.goto('/');
        if (language === 'en') await switchToEnglish(page);
        for (const address of await addresses(page)) {
          await page.goto(address, { waitUntil: 'networkidle' });
          await page.locator('h1').first().waitFor();
          assert.equal(
            await page.locator('html').getAttribute('lang'),
            language === 'en' ? 'en' : 'zh-CN',
            address,
          );
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          assert.ok(overflow <= 0, `${address} is ${overflow}px wider than the ${size}`);
          await expectAccessible(page);
          expectQuiet(page);
        }
        await keepPicture(page, `public-${size}-${language}`);
      });

  await t.test('the dark theme is accessible', async () => {
    const page = await browser.visitor();
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const address of ['/', '/scenarios', '/insights?scope=demo']) {
      await page.goto(address, { waitUntil: 'networkidle' });
      await expectAccessible(page);
    }
  });

  await t.test('an unclaimed entry asks not to be indexed', async () => {
    const page = await browser.visitor();
    const { items } = await api(page, '/capabilities?limit=1&unclaimed=true');
    await page.goto(`/capabilities/${items[0].id}`, { waitUntil: 'networkidle' });
    assert.match(
      (await page.locator('meta[name=robots]').getAttribute('content')) ?? '',
      /noindex/,
    );
  });

  await t.test('first loads keep their budgets', async () => {
    const page = await browser.visitor();
    const loaded = await scriptKilobytes(page, '/');
    assert.ok(loaded <= publicBudget, `${loaded} kB of script on a public first load`);
    const worker = await browser.visitor();
    await signIn(worker, 'matchmaker');
    const bench = await browser.visitor();
    await bench.context().addCookies(await worker.context().cookies());
    const signedIn = await scriptKilobytes(bench, '/bench/board');
    assert.ok(signedIn <= signedInBudget, `${signedIn} kB of script on the board`);
    console.log(`script on a first load: public ${loaded} kB, board ${signedIn} kB (brotli)`);
  });
});

async function switchToEnglish(page) {
  const button = page.getByRole('button', { name: 'English' });
  const menu = page.getByRole('button', { name: '菜单' });
  await button.or(menu).first().waitFor();
  if (!(await button.isVisible())) await menu.click();
  await button.first().click();
  await page.locator('html[lang=en]').waitFor();
}

/** Compressed bytes of all scripts that a first visit loads, as they came over the wire. */
async function scriptKilobytes(page, address) {
  const scripts = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.headers());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const plain = scripts.filter((headers) => headers['content-encoding'] !== 'br');
  assert.equal(plain.length, 0, `${plain.length} scripts are not served compressed`);
  const bytes = scripts.reduce((sum, headers) => sum + Number(headers['content-length']), 0);
  return Math.round(bytes / 1000);
}
