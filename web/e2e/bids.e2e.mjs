// Sealed bids: officers' keys, three bidders (one consortium), the deadline, openings by two of three officers, feedback.
import assert from 'node:assert/strict';
import test from 'node:test';
import { beginSealing, makeKey, seal, writeBid } from './bidders.mjs';
import {
  api,
  expectAccessible,
  expectQuiet,
  keepPicture,
  openBrowser,
  signIn,
} from './browser.mjs';
import { judgeAndAward, summaries } from './bid-result.mjs';
import { asOwner, bringDeadlineNear, call, callFields, changeCall, openCall } from './call.mjs';
import { namePanel } from './judging.mjs';

const passphrase = (no) => `白鹭 三角梅 轮渡 木棉 第${no}位`;
const nearSeconds = 15;

test('sealed bids are opened by two officers, and by nobody before', async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  const people = ['publisher', 'reviewer', 'supplier', 'supplier2', 'supplier3', 'sup-4'];
  const officers = ['officer', 'officer2', 'officer3'];
  const evaluators = ['evaluator', 'evaluator2'];
  const at = {};
  // A fourth supplier of the demonstration gets the password of the others.
  await asOwner(
    `update users set password_hash = (select password_hash from users where email = 'supplier@demo.example')
     where email = 'sup-4@demo.example'`,
  );
  for (const name of [...people, ...officers, ...evaluators]) {
    at[name] = await browser.visitor();
    await signIn(at[name], name);
  }
  const visitor = await browser.visitor({ width: 390, height: 844 });
  const backups = {};
  const receipts = {};
  let id = '';
  let asks = [];

  await t.test('three officers make their keys in the browser', async () => {
    for (const [index, name] of officers.entries())
      backups[name] = await makeKey(at[name], passphrase(index + 1));
    await expectAccessible(at.officer);
    await keepPicture(at.officer, 'officer-keys');
    officers.forEach((name) => expectQuiet(at[name]));
  });

  await t.test('a call by bids is published with its opening officers', async () => {
    id = await openCall({ ...at, fields: callFields });
    asks = [...callFields.mustHave, ...callFields.niceToHave];
    await namePanel(at.publisher, id);
    // They are named by an event that follows the publication.
    await until(async () => (await api(visitor, `/scenarios/${id}/bidding`)).officersNamed);
    await at.publisher.goto(`/bench/scenarios/${id}/bids`);
    await at.publisher.getByText(/任意 2 名可以开启/).waitFor();
    await at.publisher.getByText('应答仍然密封').waitFor();
    await expectAccessible(at.publisher);
    await visitor.goto(`/scenarios/${id}`);
    const section = visitor.getByRole('region', { name: '应答' });
    await section.getByText('密封是怎么回事？').click();
    await section.getByText(/运行本网站的人如果改动了网页程序/).waitFor();
    await expectAccessible(visitor);
    await section.scrollIntoViewIfNeeded();
    await keepPicture(visitor, 'bid-section');
    expectQuiet(at.publisher);
  });

  await t.test('a consortium: one invites, the other consents, the lead seals', async () => {
    const lead = at.supplier;
    await begin(lead, id);
    const { name } = await helpful(at.supplier3, lead, id);
    await lead.reload();
    await lead.getByText(/^谁能补上缺口/).click();
    const partner = lead.getByRole('listitem').filter({ hasText: '补上您缺的' });
    const suggested = partner.filter({ hasText: name });
    await suggested.getByText(/能力说明写到：“.*夜间异常召回率不低于90%/).waitFor();
    await expectAccessible(lead);
    await suggested.scrollIntoViewIfNeeded();
    await keepPicture(lead, 'bid-partners');
    await suggested.getByRole('button', { name: `邀请：${name}` }).click();
    await lead.getByText('等待同意').first().waitFor();
    await at.supplier3.goto('/bench/bids');
    await at.supplier3.getByRole('link', { name: callFields.title }).click();
    await at.supplier3.getByRole('button', { name: /^同意加入/ }).click();
    await at.supplier3.getByText('已同意').waitFor();
    await lead.reload();
    await lead.getByText('已同意').first().waitFor();
    await writeBid(lead, {
      summary: summaries.supplier,
      items: [
        ['软件', '480000'],
        ['实施', '200000.50'],
      ],
      asks,
    });
    await expectAccessible(lead);
    await keepPicture(lead, 'bid-editor');
    receipts.consortium = await seal(lead);
    await expectAccessible(lead);
    await keepPicture(lead, 'sealed-bid');
    expectQuiet(lead);
    expectQuiet(at.supplier3);
  });

  await t.test(
    'two tabs lose nothing; a browser that dies while sealing loses nothing',
    async () => {
      const page = at.supplier2;
      await begin(page, id);
      await writeBid(page, { summary: '浮标与视频联合判别。', items: [['总包', '720000']], asks });
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByLabel(/^应答概述/).fill('同事在另一个窗口写的概述。');
      await other.getByText('已保存', { exact: true }).waitFor();
      await page.getByLabel(/^应答概述/).fill(summaries.supplier2);
      const both = page.getByRole('alert').filter({ hasText: '两份都在下面' });
      await both.getByText('同事在另一个窗口写的概述。').waitFor();
      await both.getByRole('button', { name: '保留我的修改' }).click();
      await page.getByText('已保存', { exact: true }).waitFor();
      await other.close();

      await page.route('**/api/v1/sealings/**', (route) => route.abort());
      await beginSealing(page);
      await page.getByText('暂时连不上服务器').waitFor();
      page.faults.length = 0;
      await page.reload();
      await page.unroute('**/api/v1/sealings/**');
      const kept = page.getByLabel(/^应答概述/);
      await kept.waitFor();
      assert.equal(await kept.inputValue(), summaries.supplier2);
      receipts.alone = await seal(page);
    },
  );

  await t.test('a third supplier seals, too; nobody learns how many there are', async () => {
    const page = at['sup-4'];
    await begin(page, id);
    await writeBid(page, { summary: summaries['sup-4'], items: [['服务', '650000']], asks });
    receipts.third = await seal(page);
    const bidding = await api(visitor, `/scenarios/${id}/bidding`);
    assert.equal(bidding.band, null);
    const received = await api(at.publisher, `/scenarios/${id}/bids`);
    assert.deepEqual([received.items, received.band], [[], null]);
    expectQuiet(page);
  });

  await t.test('the scenario changes: each bidder reads what, and confirms', async () => {
    await changeCall(at.publisher, id, {
      mustHave: [...callFields.mustHave, '断网四小时内不丢告警'],
    });
    for (const name of ['supplier', 'supplier2', 'sup-4']) {
      const page = at[name];
      await page.reload();
      await page.getByText('断网四小时内不丢告警').first().waitFor();
      await page.getByText('我已看过变更').click();
      if (name === 'supplier') await expectAccessible(page);
      await page.getByRole('button', { name: '确认应答仍然有效' }).click();
      await page.getByText(/没有人能读到，包括您自己/).waitFor();
      expectQuiet(page);
    }
  });

  await t.test('before the deadline nothing opens; after it nothing is sealed', async () => {
    await at.officer.goto(`/bench/openings/${id}/technique`);
    await at.officer.getByText('未到截止时间').first().waitFor();
    await bringDeadlineNear(id, nearSeconds);
    await visitor.reload();
    await visitor.getByText('已截止', { exact: true }).first().waitFor();
    await visitor.reload();
    await visitor.getByText(/已收到 3 份或更多应答/).waitFor();
    await at.supplier2.reload();
    await at.supplier2.getByText(/已过截止时间，应答保持密封/).waitFor();
    assert.equal(await at.supplier2.getByRole('button', { name: '撤回应答' }).count(), 0);
  });

  await t.test(
    'one officer opens nothing; the second, on another computer, opens all',
    async () => {
      const { officer } = at;
      await officer.goto('/bench/openings');
      await officer.getByRole('link', { name: callFields.title }).first().click();
      await officer.getByRole('button', { name: '用保存在本浏览器的密钥提交' }).click();
      await officer.getByText('已有 1 人提交，共需 2 人').waitFor();
      await expectAccessible(officer);
      await keepPicture(officer, 'opening');
      const received = await api(at.publisher, `/scenarios/${id}/bids`);
      assert.equal(received.state, 'sealed');

      const elsewhere = await browser.visitor();
      await signIn(elsewhere, 'officer2');
      await elsewhere.goto(`/bench/openings/${id}/technique`);
      await elsewhere.getByLabel(/^密钥备份文件/).setInputFiles(backups.officer2);
      await elsewhere.getByLabel(/^口令/).fill('wrong passphrase');
      await elsewhere.getByRole('button', { name: '用备份文件提交' }).click();
      await elsewhere.getByText(/口令不对/).waitFor();
      await elsewhere.getByLabel(/^口令/).fill(passphrase(2));
      await elsewhere.getByRole('button', { name: '用备份文件提交' }).click();
      await elsewhere.getByRole('heading', { name: '开标记录' }).waitFor();
      await expectAccessible(elsewhere);
      await keepPicture(elsewhere, 'opening-minute');
      expectQuiet(elsewhere);
      expectQuiet(officer);
    },
  );

  await t.test('the minute is public; each bidder finds its own receipt in it', async () => {
    await visitor.reload();
    await visitor.getByText('3 张回执的摘要').click();
    await expectAccessible(visitor);
    const { items } = await api(visitor, `/scenarios/${id}/openings`);
    assert.equal(items[0].opened, 3);
    await visitor.goto('/receipts');
    await visitor.getByLabel(/^回执全文/).fill(receipts.alone);
    await visitor.getByRole('button', { name: '验证', exact: true }).click();
    await visitor.getByText('回执有效').waitFor();
    await expectAccessible(visitor);
    await keepPicture(visitor, 'receipt');
    const forged = receipts.alone.replace(/"version": ?1/, '"version": 2');
    assert.notEqual(forged, receipts.alone);
    await visitor.getByLabel(/^回执全文/).fill(forged);
    await visitor.getByRole('button', { name: '验证', exact: true }).click();
    await visitor.getByText('签名不符：内容被改动过').waitFor();
    const hashes = await (await visitor.request.get('/integrity.json')).json();
    assert.ok(hashes.files.length > 20 && hashes.files.every((one) => one.sha256.length === 64));
    expectQuiet(visitor);
  });

  await t.test('the price stays closed while technique is judged', async () => {
    await at.officer3.goto(`/bench/openings/${id}/price`);
    await at.officer3.getByText('报价保持密封').first().waitFor();
    await expectAccessible(at.officer3);
  });

  await t.test('the publisher names a defect; the bidder puts it right in time', async () => {
    const { publisher } = at;
    await publisher.reload();
    const article = publisher.getByRole('article').filter({ hasText: '联合体' });
    await article.getByRole('button', { name: '指出缺陷' }).click();
    const dialog = publisher.getByRole('dialog', { name: '指出缺陷' });
    await dialog.getByLabel(/^缺什么/).fill('授权书缺少签章页，请补传。');
    await dialog.getByLabel(/^缺陷项目/).selectOption('authorisation-letter');
    await expectAccessible(publisher);
    await dialog.getByRole('button', { name: '指出缺陷' }).click();
    await article.getByText('补正期').waitFor();
    const bidder = at.supplier;
    await bidder.reload();
    await bidder.getByText('授权书缺少签章页，请补传。').waitFor();
    await expectAccessible(bidder);
    await keepPicture(bidder, 'defect');
    await bidder.getByLabel('添加文件').setInputFiles({
      ...{ name: '授权书.pdf', mimeType: 'application/pdf' },
      buffer: Buffer.from('%PDF-1.7\n% 授权书\n'.padEnd(2000, '0')),
    });
    await bidder.getByText(/已于 .* 补正/).waitFor();
    await publisher.reload();
    const valid = publisher.getByRole('article').getByRole('button', { name: '符合要求' });
    await valid.nth(2).waitFor();
    await keepPicture(publisher, 'received-bids');
    for (let left = 3; left > 0; left--) {
      await valid.first().click();
      const sure = publisher.getByRole('dialog', { name: '符合要求' });
      await sure.getByRole('button', { name: '符合要求' }).click();
      await sure.waitFor({ state: 'hidden' });
      await until(async () => (await valid.count()) === left - 1);
    }
    await publisher.getByText('符合要求', { exact: true }).nth(2).waitFor();
    expectQuiet(publisher);
    expectQuiet(bidder);
  });

  await judgeAndAward(t, { at, visitor, id, officers, evaluators });
});

/** Waits for what follows by itself. */
async function until(isSo) {
  for (let tries = 0; !(await isSo()); tries++) {
    assert.ok(tries < 120, 'it did not come');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/**
 * The supplier of `page` publishes what covers all the call asks, and the bidder of `lead` comes to hear of it.
 * @returns the supplier
 */
async function helpful(page, lead, id) {
  const [[supplier], [bidder]] = await Promise.all(
    [page, lead].map(async (one) => (await api(one, '/session')).memberships),
  );
  const fields = {
    title: '湖区夜间水质异常识别服务',
    summary: '岸基光谱与视频识别水质异常，夜间异常召回率不低于90%。',
    description: `${callFields.mustHave.join('；')}；${callFields.niceToHave.join('；')}。按湖区逐个标定。`,
    ...{ kind: 'service', technologies: ['vision'], sectors: ['government'] },
  };
  const { organisationId } = supplier;
  const made = await call(page, 'POST /capabilities', { organisationId, ...fields });
  await call(page, `POST /capabilities/${(await made.json()).id}/publications`);
  const query = `organisationId=${bidder.organisationId}`;
  await until(async () =>
    (await api(lead, `/scenarios/${id}/partners?${query}`)).partners.some(
      (one) => one.organisationId === organisationId,
    ),
  );
  return supplier;
}

/** Begins a bid on the scenario's page, as this supplier. */
async function begin(page, id) {
  await page.goto(`/scenarios/${id}`);
  await page.getByRole('button', { name: '开始应答' }).click();
  await page.waitForURL('**/bench/bids/*');
  await page.getByRole('heading', { name: '编写应答' }).waitFor();
}
