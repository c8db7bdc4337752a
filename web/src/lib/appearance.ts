import { useSyncExternalStore } from 'react';

/** Theme and type size; `public/appearance.js` reads the same keys before the first paint. */
type Setting = 'theme' | 'size';

const listeners = new Set<() => void>();

/** Sets one setting, on the page and for the next visit (where the browser lets us keep it). */
export function setAppearance(setting: Setting, value: string): void {
  document.documentElement.dataset[setting] = value;
  try {
    window.localStorage.setItem(`aixm.${setting}`, value);
  } catch {
    // Storage is switched off: the choice holds for this page only.
  }
  listeners.forEach((tell) => tell());
}

/** The present value, e.g. `dark` or `large`; follows changes. */
export function useAppearance(setting: Setting): string {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => document.documentElement.dataset[setting] ?? '',
  );
}
