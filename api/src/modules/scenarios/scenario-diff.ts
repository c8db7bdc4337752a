import { canonicalJson } from '../../platform/canonical-json.js';
import {
  contentFieldNames,
  type ContentField,
  type ContentValues,
} from './scenario-fields.schemas.js';

export interface FieldChange {
  readonly field: ContentField;
  readonly before: unknown;
  readonly after: unknown;
  readonly material: boolean;
}

/**
 * Fields whose change alters what a supplier would offer, at what price or until when. Wording of title
 * and summary, wishes beyond the musts and the source do not.
 */
const materialFields: ReadonlySet<ContentField> = new Set<ContentField>([
  ...(['problem', 'baseline', 'target', 'technologies', 'districts', 'park', 'resources'] as const),
  ...(['cooperationModes', 'procedure', 'budgetMinFen', 'budgetMaxFen', 'smeReserved'] as const),
  ...(['constraints', 'mustHave', 'firstUse', 'expectedStart', 'deadline'] as const),
  ...(['acceptanceTest', 'currency', 'sizeClass', 'takers', 'proofOfConcept'] as const),
]);

/** Lists of codes are sets: another order is no change. Sentences and figures keep their order. */
const sets: ReadonlySet<ContentField> = new Set<ContentField>([
  ...(['sectors', 'technologies', 'districts', 'cooperationModes', 'constraints'] as const),
]);

/** What differs between two contents, field by field, in the order of the form. Pure. */
export function diffContent(before: ContentValues, after: ContentValues): FieldChange[] {
  return (
    contentFieldNames
      // Versions frozen before a field came to be lack it: that is no value, not a change.
      .filter(
        (field) =>
          comparable(field, before[field] ?? null) !== comparable(field, after[field] ?? null),
      )
      .map((field) => ({
        field,
        before: before[field] ?? null,
        after: after[field] ?? null,
        material: materialFields.has(field),
      }))
  );
}

/** Whether any of the changes is one that bidders must confirm again. */
export function isMaterial(changes: readonly Pick<FieldChange, 'material'>[]): boolean {
  return changes.some((change) => change.material);
}

function comparable(field: ContentField, value: unknown): string {
  if (field === 'deadline' && value) return new Date(value as string).toISOString();
  return canonicalJson(
    sets.has(field) && Array.isArray(value) ? [...(value as string[])].sort() : value,
  );
}
