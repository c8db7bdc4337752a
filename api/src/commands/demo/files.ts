import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The folder api/seed, seen from the sources as from the compiled tree. */
function seedFolder(): string {
  const found = ['../../../seed', '../../../../../seed']
    .map((path) => join(here, path))
    .find((path) => existsSync(path));
  if (!found) throw new Error('api/seed is missing');
  return found;
}

/** Rows of a file of api/seed; its shape is that of the file's own README. */
export function seedRows<T>(name: string): T[] {
  const content = readFileSync(join(seedFolder(), name), 'utf8');
  if (name.endsWith('.json')) return JSON.parse(content) as T[];
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
