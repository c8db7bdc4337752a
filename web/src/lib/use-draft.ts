import { useCallback, useEffect, useRef, useState } from 'react';
import { OFFLINE, Problem } from '../api/problem';

/** What is between the form and the server: one word for the reader. */
export type DraftStatus = 'saved' | 'unsaved' | 'saving' | 'refused' | 'stale' | 'failed';

interface Versioned {
  version: number;
}

type Input = Record<string, unknown>;

export interface DraftOptions<Saved extends Versioned> {
  /** What the server has. */
  saved: Input;
  version: number;
  /** What the form holds now, in the server's words. */
  current: () => Input;
  /** Sends the changed fields; throws a Problem. */
  send: (changed: Input, version: number) => Promise<Saved>;
  onSaved: (saved: Saved) => void;
}

/** A field's name and the server's sentence about it, by JSON pointer without the first slash. */
export type Faults = Readonly<Record<string, string>>;

export interface Draft {
  status: DraftStatus;
  faults: Faults;
  problem: Problem | null;
  /** Tell that something was typed; saves by itself after a rest when `auto`. */
  touch: () => void;
  /** Saves at once. @returns whether everything that was typed is now with the server */
  flush: () => Promise<boolean>;
  /** Faults found elsewhere, e.g. by a submission. */
  refuse: (problem: Problem) => void;
  /** After “stale”: go on from the version that is there now, keeping what was typed here. */
  rebase: (version: number, saved: Input) => Promise<boolean>;
}

const REST_MS = 1200;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const topOf = (pointer: string) => pointer.replace(/^#?\//, '').split('/')[0] ?? '';

/** Faults by path (`baseline/0/value`). */
export function faultsOf(problem: Problem): Record<string, string> {
  return Object.fromEntries(
    problem.fields.map((field) => [field.pointer.replace(/^#?\//, ''), field.message]),
  );
}

/**
 * Keeps a draft on the server in step with a form. Only changed fields are sent, with the version the reader saw;
 * a refused field is shown and set aside, so that one bad address does not hold back the rest; a newer version
 * stops saving until the reader decides. Nothing that was typed is ever thrown away here.
 */
export function useDraft<Saved extends Versioned>(
  options: DraftOptions<Saved>,
  auto: boolean,
): Draft {
  const [status, setStatus] = useState<DraftStatus>('saved');
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef(options);
  const server = useRef({ fields: options.saved, version: options.version });
  const aside = useRef<Input>({});
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const timer = useRef<number | undefined>(undefined);
  const [stale, setStale] = useState(false);
  useEffect(() => {
    latest.current = options;
  });

  const attempt = useCallback(async (skipAside: boolean): Promise<boolean> => {
    const now = latest.current.current();
    const changed = Object.fromEntries(
      Object.entries(now).filter(
        ([key, value]) =>
          !same(value, server.current.fields[key]) &&
          !(skipAside && key in aside.current && same(value, aside.current[key])),
      ),
    );
    if (Object.keys(changed).length === 0) {
      const left = Object.keys(aside.current).length > 0;
      setStatus(left ? 'refused' : 'saved');
      return !left;
    }
    setStatus('saving');
    const saved = await latest.current.send(changed, server.current.version);
    server.current = {
      fields: { ...server.current.fields, ...changed },
      version: saved.version,
    };
    for (const key of Object.keys(changed)) delete aside.current[key];
    setFaults((old) =>
      Object.fromEntries(Object.entries(old).filter(([path]) => !(topOf(path) in changed))),
    );
    setProblem(null);
    latest.current.onSaved(saved);
    const left = Object.keys(aside.current).length > 0;
    setStatus(left ? 'refused' : 'saved');
    return !left;
  }, []);

  const failed = useCallback(
    async (cause: unknown): Promise<boolean> => {
      const fault = cause instanceof Problem ? cause : new Problem({ title: String(cause) }, 0);
      setProblem(fault);
      if (fault.status === 412) {
        setStatus('stale');
        setStale(true);
        return false;
      }
      if (fault.fields.length === 0 || fault.code === OFFLINE) {
        setStatus('failed');
        return false;
      }
      setFaults((old) => ({ ...old, ...faultsOf(fault) }));
      setStatus('refused');
      const now = latest.current.current();
      const isNew = fault.fields.some((field) => !(topOf(field.pointer) in aside.current));
      for (const field of fault.fields)
        aside.current[topOf(field.pointer)] = now[topOf(field.pointer)];
      if (!isNew) return false;
      return attempt(true).catch(() => {
        setStatus('refused');
        return false;
      });
    },
    [attempt],
  );

  const run = useCallback(
    (skipAside: boolean) => {
      window.clearTimeout(timer.current);
      queue.current = queue.current.then(() => attempt(skipAside).catch(failed));
      return queue.current;
    },
    [attempt, failed],
  );

  const touch = useCallback(() => {
    if (stale) return;
    setStatus('unsaved');
    window.clearTimeout(timer.current);
    if (auto) timer.current = window.setTimeout(() => void run(true), REST_MS);
  }, [auto, run, stale]);

  useEffect(() => () => window.clearTimeout(timer.current), []);
  useLeaveWarning(status !== 'saved');

  return {
    status,
    faults,
    problem,
    touch,
    flush: useCallback(() => (stale ? Promise.resolve(false) : run(false)), [run, stale]),
    refuse: useCallback((refusal: Problem) => {
      setProblem(refusal);
      setFaults(faultsOf(refusal));
    }, []),
    rebase: useCallback(
      (version: number, saved: Input) => {
        server.current = { fields: saved, version };
        setStale(false);
        return run(false);
      },
      [run],
    ),
  };
}

/** The browser asks before a page with unsaved words is closed. */
function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}
