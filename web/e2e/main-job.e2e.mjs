// The main job, in a browser: publish, describe, find, match, meet.
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

const scenarioTitle = '鹭岛环岛步道夜间照明病害巡检';
const capabilityTitle = '灯杆照明病害夜间巡检识别系统';

test('a department and a supplier meet half-way', async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  const publisher = await browser.visitor();
  const supplier = await browser.visitor();
  const reviewer = await browser.visitor();
  const visitor = await browser.visitor();
  const before = await api(visitor, '/insights/mutual?scope=demo');

  await t.test('the department writes a scenario and submits it', async () => {
    await signIn(publisher, 'publisher');
    await publisher.getByRole('link', { name: '发布场景' }).first().click();
    await publisher.getByLabel('场景名称').fill(scenarioTitle);
    await publisher.getByRole('button', { name: '开始填写' }).click();
    await publisher.waitForURL('**/edit');
    await fill(
      publisher,
      '一句话简介',
      '环岛步道 43 公里的路灯靠人工夜巡，漏检与返修多，拟用车载相机自动识别灭灯、闪烁与灯杆倾斜。',
    );
    await fill(
      publisher,
      '痛点与现状',
      '两个班组每晚步行巡查约 2600 盏路灯，一轮要 9 天；灭灯平均 5 天后才报修，闪烁与灯杆倾斜大多靠市民热线发现，雨天无法巡查，巡查记录仍用纸质表格。',
    );
    await publisher.getByRole('button', { name: '添加指标' }).click();
    await publisher
      .getByLabel(/指标名称/)
      .first()
      .fill('灭灯发现时长');
    await publisher.getByLabel(/^现状/).last().fill('5');
    await publisher.getByLabel(/^目标/).last().fill('1');
    await publisher.getByLabel(/^单位/).last().fill('天');
    await choose(publisher, '行业领域', '城市治理');
    await choose(publisher, '可能用到的技术', '计算机视觉');
    await choose(publisher, '落地区域', '思明区');
    await choose(publisher, '合作方式', '试点验证');
    await publisher.getByLabel('推进方式').selectOption('direct');
    await fill(publisher, '姓名', '示例联系人');
    await fill(publisher, '工作邮箱', 'publisher@demo.example');
    await publisher
      .getByText(/已保存/)
      .first()
      .waitFor();
    await expectAccessible(publisher);
    await publisher.getByRole('button', { name: '提交审核' }).click();
    // A government body: its named confidentiality review comes first.
    const signing = publisher.getByRole('dialog', { name: '保密审查' });
    await signing.getByLabel(/审查人姓名/).fill('示例保密审查员');
    await signing.getByLabel(/部门与职务/).fill('示例·办公室');
    await expectAccessible(publisher);
    await signing.getByRole('button', { name: '确认并提交审核' }).click();
    // Where something similar stands already, the form asks once.
    const again = publisher.getByRole('button', { name: '确有不同，继续提交' });
    const submitted = publisher.getByText('待审核').first();
    await again.or(submitted).first().waitFor();
    if (await again.isVisible()) await again.click();
    await submitted.waitFor();
    expectQuiet(publisher);
  });

  await t.test('the reviewer approves, the department publishes', async () => {
    await signIn(reviewer, 'reviewer');
    await reviewer.goto('/bench/review');
    await reviewer.getByRole('link', { name: scenarioTitle }).click();
    await reviewer.getByRole('button', { name: '通过', exact: true }).click();
    await reviewer.getByRole('dialog').getByRole('button', { name: '通过' }).click();
    await reviewer.waitForURL('**/bench/review');
    expectQuiet(reviewer);
    await publisher.goto('/bench/scenarios');
    const entry = publisher
      .getByRole('article')
      .or(publisher.getByRole('listitem'))
      .filter({ hasText: scenarioTitle })
      .first();
    await entry.getByRole('button', { name: '公布' }).click();
    await publisher.getByText('开放中').first().waitFor();
  });

  await t.test('the supplier describes a capability and publishes it', async () => {
    await signIn(supplier, 'supplier');
    await supplier.goto('/bench/capabilities/new');
    await supplier.getByLabel('能力名称').fill(capabilityTitle);
    await supplier.getByRole('button', { name: '开始填写' }).click();
    await supplier.waitForURL('**/edit');
    await fill(
      supplier,
      '一句话简介',
      '车载双目相机夜间行驶采集，自动识别路灯灭灯、闪烁与灯杆倾斜，生成报修工单。',
    );
    await fill(
      supplier,
      '能力说明',
      '在巡逻车上加装低照度相机与定位模块，行驶速度 40 公里每小时以内即可采集；模型区分灭灯、闪烁、遮挡与灯杆倾斜，与市政工单系统对接，雨天可用。',
    );
    await choose(supplier, '技术方向', '计算机视觉');
    await choose(supplier, '适用行业', '城市治理');
    await supplier
      .getByText(/已保存/)
      .first()
      .waitFor();
    await expectAccessible(supplier);
    await supplier.getByRole('button', { name: '公布', exact: true }).click();
    await supplier.getByText('能力已公布').first().waitFor();
    expectQuiet(supplier);
  });

  await t.test('a visitor finds both, by words inside and by pinyin', async () => {
    await visitor.goto('/search?q=照明病害');
    await visitor.getByRole('link', { name: scenarioTitle }).waitFor();
    await visitor.getByRole('link', { name: capabilityTitle }).waitFor();
    await expectAccessible(visitor);
    const found = await api(visitor, `/search?q=${encodeURIComponent('zhaoming')}`);
    assert.ok(JSON.stringify(found).includes(scenarioTitle));
    expectQuiet(visitor);
  });

  await t.test('each side sees who fits, and why', async () => {
    await visitor.goto('/search?q=照明病害');
    await visitor.getByRole('link', { name: scenarioTitle }).click();
    const match = visitor.getByRole('article').filter({ hasText: capabilityTitle });
    await match.waitFor();
    await visitor.waitForLoadState('networkidle');
    await match.evaluate((row) => row.scrollIntoView({ block: 'center' }));
    assert.match(await match.innerText(), /照明|灯杆|病害/);
    await keepPicture(visitor, 'match-panel');
    await expectAccessible(visitor);
  });

  for (const [side, person] of Object.entries({ scenarios: publisher, capabilities: supplier }))
    await t.test(`the owner under /bench/${side} sees who fits, and why`, async () => {
      const [own, other] =
        side === 'scenarios' ? [scenarioTitle, capabilityTitle] : [capabilityTitle, scenarioTitle];
      const { items } = await api(person, `/my/${side}?limit=50`);
      const { id } = items.find(({ title }) => title === own);
      await person.goto(`/bench/${side}/${id}/matches`);
      await person
        .getByRole('heading', { level: 1, name: side === 'scenarios' ? '谁能做' : '谁需要' })
        .waitFor();
      const row = person.getByRole('article', { name: other });
      await row.waitFor();
      await expectReasons(row);
      // The page says what the engine answered: its reasons, and to owners what is still missing, word for word.
      const answer = await api(person, `/${side}/${id}/matches?limit=30`);
      const match = answer.items.find((one) => (one.capability ?? one.scenario).title === other);
      assert.ok(match, `${other} is among the candidates of ${own}`);
      const said = await row.innerText();
      for (const list of [match.reasons, match.gaps])
        for (const text of [...list.demand, ...list.supply].map((one) => one.text))
          assert.ok(said.includes(text), `${own}: the page leaves out “${text}”`);
      assert.ok(match.gaps.demand.length + match.gaps.supply.length > 0, 'something is missing');
      await keepPicture(person, `own-matches-${side}`);
      await expectAccessible(person);
      expectQuiet(person);
    });

  await t.test(
    'the supplier opens the pairing, the department says yes: contacts appear',
    async () => {
      const { items } = await api(
        supplier,
        `/search?q=${encodeURIComponent(scenarioTitle)}&index=scenarios`,
      ).then((answer) => answer.groups?.[0] ?? answer);
      await supplier.goto(`/scenarios/${items[0].id}`);
      await supplier.getByRole('button', { name: '想对接' }).first().click();
      const dialog = supplier.getByRole('dialog');
      if (await dialog.getByLabel(/用哪项能力对接/).count())
        await dialog.getByLabel(/用哪项能力对接/).selectOption({ label: capabilityTitle });
      await dialog.getByRole('button', { name: '确认提交' }).click();
      await supplier.waitForURL('**/bench/pairings/*');
      assert.equal(await supplier.getByRole('heading', { name: '双方联系人' }).count(), 0);
      const pairing = supplier.url();

      await publisher.goto('/bench');
      await publisher
        .getByRole('link', { name: new RegExp(scenarioTitle) })
        .first()
        .waitFor();
      await publisher.goto(pairing);
      await publisher.getByRole('radio', { name: /想对接/ }).check();
      await publisher.getByRole('button', { name: '提交回应' }).click();
      await publisher.getByRole('heading', { name: '双方联系人' }).waitFor();
      await expectAccessible(publisher);
      await supplier.goto(pairing);
      await supplier.getByRole('link', { name: 'publisher@demo.example' }).waitFor();
      await keepPicture(supplier, 'mutual');
      expectQuiet(publisher);
      expectQuiet(supplier);
    },
  );

  await t.test('the figure moves', async () => {
    const after = await api(visitor, '/insights/mutual?scope=demo');
    assert.equal(after.toDate.mutual, before.toDate.mutual + 1);
    assert.equal(after.toDate.opened, before.toDate.opened + 1);
    await visitor.goto('/insights?scope=demo');
    await visitor.getByText(new RegExp(`双向奔赴 ${after.toDate.mutual} 对`)).waitFor();
    await expectAccessible(visitor);
  });
});

/** Both sides say why in words, next to each other. */
async function expectReasons(row) {
  for (const heading of ['需求侧为什么会愿意', '供给侧为什么会愿意']) {
    const side = row.locator('.match-side').filter({ has: row.page().getByText(heading) });
    const reasons = await side.locator('.reasons').first().locator('li').allInnerTexts();
    assert.ok(reasons.length > 0, `${heading}: no reason`);
    for (const reason of reasons) assert.match(reason, /[一-鿿]{4}/);
  }
}

/** Types into the field with this label. */
async function fill(page, label, text) {
  await page.getByLabel(label, { exact: false }).first().fill(text);
}

/** Chooses a chip in the group with this legend. */
async function choose(page, legend, option) {
  await page
    .getByRole('group', { name: legend })
    .first()
    .getByText(option, { exact: true })
    .click();
}
