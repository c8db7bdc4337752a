import type { ListDetail, ListEntry } from '../../api/types';

/** An entry as the gazette sets it: place, the frozen words, and how the scenario stands today. */
export interface GazetteEntry extends ListEntry {
  summary: string;
  sectors: string[];
  districts: string[];
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const codes = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** The entries with the summary, sectors and districts of their frozen content; a draft has only titles. */
export function entriesOf(list: ListDetail): GazetteEntry[] {
  const frozen = new Map(list.snapshot?.entries.map((entry) => [entry.scenarioId, entry.content]));
  return list.entries.map((entry) => {
    const content = frozen.get(entry.scenarioId) ?? {};
    return {
      ...entry,
      summary: words(content.summary),
      sectors: codes(content.sectors),
      districts: codes(content.districts),
    };
  });
}
