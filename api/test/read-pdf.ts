import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The text of each page without its white space: cells break their lines anywhere. */
export function pdfPages(bytes: Uint8Array): string[] {
  const reader = join(__dirname, '../scripts/jest/read-pdf.mjs');
  const read = spawnSync(process.execPath, [reader], { input: bytes, maxBuffer: 64 << 20 });
  if (read.status !== 0) throw new Error(String(read.stderr));
  const pages = JSON.parse(String(read.stdout)) as string[];
  return pages.map((page) => page.replace(/\s+/g, ''));
}
