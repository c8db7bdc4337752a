import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { listPages } from './list-pdf.js';
import type { ListPdf } from './list-pdf-facts.js';

const patienceMs = 120_000;

/** Whole fonts, of which only the used glyphs go into a file. OFL, from npm. */
function fonts() {
  const find = createRequire(import.meta.url).resolve;
  const family = '@expo-google-fonts/noto-serif-sc';
  return {
    Serif: {
      normal: find(`${family}/400Regular/NotoSerifSC_400Regular.ttf`),
      bold: find(`${family}/700Bold/NotoSerifSC_700Bold.ttf`),
    },
  };
}

/** Draws a list in this thread: what the other thread runs, and tests. @returns the bytes of the file */
export async function drawList(list: ListPdf): Promise<Uint8Array> {
  const known = fonts();
  pdfmake.setFonts(known);
  // Nothing in a text can make the drawing read a file or an address.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(known.Serif).includes(path));
  return pdfmake.createPdf(listPages(list)).getBuffer();
}

/** Draws it in a thread of its own: 500 entries take seconds, which would hold up every other request. */
export function drawInThread(list: ListPdf): Promise<Uint8Array> {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'list-pdf-thread.js');
  // In tests only the source exists.
  if (!existsSync(file)) return drawList(list);
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData: list });
    thread.unref();
    const end = setTimeout(() => void thread.terminate(), patienceMs);
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      clearTimeout(end);
      reject(new Error(`the drawing thread ended (${code})`));
    });
  });
}
