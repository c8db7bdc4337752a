import { SetMetadata } from '@nestjs/common';

/** One row of a file: column heading (or JSON key) → value as the file gave it. */
export type RawRow = Readonly<Record<string, unknown>>;

export interface ImportOptions {
  /** The organisation the rows are for; null where the kind allows rows without an owner. */
  readonly organisationId: string | null;
  /** What the rows become, a word of the importer's own (e.g. `intent`, `draft`). */
  readonly as: string | null;
  /** Columns that hold for every row, over what the row says, e.g. `{ source: '…' }`. */
  readonly values: RawRow;
}

/** What became of one row. Issues of a refused row name the column and say what to do. */
export type RowOutcome =
  | {
      readonly result: 'created' | 'updated' | 'unchanged';
      readonly id: string;
      readonly warnings: readonly string[];
    }
  | { readonly result: 'refused'; readonly issues: readonly string[] };

/** Takes rows of one kind; repeating a row must make no second one. */
export interface RowImporter {
  importRow(row: RawRow, options: ImportOptions): Promise<RowOutcome>;
}

export const importerKey = 'aism:imports';

/**
 * Marks the provider that takes rows of `kind`, so that `npm run import -- <kind> FILE` finds it and
 * adding a kind edits no other file.
 */
export const ImportsRows = (kind: string) => SetMetadata(importerKey, kind);
