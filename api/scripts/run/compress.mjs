// Puts a .br and a .gz beside every text file of the web build, so that servers send them without work.
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const TEXT = /\.(js|css|html|svg|json|txt|webmanifest)$/;
/** Below this the headers outweigh what is saved. */
const WORTH_IT_BYTES = 1_024;

/** Compresses all text files under `folder` at the strongest setting; about a second per megabyte. */
export async function compress(folder) {
  const names = await fs.readdir(folder, { recursive: true });
  await Promise.all(
    names
      .filter((name) => TEXT.test(name))
      .map(async (name) => {
        const file = path.join(folder, name);
        const body = await fs.readFile(file);
        if (body.length < WORTH_IT_BYTES) return;
        await fs.writeFile(`${file}.br`, await brotli(body));
        await fs.writeFile(`${file}.gz`, await gzip(body, { level: 9 }));
      }),
  );
}
