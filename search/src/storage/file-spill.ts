import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Spill } from './spill.js';

/**
 * Bytes in a file without a name: it is made at the first bytes, nobody else can open it, and it is gone with the process
 * however that ends.
 */
export class FileSpill implements Spill {
  private file: number | null = null;
  private end = 0;
  /** Addresses of room given back, by its length: chunks are nearly all of one size. */
  private readonly freed = new Map<number, number[]>();
  private full = false;

  /** @param folder on a disk; made when it is missing. A folder in memory (tmpfs) would save nothing. */
  constructor(private readonly folder: string) {}

  keep(bytes: Uint8Array): number | null {
    if (this.full) return null;
    const address = this.freed.get(bytes.length)?.pop() ?? this.end;
    try {
      const file = (this.file ??= open(this.folder));
      for (let at = 0; at < bytes.length;) {
        at += fs.writeSync(file, bytes, at, bytes.length - at, address + at);
      }
    } catch {
      // No room, no right to write: the bytes stay in memory, as they do without a folder.
      this.full = true;
      return null;
    }
    this.end = Math.max(this.end, address + bytes.length);
    return address;
  }

  read(address: number, into: Uint8Array): void {
    for (let at = 0; at < into.length;) {
      const count = fs.readSync(this.file!, into, at, into.length - at, address + at);
      if (count === 0) throw new Error('a spilled text is cut short');
      at += count;
    }
  }

  free(address: number, length: number): void {
    const list = this.freed.get(length) ?? [];
    list.push(address);
    this.freed.set(length, list);
  }

  /** Bytes of the file, room given back included. */
  get size(): number {
    return this.end;
  }

  close(): void {
    if (this.file !== null) fs.closeSync(this.file);
    this.file = null;
    this.full = true;
  }
}

function open(folder: string): number {
  fs.mkdirSync(folder, { recursive: true });
  const name = path.join(folder, `spill-${randomUUID()}`);
  const file = fs.openSync(name, 'wx+', 0o600);
  try {
    fs.unlinkSync(name);
  } catch {
    // Where an open file keeps its name, the one who starts us clears the folder.
  }
  return file;
}
