import { SetMetadata } from '@nestjs/common';
import type { DocumentOf, IndexName } from '@aism/search';
import type { EventDefinition, RecordedEvent } from '../events/define-event.js';

/** Where the rows of an index are searched while the engine cannot answer: plain SQL over published rows. */
export interface FallbackTable {
  /** FROM with joins. */
  readonly from: string;
  /** The row's id. */
  readonly id: string;
  /** What belongs in the index at all. */
  readonly where: string;
  /** Text expressions that are looked through; the first is the title. */
  readonly texts: readonly [string, ...string[]];
  /** ORDER BY of the default order, ending in a unique key. */
  readonly order: string;
  /** Expression of each filter field; `many` are arrays. Times as epoch milliseconds. */
  readonly one: Readonly<Record<string, string>>;
  readonly many: Readonly<Record<string, string>>;
}

/**
 * What a searchable module declares once, in its `*.document.ts`: how its rows become documents and when
 * they have to be read again. Documents hold only public fields of published things (design §4).
 */
export interface SearchSource<I extends IndexName = IndexName> {
  readonly index: I;
  /** After any of these the documents named by `touched` may differ. */
  readonly events: readonly EventDefinition[];
  touched(event: RecordedEvent): readonly string[] | Promise<readonly string[]>;
  /** Documents of those among the ids that belong in the index; the others are removed from it. */
  load(ids: readonly string[]): Promise<DocumentOf<I>[]>;
  /** All documents in id order. @param after the last id of the batch before; null starts */
  batch(after: string | null, limit?: number): Promise<DocumentOf<I>[]>;
  readonly fallback: FallbackTable;
}

export const searchSourceKey = 'aism:search-source';

/** Marks the provider that implements SearchSource; it is found at start, there is no list to edit. */
export const IsSearchSource = () => SetMetadata(searchSourceKey, true);
