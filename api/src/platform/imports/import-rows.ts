import type { FileRow } from './read-rows.js';
import type { ImportOptions, RowImporter } from './row-importer.js';

export interface ImportReport {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/**
 * Hands each row to the importer and tells of every refused one: nothing is lost in silence, and a
 * repeated run makes no second row.
 * @param say takes one line of the report
 */
export async function importRows(
  rows: readonly FileRow[],
  importer: RowImporter,
  options: ImportOptions,
  say: (line: string) => void,
): Promise<ImportReport> {
  const report: ImportReport = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const entry of rows) {
    if ('fault' in entry) {
      report.refused += 1;
      say(`line ${entry.line}: refused: ${entry.fault}`);
      continue;
    }
    const outcome = await importer.importRow(entry.row, options);
    report[outcome.result] += 1;
    if (outcome.result === 'refused')
      say(`line ${entry.line}: refused: ${outcome.issues.join('; ')}`);
    else for (const warning of outcome.warnings) say(`line ${entry.line}: note: ${warning}`);
  }
  return report;
}
