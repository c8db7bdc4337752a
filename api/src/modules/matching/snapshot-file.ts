import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeFolder, type ByteReader } from '@aism/search';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a snapshot was taken of; everything is compared before a byte of it is used. */
export interface SnapshotStamp {
  /** Event order up to which it holds. */
  readonly position: string;
  /** The last event below the position: another database, or one set back to an older state, does not know it. */
  readonly lastEvent: string;
}

const digestLength = 32;
const pieceLength = 1 << 20;
const align = 8;

/** Profiles are read by this code: one made by other code is refused. */
export function codeFingerprint(): string {
  const modules = path.join(dirname(fileURLToPath(import.meta.url)), '..');
  const folders = [
    codeFolder,
    ...['scenarios', 'suppliers', 'matching'].map((name) => path.join(modules, name)),
  ];
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files)
      if (/\.(js|ts)$/.test(file) && !/\.(d|spec|api-spec)\.ts$/.test(file))
        hash.update(file).update(fs.readFileSync(path.join(folder, file)));
  }
  return hash.digest('hex');
}

/** Writes beside the old file and then replaces it, so that there is never half a snapshot. */
export function writeSnapshot(
  file: string,
  stamp: SnapshotStamp,
  parts: Iterable<Iterable<Uint8Array>>,
): void {
  fs.mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${randomUUID()}`;
  const out = fs.openSync(fresh, 'w', 0o600);
  const hash = createHash('sha256');
  const write = (bytes: Uint8Array) => {
    hash.update(bytes);
    for (let at = 0; at < bytes.length;) at += fs.writeSync(out, bytes, at);
  };
  try {
    const head = Buffer.from(JSON.stringify({ code: codeFingerprint(), ...stamp }));
    const size = Buffer.alloc(align);
    size.writeUInt32LE(head.length);
    write(size);
    write(Buffer.concat([head, Buffer.alloc((align - (head.length % align)) % align)]));
    for (const part of parts) for (const piece of part) write(piece);
    fs.writeSync(out, hash.digest());
    fs.fsyncSync(out);
    fs.closeSync(out);
    fs.renameSync(fresh, file);
  } catch (error) {
    fs.rmSync(fresh, { force: true });
    throw error;
  }
}

/**
 * Reads a snapshot whose bytes are what was written, by the same code.
 * @param use takes the parts, one after the other, from the reader
 * @throws Error otherwise, before `use` is called
 */
export function readSnapshot(file: string, use: (read: ByteReader) => void): SnapshotStamp {
  const input = fs.openSync(file, 'r');
  try {
    const end = fs.fstatSync(input).size - digestLength;
    if (end < align) throw new Error('the snapshot is cut short');
    verify(input, end);
    let at = 0;
    const read: ByteReader = (length) => {
      if (at + length > end) throw new Error('the snapshot is cut short');
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length;)
        done += fs.readSync(
          input,
          bytes,
          done,
          Math.min(pieceLength * 64, length - done),
          at + done,
        );
      at += length;
      return bytes;
    };
    const size = Buffer.from(read(align)).readUInt32LE();
    const padded = Math.ceil(size / align) * align;
    const { code, ...stamp } = JSON.parse(
      Buffer.from(read(padded)).subarray(0, size).toString('utf8'),
    ) as SnapshotStamp & { code: string };
    if (code !== codeFingerprint()) throw new Error('the snapshot is of other code');
    use(read);
    return stamp;
  } finally {
    fs.closeSync(input);
  }
}

function verify(input: number, end: number): void {
  const hash = createHash('sha256');
  const piece = new Uint8Array(pieceLength);
  for (let at = 0; at < end;) {
    const count = fs.readSync(input, piece, 0, Math.min(pieceLength, end - at), at);
    hash.update(piece.subarray(0, count));
    at += count;
  }
  const digest = Buffer.alloc(digestLength);
  fs.readSync(input, digest, 0, digestLength, end);
  if (!digest.equals(hash.digest())) throw new Error('the snapshot is damaged');
}
