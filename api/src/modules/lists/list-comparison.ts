import { canonicalJson } from '../../platform/canonical-json.js';
import type { FrozenEntry, ListComparison, ListSnapshot } from './list-snapshot.schemas.js';

type Entry = Pick<FrozenEntry, 'scenarioId' | 'organisation' | 'content'>;

/** The last list of the same level and place, its entries as corrected since. */
export interface PreviousList {
  readonly snapshot: ListSnapshot;
  readonly hash: string;
  readonly entries: readonly Entry[];
}

/** What of the last list found its taker. */
const doneStates: ReadonlySet<string> = new Set(['awarded', 'in_pilot', 'accepted', 'promoted']);

/**
 * What is new, what moved, what stays, what is done and what was dropped. Pure.
 * @param stateOf the present state of a scenario of the last list
 */
export function compareLists(
  previous: PreviousList | null,
  entries: readonly Entry[],
  stateOf: (scenarioId: string) => string,
): ListComparison {
  const before = new Map(previous?.entries.map((entry) => [entry.scenarioId, entry]));
  const now = new Set(entries.map((entry) => entry.scenarioId));
  const comparison: ListComparison = {
    previous: previous && headOf(previous),
    ...{ added: [], moved: [], kept: [], done: [], dropped: [] },
  };
  for (const entry of entries) {
    const old = before.get(entry.scenarioId);
    const fields = old ? changedFields(old, entry) : [];
    if (!old) comparison.added.push(entry.scenarioId);
    else if (fields.length === 0) comparison.kept.push(entry.scenarioId);
    else
      comparison.moved.push({
        scenarioId: entry.scenarioId,
        fields,
        deadline: fields.includes('deadline')
          ? { from: deadlineOf(old), to: deadlineOf(entry) }
          : null,
      });
  }
  for (const { scenarioId, content } of previous?.entries ?? []) {
    if (now.has(scenarioId)) continue;
    const state = stateOf(scenarioId);
    const list = doneStates.has(state) ? comparison.done : comparison.dropped;
    list.push({ scenarioId, title: typeof content.title === 'string' ? content.title : '', state });
  }
  return comparison;
}

/** How an entry stands to the last list. @returns null for a first list, where all is new */
export function changeOf(
  comparison: ListComparison | undefined,
  scenarioId: string,
): 'added' | 'moved' | 'kept' | null {
  if (!comparison?.previous) return null;
  if (comparison.added.includes(scenarioId)) return 'added';
  return comparison.moved.some((one) => one.scenarioId === scenarioId) ? 'moved' : 'kept';
}

function headOf({ snapshot, hash }: PreviousList): ListComparison['previous'] {
  return { no: snapshot.no, title: snapshot.title, hash, publishedAt: snapshot.publishedAt };
}

function changedFields(old: Entry, now: Entry): string[] {
  const names = [...new Set([...Object.keys(old.content), ...Object.keys(now.content)])].sort();
  const fields = names.filter(
    (name) => canonicalJson(old.content[name] ?? null) !== canonicalJson(now.content[name] ?? null),
  );
  return old.organisation.name === now.organisation.name ? fields : [...fields, 'organisationName'];
}

function deadlineOf({ content }: Entry): string | null {
  return typeof content.deadline === 'string' ? content.deadline : null;
}
