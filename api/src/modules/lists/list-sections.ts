import type { Grouping, ListSection } from './list-snapshot.schemas.js';

interface Placed {
  readonly scenarioId: string;
  readonly content: Readonly<Record<string, unknown>>;
}
interface Named {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What no single term names; at the end of its list. */
const rest: Readonly<Record<'sector' | 'district', Named>> = {
  sector: { code: 'other', zh: '其他领域', en: 'Other fields' },
  district: { code: 'several', zh: '跨区及其他', en: 'Several districts and other' },
};

/**
 * Orders entries by section and names each section with its positions. Within a section the composed order stays. Pure.
 * @param terms the sectors or districts in their order; empty for `none`
 */
export function inSections<T extends Placed>(
  entries: readonly T[],
  grouping: Grouping,
  terms: readonly Named[],
): { entries: T[]; sections: ListSection[] } {
  if (grouping === 'none') return { entries: [...entries], sections: [] };
  const ordered: T[] = [];
  const sections: ListSection[] = [];
  for (const { code, zh, en } of [...terms, rest[grouping]]) {
    const here = entries.filter((entry) => codeOf(entry, grouping, terms) === code);
    if (here.length === 0) continue;
    sections.push({ code, zh, en, from: ordered.length + 1, to: ordered.length + here.length });
    ordered.push(...here);
  }
  return { entries: ordered, sections };
}

/** A sector's first names the section; a district's only when there is no second. */
function codeOf(entry: Placed, grouping: 'sector' | 'district', terms: readonly Named[]): string {
  const codes = entry.content[grouping === 'sector' ? 'sectors' : 'districts'];
  const [first, second] = Array.isArray(codes) ? (codes as unknown[]) : [];
  const named = grouping === 'district' && second !== undefined ? undefined : first;
  return terms.some((term) => term.code === named) ? (named as string) : rest[grouping].code;
}
