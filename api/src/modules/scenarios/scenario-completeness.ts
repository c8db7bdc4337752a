import type { FieldIssue } from '../../platform/errors.js';
import type { Language } from '../../platform/http/actor.js';
import type { ContentValues } from './scenario-fields.schemas.js';
import { optionsOf } from './scenario-procedures.js';
import { contactsInContent } from './scenario-texts.js';

export interface Contact {
  readonly role: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

interface Rule {
  readonly pointer: string;
  /** Share of the 100 points. Budget and period count one each: real lists seldom state them. */
  readonly points: number;
  /** Whether submission is refused without it. */
  readonly required: boolean | ((content: ContentValues) => boolean);
  readonly met: (content: ContentValues, contact: Contact) => boolean;
  readonly zh: string;
  readonly en: string;
}

const measured = (figures: ContentValues['baseline']) => figures.some((f) => f.value !== null);

const rules: readonly Rule[] = [
  {
    pointer: '/title',
    points: 6,
    required: true,
    met: (c) => c.title.length >= 4,
    zh: '用 4–80 个字写明在哪里、用人工智能做什么。',
    en: 'Say in 4–80 characters where AI does what.',
  },
  {
    pointer: '/summary',
    points: 8,
    required: true,
    met: (c) => c.summary.length >= 10,
    zh: '用一段话概括场景，让不了解本单位的人也能看懂。',
    en: 'Sum the scenario up in one paragraph an outsider understands.',
  },
  {
    pointer: '/problem',
    points: 12,
    required: true,
    met: (c) => c.problem.length >= 20,
    zh: '写清现在怎么做、痛点在哪、为什么现有办法不够（至少 20 字）。',
    en: 'Describe how it is done now, what hurts, and why present means do not suffice (20 characters or more).',
  },
  {
    pointer: '/sectors',
    points: 6,
    required: true,
    met: (c) => c.sectors.length > 0,
    zh: '至少选择一个应用领域。',
    en: 'Choose at least one sector.',
  },
  {
    pointer: '/districts',
    points: 6,
    required: true,
    met: (c) => c.districts.length > 0,
    zh: '选择拟落地区域；全市适用请选“全市”。',
    en: 'Choose where it will run; “whole city” if anywhere.',
  },
  {
    pointer: '/procedure',
    points: 6,
    required: true,
    met: (c) => c.procedure !== null,
    zh: '选择推进方式：直接对接、揭榜比选，或先验证后采用。',
    en: 'Choose how it will be taken: direct, by bids, or proof of concept first.',
  },
  {
    pointer: '/cooperationModes',
    points: 5,
    required: true,
    met: (c) => c.cooperationModes.length > 0,
    zh: '至少选择一种合作方式。',
    en: 'Choose at least one way of working together.',
  },
  {
    pointer: '/contactName',
    points: 2,
    required: true,
    met: (_, k) => Boolean(k.name),
    zh: '填写联系人；仅在双方都同意对接后才会给对方。',
    en: 'Name a contact; it is released only after both sides say yes.',
  },
  {
    pointer: '/contactEmail',
    points: 3,
    required: true,
    met: (_, k) => Boolean(k.email),
    zh: '填写工作邮箱；仅在双方都同意对接后才会给对方。',
    en: 'Give a work e-mail; it is released only after both sides say yes.',
  },
  {
    pointer: '/contactRole',
    points: 1,
    required: false,
    met: (_, k) => Boolean(k.role),
    zh: '填写联系人的岗位，如“信息科 项目负责人”。',
    en: 'Give the contact’s role, such as “IT project lead”.',
  },
  {
    pointer: '/baseline',
    points: 10,
    required: false,
    met: (c) => measured(c.baseline),
    zh: '给出至少一个现状数字，如每单耗时、差错率，供方才能判断值不值得做。',
    en: 'Give at least one present figure (time per case, error rate) so that suppliers can judge.',
  },
  {
    pointer: '/target',
    points: 10,
    required: false,
    met: (c) => measured(c.target),
    zh: '给出至少一个可验证的目标数字。',
    en: 'Give at least one target figure that can be verified.',
  },
  {
    pointer: '/resources',
    points: 6,
    required: false,
    met: (c) => c.resources.length > 0,
    zh: '写明可开放的数据、算力、场地等资源及数据级别，这是供方最关心的。',
    en: 'List the data, compute or site you open, with the data grade: suppliers ask this first.',
  },
  {
    pointer: '/mustHave',
    points: 6,
    required: false,
    met: (c) => c.mustHave.length > 0,
    zh: '用短句列出必须满足的要求，避免反复沟通。',
    en: 'List the musts in short sentences to save rounds of questions.',
  },
  {
    pointer: '/technologies',
    points: 4,
    required: false,
    met: (c) => c.technologies.length > 0,
    zh: '选择可能用到的技术；不确定可以不填。',
    en: 'Choose technologies that may serve; leave empty when unsure.',
  },
  {
    pointer: '/acceptanceTest',
    points: 3,
    required: false,
    met: (c) => Boolean(c.acceptanceTest),
    zh: '写明怎样算做成，由谁、用什么数据验收。',
    en: 'Say what counts as done, tested by whom on which data.',
  },
  {
    pointer: '/sizeClass',
    points: 2,
    required: false,
    met: (c) => c.sizeClass !== null,
    zh: '选择场景规模，便于归入清单。',
    en: 'Choose the size class so that it fits a list.',
  },
  {
    pointer: '/deadline',
    points: 2,
    required: (c) => optionsOf(c.procedure).deadlineNeeded,
    met: (c) => c.deadline !== null,
    zh: '填写截止时间；揭榜比选必须有截止时间。',
    en: 'Set a deadline; taking by bids needs one.',
  },
  {
    pointer: '/takers',
    points: 0,
    required: false,
    met: (c) => !optionsOf(c.procedure).takers || c.takers !== null,
    zh: '写明由一家还是多家承接，供方据此决定要不要投入。',
    en: 'Say whether one or several will take it; suppliers decide by that.',
  },
  {
    pointer: '/proofOfConcept',
    points: 0,
    required: false,
    met: (c) => !optionsOf(c.procedure).proofFirst || Boolean(c.proofOfConcept),
    zh: '写明先验证什么、多久、几家参加、费用由谁承担。',
    en: 'Say what is proved first, for how long, by how many, and who pays.',
  },
  {
    pointer: '/expectedStart',
    points: 1,
    required: false,
    met: (c) => c.expectedStart !== null,
    zh: '可填预计启动月份，暂不确定可以不填。',
    en: 'You may give the month it should start.',
  },
  {
    pointer: '/budgetMaxFen',
    points: 1,
    required: false,
    met: (c) => c.budgetMinFen !== null || c.budgetMaxFen !== null,
    zh: '可填预算范围；不便公开可以不填，不影响匹配。',
    en: 'You may give a budget range; leaving it open does not harm matching.',
  },
];

/** What an early intent must say; all else may come later. */
const announced: ReadonlySet<string> = new Set([
  ...['/title', '/summary', '/sectors', '/districts', '/expectedStart'],
]);

const isRequired = (rule: Rule, content: ContentValues) =>
  typeof rule.required === 'function' ? rule.required(content) : rule.required;
const sentence = (rule: Rule, language: Language) => (language === 'en' ? rule.en : rule.zh);

/** Points from 0 to 100 for what is filled in. Pure. */
export function completenessScore(content: ContentValues, contact: Contact): number {
  return rules.reduce((sum, rule) => sum + (rule.met(content, contact) ? rule.points : 0), 0);
}

/** The score with one line of advice per missing field, musts first, then by weight. Pure. */
export function judgeCompleteness(
  content: ContentValues,
  contact: Contact,
  language: Language,
): {
  score: number;
  missing: { pointer: string; required: boolean; points: number; advice: string }[];
} {
  const missing = rules
    .filter((rule) => !rule.met(content, contact))
    .map((rule) => ({
      pointer: rule.pointer,
      required: isRequired(rule, content),
      points: rule.points,
      advice: sentence(rule, language),
    }))
    .sort((a, b) => Number(b.required) - Number(a.required) || b.points - a.points);
  return { score: completenessScore(content, contact), missing };
}

/**
 * Everything that keeps a scenario from being submitted (or an open one from being changed), all at once.
 * @param now the database clock; a deadline must lie after it
 */
export function submissionFaults(
  content: ContentValues,
  contact: Contact,
  context: { readonly language: Language; readonly now: Date },
): FieldIssue[] {
  const say = (zh: string, en: string) => (context.language === 'en' ? en : zh);
  const missing = rules
    .filter((rule) => isRequired(rule, content) && !rule.met(content, contact))
    .map((rule) => ({
      pointer: rule.pointer,
      code: 'required',
      message: sentence(rule, context.language),
    }));
  const { budgetMinFen, budgetMaxFen, deadline } = content;
  if (budgetMinFen !== null && budgetMaxFen !== null && budgetMinFen > budgetMaxFen)
    missing.push({
      pointer: '/budgetMaxFen',
      code: 'rule',
      message: say('预算上限不能低于下限。', 'The upper limit is below the lower one.'),
    });
  if (deadline !== null && new Date(deadline) <= context.now)
    missing.push({
      pointer: '/deadline',
      code: 'past',
      message: say('截止时间须晚于现在。', 'The deadline must lie in the future.'),
    });
  return [...missing, ...contactsInContent(content, context.language)];
}

/** What stands in the way of announcing an early intent, each at its field. Pure. */
export function announcementFaults(
  content: ContentValues,
  contact: Contact,
  language: Language,
): FieldIssue[] {
  const missing = rules
    .filter((rule) => announced.has(rule.pointer) && !rule.met(content, contact))
    .map((rule) => ({
      pointer: rule.pointer,
      code: 'required',
      message: sentence(rule, language),
    }));
  return [...missing, ...contactsInContent(content, language)];
}
