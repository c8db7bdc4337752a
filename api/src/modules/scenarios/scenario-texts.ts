import { findContacts } from '../../platform/contact-details.js';
import type { FieldIssue } from '../../platform/errors.js';
import type { Language } from '../../platform/http/actor.js';
import type { ContentValues } from './scenario-fields.schemas.js';

const sentence = {
  'zh-CN':
    '公开内容中不能写联系方式（电话、邮箱、微信、网址）；请填在联系人一栏，双方同意后才会给对方。',
  en: 'Public text may not hold contact details (phone, mail, messenger, web address); use the contact fields, which are released after both sides say yes.',
} as const;

/** Every text that anybody will read, with the pointer of its field. */
function publicTexts(content: ContentValues): (readonly [pointer: string, text: string])[] {
  const figures = (['baseline', 'target'] as const).flatMap((field) =>
    content[field].map(
      (figure, i) =>
        [`/${field}/${i}`, `${figure.name} ${figure.unit} ${figure.note ?? ''}`] as const,
    ),
  );
  const lists = (['mustHave', 'niceToHave'] as const).flatMap((field) =>
    content[field].map((text, i) => [`/${field}/${i}`, text] as const),
  );
  const resources = content.resources.map(
    (r, i) => [`/resources/${i}/description`, r.description] as const,
  );
  return [
    ['/title', content.title],
    ['/summary', content.summary],
    ['/problem', content.problem],
    ...figures,
    ...resources,
    ...lists,
    ['/acceptanceTest', content.acceptanceTest ?? ''],
    ['/proofOfConcept', content.proofOfConcept ?? ''],
    ['/procurementNo', content.procurementNo ?? ''],
    ['/source/title', content.source?.title ?? ''],
    ['/source/licence', content.source?.licence ?? ''],
    ['/externalId', content.externalId ?? ''],
  ];
}

/** Contact details in the public content, each at its field (design §3: none leaves before mutual). Pure. */
export function contactsInContent(content: ContentValues, language: Language): FieldIssue[] {
  return publicTexts(content)
    .filter(([, text]) => findContacts(text).length > 0)
    .map(([pointer]) => ({ pointer, code: 'contact-in-text', message: sentence[language] }));
}
