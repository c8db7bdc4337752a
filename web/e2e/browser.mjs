// What the journeys share: the browser, people signed in through the page, and a check of every page by axe.
import assert from 'node:assert/strict';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const base = process.env.BASE_URL;
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens the browser. @returns people's windows, and how to close them all */
export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
  return {
    /** A window of its own: cookies of one person never reach another. */
    async visitor({ width = 1280, height = 900, locale = 'zh-CN' } = {}) {
      const context = await browser.newContext({
        baseURL: base,
        locale,
        viewport: { width, height },
      });
      context.setDefaultTimeout(20_000);
      const page = await context.newPage();
      page.faults = [];
      page.on('pageerror', (error) => page.faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          page.faults.push(message.text());
      });
      return page;
    },
    close: () => browser.close(),
  };
}

/** Signs in through the page, as a person does. */
export async function signIn(page, name) {
  await page.goto('/sign-in');
  await page.getByLabel('工作邮箱').fill(`${name}@demo.example`);
  await page.getByLabel('密码', { exact: true }).fill(process.env.DEMO_PASSWORD);
  await page.locator('main').getByRole('button', { name: '登录' }).click();
  await page.waitForURL('**/bench');
}

/** Fails on anything axe finds against WCAG 2.2 AA, contrast included. */
export async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => n.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
  assert.deepEqual(found, [], `${page.url()} is not accessible`);
}

/** Fails on errors in the page's own code. */
export function expectQuiet(page) {
  assert.deepEqual(page.faults, [], `${page.url()} reported errors`);
}

/** Keeps a picture where something went wrong (and of the pages worth showing). */
export function keepPicture(page, name) {
  return page.screenshot({ path: path.join(process.env.E2E_OUTPUT ?? '.', `${name}.png`) });
}

/** Asks the API as this window's person. */
export async function api(page, url) {
  const response = await page.request.get(`/api/v1${url}`);
  assert.equal(response.status(), 200, url);
  return response.json();
}
