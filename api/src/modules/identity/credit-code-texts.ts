import type { Language } from '../../platform/http/actor.js';
import type { CreditCodeAnswer, CreditCodeFault } from './credit-code.js';

const faults: Readonly<Record<CreditCodeFault, readonly [zh: string, en: string]>> = {
  length: ['代码应为 18 位。', 'The code has 18 characters.'],
  charset: [
    '代码只含数字和大写字母，不用 I、O、S、V、Z。',
    'The code holds digits and capital letters without I, O, S, V and Z.',
  ],
  authority: [
    '第 1 位不是已知的登记管理部门代码。',
    'Character 1 is no known registering authority.',
  ],
  category: ['第 2 位不是该部门的机构类别代码。', 'Character 2 is no category of this authority.'],
  region: ['第 3–8 位不是有效的行政区划代码。', 'Characters 3–8 are no region code.'],
  'body-check': [
    '第 9–17 位（主体标识码）校验不符，请核对。',
    'Characters 9–17 (the body) fail their own check; please compare.',
  ],
  'check-digit': [
    '末位校验码不符，请核对。',
    'The last character (check digit) does not fit; please compare.',
  ],
};

/** The answer as a sentence in the reader's language. */
export function creditCodeSentence(answer: CreditCodeAnswer, language: Language): string {
  const pick = ([zh, en]: readonly [string, string]) => (language === 'en' ? en : zh);
  if (answer.reason) return pick(faults[answer.reason]);
  return answer.rule === 'fujian-pilot'
    ? pick(['代码有效（福建早期试点码）。', 'The code is valid (early Fujian pilot).'])
    : pick(['代码有效。', 'The code is valid.']);
}
