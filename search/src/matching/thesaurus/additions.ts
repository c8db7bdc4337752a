// Forms that the city's own people have approved on top of the committed thesaurus: additions to known concepts.
import { normalise } from '../../text/normalise.js';
import { defaultThesaurus, THESAURUS_ROWS } from './default-thesaurus.js';
import { Thesaurus, type FormKind } from './thesaurus.js';

/** One more way to name a concept. */
export interface FormAddition {
  readonly concept: string;
  readonly form: string;
  readonly kind: FormKind;
}

const SIGNS: Record<FormKind, string> = { exact: '', narrow: '<', broad: '+', related: '~' };

/**
 * The product's thesaurus with additions; the same ones give the same version in whatever order they come, and none
 * gives the product's own. Additions to concepts that do not exist (any more) are left out.
 */
export function extendedThesaurus(additions: readonly FormAddition[]): Thesaurus {
  if (additions.length === 0) return defaultThesaurus();
  const byConcept = new Map<string, string[]>();
  for (const { concept, form, kind } of additions)
    byConcept.set(concept, [...(byConcept.get(concept) ?? []), `${SIGNS[kind]}${form}`]);
  const rows = THESAURUS_ROWS.map((row) => {
    const more = byConcept.get(row.split('|', 1)[0]!.trim());
    if (!more) return row;
    const [id, zh, en, parent, sector, forms = ''] = row.split('|');
    return [id, zh, en, parent, sector, [forms, ...more.sort()].join(';')].join('|');
  });
  return new Thesaurus(rows, normalise);
}
