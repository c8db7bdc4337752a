// What the panel does between the opening and the ranking, on its own pages and with the keyboard.
import assert from 'node:assert/strict';
import { call } from './call.mjs';

const evaluators = ['示例·评审专家一', '示例·评审专家二'];
const json = async (answer) => (await answer).json();
/** The part of a page that shows the bid with this summary; names are hidden, so the summary is what tells bids apart. */
const bidOf = (page, summary) =>
  page.getByRole('region', { name: /^应答 \d+$/ }).filter({ hasText: summary });

/** Names two evaluators, the first in the chair. */
export async function namePanel(publisher, id) {
  const { items } = await json(call(publisher, `GET /scenarios/${id}/evaluation/choices`));
  for (const [index, name] of evaluators.entries()) {
    const { userId } = items.find((one) => one.name === name);
    const member = { userId, chair: index === 0 };
    await call(publisher, `POST /scenarios/${id}/evaluation/members`, member);
  }
}

/** Waits until the evaluation is in a state; its steps follow events. */
export async function untilEvaluation(page, id, state) {
  for (let tries = 0; tries < 60; tries++) {
    const seen = await json(call(page, `GET /scenarios/${id}/evaluation`));
    if (seen.state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`the evaluation is not ${state}`);
}

/** Opens an evaluation from the work list. */
export async function openEvaluation(page, title) {
  await page.goto('/bench/evaluations');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { name: '评审', exact: true }).waitFor();
}

/** Declares that there is no tie to any bidder. */
export async function declareNone(page) {
  const form = page.getByRole('region', { name: '申报利益关系' });
  await form.getByRole('radio', { name: '我与以上机构没有任何利益关系' }).press('Space');
  await form.getByRole('button', { name: '提交申报' }).press('Enter');
  await form.waitFor({ state: 'hidden' });
}

/**
 * Fills in a whole sheet with the keyboard alone: two numbers and two levels for every bid, the first with its reason.
 * @param marks by the bid's summary: `numbers`, `levels` (0 is the best), and the `reason`
 */
export async function fillSheet(page, marks) {
  const { keyboard } = page;
  for (const [summary, { numbers, levels, reason }] of Object.entries(marks)) {
    await bidOf(page, summary).getByRole('spinbutton').first().focus();
    await keyboard.type(String(numbers[0]));
    await keyboard.press('Tab');
    await keyboard.type(reason);
    await keyboard.press('Tab');
    await keyboard.type(String(numbers[1]));
    for (const level of levels) {
      // Past the reason, which is left empty, to the first level.
      await keyboard.press('Tab');
      await keyboard.press('Tab');
      await keyboard.press('Space');
      for (let step = 0; step < level; step++) await keyboard.press('ArrowDown');
    }
  }
  await page.getByText(/^还有 \d+ 项没有评分$/).waitFor({ state: 'hidden' });
  await page.getByText('已保存', { exact: true }).waitFor();
}

/** Locks the sheet, for good. */
export async function lockSheet(page) {
  await page.getByRole('button', { name: '锁定评分表' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '锁定评分表' });
  await dialog.getByRole('button', { name: '锁定评分表' }).press('Enter');
  await page.getByText(/^已于 .* 锁定$/).waitFor();
}

/** While sheets are open nobody reads another's: not on the panel's page, and there is no consensus to open yet. */
export async function expectBlind(page, id, words) {
  await page.goto(`/bench/evaluations/${id}`);
  await page.getByText('已锁定评分').waitFor();
  assert.equal(await page.getByText(words).count(), 0);
  assert.equal(await page.getByRole('link', { name: '合议' }).count(), 0);
  await page.goto(`/bench/evaluations/${id}/consensus`);
  await page.getByRole('heading', { name: '没有找到这一页' }).first().waitFor();
}

/** The panel's numbers of the bids, by summary, as its members read them on their sheets. */
export async function numbersOf(page, summaries) {
  const titles = {};
  for (const summary of summaries) {
    const heading = bidOf(page, summary).getByRole('heading', { level: 2 });
    titles[summary] = await heading.innerText();
  }
  return titles;
}

/** The chair writes the words for every bid, and settles the one number on which the panel diverged. */
export async function writeConsensus(page, titles, { words, settled }) {
  for (const [summary, title] of Object.entries(titles)) {
    const bid = page.getByRole('region', { name: title, exact: true });
    const { strengths, improvements } = words(summary);
    await bid.getByLabel(/^优点/).fill(strengths);
    await bid.getByLabel(/^改进建议/).fill(improvements);
    if (summary !== settled.summary) continue;
    await bid.getByText('分歧：相差达到满分的 40%').waitFor();
    await bid.getByRole('spinbutton').fill(String(settled.value));
    await bid.getByLabel(/^理由/).fill(settled.reason);
  }
  await page.getByText(/内容完整，可以确认/).waitFor();
}

/** Agrees to the consensus that stands on the page. */
export async function confirmConsensus(page, already) {
  await page.getByText(`${already} / 2 人已确认`).waitFor();
  await page.getByRole('button', { name: '确认这份合议结果' }).press('Enter');
  await page.getByText(`${already + 1} / 2 人已确认`).waitFor();
}
