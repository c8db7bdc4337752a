import { findContacts } from '../../platform/contact-details.js';
import type { AppError } from '../../platform/errors.js';
import type { Language } from '../../platform/http/actor.js';
import { checkCreditCode, normaliseCreditCode } from './credit-code.js';
import { creditCodeSentence } from './credit-code-texts.js';
import { organisationErrors } from './identity.errors.js';

interface Identity {
  readonly country: string;
  readonly creditCode: string | null;
  readonly registrationNumber: string | null;
  readonly publishes: boolean;
  readonly supplies: boolean;
  readonly shortName: string;
  readonly intro: string;
}

/** Fields that a review has vouched for; the owner cannot change them afterwards. */
export const reviewedFields: readonly string[] = [
  'name',
  'kind',
  'country',
  'creditCode',
  'registrationNumber',
];

/** Brings codes into their one written form. */
export function tidyIdentity<T extends Partial<Identity>>(given: T): T {
  return given.creditCode
    ? { ...given, creditCode: normaliseCreditCode(given.creditCode) }
    : { ...given };
}

/**
 * Whether an organisation is told apart as it must be: the mainland by a credit code that fits its own
 * check, everybody else by country and registration number, which a reviewer looks up.
 * @param at pointer of the organisation in the body, for the field's own pointer
 * @returns the refusal, or null
 */
export function identityFault(given: Identity, language: Language, at = ''): AppError | null {
  const needs = given.country === 'CN' ? 'creditCode' : 'registrationNumber';
  const other = given.country === 'CN' ? 'registrationNumber' : 'creditCode';
  const wrong = !given[needs] ? needs : given[other] ? other : null;
  if (wrong) {
    const fault = organisationErrors('number-needed');
    return organisationErrors('number-needed', {}, [
      { pointer: `${at}/${wrong}`, code: 'number-needed', message: fault.sentence(language) },
    ]);
  }
  if (given.creditCode) {
    const answer = checkCreditCode(given.creditCode);
    const reason = creditCodeSentence(answer, language);
    if (answer.reason)
      return organisationErrors('code-invalid', { reason }, [
        { pointer: `${at}/creditCode`, code: answer.reason, message: reason },
      ]);
  }
  if (!given.publishes && !given.supplies) return organisationErrors('role-needed');
  return contactFault(given, language, at);
}

/** Short name and introduction are public; people's contacts are released only after both sides said yes. */
function contactFault(given: Identity, language: Language, at: string): AppError | null {
  const leaking = (['shortName', 'intro'] as const).filter((field) =>
    findContacts(given[field]).some((found) => found.kind !== 'address'),
  );
  if (leaking.length === 0) return null;
  const message = organisationErrors('contact-in-text').sentence(language);
  return organisationErrors(
    'contact-in-text',
    {},
    leaking.map((field) => ({ pointer: `${at}/${field}`, code: 'contact-in-text', message })),
  );
}
