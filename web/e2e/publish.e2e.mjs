// From a thought to a published list: an intent with three followers, review, a list, a question and its answer, a
// moved deadline, and the printed list read back.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { extractText, getDocumentProxy } from 'unpdf';
import {
  api,
  expectAccessible,
  expectQuiet,
  keepPicture,
  openBrowser,
  signIn,
} from './browser.mjs';

const title = '筼筜湖水面漂浮物岸基识别预警';
const dayMs = 86_400_000;

test('a thought becomes a published opportunity', async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  const publisher = await browser.visitor();
  const supplier = await browser.visitor();
  const reviewer = await browser.visitor();
  const visitor = await browser.visitor({ width: 390, height: 844 });
  let id = '';
  let listAddress = '';

  await t.test('the department announces an early intent by the month', async () => {
    await signIn(publisher, 'publisher');
    await publisher.goto('/bench/scenarios/new');
    await publisher.getByLabel('场景名称').fill(title);
    await publisher.getByRole('button', { name: '开始填写' }).click();
    await publisher.waitForURL('**/edit');
    id = publisher.url().split('/').at(-2) ?? '';
    await publisher
      .getByLabel('一句话简介')
      .first()
      .fill('沿湖岸基摄像机夜间自动发现漂浮物聚集，提醒保洁船出动，减少人工巡湖。');
    await choose(publisher, '行业领域', '城市治理');
    await choose(publisher, '落地区域', '思明区');
    const month = new Date(Date.now() + 120 * dayMs).toISOString().slice(0, 7);
    await publisher.getByLabel(/^预计启动/).fill(month);
    await publisher.getByRole('button', { name: '先公布早期意向' }).click();
    const dialog = publisher.getByRole('dialog', { name: '先公布早期意向' });
    await dialog.getByText(/仅为初步安排/).waitFor();
    await dialog.getByRole('button', { name: '先公布早期意向' }).click();
    await signOff(publisher, '确认并公布');
    await publisher.getByText('待审核').first().waitFor();
    // Nobody outside knows of it until the platform has read it.
    const early = await visitor.request.get(`/api/v1/scenarios/${id}`);
    assert.equal(early.status(), 404);
    expectQuiet(publisher);
  });

  await t.test('the platform approves the intent, and it is public', async () => {
    await signIn(reviewer, 'reviewer');
    await reviewer.goto('/bench/review');
    await reviewer.getByRole('link', { name: title }).click();
    await reviewer.getByText('早期意向').first().waitFor();
    await reviewer.getByRole('button', { name: '通过', exact: true }).click();
    const dialog = reviewer.getByRole('dialog');
    await dialog.getByText(/通过后早期意向立即公开/).waitFor();
    await dialog.getByRole('button', { name: '通过' }).click();
    await reviewer.waitForURL('**/bench/review');
    expectQuiet(reviewer);
  });

  await t.test('a supplier follows it and suggests, without being named in public', async () => {
    await signIn(supplier, 'supplier');
    await supplier.goto(`/scenarios/${id}`);
    await supplier.getByRole('button', { name: /^关注/ }).click();
    await supplier.getByRole('checkbox', { name: '本人关注' }).click();
    await supplier.getByRole('checkbox', { name: '本人关注', checked: true }).waitFor();
    await supplier.keyboard.press('Escape');
    for (const name of ['supplier2', 'supplier3']) {
      const other = await browser.visitor();
      await signIn(other, name);
      const followed = await other.request.put(`/api/v1/scenarios/${id}/follow`, { data: {} });
      assert.equal(followed.status(), 200, await followed.text());
    }
    await supplier.getByRole('button', { name: '提建议' }).click();
    await supplier
      .getByLabel(/^建议内容/)
      .fill('建议先选两处下风口试点，以发现时长作为第一阶段目标。');
    await supplier.getByRole('button', { name: '提交建议' }).click();
    await supplier.getByText('待回应').first().waitFor();
    await publisher.goto(`/scenarios/${id}`);
    await publisher.getByRole('button', { name: '采纳', exact: true }).click();
    const dialog = publisher.getByRole('dialog', { name: '采纳' });
    await dialog.getByRole('textbox').fill('采纳，正式场景先做两处。');
    await dialog.getByRole('button', { name: '采纳' }).click();
    await publisher.getByText('已采纳').first().waitFor();
    await visitor.goto(`/scenarios/${id}`);
    await visitor.getByText('某供给方').first().waitFor();
    await visitor.getByText(/仅为初步安排/).waitFor();
    await expectAccessible(visitor);
    await keepPicture(visitor, 'intent');
    expectQuiet(supplier);
  });

  await t.test('made into a scenario it keeps its address while it is written', async () => {
    await publisher.getByRole('button', { name: '转为草稿并完善' }).click();
    await publisher.waitForURL('**/edit');
    const seen = await publisher.request.get(`/api/v1/scenarios/${id}`);
    const edited = await publisher.request.patch(`/api/v1/scenarios/${id}`, {
      headers: { 'if-match': seen.headers().etag },
      data: {
        problem:
          '湖面约1.6平方公里，保洁船每天固定两趟，漂浮物在下风口聚集后才被市民投诉，夜间完全没有发现手段。',
        target: [{ name: '发现时长', value: 20, unit: '分钟' }],
        baseline: [{ name: '发现时长', value: 300, unit: '分钟' }],
        mustHave: ['夜间识别召回率不低于90%'],
        acceptanceTest: '连续30天抽取60段夜间录像人工复核，召回率不低于90%。',
        procedure: 'direct',
        cooperationModes: ['pilot'],
        deadline: new Date(Date.now() + 1.5 * dayMs).toISOString(),
        contactName: '示例联系人',
        contactEmail: 'publisher@demo.example',
      },
    });
    assert.equal(edited.status(), 200, await edited.text());
    await visitor.reload();
    await visitor.getByText(/正在把这条意向完善为正式场景/).waitFor();
    await publisher.goto(`/bench/scenarios/${id}/edit`);
    await publisher.getByRole('button', { name: '提交审核' }).click();
    await signOff(publisher, '确认并提交审核');
    const again = publisher.getByRole('button', { name: '确有不同，继续提交' });
    const submitted = publisher.getByText('待审核').first();
    await again.or(submitted).first().waitFor();
    if (await again.isVisible()) await again.click();
    await submitted.waitFor();
    expectQuiet(publisher);
  });

  await t.test('a reviewer takes it, reads the sign-off and approves', async () => {
    await reviewer.goto('/bench/review');
    await reviewer.getByRole('link', { name: title }).click();
    await reviewer.getByRole('button', { name: '我来处理' }).click();
    await reviewer.getByRole('button', { name: '不再处理' }).waitFor();
    await reviewer.getByText('已完成保密审查').waitFor();
    await expectAccessible(reviewer);
    await keepPicture(reviewer, 'review');
    await reviewer.getByRole('button', { name: '通过', exact: true }).click();
    await reviewer.getByRole('dialog').getByRole('button', { name: '通过' }).click();
    await reviewer.waitForURL('**/bench/review');
    expectQuiet(reviewer);
  });

  await t.test(
    'the list is composed, previewed and published; the scenario opens with it',
    async () => {
      await reviewer.goto('/bench/lists');
      await reviewer.getByLabel('清单名称').fill('示例·筼筜湖片区场景机会清单');
      await reviewer.getByRole('button', { name: '新建', exact: true }).click();
      await reviewer.getByRole('checkbox', { name: new RegExp(title) }).check();
      await reviewer.getByRole('button', { name: '列入所选（1）' }).click();
      await reviewer.getByRole('link', { name: '预览', exact: true }).click();
      await reviewer.getByText('预览：公布后就是这样').waitFor();
      await reviewer.getByRole('heading', { name: title }).waitFor();
      await reviewer.getByRole('link', { name: '返回编制' }).click();
      await reviewer.getByRole('button', { name: '冻结并发布' }).click();
      await reviewer.getByRole('dialog').getByRole('button', { name: '冻结并发布' }).click();
      await reviewer.getByRole('link', { name: '看公开页面' }).click();
      await reviewer.waitForURL((url) => url.pathname.startsWith('/lists/'));
      listAddress = new URL(reviewer.url()).pathname;
      await reviewer
        .getByText(/SHA-256/)
        .first()
        .waitFor();
      expectQuiet(reviewer);
      await publisher.goto(`/scenarios/${id}`);
      await publisher.getByText('开放中').first().waitFor();
      const followers = await api(visitor, `/scenarios/${id}/followers`);
      assert.equal(followers.total, 3);
    },
  );

  await t.test(
    'a question is answered in public, the facts change, the deadline moves',
    async () => {
      await supplier.goto(`/scenarios/${id}`);
      await supplier.getByRole('button', { name: '提问', exact: true }).click();
      await supplier.getByLabel(/^您的问题/).fill('是否必须接入现有的市政视频平台？');
      await supplier.getByRole('button', { name: '公开提问' }).click();
      await supplier.getByText('待答复').first().waitFor();
      const before = await api(visitor, `/scenarios/${id}`);
      await publisher.goto('/bench');
      await publisher.getByRole('link', { name: '是否必须接入现有的市政视频平台？' }).click();
      await publisher.getByRole('button', { name: '答复', exact: true }).click();
      const dialog = publisher.getByRole('dialog', { name: '答复' });
      await dialog.getByLabel(/您的答复/).fill('必须接入，已补入必须满足的要求。');
      await dialog.getByRole('checkbox').check();
      await dialog
        .getByLabel(/改成/)
        .fill('夜间识别召回率不低于90%\n通过标准协议接入现有市政视频平台');
      await dialog.getByRole('button', { name: '公开答复' }).click();
      await signOff(publisher, '确认并公布');
      await publisher.getByRole('link', { name: /据此公布第 \d+ 版/ }).waitFor();
      const after = await api(visitor, `/scenarios/${id}`);
      assert.ok(Date.parse(after.deadline) > Date.parse(before.deadline), 'the deadline moved');
      await visitor.goto(`/scenarios/${id}/versions`);
      await visitor
        .getByText(/至少保留 3 个工作日/)
        .first()
        .waitFor();
      await expectAccessible(visitor);
      await keepPicture(visitor, 'moved-deadline');
      await visitor.goto(`/scenarios/${id}`);
      await visitor.getByText('提问者1').waitFor();
      await visitor.getByText('清单条目不是招标公告，也不是采购要约。').waitFor();
      expectQuiet(visitor);
      expectQuiet(publisher);
      expectQuiet(supplier);
    },
  );

  await t.test('the list shows what moved since, and its print reads back', async () => {
    await visitor.goto(listAddress);
    await visitor
      .getByText(/现在截止/)
      .first()
      .waitFor();
    await expectAccessible(visitor);
    await keepPicture(visitor, 'list-phone');
    const coming = visitor.waitForEvent('download');
    await visitor.getByRole('link', { name: 'PDF', exact: true }).click();
    const bytes = await readFile(await (await coming).path());
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
      mergePages: true,
    });
    const words = text.replace(/\s+/g, '');
    const list = await api(visitor, listAddress);
    for (const wanted of [
      ...['示例·筼筜湖片区场景机会清单', title, '本清单为系统演示数据', list.hash],
      `第1页共${totalPages}页`,
    ])
      assert.ok(words.includes(wanted), `the print does not say ${wanted}`);
    expectQuiet(visitor);
  });
});

/** A named officer vouches for the text that is about to become public. */
async function signOff(page, confirm) {
  const signing = page.getByRole('dialog', { name: '保密审查' });
  await signing.getByLabel(/审查人姓名/).fill('示例保密审查员');
  await signing.getByLabel(/部门与职务/).fill('示例·办公室');
  await signing.getByRole('button', { name: confirm }).click();
}

/** Chooses a chip in the group with this legend. */
async function choose(page, legend, option) {
  await page
    .getByRole('group', { name: legend })
    .first()
    .getByText(option, { exact: true })
    .click();
}
