/** Kinds of contact details that people write into texts to get round the platform. */
export type ContactKind = 'phone' | 'email' | 'messenger' | 'address';

export interface FoundContact {
  readonly kind: ContactKind;
  /** Offsets in the folded text; good enough to say where, not to cut. */
  readonly start: number;
  readonly end: number;
}

const chineseDigits: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  壹: '1',
  二: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
  幺: '1',
};

const patterns: readonly (readonly [ContactKind, RegExp])[] = [
  // Mainland mobile numbers, landlines with area code, 400 numbers; separators between any two digits.
  [
    'phone',
    /(?<!\d)(?:\+?8[\s\-.]*6[\s\-.]*)?1[\s\-._/,、，·]*[3-9](?:[\s\-._/,、，·]*\d){9}(?!\d)/g,
  ],
  ['phone', /\+\d{1,3}(?:[\s\-.]*\d){7,12}(?!\d)/g],
  ['phone', /(?<![\d.])0(?:10|2\d|[3-9]\d{2})[\s\-.)]{0,3}\d{3,4}[\s\-.]?\d{4}(?!\d)/g],
  ['phone', /(?<![\d.])[48]00[\s\-.]+\d{3}[\s\-.]*\d{4}(?!\d)/g],
  [
    'email',
    /[\w.+-]{1,64}\s*(?:@|\(at\)|\[at\]|#at#|艾特|\sat\s)\s*[\w-]{1,63}(?:\s*(?:\.|\(dot\)|\[dot\]|点|\sdot\s)\s*[a-z]{2,10}){1,3}/gi,
  ],
  [
    'messenger',
    /(?:微信|weixin|wechat|vx|(?<![a-z])wx|飞书|lark|加\s*v|v信|威信|薇信|qq|企鹅|钉钉|telegram|whatsapp|line\s*id)[^\p{L}\d]{0,4}(?:号|id|群)?[^\p{L}\d]{0,4}[a-z\d][\w-]{4,}/giu,
  ],
  [
    'address',
    /https?:\/\/\S{3,}|(?<![\w@.])www\.[\w-]+\.\w{2,}|(?<![\w@.-])[a-z][\w-]*\.(?:com|cn|net|org|io|me)\/\S/gi,
  ],
];

/** Wide forms and Chinese numerals in runs of three or more become digits, so that they hide nothing. */
function fold(text: string): string {
  return (
    text
      .normalize('NFKC')
      // Invisible characters between digits hide nothing from the other side's reader.
      .replace(/\p{Cf}/gu, '')
      .replace(
        /[零〇一壹二贰三叁四肆五伍六陆七柒八捌九玖幺][零〇一壹二贰三叁四肆五伍六陆七柒八捌九玖幺\d\s-]{5,}/g,
        (run) => [...run].map((char) => chineseDigits[char] ?? char).join(''),
      )
  );
}

/**
 * Finds contact details in a text: phones, mail addresses, messenger ids and web addresses, also when
 * they are spaced, in wide digits or in Chinese numerals. Before both sides have said yes no such text
 * may pass between them (design §3).
 */
export function findContacts(text: string): FoundContact[] {
  const folded = fold(text);
  return patterns
    .flatMap(([kind, pattern]) =>
      [...folded.matchAll(pattern)].map((m) => ({
        kind,
        start: m.index,
        end: m.index + m[0].length,
      })),
    )
    .sort((a, b) => a.start - b.start);
}
