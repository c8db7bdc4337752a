import { z } from 'zod';
import { Cursors } from './pagination.js';

const cursors = new Cursors('a secret of a test');
const shape = z.tuple([z.string(), z.int()]);
const rows = ['a', 'b', 'c', 'd'].map((key, id) => ({ key, id }));
const cut = (limit: number) => cursors.cut(rows, limit, ({ key, id }) => [key, id]);

describe('a page of a list', () => {
  it('names the last row it shows where one more was read', () => {
    const { shown, nextCursor } = cut(3);
    expect(shown).toEqual(rows.slice(0, 3));
    expect(cursors.decode(nextCursor ?? '', shape)).toEqual(['c', 2]);
  });

  it.each([4, 5])('is the last one where no more than %i were asked for', (limit) => {
    expect(cut(limit)).toEqual({ shown: rows, nextCursor: null });
  });

  it('of nothing is empty and the last one', () => {
    expect(cursors.cut([], 3, () => [])).toEqual({ shown: [], nextCursor: null });
  });

  it('is refused by a cursor that another list or another secret made', () => {
    const refusal = expect.objectContaining({ code: 'request.cursor-invalid' }) as Error;
    const { nextCursor } = cut(1);
    const other = new Cursors('another secret').cut(rows, 1, ({ key, id }) => [key, id]);
    expect(() => cursors.decode(nextCursor ?? '', z.tuple([z.uuid()]))).toThrow(refusal);
    expect(() => cursors.decode(other.nextCursor ?? '', shape)).toThrow(refusal);
  });
});
