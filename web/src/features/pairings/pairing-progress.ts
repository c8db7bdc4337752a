import type { Pairing } from '../../api/types';
import type { Tone } from '../../ui/tag';

type Answer = Pairing['demandAnswer'];

/** States after both sides said yes; from here the keystone is drawn. */
const together: readonly Pairing['state'][] = [
  'mutual',
  'introduced',
  'meeting_set',
  'met',
  'negotiating',
  'agreed',
];
const over: readonly Pairing['state'][] = ['agreed', 'no_fit', 'declined', 'expired', 'overridden'];

export const isTogether = (pairing: Pick<Pairing, 'state'>) => together.includes(pairing.state);
export const isOver = (pairing: Pick<Pairing, 'state'>) => over.includes(pairing.state);

/** How far a side's arc is drawn: to the keystone for a yes, half-way for “may know more”, a foot for no word yet. */
export function reach(answer: Answer): number {
  if (answer === 'connect') return 1;
  if (answer === 'learn') return 0.55;
  return answer === 'decline' ? 0 : 0.12;
}

/** Colour of a state's mark: red is for the meeting and nothing else. */
export function toneOf(pairing: Pick<Pairing, 'state'>): Tone {
  if (isTogether(pairing)) return 'meet';
  return pairing.state === 'stalled' || pairing.state === 'parked' ? 'warn' : 'plain';
}
