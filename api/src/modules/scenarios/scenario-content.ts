import { snakeCase } from '../../platform/database/naming.js';
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
    ...{ cooperationModes: [], procedure: null, budgetMinFen: null, budgetMaxFen: null },
    ...{ currency: 'CNY', smeReserved: null, constraints: [], mustHave: [], niceToHave: [] },
    ...{ firstUse: false, expectedStart: null, deadline: null, acceptanceTest: null },
    ...{ source: null, externalId: null },
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
