import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { codeFingerprint, readSnapshot, writeSnapshot } from './snapshot-file.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-file-'));
const file = path.join(folder, 'deeper', 'snapshot');
const stamp = { position: '812', lastEvent: '01890000-0000-7000-8000-000000000000' };
const parts = () => [
  [new Uint8Array(8).fill(1), new Uint8Array(16).fill(2)],
  [new Uint8Array(8).fill(3)],
];
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
beforeEach(() => writeSnapshot(file, stamp, parts()));

const read = () => {
  const seen: number[] = [];
  const found = readSnapshot(file, (next) => seen.push(...next(24), ...next(8)));
  return { found, seen };
};

describe('a snapshot file', () => {
  it('gives back the stamp and the bytes, and leaves no other file', () => {
    expect(read()).toEqual({
      found: stamp,
      seen: parts().flatMap((part) => part.flatMap((piece) => [...piece])),
    });
    expect(fs.readdirSync(path.dirname(file))).toEqual(['snapshot']);
  });

  it('is refused before use where any byte differs, or some are missing', () => {
    const bytes = fs.readFileSync(file);
    for (const at of [0, 9, bytes.length - 40, bytes.length - 1]) {
      const other = Buffer.from(bytes);
      other[at]! ^= 4;
      fs.writeFileSync(file, other);
      expect(read).toThrow('damaged');
    }
    fs.writeFileSync(file, bytes.subarray(0, bytes.length - 8));
    expect(read).toThrow('damaged');
    fs.writeFileSync(file, '');
    expect(read).toThrow('cut short');
  });

  it('is refused where other code has written it', () => {
    const code = codeFingerprint();
    const bytes = fs.readFileSync(file);
    const body = Buffer.from(
      bytes
        .subarray(0, -32)
        .toString('latin1')
        .replace(
          code,
          code.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')),
        ),
      'latin1',
    );
    fs.writeFileSync(file, Buffer.concat([body, createHash('sha256').update(body).digest()]));
    expect(read).toThrow('other code');
  });

  it('ends where it ends, whatever is asked of it', () => {
    expect(() => readSnapshot(file, (next) => next(1_000_000))).toThrow('cut short');
  });

  it('stays what it was when writing fails', () => {
    function* broken(): Generator<Uint8Array> {
      yield new Uint8Array(8);
      throw new Error('no more room');
    }
    expect(() => writeSnapshot(file, stamp, [broken()])).toThrow('no more room');
    expect(read().found).toEqual(stamp);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['snapshot']);
  });
});
