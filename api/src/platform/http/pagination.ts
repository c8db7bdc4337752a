import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { requestErrors } from '../errors.js';

/** `limit` and `cursor` of every list route. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1000).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** The answer of every list route. */
export function page<T extends z.ZodType>(item: T, id: string) {
  return z
    .object({ items: z.array(item), total: z.int(), nextCursor: z.string().nullable() })
    .meta({ id });
}
export interface Page<T> {
  items: T[];
  total: number;
  nextCursor: string | null;
}

type CursorValue = string | number | boolean | null;

/** Makes and reads cursors: the sort key of the last row, signed, so that a forged one is refused. */
export class Cursors {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('cursor').digest();
  }

  encode(values: readonly CursorValue[]): string {
    const body = Buffer.from(JSON.stringify(values)).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  /** @throws AppError `request.cursor-invalid` for a forged, cut or foreign cursor */
  decode<T extends z.ZodType>(cursor: string, shape: T): z.output<T> {
    const [body = '', mark = ''] = cursor.split('.');
    const expected = Buffer.from(this.sign(body));
    const given = Buffer.from(mark);
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw requestErrors('cursor-invalid');
    const parsed = shape.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    if (!parsed.success) throw requestErrors('cursor-invalid');
    return parsed.data;
  }

  /**
   * A page of rows that were read one further than it reaches, to know whether there are more.
   * @param keyOf where the next page begins after: the values that `decode` is to give back
   */
  cut<T>(
    rows: readonly T[],
    limit: number,
    keyOf: (last: T) => readonly CursorValue[],
  ): { shown: T[]; nextCursor: string | null } {
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { shown, nextCursor: last ? this.encode(keyOf(last)) : null };
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url').slice(0, 22);
  }
}
