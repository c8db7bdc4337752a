import { z } from 'zod';
import { id } from '../../platform/schemas.js';
import { span } from './matching.schemas.js';

export const partnersQuery = z.strictObject({
  organisationId: id.describe('牵头的供给机构'),
});
export type PartnersQuery = z.output<typeof partnersQuery>;

const key = z.string().describe('本次回答中的名字，如 mustHave.2、niceToHave.0、约束代码');

const gap = z
  .object({
    gap: key,
    kind: z.enum(['must', 'gate', 'wish', 'concept']),
    name: z.string().describe('按读者语言写成的短名'),
    text: z.string().describe('缺什么，按读者语言写成的一句话'),
  })
  .meta({ id: 'PartnerGap' });

const closing = z
  .object({
    gap: key,
    capabilityId: z.uuid(),
    title: z.string(),
    text: z.string().describe('凭什么能补上，按读者语言写成的一句话'),
    place: span.nullable().describe('该能力公开说明中的原文'),
  })
  .meta({ id: 'PartnerClosing' });
export type PartnerClosing = z.input<typeof closing>;

const partner = z
  .object({
    organisationId: z.uuid(),
    name: z.string(),
    demo: z.boolean(),
    closes: z.array(closing),
    leaves: z.array(key).describe('加上这一家之后仍然缺的'),
  })
  .meta({ id: 'PartnerSuggestion' });

/** Only public facts of others, and nothing of who bids: whoever is busy elsewhere says so when invited. */
export const partnerSearch = z
  .object({
    scenarioId: z.uuid(),
    organisationId: z.uuid(),
    view: z.enum(['own', 'matchmaker']),
    capabilities: z
      .array(z.object({ capabilityId: z.uuid(), title: z.string() }))
      .describe('据以判断的已发布能力；为空时一切都算缺口'),
    asked: z.int().describe('场景的要求、加分项与约束，共几项'),
    gaps: z.array(gap),
    partners: z.array(partner).describe('补得最多的在前'),
    team: z.array(z.uuid()).describe('建议的组合，至多四家，按选取顺序'),
    nobody: z.array(key).describe('没有机构补得上的'),
    unclaimed: z.array(closing).describe('无人能补时，写到这一项的待认领条目；不能邀请'),
  })
  .meta({ id: 'PartnerSearch' });
