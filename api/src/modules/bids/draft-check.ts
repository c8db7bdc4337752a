import type { Language } from '../../platform/http/actor.js';
import type { DraftContent } from './bid-fields.schemas.js';
import type { BidCheck, CheckCode } from './bids.schemas.js';

/** What the check looks at. */
export interface CheckFacts extends DraftContent {
  /** The scenario's musts as published now. */
  readonly mustHave: readonly string[];
  readonly members: readonly { readonly name: string; readonly state: string }[];
  readonly files: readonly { readonly name: string; readonly complete: boolean }[];
  readonly officersNamed: boolean;
  /** The scenario changed since the draft was begun, in what matters. */
  readonly scenarioChanged: boolean;
}

type Finding = BidCheck['items'][number];

const sentences: Readonly<Record<CheckCode, readonly [zh: string, en: string]>> = {
  'summary-missing': ['请填写应答概述。', 'Write the summary.'],
  'approach-missing': ['请填写技术路线与实施方法。', 'Describe the approach.'],
  'must-unanswered': ['必须满足的要求还没有应答：{what}', 'A must is not answered: {what}'],
  'must-not-met': ['您表示不满足这项要求：{what}', 'You say that this must is not met: {what}'],
  'plan-missing': ['请填写实施计划。', 'Add the plan.'],
  'team-missing': ['请填写团队角色与经验。', 'Add the team’s roles and experience.'],
  'price-missing': ['请填写总价。', 'Enter the total price.'],
  'price-tax-missing': ['请说明报价是否含税。', 'Say whether tax is included.'],
  'price-validity-missing': ['请填写报价有效期。', 'Say for how many days the price holds.'],
  'price-items-differ': ['分项合计与总价不一致。', 'The items do not add up to the total.'],
  'file-unfinished': ['文件尚未传完：{what}', 'A file is not complete: {what}'],
  'consent-missing': ['联合体成员尚未同意：{what}', 'A partner has not consented yet: {what}'],
  'member-left': [
    '成员已退出或谢绝，请移出名单：{what}',
    'A partner left or declined; take it off: {what}',
  ],
  'officers-missing': ['开标人员尚未就位，暂不能密封。', 'The opening officers are not named yet.'],
  'scenario-changed': [
    '起草之后场景有重大变更，请查看变更。',
    'The scenario changed in what matters since the draft was begun; read the change.',
  ],
};
/** Advice does not stop a sealing. */
const advice: ReadonlySet<CheckCode> = new Set<CheckCode>([
  'team-missing',
  'must-not-met',
  'scenario-changed',
]);

/** What is missing before a draft can be sealed, in the order of the form. Pure. */
export function checkDraft(facts: CheckFacts, language: Language): BidCheck {
  const items: Finding[] = [];
  const add = (code: CheckCode, pointer: string, what = '') => {
    const sentence = sentences[code][language === 'en' ? 1 : 0].replace('{what}', what);
    items.push({ code, pointer, message: sentence, blocks: !advice.has(code) });
  };
  findTechnique(facts, add);
  findPrice(facts, add);
  facts.files.forEach((file, i) => {
    if (!file.complete) add('file-unfinished', `/files/${i}`, file.name);
  });
  facts.members.forEach((member, i) => {
    if (member.state === 'invited') add('consent-missing', `/members/${i}`, member.name);
    if (member.state === 'left' || member.state === 'declined')
      add('member-left', `/members/${i}`, member.name);
  });
  if (facts.scenarioChanged) add('scenario-changed', '/scenarioVersion');
  if (!facts.officersNamed) add('officers-missing', '/keySet');
  return { complete: items.every((item) => !item.blocks), items };
}

type Add = (code: CheckCode, pointer: string, what?: string) => void;

function findTechnique({ technique, mustHave }: CheckFacts, add: Add): void {
  if (!technique.summary) add('summary-missing', '/technique/summary');
  if (!technique.approach) add('approach-missing', '/technique/approach');
  mustHave.forEach((must, i) => {
    const given = technique.answers.find((one) => one.requirement === `must-${i}`);
    const pointer = `/technique/answers/must-${i}`;
    if (!given || (given.answer !== 'no' && !given.text)) add('must-unanswered', pointer, must);
    else if (given.answer === 'no') add('must-not-met', pointer, must);
  });
  if (!technique.plan.length) add('plan-missing', '/technique/plan');
  if (!technique.team.length) add('team-missing', '/technique/team');
}

function findPrice({ price }: CheckFacts, add: Add): void {
  if (price.amountFen === null) add('price-missing', '/price/amountFen');
  if (price.taxIncluded === null) add('price-tax-missing', '/price/taxIncluded');
  if (price.validDays === null) add('price-validity-missing', '/price/validDays');
  const sum = price.items.reduce((total, item) => total + item.amountFen, 0);
  if (price.items.length && price.amountFen !== null && sum !== price.amountFen)
    add('price-items-differ', '/price/items');
}
