import type { z } from 'zod';
import type { Language } from './actor.js';

type Pair = readonly [zh: string, en: string];

/** What is wrong with a field, by its stable code; {n} takes the limit. */
const sentences: Readonly<Record<string, Pair>> = {
  required: ['请填写此项。', 'This field is required.'],
  'unknown-field': ['没有这个字段。', 'There is no such field.'],
  'not-in-list': ['不在可选范围内，请重新选择。', 'Not one of the choices.'],
  format: ['格式不正确。', 'The format is not right.'],
  type: ['内容的类型不正确。', 'This is not the right kind of value.'],
  rule: ['不符合要求。', 'This does not meet the rule.'],
  contact: [
    '不能含有电话、邮箱、微信号或网址。',
    'No phone numbers, mail addresses, messenger ids or links here.',
  ],
  'too-small:string': ['至少 {n} 个字。', 'At least {n} characters.'],
  'too-small:array': ['至少选 {n} 项。', 'At least {n} entries.'],
  'too-small': ['不能小于 {n}。', 'Not less than {n}.'],
  'too-big:string': ['不能超过 {n} 个字。', 'At most {n} characters.'],
  'too-big:array': ['至多 {n} 项。', 'At most {n} entries.'],
  'too-big': ['不能大于 {n}。', 'Not more than {n}.'],
};

/** The sentence for a code in the reader's language; null for codes that bring their own. */
export function fieldSentence(
  code: string,
  language: Language,
  n?: number | bigint,
): string | null {
  const pair = sentences[code] ?? sentences[code.split(':')[0] ?? ''];
  return pair ? pair[language === 'en' ? 1 : 0].replace('{n}', String(n ?? '')) : null;
}

/** The sentence of a zod issue. A rule's own message is written as `中文 / English`. */
export function issueSentence(issue: z.core.$ZodIssue, code: string, language: Language): string {
  if (issue.code === 'custom') {
    const [zh, en] = issue.message.split(' / ');
    return (language === 'en' ? en : zh) ?? zh ?? '';
  }
  if (issue.code === 'too_small')
    return fieldSentence(`${code}:${issue.origin}`, language, issue.minimum) ?? '';
  if (issue.code === 'too_big')
    return fieldSentence(`${code}:${issue.origin}`, language, issue.maximum) ?? '';
  return fieldSentence(code, language) ?? '';
}
