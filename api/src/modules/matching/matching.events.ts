import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

/**
 * A side was shown its list: one fact a list, not one an impression, and none while the list stays the same. The rows
 * stand at the places from `first` on; `worths` is how likely the reader's side was to accept each, before calibration.
 */
export const CandidatesShown = defineEvent(
  'match.shown',
  z.object({
    side: z.enum(['demand', 'supply']),
    demo: z.boolean(),
    modelVersion: z.string(),
    first: z.int().min(1),
    others: z.array(z.uuid()),
    worths: z.array(z.number()),
  }),
);

/** Another latent space is in use from now on, in every process: scores compare only within one. */
export const SpaceFitted = defineEvent(
  'space.fitted',
  z.object({ demo: z.boolean(), version: z.string(), texts: z.int() }),
);

/** Public texts of some rows have vectors now, or are gone. */
export const TextsEmbedded = defineEvent(
  'match.embedded',
  z.object({ side: z.enum(['demand', 'supply']), ids: z.array(z.uuid()) }),
);

/** A pairing or bid of a supplier has come out: the record line of all its capabilities may differ. Says not how. */
export const SupplyRecordChanged = defineEvent('record.changed', z.object({}));
