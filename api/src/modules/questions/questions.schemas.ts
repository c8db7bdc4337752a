import { z } from 'zod';
import { pageQuery } from '../../platform/http/pagination.js';
import { id, text, timeOut } from '../../platform/schemas.js';
import { provisionalYear } from '../calendar/calendar.reads.js';
import { scenarioInput } from '../scenarios/scenarios.reads.js';

export const questionStates = ['open', 'answered', 'withdrawn', 'hidden'] as const;
export type QuestionState = (typeof questionStates)[number];
/** Asked here, or told in a pairing before the scenario opened. */
export const origins = ['asked', 'pairing'] as const;
export const hideReasons = ['contact', 'off-topic', 'offensive', 'confidential', 'other'] as const;
export const questionActions = ['withdraw', 'answer', 'hide', 'restore'] as const;
export type QuestionAction = (typeof questionActions)[number];

export const askQuestion = z
  .strictObject({
    body: text(5, 1000).describe('提问内容，公开；请勿写联系方式'),
    organisationId: id.optional().describe('以哪个机构提问；只有一个机构时可省略'),
  })
  .meta({ id: 'AskQuestion' });
export type AskQuestion = z.output<typeof askQuestion>;

export const answerQuestion = z
  .strictObject({
    body: text(2, 2000).describe('答复内容，公开'),
    changes: scenarioInput
      .optional()
      .describe('答复改变公开内容时随之修改的字段：生成新版本，须带 If-Match'),
  })
  .meta({ id: 'AnswerQuestion' });
export type AnswerQuestion = z.output<typeof answerQuestion>;

export const hideQuestion = z
  .strictObject({ reason: z.enum(hideReasons) })
  .meta({ id: 'HideQuestion' });
export type HideQuestion = z.output<typeof hideQuestion>;

export const questionsQuery = pageQuery;
export type QuestionsQuery = z.output<typeof questionsQuery>;

const answer = z
  .object({
    n: z.int(),
    body: z.string(),
    scenarioVersion: z.int().nullable().describe('因本答复产生的场景版本'),
    at: timeOut,
  })
  .meta({ id: 'QuestionAnswer' });

/** One question as everybody sees it; `mine` and `actions` are the reader's own. */
export const question = z
  .object({
    id: z.uuid(),
    no: z.int(),
    askerNo: z.int().describe('提问者编号，在本场景内固定，不对应任何公开身份'),
    origin: z.enum(origins),
    state: z.enum(questionStates),
    body: z.string().nullable().describe('被隐藏的提问不公开内容'),
    hiddenReason: z.enum(hideReasons).nullable(),
    askedAt: timeOut,
    answers: z.array(answer).describe('最新的在前；更正不覆盖原答复'),
    mine: z.boolean(),
    actions: z.array(z.enum(questionActions)),
  })
  .meta({ id: 'Question' });
export type Question = z.input<typeof question>;

export const questionPage = z
  .object({
    items: z.array(question),
    total: z.int(),
    nextCursor: z.string().nullable(),
    unanswered: z.int(),
    period: z
      .object({
        open: z.boolean(),
        until: timeOut.nullable().describe('提问截止；空为场景没有截止时间'),
        workingDays: z.int().describe('提问在截止前几个工作日结束；0 为与场景同时截止'),
        unknownYear: z
          .int()
          .nullable()
          .describe('该年工作日未录入，提问截止暂无法计算，录入前与场景同时截止'),
        provisionalYear,
      })
      .meta({ id: 'QuestionPeriod' }),
    actions: z.array(z.enum(['ask'])),
  })
  .meta({ id: 'QuestionPage' });

const waiting = z
  .object({
    id: z.uuid(),
    no: z.int(),
    askerNo: z.int(),
    body: z.string(),
    askedAt: timeOut,
    scenarioId: z.uuid(),
    scenarioTitle: z.string(),
    actions: z.array(z.enum(['answer'])),
  })
  .meta({ id: 'WaitingQuestion' });
/** Unanswered questions on the reader's own scenarios, longest waiting first. */
export const waitingQuestions = z
  .object({ items: z.array(waiting), total: z.int() })
  .meta({ id: 'WaitingQuestions' });
