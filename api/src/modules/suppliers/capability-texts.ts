import { findContacts, type ContactKind } from '../../platform/contact-details.js';
import type { FieldIssue } from '../../platform/errors.js';
import type { CapabilityInput } from './capability-fields.schemas.js';

type Texts = readonly (readonly [pointer: string, text: string])[];

/** Every text of a capability that anybody will read, with the pointer of its field. Pure. */
export function publicTexts(content: CapabilityInput): Texts {
  const cases = (content.cases ?? []).map(
    (item, i) => [`/cases/${i}`, `${item.title}\n${item.customer}\n${item.result}`] as const,
  );
  const filings = (content.filings ?? []).map(
    ({ number }, i) => [`/filings/${i}/number`, number] as const,
  );
  return [
    ['/title', content.title ?? ''],
    ['/summary', content.summary ?? ''],
    ['/description', content.description ?? ''],
    ...cases,
    ['/source/title', content.source?.title ?? ''],
    ['/source/licence', content.source?.licence ?? ''],
    ...filings,
    ['/externalId', content.externalId ?? ''],
  ];
}

/**
 * Contact details in public texts, each at its field (design §3: none leaves before mutual). Pure.
 * @param allowed kinds that may stand: public lists name the web addresses of what they list
 */
export function contactsInTexts(texts: Texts, allowed: readonly ContactKind[] = []): FieldIssue[] {
  return texts
    .filter(([, text]) => findContacts(text).some(({ kind }) => !allowed.includes(kind)))
    .map(([pointer]) => ({ pointer, code: 'contact', message: '' }));
}
