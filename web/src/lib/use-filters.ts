import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Filters live in the address, so that a found page can be shared and the back button undoes a choice. */
export interface Filters {
  q: string;
  sort: string;
  get: (key: string) => string[];
  /** All chosen filters; keys without a choice are left out. */
  all: () => Record<string, string[]>;
  has: boolean;
  set: (key: string, value: string) => void;
  toggle: (key: string, value: string) => void;
  /** Takes one condition away altogether. */
  drop: (key: string) => void;
  clear: () => void;
}

/**
 * Reads and writes the listed filter keys (each may hold several values), `q` and `sort` in the address.
 * A typed query replaces the history entry; a chosen filter makes a new one.
 */
export function useFilters(keys: readonly string[]): Filters {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (key: string, value: string) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (value) next.set(key, value);
          else next.delete(key);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  const toggle = useCallback(
    (key: string, value: string) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          const chosen = old.getAll(key);
          next.delete(key);
          const rest = chosen.includes(value)
            ? chosen.filter((one) => one !== value)
            : [...chosen, value];
          rest.forEach((one) => next.append(key, one));
          return next;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
  const drop = useCallback((key: string) => set(key, ''), [set]);
  const clear = useCallback(() => setParams({}, { preventScrollReset: true }), [setParams]);
  return useMemo(
    () => ({
      q: params.get('q') ?? '',
      sort: params.get('sort') ?? '',
      get: (key: string) => params.getAll(key),
      all: () =>
        Object.fromEntries(
          keys.filter((key) => params.has(key)).map((key) => [key, params.getAll(key)]),
        ),
      has: keys.some((key) => params.has(key)),
      set,
      toggle,
      drop,
      clear,
    }),
    [params, keys, set, toggle, drop, clear],
  );
}
