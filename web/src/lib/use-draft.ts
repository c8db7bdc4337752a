import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../api/problem';
import { DraftKeeper, type DraftOptions, type DraftState, type Input } from './draft-keeper';

export interface Draft extends DraftState {
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

/** A draft keeper inside React: its state is drawn, and the browser asks before unsaved words are left. */
export function useDraft<Saved extends { version: number }>(
  options: DraftOptions<Saved>,
  auto: boolean,
): Draft {
  const [state, setState] = useState<DraftState>({ status: 'saved', faults: {}, problem: null });
  const [keeper] = useState(() => new DraftKeeper<Saved>(options, setState));
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => keeper.use(options));
  const touch = useCallback(() => {
    keeper.touched();
    window.clearTimeout(timer.current);
    if (!auto) return;
    timer.current = window.setTimeout(() => {
      timer.current = undefined;
      void keeper.save(false);
    }, REST_MS);
  }, [auto, keeper]);
  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    return keeper.save(true);
  }, [keeper]);
  const refuse = useCallback((problem: Problem) => keeper.refuse(problem), [keeper]);
  const rebase = useCallback(
    (version: number, saved: Input) => keeper.rebase(version, saved),
    [keeper],
  );
  useEffect(
    () => () => {
      // Gone to another page within the rest: what was typed last is saved all the same.
      if (timer.current !== undefined) void keeper.save(false);
      window.clearTimeout(timer.current);
      timer.current = undefined;
    },
    [keeper],
  );
  useLeaveWarning(state.status !== 'saved');
  return { ...state, touch, flush, refuse, rebase };
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
