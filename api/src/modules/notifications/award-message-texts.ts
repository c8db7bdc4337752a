import type { MessageFacts, MessageKind, MessageTemplate } from './notifications.reads.js';

/** From the result's announcement to its end. Texts tell facts; scores and words of feedback are on the page alone. */

const sampleId = '01a20083-0000-7000-8000-000000000001';
const sample = {
  subject: { type: 'scenario', id: sampleId },
  data: {
    ...{ scenarioId: sampleId, bidId: sampleId, awarded: false, passed: true, missing: 1 },
    ...{ until: '2026-12-04T16:00:00Z', due: '2026-12-02T16:00:00Z', state: 'rejected' },
  },
  titles: { scenario: '示例·园区巡检' },
};
const toBid = ({ data }: Pick<MessageFacts, 'data'>) =>
  `/bench/bids/${String(data.bidId)}/feedback`;
const toDesk = ({ subject }: Pick<MessageFacts, 'subject'>) =>
  `/bench/scenarios/${subject.id}/result`;

/** A kind of this file: it comes at once, by mail as well, and cannot be switched off; the process asks for it. */
const kind = (
  name: string,
  path: MessageKind['path'],
  label: MessageKind['label'],
  {
    zh,
    en,
    ...given
  }: Pick<MessageKind, 'countsDays'> & {
    readonly zh: MessageTemplate;
    readonly en: MessageTemplate;
  },
): MessageKind => ({
  ...{ name, topic: 'bids' as const, label, path, mutable: false, sample, ...given },
  defaults: { inApp: true, mail: 'at-once' },
  texts: { 'zh-CN': zh, en },
});
const short = (title: string, ...lines: string[]) => ({ title, lines });

export const awardKinds: readonly MessageKind[] = [
  kind(
    'award.proposed',
    toBid,
    { 'zh-CN': '结果开始公示', en: 'A result is announced' },
    {
      countsDays: true,
      zh: (f) =>
        short(
          `结果公示：${f.title('scenario')}`,
          `公示至 ${f.until(f.data.until)}。您可以查看本机构的得分与反馈，在公示期内提出异议。`,
          ...f.counted(f.data.until),
        ),
      en: (f) =>
        short(
          `A result is announced: ${f.title('scenario')}`,
          `It stands still until ${f.until(f.data.until)}. See your own scores and feedback; objections are possible until then.`,
          ...f.counted(f.data.until),
        ),
    },
  ),
  kind(
    'feedback.given',
    toBid,
    { 'zh-CN': '结果确定并给出反馈', en: 'The result is final, with your feedback' },
    {
      zh: (f) =>
        f.data.awarded === true
          ? short(`恭喜，您的应答被选中：${f.title('scenario')}`, '完整反馈已在平台上。')
          : short(
              `结果已确定：${f.title('scenario')}`,
              '这次没有选中您的应答，谢谢您的投入。您的得分、排名、优点和改进建议都在反馈页上。',
            ),
      en: (f) =>
        f.data.awarded === true
          ? short(`Your bid was chosen: ${f.title('scenario')}`, 'The full feedback is waiting.')
          : short(
              `The result is final: ${f.title('scenario')}`,
              'Your bid was not chosen this time; thank you for the work in it. Your scores, rank, strengths and suggestions are on the feedback page.',
            ),
    },
  ),
  kind(
    'award.completed',
    toBid,
    { 'zh-CN': '被取消资格的应答：结果已确定', en: 'The result is final (disqualified bids)' },
    {
      zh: (f) =>
        short(`结果已确定：${f.title('scenario')}`, '您的应答此前被取消资格，原因代码见页面。'),
      en: (f) =>
        short(
          `The result is final: ${f.title('scenario')}`,
          'Your bid had been disqualified; the coded reason is on the page.',
        ),
    },
  ),
  kind(
    'objection.filed',
    toDesk,
    { 'zh-CN': '收到异议', en: 'An objection was made' },
    {
      countsDays: true,
      zh: (f) =>
        short(
          `收到异议：${f.title('scenario')}`,
          `请在 ${f.until(f.data.due)} 前答复；答复之前不能确定结果。`,
          ...f.counted(f.data.due),
        ),
      en: (f) =>
        short(
          `An objection: ${f.title('scenario')}`,
          `Please answer by ${f.until(f.data.due)}; until then the result cannot be made final.`,
          ...f.counted(f.data.due),
        ),
    },
  ),
  kind(
    'objection.answered',
    toBid,
    { 'zh-CN': '异议有了答复', en: 'Your objection was answered' },
    {
      zh: (f) =>
        short(
          `异议已答复：${f.title('scenario')}`,
          f.text('state') === 'upheld' ? '异议成立，结果将被纠正。' : '异议未被采纳，理由见页面。',
        ),
      en: (f) =>
        short(
          `Your objection was answered: ${f.title('scenario')}`,
          f.text('state') === 'upheld'
            ? 'It was upheld; the result will be corrected.'
            : 'It was not upheld; the reasons are on the page.',
        ),
    },
  ),
  kind(
    'objection.overdue',
    toDesk,
    { 'zh-CN': '异议逾期未答复', en: 'An objection is overdue' },
    {
      zh: (f) =>
        short(
          `异议逾期未答复：${f.title('scenario')}`,
          '发布方未按期答复，平台审核方可以代为答复。',
        ),
      en: (f) =>
        short(
          `An objection is overdue: ${f.title('scenario')}`,
          'The publisher has not answered in time; a reviewer of the platform may answer now.',
        ),
    },
  ),
  kind(
    'award.overdue',
    toDesk,
    { 'zh-CN': '结果逾期未确定', en: 'A result is overdue' },
    {
      zh: (f) =>
        short(`结果逾期未确定：${f.title('scenario')}`, '公示期已结束五个工作日，仍未确定结果。'),
      en: (f) =>
        short(
          `A result is overdue: ${f.title('scenario')}`,
          'The standstill ended five working days ago and the result is not final.',
        ),
    },
  ),
  kind(
    'feedback.overdue',
    toDesk,
    { 'zh-CN': '反馈不齐', en: 'Feedback is missing' },
    {
      zh: (f) =>
        short(
          `反馈不齐：${f.title('scenario')}`,
          `还有 ${f.number('missing')} 份应答没有反馈，补齐之前不能确定结果。`,
        ),
      en: (f) =>
        short(
          `Feedback is missing: ${f.title('scenario')}`,
          `Bids without feedback: ${f.number('missing')}. The result must wait for it.`,
        ),
    },
  ),
  kind(
    'proof.begun',
    toBid,
    { 'zh-CN': '进入验证', en: 'A proof of concept begins' },
    {
      countsDays: true,
      zh: (f) =>
        short(
          `进入验证：${f.title('scenario')}`,
          `请在 ${f.until(f.data.until)} 前提交验证结果。`,
          ...f.counted(f.data.until),
        ),
      en: (f) =>
        short(
          `The proof of concept begins: ${f.title('scenario')}`,
          `Please hand in its evidence by ${f.until(f.data.until)}.`,
          ...f.counted(f.data.until),
        ),
    },
  ),
  kind(
    'proof.submitted',
    toDesk,
    { 'zh-CN': '收到验证结果', en: 'Evidence was handed in' },
    {
      zh: (f) => short(`收到验证结果：${f.title('scenario')}`, '请评定。'),
      en: (f) =>
        short(`Evidence was handed in: ${f.title('scenario')}`, 'It waits for your judgement.'),
    },
  ),
  kind(
    'proof.judged',
    toBid,
    { 'zh-CN': '验证有了评定', en: 'Your proof was judged' },
    {
      zh: (f) =>
        short(
          `验证已评定：${f.title('scenario')}`,
          f.data.passed === true ? '通过验证。' : '未通过或需补充，理由见页面。',
        ),
      en: (f) =>
        short(
          `Your proof of concept was judged: ${f.title('scenario')}`,
          f.data.passed === true ? 'It passed.' : 'It did not pass or needs more; see the page.',
        ),
    },
  ),
];
