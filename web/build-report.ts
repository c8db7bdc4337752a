import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Design §7: what a first visit to a page may load, brotli-compressed JavaScript, in bytes. */
const BUDGET = { public: 250_000, signedIn: 450_000 };
const SIGNED_IN = /\/app\/bench\//;
const COMPRESSIBLE = /\.(?:js|css|html|svg|json|txt|webmanifest)$/;

const brotli = (bytes: Buffer | string) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/** All chunks a chunk needs before it can run: itself and its static imports, transitively. */
function closure(
  name: string,
  chunks: Map<string, Rolldown.OutputChunk>,
  seen = new Set<string>(),
) {
  const chunk = chunks.get(name);
  if (!chunk || seen.has(name)) return seen;
  seen.add(name);
  chunk.imports.forEach((next) => closure(next, chunks, seen));
  return seen;
}

/** One line per lazily loaded page: its first load in kB; throws when a page is over its budget. */
function report(bundle: Rolldown.OutputBundle): string[] {
  const chunks = new Map<string, Rolldown.OutputChunk>();
  for (const part of Object.values(bundle))
    if (part.type === 'chunk') chunks.set(part.fileName, part);
  const size = new Map([...chunks].map(([name, chunk]) => [name, brotli(chunk.code).length]));
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry);
  if (!entry) return [];
  const base = closure(entry.fileName, chunks);
  const pages = [...chunks.values()].filter((chunk) => chunk.isDynamicEntry || chunk.isEntry);
  const lines = pages.map((page) => {
    const needed = closure(page.fileName, chunks, new Set(base));
    const bytes = [...needed].reduce((sum, name) => sum + (size.get(name) ?? 0), 0);
    const limit = SIGNED_IN.test(page.facadeModuleId ?? '') ? BUDGET.signedIn : BUDGET.public;
    if (bytes > limit) throw new Error(`${page.fileName}: first load ${bytes} B over ${limit} B`);
    return { name: page.name, bytes };
  });
  return lines
    .sort((a, b) => b.bytes - a.bytes)
    .map((line) => `${(line.bytes / 1000).toFixed(1).padStart(7)} kB br  ${line.name}`);
}

/** Every file below a folder, as full paths. */
function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/**
 * Publishes the SHA-256 of every script and page that is served, so that anybody can compare what a browser was given
 * with what was built. It cannot stop an operator who alters both; the page on receipts says so.
 */
function writeIntegrity(outDir: string): void {
  const served = files(outDir).filter((name) => /\.(?:js|html)$/.test(name));
  const list = served.sort().map((path) => {
    const bytes = readFileSync(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path: `/${relative(outDir, path).split(sep).join('/')}`, size: bytes.length, sha256 };
  });
  const text = JSON.stringify({ algorithm: 'SHA-256', files: list }, null, 2);
  writeFileSync(join(outDir, 'integrity.json'), `${text}\n`);
}

/** Checks the first load of every page against its budget, lists script hashes, writes .br and .gz beside each file. */
export function buildReport(): Plugin {
  let outDir = 'dist';
  return {
    name: 'build-report',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    generateBundle(_options, bundle) {
      const lines = report(bundle);
      this.info(`first load per page (JavaScript):\n${lines.slice(0, 12).join('\n')}`);
    },
    closeBundle() {
      writeIntegrity(outDir);
      for (const path of files(outDir).filter((name) => COMPRESSIBLE.test(name))) {
        const bytes = readFileSync(path);
        writeFileSync(`${path}.br`, brotli(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
