import { z } from 'zod';

/** Field types that recur in requests and answers. */
export const id = z.uuid();

/** One line of text, trimmed; line breaks are refused. */
export const line = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\r\n\t]*$/);

/** Running text, trimmed, line breaks kept. */
export const text = (min: number, max: number) => z.string().trim().min(min).max(max);

/** Money in 分 (hundredths of a yuan). */
export const fen = z.int().min(0).max(1_000_000_000_000_00);

/** A calendar month, `YYYY-MM`. */
export const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date();

/** A point in time, ISO 8601 with offset. */
export const time = z.iso.datetime({ offset: true });

/** A time in an answer: the database gives Date objects, JSON wants strings. */
export const timeOut = z
  .union([z.date(), z.string()])
  .transform((value) => new Date(value).toISOString())
  .pipe(z.iso.datetime());

/** A mail address; what surrounds it is trimmed before it is judged. */
export const email = z.string().trim().toLowerCase().max(200).check(z.email());

/** An http(s) address shown as a link; other schemes are refused. */
export const link = z.url({ protocol: /^https?$/ }).max(500);

/** As `link`, encrypted only, and with no name or password in it. */
export const httpsLink = z
  .url({ protocol: /^https$/, normalize: true })
  .max(500)
  .refine((value) => !/^https:\/\/[^/?#]*@/i.test(value));

/** Safe as a file's name anywhere: no paths, no control or direction characters. */
export const fileName = line(1, 120)
  .refine((name) => !/[\\/:*?"<>|\p{Cc}\p{Cf}]/u.test(name) && !/^\.+$/.test(name), {
    error: '文件名含有不能使用的字符 / characters that a file name may not hold',
  })
  .describe('文件名，保留原名');

/** A list of short sentences. */
export const sentences = (max: number) => z.array(line(2, 200)).max(max);

/** Comma-separated values of a query (`a,b`), each from the list. */
export function csv<T extends z.ZodType<string, string>>(item: T, max = 20) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) =>
      (Array.isArray(value) ? value : value.split(',')).map((v) => v.trim()).filter(Boolean),
    )
    .pipe(z.array(item).max(max));
}
