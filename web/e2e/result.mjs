// From the ranking to the feedback, on the pages of the chair, the publisher and the bidders.
import assert from 'node:assert/strict';

/** The chair publishes the ranking. */
export async function publishRanking(page) {
  await page.getByRole('link', { name: '评审排名' }).click();
  await page.getByText('尚未公布，仅评审与发布方可见').waitFor();
  await page.getByRole('button', { name: '公布排名' }).click();
  const dialog = page.getByRole('dialog', { name: '公布排名' });
  await dialog.getByRole('button', { name: '公布排名' }).click();
  await page.getByText('尚未公布，仅评审与发布方可见').waitFor({ state: 'hidden' });
}

/** Opens the publisher's desk from the scenario's page. */
export async function openDesk(page, id) {
  await page.goto(`/scenarios/${id}`);
  await page
    .getByRole('region', { name: '结果', exact: true })
    .getByRole('link', { name: '办理结果' })
    .click();
  await page.getByRole('heading', { name: '下一步' }).waitFor();
}

/** The publisher adds own words for a bidder to those of the panel. */
export async function addWords(page, bidder, improvements) {
  const row = page.getByRole('row').filter({ hasText: bidder });
  await row.getByText('已有评语').waitFor();
  await row.getByRole('button', { name: '补充评语' }).click();
  const dialog = page.getByRole('dialog', { name: `给 ${bidder} 的评语` });
  await dialog.getByLabel(/^补充：可以改进的地方/).fill(improvements);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Chooses a bidder and announces it; nothing is final while it stands still. */
export async function proposeAward(page, bidder, note) {
  await page.getByRole('row').filter({ hasText: bidder }).getByRole('checkbox').check();
  await page.getByRole('button', { name: '提出结果' }).click();
  const dialog = page.getByRole('dialog', { name: '提出结果' });
  await dialog.getByText(bidder).waitFor();
  await dialog.getByLabel(/^公开说明/).fill(note);
  await dialog.getByRole('button', { name: '开始公示' }).click();
  await page.getByText(/^结果公示至/).waitFor();
  await page.getByText('公示期未结束').waitFor();
  assert.equal(await page.getByRole('button', { name: '确定结果' }).count(), 0);
}

/** Makes the result final. */
export async function completeAward(page) {
  await page.getByLabel('我已核对，确认这是本机构的决定').check();
  await page.getByRole('button', { name: '确定结果' }).click();
  await page.getByText('反馈已给到 3 家有效应答。').waitFor();
}

/** A bidder reads its feedback from the scenario's page: the news, its rank, the words, its own scores. */
export async function readFeedback(page, id, { news, rank, strengths, improvements, scores }) {
  await page.goto(`/scenarios/${id}`);
  await page.getByRole('link', { name: '查看本机构的反馈' }).click();
  await page.getByText(news).waitFor();
  await page.getByText(new RegExp(`3 家有效应答中第 ${rank} 名`)).waitFor();
  const words = page.getByRole('region', { name: '评语' });
  for (const text of [strengths, ...improvements]) await words.getByText(text).waitFor();
  for (const [title, own] of Object.entries(scores)) {
    const row = page.getByRole('row').filter({ hasText: title });
    assert.equal(await row.getByRole('cell').first().innerText(), own, title);
  }
}
