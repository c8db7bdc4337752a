import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inMemory } from './match-storage.js';
import { ThreadMatcher } from './matcher.js';

/** A thread that answers `size` and dies of everything else. */
const fragile = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ no, name }) => {
    if (name !== 'size') throw new Error('out of memory');
    parentPort.postMessage({ no, result: { demands: 1, supplies: 2 } });
  });`;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-thread-'));
const file = path.join(folder, 'thread.cjs');
fs.writeFileSync(file, fragile);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it('tells everybody who waits when its thread dies, once, and takes no more questions', async () => {
  const ends: Error[] = [];
  const matcher = new ThreadMatcher(file, inMemory, (error) => ends.push(error));
  await expect(matcher.size()).resolves.toEqual({ demands: 1, supplies: 2 });
  const waiting = await Promise.allSettled([matcher.put('demand', []), matcher.spaces()]);
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(matcher.size()).rejects.toThrow('out of memory');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ends.map((error) => error.message)).toEqual(['out of memory']);
});

it('ends quietly when it is closed', async () => {
  const ends: Error[] = [];
  const matcher = new ThreadMatcher(file, inMemory, (error) => ends.push(error));
  await matcher.size();
  await matcher.close();
  await expect(matcher.size()).rejects.toThrow('stopping');
  expect(ends).toEqual([]);
});
