// How much of a body of texts the thesaurus can name: what its attestations and its coverage are told by.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Thesaurus } from '../matching/thesaurus/thesaurus.js';
import { normalise } from '../text/normalise.js';

/** One row of a JSONL file or one whole other file. */
export interface Source {
  /** `file#row`, a row by its id or else its number, or the file's name. */
  name: string;
  /** Its prose, normalised. */
  text: string;
}

export interface Coverage {
  rows: number;
  /** Rows in which no concept is found. */
  silent: number;
  /** Different concepts a row, on average. */
  concepts: number;
  /** Share of the letters of all texts that lie in a form of the thesaurus. */
  characters: number;
}

const READ = /\.(?:jsonl|txt|md|ts)$/u;

/** Sources of a folder or a file, real input before demonstration input (`demo-*`). */
export function sourcesOf(path: string): Source[] {
  if (!statSync(path).isDirectory()) return fileSources(path);
  const rank = (file: string): number => (file.startsWith('demo-') ? 1 : 0);
  return readdirSync(path)
    .filter((file) => READ.test(file) && file !== 'README.md')
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap((file) => fileSources(join(path, file)));
}

function fileSources(path: string): Source[] {
  const file = basename(path);
  const content = readFileSync(path, 'utf8');
  // Lines of such files break inside sentences.
  if (!file.endsWith('.jsonl'))
    return [{ name: file, text: normalise(content.replace(/\s+/gu, '')) }];
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const row = JSON.parse(line) as { id?: string; externalId?: string };
      const prose = Object.values(row).map((value) =>
        typeof value === 'string' ? value : JSON.stringify(value),
      );
      return {
        name: `${file}#${row.id ?? row.externalId ?? i + 1}`,
        text: normalise(prose.join('\n')),
      };
    });
}

/** Coverage by file. */
export function coverageOf(
  sources: readonly Source[],
  thesaurus: Thesaurus,
): Map<string, Coverage> {
  const totals = new Map<
    string,
    { rows: number; silent: number; found: number; named: number; all: number }
  >();
  for (const { name, text } of sources) {
    const file = name.replace(/#.*/u, '');
    const total = totals.get(file) ?? { rows: 0, silent: 0, found: 0, named: 0, all: 0 };
    const mentions = thesaurus.mentions(text);
    const concepts = new Set(mentions.map(({ concept }) => concept)).size;
    const places = new Set(mentions.flatMap(({ start, end }) => range(start, end)));
    total.rows++;
    total.silent += concepts === 0 ? 1 : 0;
    total.found += concepts;
    total.named += places.size;
    total.all += text.replace(/[^\p{L}\p{N}]/gu, '').length;
    totals.set(file, total);
  }
  return new Map(
    [...totals].map(([file, { rows, silent, found, named, all }]) => [
      file,
      { rows, silent, concepts: found / rows, characters: named / all },
    ]),
  );
}

const range = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, i) => start + i);
