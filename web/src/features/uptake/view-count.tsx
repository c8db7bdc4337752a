import { useEffect } from 'react';
import { countView } from './uptake-queries';

/** Pages counted since the site was opened: going back and forth is one look. */
const counted = new Set<string>();

/** Counts one look at a public scenario; draws nothing. */
export function ViewCount({ id }: { id: string }) {
  useEffect(() => {
    if (counted.has(id)) return;
    counted.add(id);
    void countView(id);
  }, [id]);
  return null;
}
