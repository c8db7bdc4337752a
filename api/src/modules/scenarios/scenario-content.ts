import { snakeCase } from '../../platform/database/naming.js';
import type { Contact } from './scenario-completeness.js';
import {
  contentFieldNames,
  type ContentValues,
  type ScenarioInput,
} from './scenario-fields.schemas.js';

type ContentRow = Omit<ContentValues, 'deadline'> & { readonly deadline: Date | string | null };

/** What an empty draft holds. */
export function emptyContent(): ContentValues {
  return {
    ...{ title: '', summary: '', problem: '', baseline: [], target: [], sectors: [] },
    ...{ technologies: [], districts: [], park: null, sizeClass: null, resources: [] },
    ...{
      cooperationModes: [],
      procedure: null,
      takers: null,
      proofOfConcept: null,
      budgetMinFen: null,
      budgetMaxFen: null,
    },
    ...{ currency: 'CNY', smeReserved: null, constraints: [], mustHave: [], niceToHave: [] },
    ...{ firstUse: false, expectedStart: null, deadline: null, acceptanceTest: null },
    ...{ procurementUrl: null, procurementNo: null, source: null, externalId: null },
  };
}

/** The public content of a row, and nothing else of it; times as UTC text. */
export function contentOf(row: ContentRow): ContentValues {
  const picked = Object.fromEntries(contentFieldNames.map((name) => [name, row[name]]));
  return { ...(picked as ContentValues), deadline: isoTime(row.deadline) };
}

/** The content after an edit; fields that are not mentioned stay. */
export function withInput(content: ContentValues, input: ScenarioInput): ContentValues {
  const given = contentFieldNames
    .filter((name) => input[name] !== undefined)
    .map((name) => [name, input[name]] as const);
  const merged = { ...content, ...(Object.fromEntries(given) as Partial<ContentValues>) };
  return { ...merged, deadline: isoTime(merged.deadline) };
}

function isoTime(value: Date | string | null): string | null {
  return value === null ? null : new Date(value).toISOString();
}

/** SQL columns of the content of row `alias`, named as in the content. */
export function contentColumns(alias: string): string {
  return contentFieldNames.map((name) => `${alias}.${snakeCase(name)} as "${name}"`).join(', ');
}

/**
 * The text that these changes of an open call would make public, as its confidentiality review is of. The
 * deadline stays out: it is no text, and a rule may move it between the review and the edit.
 */
export function proposed(before: ContentValues, changes: ScenarioInput): ContentValues {
  return { ...withInput(before, changes), deadline: before.deadline };
}

export const noContact: Contact = { role: null, name: null, email: null };

/** The contact after an edit: what is not named stays. */
export function contactAfter(before: Contact, input: ScenarioInput): Contact {
  const {
    contactRole = before.role,
    contactName = before.name,
    contactEmail = before.email,
  } = input;
  return { role: contactRole, name: contactName, email: contactEmail };
}

export function contactDiffers(a: Contact, b: Contact): boolean {
  return a.role !== b.role || a.name !== b.name || a.email !== b.email;
}
