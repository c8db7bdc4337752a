import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';

interface Row {
  readonly at: Date | string;
  readonly payload?: unknown;
  readonly [column: string]: unknown;
}
const header = [
  ...['id', 'position', 'hash', 'at', 'type', 'subjectType', 'subjectId'],
  ...['organisationId', 'actorId', 'payload'],
];

/** Batches of events as lines of CSV: UTF-8 with a byte order mark, cells guarded against formulas. */
export function csvOf(batches: AsyncIterable<readonly Row[]>): Readable {
  return Readable.from(lines());
  async function* lines() {
    yield `\uFEFF${stringify([header])}`;
    for await (const rows of batches)
      yield stringify(
        rows.map((row) => ({
          ...row,
          at: new Date(row.at).toISOString(),
          payload: JSON.stringify(row.payload),
        })),
        { columns: header, escape_formulas: true },
      );
  }
}

/** Batches of events as JSON, one a line. */
export function jsonlOf(batches: AsyncIterable<readonly Row[]>): Readable {
  return Readable.from(lines());
  async function* lines() {
    for await (const rows of batches)
      yield `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
  }
}
