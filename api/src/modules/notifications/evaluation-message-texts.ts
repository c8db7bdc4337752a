import { sampleDeadline, sampleOf } from './message-samples.js';
import type { MessageFacts, MessageKind } from './notifications.reads.js';

/** What evaluators are asked for; neither bidders nor colleagues are named. */

const steps = {
  'panel-named': [
    '您被指定为评审专家。应答开启后，请先申报利益关系。',
    'You were named as an evaluator. Once the bids are open, please declare conflicts first.',
  ],
  begun: [
    '应答已经开启，请申报利益关系；申报之前看不到任何应答。',
    'The bids are open. Please declare conflicts; nothing of a bid is shown before.',
  ],
  'scoring-begun': ['可以开始独立评分了。', 'Scoring has begun.'],
  'sheets-locked': [
    '全体成员都已锁定评分，请进入合议。',
    'All sheets are locked; the consensus can begin.',
  ],
} as const;
type Step = keyof typeof steps;

const isStep = (name: string): name is Step => name in steps;
const sentenceOf = (f: MessageFacts, language: 0 | 1): string => {
  const step = f.text('step');
  return steps[isStep(step) ? step : 'begun'][language];
};

const path: MessageKind['path'] = ({ subject }) => `/bench/evaluations/${subject.id}`;

const asked: MessageKind = {
  name: 'evaluation.asked',
  topic: 'bids',
  path,
  mutable: false,
  defaults: { inApp: true, mail: 'at-once' },
  label: { 'zh-CN': '评审需要您办理', en: 'An evaluation waits for you' },
  countsDays: true,
  texts: {
    'zh-CN': (f) => ({
      title: `评审需要您办理：${f.title('scenario')}`,
      lines: [
        sentenceOf(f, 0),
        ...(f.data.due ? [`请在 ${f.until(f.data.due)} 前完成。`] : []),
        ...f.counted(f.data.due),
      ],
    }),
    en: (f) => ({
      title: `An evaluation waits for you: ${f.title('scenario')}`,
      lines: [
        sentenceOf(f, 1),
        ...(f.data.due ? [`Please finish by ${f.until(f.data.due)}.`] : []),
        ...f.counted(f.data.due),
      ],
    }),
  },
  sample: sampleOf('scenario', { step: 'scoring-begun', due: sampleDeadline }),
};

const limits = {
  'evaluation.step-due': {
    label: { 'zh-CN': '评审时限将至', en: 'A step of an evaluation is due soon' },
    head: ['评审时限将至', 'Evaluation due soon'],
    sentence: [
      (time: string) => `您在这项评审中的一步须在 ${time} 前完成。`,
      (time: string) => `Your step in this evaluation is due by ${time}.`,
    ],
  },
  'evaluation.step-overdue': {
    label: { 'zh-CN': '评审已超过时限', en: 'A step of an evaluation is overdue' },
    head: ['评审已超过时限', 'Evaluation overdue'],
    sentence: [
      (time: string) => `您在这项评审中的一步应在 ${time} 前完成，请尽快办理。`,
      (time: string) => `Your step in this evaluation was due by ${time}; please take it soon.`,
    ],
  },
} as const;

/** A time limit of a step, to those whose move it is. A reminder may be switched off; that one is late may not. */
const limit = (name: keyof typeof limits, stillTrue: MessageKind['stillTrue']): MessageKind => {
  const { label, head, sentence } = limits[name];
  const text = (language: 0 | 1) => (f: MessageFacts) => ({
    title: `${head[language]}${language === 0 ? '：' : ': '}${f.title('scenario')}`,
    lines: [sentence[language](f.until(f.data.due))],
  });
  return {
    ...{ name, topic: 'bids', label, path, ...(stillTrue ? { stillTrue } : {}) },
    mutable: name === 'evaluation.step-due',
    defaults: { inApp: true, mail: 'at-once' },
    texts: { 'zh-CN': text(0), en: text(1) },
    sample: sampleOf('scenario', { state: 'scoring', due: sampleDeadline }),
  };
};

/** @param stillTrue whether the step of a limit still waits when its mail leaves */
export const evaluationKinds = (stillTrue: MessageKind['stillTrue']): readonly MessageKind[] => [
  asked,
  limit('evaluation.step-due', stillTrue),
  limit('evaluation.step-overdue', stillTrue),
];
