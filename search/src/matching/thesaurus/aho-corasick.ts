// Finds all forms of the thesaurus in a text in one pass (Aho & Corasick 1975). States are rows of typed arrays;
// transitions are one hash map keyed by state and UTF-16 unit, which suits a large, sparse Chinese alphabet.

/** One occurrence of a pattern: `end` is exclusive. */
export interface Hit {
  pattern: number;
  start: number;
  end: number;
}

export class AhoCorasick {
  private readonly next = new Map<number, number>();
  /** Transitions of the first state by UTF-16 unit, 0 for none: most units of a text begin nothing. */
  private readonly first = new Uint32Array(65_536);
  private readonly fail: number[] = [0];
  /** Pattern that ends in a state, or -1. */
  private readonly output: number[] = [-1];
  /** Nearest state on the fail path with an output, or 0. */
  private readonly outputLink: number[] = [0];
  private readonly lengths: number[];

  /** @param patterns non-empty strings, already normalised; hits refer to their positions in this list. */
  constructor(patterns: readonly string[]) {
    this.lengths = patterns.map((pattern) => pattern.length);
    const children = [new Map<number, number>()];
    patterns.forEach((pattern, index) => this.insert(pattern, index, children));
    this.link(children);
  }

  /** All occurrences in `text`, by end and then longest first. */
  search(text: string): Hit[] {
    const hits: Hit[] = [];
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = this.step(state, text.charCodeAt(i));
      let at = this.output[state]! >= 0 ? state : this.outputLink[state]!;
      while (at > 0) {
        const pattern = this.output[at]!;
        hits.push({ pattern, start: i + 1 - this.lengths[pattern]!, end: i + 1 });
        at = this.outputLink[at]!;
      }
    }
    return hits;
  }

  private step(from: number, unit: number): number {
    let state = from;
    for (;;) {
      if (state === 0) return this.first[unit]!;
      const to = this.next.get(state * 65536 + unit);
      if (to !== undefined) return to;
      state = this.fail[state]!;
    }
  }

  private insert(pattern: string, index: number, children: Map<number, number>[]): void {
    let state = 0;
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i);
      let to = children[state]!.get(unit);
      if (to === undefined) {
        to = children.length;
        children.push(new Map<number, number>());
        this.fail.push(0);
        this.output.push(-1);
        this.outputLink.push(0);
        children[state]!.set(unit, to);
        if (state === 0) this.first[unit] = to;
        else this.next.set(state * 65536 + unit, to);
      }
      state = to;
    }
    if (this.output[state] === -1) this.output[state] = index;
  }

  private link(children: Map<number, number>[]): void {
    const queue = [...children[0]!.values()];
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head]!;
      const fail = this.fail[state]!;
      this.outputLink[state] = this.output[fail]! >= 0 ? fail : this.outputLink[fail]!;
      for (const [unit, child] of children[state]!) {
        this.fail[child] = this.step(fail, unit);
        queue.push(child);
      }
    }
  }
}
