import type { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { pairingErrors } from './pairing.errors.js';
import type { Side } from './pairing.lifecycle.js';

/**
 * Refuses a no without a reason of the list: a side gives its own or one for both, a matchmaker that of either side,
 * whose no it then counts as.
 * @throws AppError `pairing.reason-needed`, `pairing.reason-of-other-side`, `pairing.note-needed`
 */
export async function checkReason(
  taxonomy: TaxonomyReads,
  by: Side | 'matchmaker',
  said: { readonly reason?: string | undefined; readonly note: string },
): Promise<void> {
  const field = (code: string) => [{ pointer: '/reason', code, message: '' }];
  if (!said.reason) throw pairingErrors('reason-needed', {}, field('required'));
  const reason = (await taxonomy.of('decline-reason')).find((term) => term.code === said.reason);
  if (!reason) throw pairingErrors('reason-needed', {}, field('not-in-list'));
  if (by !== 'matchmaker' && ![by, 'both'].includes(reason.attributes.side ?? 'both'))
    throw pairingErrors('reason-of-other-side', {}, field('not-in-list'));
  if (reason.attributes.note === 'required' && !said.note)
    throw pairingErrors('note-needed', {}, [{ pointer: '/note', code: 'required', message: '' }]);
}
