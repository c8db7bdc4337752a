import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.js';
import type { CorrectableField, CorrectionValue } from './list-corrections.schemas.js';
import type { FrozenEntry } from './list-snapshot.schemas.js';

/** A correction as kept. */
export interface CorrectionFacts {
  readonly n: number;
  readonly at: Date;
  readonly scenarioId: string;
  readonly field: CorrectableField;
  readonly before: CorrectionValue | null;
  readonly after: CorrectionValue;
  readonly reason: string;
  readonly byRole: string;
  readonly previousHash: string;
}

/** The text whose SHA-256 is the correction's hash; anybody can rebuild it from the answer. Pure. */
export function correctionText(no: string, correction: CorrectionFacts): string {
  const { n, at, scenarioId, field, before, after, reason, byRole, previousHash } = correction;
  return canonicalJson({
    format: 'aism-list-correction/1',
    ...{ no, n, at: at.toISOString(), scenarioId, field, before, after },
    ...{ reason, byRole, previousHash },
  });
}

export const textHash = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** An entry as it reads today, and which of its fields were corrected. */
export interface CorrectedEntry extends FrozenEntry {
  readonly corrected: readonly CorrectableField[];
}

/** Lays the corrections, oldest first, over the frozen entries, which stay untouched. Pure. */
export function withCorrections(
  entries: readonly FrozenEntry[],
  corrections: readonly Pick<CorrectionFacts, 'scenarioId' | 'field' | 'after'>[],
): CorrectedEntry[] {
  return entries.map((entry) => {
    const mine = corrections.filter((one) => one.scenarioId === entry.scenarioId);
    let { content, organisation } = entry;
    for (const { field, after } of mine) {
      if (field === 'organisationName') organisation = { ...organisation, name: String(after) };
      else content = { ...content, [field]: after };
    }
    const corrected = [...new Set(mine.map((one) => one.field))];
    return { ...entry, content, organisation, corrected };
  });
}

/** The value of a field as it reads today. */
export function valueOf(entry: FrozenEntry, field: CorrectableField): CorrectionValue | null {
  if (field === 'organisationName') return entry.organisation.name;
  return (entry.content[field] as CorrectionValue | null | undefined) ?? null;
}
