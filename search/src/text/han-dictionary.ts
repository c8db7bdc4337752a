import { isAllHan } from './han.js';
import { pairKey } from './pair-table.js';
import { RecentEntries, SlotTable } from './slot-table.js';

/*
 * jieba's dictionary in typed arrays, and its way of cutting without guessing (the most probable chain of words). The
 * native cutter makes a string of every word, which is most of its time and most of indexing; this one tells places and
 * word numbers. The same dictionary gives the same cut: a spec holds the two together.
 */

/** Not a word of the dictionary. */
export const UNKNOWN = -1;

/** Told a word: where it starts in the text, its characters, its number (UNKNOWN for a single character). */
export type WordVisitor = (start: number, length: number, word: number) => void;

/** Words beyond this are left out; jieba's are shorter but for a few proverbs. */
const LONGEST = 31;
/** The lowest bit of an entry: whether longer words begin with it. Above it stands the word's number + 1, 0 for none. */
const GOES_ON = 1;
/** Pairs are told apart by their first number alone. */
const IS_PAIR = 1;

function nextHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 13);
}

/** Independent of `nextHash`; made odd when it is used, for 0 means an empty slot. */
function nextCheck(check: number, unit: number): number {
  return (Math.imul(check, 0x5bd1e995) + unit) | 0;
}

export class HanDictionary {
  /** Pair, word or beginning of words → entry as said at GOES_ON; the logarithm of the word's frequency. */
  private readonly pairs = new SlotTable();
  /** The same for three and more characters. */
  private readonly longWords = new SlotTable();
  private readonly singles = new Float64Array(0x10000);
  private readonly singleLogs = new Float32Array(0x10000);
  /** By word number. */
  private readonly frequencies: number[] = [];
  private total = 0;
  private readonly recentPairs = new RecentEntries();
  private readonly recentWords = new RecentEntries();
  private logOfTotal = 0;
  private best = new Float64Array(1024);
  private ends = new Int32Array(1024);
  private chosen = new Int32Array(1024);

  /** @param lines of “word frequency tag”, as jieba has them. */
  constructor(lines: string) {
    for (let from = 0; from < lines.length;) {
      let to = lines.indexOf('\n', from);
      if (to === -1) to = lines.length;
      const space = lines.indexOf(' ', from);
      if (space !== -1 && space < to) {
        this.add(lines.slice(from, space), Number.parseInt(lines.slice(space + 1, to), 10));
      }
      from = to + 1;
    }
  }

  /** Adds a word or changes its frequency; words with other than Han characters only count toward the total. */
  add(word: string, frequency: number): void {
    this.total += frequency;
    this.logOfTotal = 0;
    this.recentPairs.clear();
    this.recentWords.clear();
    if (!isAllHan(word) || word.length > LONGEST) return;
    if (word.length === 1) {
      const unit = word.charCodeAt(0);
      this.total -= this.singles[unit] ?? 0;
      this.singles[unit] = frequency;
      this.singleLogs[unit] = Math.log(frequency || 1);
      return;
    }
    let number = this.numberOf(word);
    if (number === UNKNOWN) {
      number = this.frequencies.length;
      this.frequencies.push(0);
    }
    this.total -= this.frequencies[number] ?? 0;
    this.frequencies[number] = frequency;
    this.store(word, number, Math.log(frequency || 1));
  }

  private store(word: string, number: number, log: number): void {
    const key = pairKey(word.charCodeAt(0), word.charCodeAt(1));
    if (word.length === 2) {
      merge(this.pairs, [key, IS_PAIR], (number + 1) << 1, log);
      return;
    }
    merge(this.pairs, [key, IS_PAIR], GOES_ON, 0);
    for (let size = 3; size < word.length; size += 1) {
      merge(this.longWords, hashesOf(word, size), GOES_ON, 0);
    }
    merge(this.longWords, hashesOf(word, word.length), (number + 1) << 1, log);
  }

  /** The number of a word of two or more characters, UNKNOWN when the dictionary lacks it. */
  numberOf(word: string): number {
    if (word.length < 2) return UNKNOWN;
    if (word.length === 2) {
      const place = this.pairs.find(pairKey(word.charCodeAt(0), word.charCodeAt(1)), IS_PAIR);
      return place === -1 ? UNKNOWN : (this.pairs.integer(place) >> 1) - 1;
    }
    const [hash, check] = hashesOf(word, word.length);
    const place = this.longWords.find(hash, check);
    return place === -1 ? UNKNOWN : (this.longWords.integer(place) >> 1) - 1;
  }

  /**
   * Cuts a run of Han characters into words.
   * @param text any text, of which `from` to `to` is Han.
   */
  cut(text: string, from: number, to: number, visit: WordVisitor): void {
    this.makeRoom(to - from);
    const { best, ends, chosen } = this;
    const all = this.logOfTotal;
    best[to - from] = 0;
    // From the end on: at each place all later ones are settled. Of equals the longer word wins, as in jieba.
    for (let at = to - 1; at >= from; at -= 1) {
      const place = at - from;
      best[place] = (this.singleLogs[text.charCodeAt(at)] ?? 0) - all + (best[place + 1] ?? 0);
      ends[place] = 1;
      chosen[place] = UNKNOWN;
      if (at + 1 < to) this.chooseLonger(text, at, to - at, place);
    }
    for (let at = from; at < to;) {
      const length = ends[at - from] ?? 1;
      visit(at, length, chosen[at - from] ?? UNKNOWN);
      at += length;
    }
  }

  private makeRoom(length: number): void {
    if (this.logOfTotal === 0) this.logOfTotal = Math.log(this.total);
    if (this.best.length > length) return;
    this.best = new Float64Array(length * 2);
    this.ends = new Int32Array(length * 2);
    this.chosen = new Int32Array(length * 2);
  }

  /** Takes a longer word at a place when that is at least as probable. `room`: characters up to the end. */
  private chooseLonger(text: string, at: number, room: number, place: number): void {
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    const pair = this.recentPairs.find(pairKey(first, second), IS_PAIR, this.pairs);
    let entry = this.recentPairs.integer(pair);
    if (entry === 0) return;
    if (entry > GOES_ON) this.offer(place, 2, (entry >> 1) - 1, this.recentPairs.float(pair));
    let hash = nextHash(nextHash(0, first), second);
    let check = nextCheck(nextCheck(0, first), second);
    for (let size = 3; size <= room && (entry & GOES_ON) === 1; size += 1) {
      const unit = text.charCodeAt(at + size - 1);
      hash = nextHash(hash, unit);
      check = nextCheck(check, unit);
      const word = this.recentWords.find(hash, check | 1, this.longWords);
      entry = this.recentWords.integer(word);
      if (entry > GOES_ON) this.offer(place, size, (entry >> 1) - 1, this.recentWords.float(word));
    }
  }

  private offer(place: number, size: number, number: number, log: number): void {
    const value = log - this.logOfTotal + (this.best[place + size] ?? 0);
    if (value < (this.best[place] ?? 0)) return;
    this.best[place] = value;
    this.ends[place] = size;
    this.chosen[place] = number;
  }
}

/** The key of a word's first characters. */
function hashesOf(word: string, size: number): [hash: number, check: number] {
  let hash = 0;
  let check = 0;
  for (let i = 0; i < size; i += 1) {
    hash = nextHash(hash, word.charCodeAt(i));
    check = nextCheck(check, word.charCodeAt(i));
  }
  return [hash, check | 1];
}

/** Adds to an entry: the number of a word with its logarithm, or that longer words begin with it. */
function merge(
  table: SlotTable,
  [hash, check]: readonly [hash: number, check: number],
  added: number,
  log: number,
): void {
  const place = table.find(hash, check);
  const before = place === -1 ? 0 : table.integer(place);
  if (added === GOES_ON) {
    if ((before & GOES_ON) === 1) return;
    table.set(hash, check, before | GOES_ON, place === -1 ? 0 : table.float(place));
  } else table.set(hash, check, added | (before & GOES_ON), log);
}
