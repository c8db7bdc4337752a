import { OFFLINE, Problem } from '../api/problem';

/** What is between the form and the server: one word for the reader. */
export type DraftStatus = 'saved' | 'unsaved' | 'saving' | 'refused' | 'stale' | 'failed';

export type Input = Record<string, unknown>;

/** A field's path in the server's words (`baseline/0/value`) and the server's sentence about it. */
export type Faults = Readonly<Record<string, string>>;

export interface DraftState {
  status: DraftStatus;
  faults: Faults;
  problem: Problem | null;
}

export interface DraftOptions<Saved extends { version: number }> {
  /** What the server has. */
  saved: Input;
  version: number;
  /** What the form holds now, in the server's words. */
  current: () => Input;
  /** Sends the changed fields; throws a Problem. */
  send: (changed: Input, version: number) => Promise<Saved>;
  onSaved: (saved: Saved) => void;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const pathOf = (pointer: string) => pointer.replace(/^#?\//, '');
const topOf = (path: string) => pathOf(path).split('/')[0] ?? '';

/** Faults by path. */
export function faultsOf(problem: Problem): Record<string, string> {
  return Object.fromEntries(problem.fields.map((field) => [pathOf(field.pointer), field.message]));
}

/**
 * Keeps a draft on the server in step with a form. Only changed fields are sent, with the version the reader saw;
 * a refused field is told and set aside, so that one bad address does not hold back the rest; a newer version
 * stops saving until the reader decides. Nothing that was typed is ever thrown away here.
 */
export class DraftKeeper<Saved extends { version: number }> {
  private server: Input;
  private version: number;
  /** Fields as they were refused; sent again when they change, or when asked to. */
  private aside: Input = {};
  private queue: Promise<boolean> = Promise.resolve(true);
  private state: DraftState = { status: 'saved', faults: {}, problem: null };

  constructor(
    private options: DraftOptions<Saved>,
    private readonly tell: (state: DraftState) => void,
  ) {
    this.server = options.saved;
    this.version = options.version;
  }

  get isStale(): boolean {
    return this.state.status === 'stale';
  }

  /** The form's functions as of this drawing. */
  use(options: DraftOptions<Saved>): void {
    this.options = options;
  }

  /** Something was typed. */
  touched(): void {
    if (!this.isStale) this.set({ status: 'unsaved' });
  }

  /**
   * Saves after whatever is being saved.
   * @param all also fields that were refused and have not changed since
   * @returns whether everything that was typed is now with the server
   */
  save(all: boolean): Promise<boolean> {
    this.queue = this.queue.then(() =>
      this.isStale ? false : this.attempt(all).catch((cause: unknown) => this.failed(cause)),
    );
    return this.queue;
  }

  /** Faults found elsewhere, e.g. by a submission. */
  refuse(problem: Problem): void {
    this.set({ problem, faults: faultsOf(problem) });
  }

  /** Goes on from the version that is there now, keeping what was typed here. */
  rebase(version: number, saved: Input): Promise<boolean> {
    this.server = saved;
    this.version = version;
    this.set({ status: 'unsaved', problem: null });
    return this.save(true);
  }

  private set(part: Partial<DraftState>): void {
    this.state = { ...this.state, ...part };
    this.tell(this.state);
  }

  private changed(all: boolean): Input {
    return Object.fromEntries(
      Object.entries(this.options.current()).filter(
        ([key, value]) =>
          !same(value, this.server[key]) &&
          (all || !(key in this.aside) || !same(value, this.aside[key])),
      ),
    );
  }

  /** Says where things stand; what was typed while saving goes along at once when everything was asked for. */
  private async settle(all: boolean): Promise<boolean> {
    const now = this.options.current();
    this.aside = Object.fromEntries(
      Object.entries(this.aside).filter(([key]) => !same(now[key], this.server[key])),
    );
    const isClean = Object.keys(this.aside).length === 0;
    if (Object.keys(this.changed(false)).length > 0) {
      if (all) return this.attempt(all);
      this.set({ status: 'unsaved' });
      return false;
    }
    this.set({ status: isClean ? 'saved' : 'refused' });
    return isClean;
  }

  private async attempt(all: boolean): Promise<boolean> {
    const changed = this.changed(all);
    if (Object.keys(changed).length === 0) return this.settle(all);
    this.set({ status: 'saving' });
    const saved = await this.options.send(changed, this.version);
    this.version = saved.version;
    this.server = { ...this.server, ...changed };
    const faults = Object.entries(this.state.faults).filter(([path]) => !(topOf(path) in changed));
    this.set({ faults: Object.fromEntries(faults), problem: null });
    this.options.onSaved(saved);
    return this.settle(all);
  }

  private async failed(cause: unknown): Promise<boolean> {
    const problem = cause instanceof Problem ? cause : new Problem({ title: String(cause) }, 0);
    this.set({ problem });
    if (problem.status === 412 || problem.fields.length === 0 || problem.code === OFFLINE) {
      this.set({ status: problem.status === 412 ? 'stale' : 'failed' });
      return false;
    }
    const now = this.options.current();
    const tops = problem.fields.map((field) => topOf(field.pointer));
    const isNews = tops.some((top) => !(top in this.aside) || !same(this.aside[top], now[top]));
    for (const top of tops) this.aside[top] = now[top];
    this.set({ status: 'refused', faults: { ...this.state.faults, ...faultsOf(problem) } });
    // The other fields were refused along with these: send them alone, as long as that gets anywhere.
    return isNews ? this.attempt(false).catch((again: unknown) => this.failed(again)) : false;
  }
}
