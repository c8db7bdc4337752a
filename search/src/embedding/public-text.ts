import { demandTexts, supplyTexts } from '../matching/features.js';
import type { DemandProfile, Side, SupplyProfile } from '../matching/types.js';

/** Longer texts are cut: models read about this much, and the most telling fields come first. */
const MOST_CHARACTERS = 1500;

/** What leaves for a model: the prose of a row that everybody may read, never what is hidden. */
export function publicText(side: Side, row: DemandProfile | SupplyProfile): string {
  const fields = side === 'demand' ? demandTexts(row) : supplyTexts(row);
  return fields
    .map(({ text }) => text)
    .join('\n')
    .slice(0, MOST_CHARACTERS);
}
