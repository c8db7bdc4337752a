import { eachAlone } from './each-alone.js';

describe('a job over many items', () => {
  it('does the others when one fails, and logs which', async () => {
    const done: string[] = [];
    const told: unknown[] = [];
    const log = { error: (line: unknown) => void told.push(line) };
    await eachAlone(log, [{ id: 'a' }, { id: 'b' }, { id: 'c' }], async ({ id }) => {
      if (id === 'b') throw new Error('broken row');
      done.push(id);
    });
    expect(done).toEqual(['a', 'c']);
    expect(told).toEqual([expect.stringMatching(/^b: .*broken row/)]);
  });
});
