import { requestErrors, type AppError } from './errors.js';

/** One row of a process: what may be done, from where, to where, by whom, under which condition. */
export interface Transition<State extends string, Action extends string, Subject> {
  readonly action: Action;
  readonly from: readonly State[];
  readonly to: State | ((subject: Subject) => State);
  /** Relations of the actor to the subject, any of which suffices (e.g. `publisher`, `reviewer`). */
  readonly who: readonly string[];
  /** A refusal where the facts do not allow it now; null lets it pass. Pure: data is passed in. */
  readonly when?: (subject: Subject, now: Date) => AppError | null;
}

export interface LifecycleTable<State extends string, Action extends string, Subject> {
  readonly noun: string;
  readonly initial: readonly State[];
  readonly transitions: readonly Transition<State, Action, Subject>[];
}

type Stated<State extends string> = { readonly state: State };

/** A lifecycle: one pure table that is process, permission and buttons in one place. */
export class Lifecycle<
  State extends string,
  Action extends string,
  Subject extends Stated<State> = Stated<State>,
> {
  constructor(readonly table: LifecycleTable<State, Action, Subject>) {
    this.refuseUnreachable();
  }

  /** What the holder of these relations may do to the subject now, in table order. */
  actions(subject: Subject, relations: readonly string[], now: Date): Action[] {
    if (relations.length === 0) return []; // every entry of a public list is asked for visitors
    const allowed = this.table.transitions
      .filter((row) => this.fits(row, subject, relations))
      .filter((row) => !row.when?.(subject, now))
      .map((row) => row.action);
    return [...new Set(allowed)];
  }

  /**
   * The state after an action.
   * @throws AppError `request.not-allowed` for the wrong person, `request.action-not-allowed` for the
   *   wrong state, or the row's own refusal
   */
  perform(action: Action, subject: Subject, relations: readonly string[], now: Date): State {
    const rows = this.table.transitions.filter((row) => row.action === action);
    const mine = rows.filter((row) => row.who.some((who) => relations.includes(who)));
    if (mine.length === 0) throw requestErrors('not-allowed');
    const fitting = mine.filter((candidate) => candidate.from.includes(subject.state));
    const [first] = fitting;
    if (!first) throw requestErrors('action-not-allowed', { state: subject.state, action });
    // Several rows of one action may lead to different states, each under its own condition.
    const row = fitting.find((candidate) => !candidate.when?.(subject, now)) ?? first;
    const refusal = row.when?.(subject, now);
    if (refusal) throw refusal;
    return typeof row.to === 'function' ? row.to(subject) : row.to;
  }

  /** The table as Markdown, for the README and its check. */
  markdown(): string {
    const rows = this.table.transitions.map(
      (r) =>
        `| ${r.action} | ${r.from.join(', ')} | ${typeof r.to === 'string' ? r.to : '(computed)'} | ${r.who.join(', ')} | ${r.when ? 'yes' : ''} |`,
    );
    return ['| action | from | to | who | condition |', '|---|---|---|---|---|', ...rows].join(
      '\n',
    );
  }

  private fits(
    row: Transition<State, Action, Subject>,
    subject: Subject,
    relations: readonly string[],
  ) {
    return row.from.includes(subject.state) && row.who.some((who) => relations.includes(who));
  }

  private refuseUnreachable(): void {
    const { noun, initial, transitions } = this.table;
    if (transitions.some((row) => typeof row.to === 'function')) return; // targets only known at run time
    const reached = new Set<string>([...initial, ...transitions.map((row) => row.to as string)]);
    const lost = transitions.flatMap((row) => row.from).filter((state) => !reached.has(state));
    if (lost.length)
      throw new Error(`${noun}: unreachable states ${[...new Set(lost)].join(', ')}`);
  }
}
