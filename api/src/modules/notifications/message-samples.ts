import type { MessageKind } from './notifications.reads.js';

/** Made-up things that the previews speak of; nobody’s. */
const sampleId = '01a20083-0000-7000-8000-000000000001';
const titles = {
  scenario: '示例场景：码头集装箱残损视觉识别',
  capability: '示例能力：工业缺陷检测一体机',
  list: '示例清单：厦门市第一批 AI 机会清单',
};

/** A sample of a message about a thing of the type. */
export function sampleOf(
  type: string,
  data: MessageKind['sample']['data'] = {},
  more: Readonly<Record<string, string>> = {},
): MessageKind['sample'] {
  return { subject: { type, id: sampleId }, data, titles: { ...titles, ...more } };
}
export const sampleDeadline = '2026-09-30T09:00:00.000Z';
export { sampleId };
