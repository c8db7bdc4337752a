// What bidders and opening officers do on their pages.
import fs from 'node:fs/promises';

/** Writes a whole bid into the editor, every ask answered, with one file. */
export async function writeBid(page, { summary, items, asks }) {
  for (const ask of asks) {
    const group = page.getByRole('group', { name: ask });
    await group.getByText('满足', { exact: true }).click();
    await group.getByRole('textbox').fill(`实测记录见附件：${summary}`);
  }
  await page.getByLabel(/^应答概述/).fill(summary);
  await page.getByLabel(/^技术路线与实施方法/).fill(`${summary}边缘推理，告警接入值班平台。`);
  await page.getByRole('button', { name: '添加步骤' }).click();
  await page.getByLabel('步骤', { exact: true }).fill('部署与标定');
  await page.getByLabel('交付物').fill('两处点位上线');
  await page.getByRole('button', { name: '添加角色' }).click();
  await page.getByLabel('角色', { exact: true }).fill('算法负责人');
  await page.getByLabel('经验').fill('水环境监测五年');
  for (const [index, [title, yuan]] of items.entries()) {
    await page.getByRole('button', { name: '添加分项' }).click();
    await page.getByLabel('项目', { exact: true }).nth(index).fill(title);
    await page.getByLabel('金额（元）').nth(index).fill(yuan);
  }
  await page.getByRole('radio', { name: '含税', exact: true }).check();
  await page.getByLabel(/^报价有效期/).fill('90');
  await page.getByLabel('添加文件').setInputFiles({
    ...{ name: '技术方案（示例）.pdf', mimeType: 'application/pdf' },
    buffer: Buffer.from(`%PDF-1.7\n% ${summary}\n`.padEnd(40_000, '0')),
  });
  await page.getByRole('link', { name: '技术方案（示例）.pdf' }).waitFor();
  await page.getByText('已经齐全，可以密封。').waitFor();
}

/** Presses through the sealing dialog up to the last button. */
export async function beginSealing(page) {
  await page.getByRole('button', { name: '密封并提交' }).click();
  const dialog = page.getByRole('dialog', { name: '密封应答' });
  await dialog.getByText(/我已了解/).click();
  await dialog.getByRole('button', { name: '开始密封' }).click();
  return dialog;
}

/** Seals, and keeps the receipt. @returns its text */
export async function seal(page) {
  const dialog = await beginSealing(page);
  await dialog.getByText(/本浏览器已核对：回执签名有效/).waitFor();
  const [receipt] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '下载回执' }).click(),
  ]);
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.getByText(/没有人能读到，包括您自己/).waitFor();
  return fs.readFile(await receipt.path(), 'utf8');
}

/** An officer makes a key. @returns where the backup file is */
export async function makeKey(page, passphrase) {
  await page.goto('/bench/officer-keys');
  await page.getByLabel(/^口令/).fill(passphrase);
  await page.getByLabel(/^再输一次口令/).fill(passphrase);
  const [backup] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成并下载备份' }).click(),
  ]);
  await page.getByText('密钥已生成', { exact: true }).waitFor();
  return backup.path();
}
