import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FileSpill } from './file-spill.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-spill-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const bytes = (...values: number[]) => Uint8Array.from(values);
function read(spill: FileSpill, address: number | null, length: number): number[] {
  const into = new Uint8Array(length);
  spill.read(address!, into);
  return [...into];
}

describe('FileSpill', () => {
  it('gives bytes back, from any place of them, and leaves no name behind', () => {
    const spill = new FileSpill(path.join(folder, 'deeper'));
    const [first, second] = [spill.keep(bytes(1, 2, 3, 4)), spill.keep(bytes(5, 6))];
    expect(read(spill, first, 4)).toEqual([1, 2, 3, 4]);
    expect(read(spill, first! + 2, 2)).toEqual([3, 4]);
    expect(read(spill, second, 2)).toEqual([5, 6]);
    expect(fs.readdirSync(path.join(folder, 'deeper'))).toEqual([]);
    spill.close();
  });

  it('uses room again that was given back', () => {
    const spill = new FileSpill(folder);
    const first = spill.keep(bytes(1, 2))!;
    spill.keep(bytes(3, 4));
    spill.free(first, 2);
    expect(spill.keep(bytes(5, 6))).toBe(first);
    expect(read(spill, first, 4)).toEqual([5, 6, 3, 4]);
    expect(spill.size).toBe(4);
    spill.close();
  });

  it('says so where it cannot keep, and where bytes are missing', () => {
    const file = path.join(folder, 'a-file');
    fs.writeFileSync(file, '');
    expect(new FileSpill(path.join(file, 'no-folder')).keep(bytes(1))).toBeNull();
    const spill = new FileSpill(folder);
    spill.keep(bytes(1));
    expect(() => read(spill, 0, 2)).toThrow('cut short');
    spill.close();
    expect(spill.keep(bytes(1))).toBeNull();
  });
});
