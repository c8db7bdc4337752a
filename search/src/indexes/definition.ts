/** What is in an index and how it may be asked. */
export interface IndexDefinition {
  readonly name: string;
  /** Searched fields, most important first. */
  readonly searchable: readonly SearchableField[];
  /** Fields that conditions may name, with the kind of their values. */
  readonly filterable: Readonly<Record<string, ValueKind>>;
  /** Filterable fields whose values may be counted. */
  readonly facets: readonly string[];
  /** Number fields that results may be sorted by. */
  readonly sortable: readonly string[];
}

/** `keyword` has one value or none, `keywords` any number, `number` also holds dates (epoch milliseconds). */
export type ValueKind = 'keyword' | 'keywords' | 'flag' | 'number';

export interface SearchableField {
  readonly name: string;
  /** Importance relative to the others, 1–100. */
  readonly weight: number;
  /** Characters beyond which a match in it counts for less: a usual length. */
  readonly usualLength: number;
  /** Whether it can be found by pinyin and initials. */
  readonly pinyin?: true;
}

/** What every document has. */
export interface BaseDocument {
  id: string;
  title: string;
  /** Band of the default order: lower comes first. */
  rank: number;
  /** Epoch milliseconds; newer comes first within a band. */
  publishedAt: number;
  /** A demonstration object (示例). */
  demo: boolean;
}
