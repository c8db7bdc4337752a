/* Which UTF-16 units are Han: a table, because the question is asked for every character of every text. */

let table: Uint8Array | undefined;

function build(): Uint8Array {
  const units = new Uint8Array(0x10000);
  for (let unit = 0x2e80; unit < 0xd800; unit += 1) {
    if (/\p{Script=Han}/u.test(String.fromCharCode(unit))) units[unit] = 1;
  }
  for (let unit = 0xf900; unit < 0xfb00; unit += 1) {
    if (/\p{Script=Han}/u.test(String.fromCharCode(unit))) units[unit] = 1;
  }
  // Surrogates of the supplementary ideographic planes; their second halves are only ever seen behind them.
  units.fill(1, 0xd840, 0xd890);
  units.fill(1, 0xdc00, 0xe000);
  return units;
}

/** Whether a UTF-16 unit is (half of) a Han character. */
export function isHanUnit(unit: number): boolean {
  table ??= build();
  return table[unit] === 1;
}

/** Whether a text is nothing but Han characters; false for the empty one. */
export function isAllHan(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    if (!isHanUnit(text.charCodeAt(i))) return false;
  }
  return text !== '';
}
