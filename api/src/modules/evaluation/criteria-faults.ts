import type { FieldIssue } from '../../platform/errors.js';
import type { Language } from '../../platform/http/actor.js';
import type { CriteriaFault, CriteriaFaultCode } from './evaluation-criteria.js';

const sentences: Readonly<Record<CriteriaFaultCode, readonly [zh: string, en: string]>> = {
  'weights-total': [
    '所有权重（含价格）合计须为 100%。',
    'All weights, price included, must total 100 %.',
  ],
  'no-criterion': ['至少要有一项技术标准。', 'There must be at least one technique criterion.'],
  'weight-missing': ['请填写权重。', 'Give it a weight.'],
  'title-missing': ['请填写名称。', 'Give it a name.'],
  'key-twice': ['标识重复。', 'This key is used twice.'],
  'levels-disordered': [
    '等级须有名称，从高到低排列，最高一级为 100%。',
    'Levels need names, from best to worst; the best is worth 100 %.',
  ],
  'limit-missing': [
    '这种价格公式须公布限价。',
    'This price formula needs a published price limit.',
  ],
};

/** Faults as field issues in the reader's language. */
export function faultIssues(faults: readonly CriteriaFault[], language: Language): FieldIssue[] {
  return faults.map(({ pointer, code }) => ({
    ...{ pointer, code, message: sentences[code][language === 'en' ? 1 : 0] },
  }));
}
