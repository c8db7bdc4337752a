import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';
import {
  bidStates,
  defectFields,
  disqualifyReasons,
  endReasons,
  reconfirmReasons,
} from './bid-fields.schemas.js';

/** Subject types of the events here. None of a bid's events is shown to anybody before its opening (bids.reads.ts). */
export const bidSubject = 'bid';
export const openingSubject = 'opening';
export const officerKeySubject = 'officer-key';
export const keySetSubject = 'key-set';

const ofScenario = z.object({ scenarioId: z.uuid() });
const ofMember = ofScenario.extend({ memberId: z.uuid() });

export const BidDrafted = defineEvent('bid.drafted', ofScenario);
const sealing = ofScenario.extend({
  version: z.int(),
  keySetId: z.uuid(),
  manifestHash: z.string(),
  receiptHash: z.string(),
  sealedAt: z.string(),
});
export const BidSealed = defineEvent('bid.sealed', sealing);
/** A later version took the place of a sealed one; the earlier receipt stays on record as superseded. */
export const BidReplaced = defineEvent('bid.replaced', sealing.extend({ supersedes: z.string() }));
export const BidWithdrawn = defineEvent(
  'bid.withdrawn',
  ofScenario.extend({ from: z.enum(bidStates), reason: z.enum(endReasons) }),
);
export const BidReconfirmAsked = defineEvent(
  'bid.reconfirm-asked',
  ofScenario.extend({ reason: z.enum(reconfirmReasons), scenarioVersion: z.int() }),
);
export const BidReconfirmed = defineEvent(
  'bid.reconfirmed',
  ofScenario.extend({ scenarioVersion: z.int() }),
);
export const BidOpened = defineEvent(
  'bid.opened',
  ofScenario.extend({ receiptHash: z.string(), memberIds: z.array(z.uuid()) }),
);
export const BidPriceOpened = defineEvent(
  'bid.price-opened',
  ofScenario.extend({
    amountFen: z.int(),
    currency: z.string(),
    taxIncluded: z.boolean(),
  }),
);
export const BidCompliant = defineEvent('bid.compliant', ofScenario);
export const BidDefectFound = defineEvent(
  'bid.defect-found',
  ofScenario.extend({ field: z.enum(defectFields), due: z.string() }),
);
export const BidDefectCured = defineEvent(
  'bid.defect-cured',
  ofScenario.extend({ field: z.enum(defectFields) }),
);
/** Named on a judged bid by an earlier rule and not put right in time: the bid stands as it was sealed. */
export const BidDefectLapsed = defineEvent('bid.defect-lapsed', ofScenario);
export const BidDisqualified = defineEvent(
  'bid.disqualified',
  ofScenario.extend({ from: z.enum(bidStates), reason: z.enum(disqualifyReasons) }),
);
/** Too few officers' shares open an envelope, by their word alone: it stays closed, and the bid in. */
export const BidContested = defineEvent(
  'bid.contested',
  ofScenario.extend({ kind: z.string(), declared: z.int(), shown: z.int(), due: z.string() }),
);
export const BidScored = defineEvent('bid.scored', ofScenario);
export const BidRanked = defineEvent('bid.ranked', ofScenario);
export const BidAwarded = defineEvent('bid.awarded', ofScenario);
export const BidNotAwarded = defineEvent('bid.not-awarded', ofScenario);

export const ConsortiumInvited = defineEvent('consortium.invited', ofMember);
export const ConsortiumConsented = defineEvent('consortium.consented', ofMember);
export const ConsortiumDeclined = defineEvent('consortium.declined', ofMember);
export const ConsortiumLeft = defineEvent(
  'consortium.left',
  ofMember.extend({ by: z.enum(['itself', 'lead']) }),
);

export const OfficerKeyMade = defineEvent('officer-key.made', z.object({ keyId: z.string() }));
export const OfficerKeyRetired = defineEvent(
  'officer-key.retired',
  z.object({ keyId: z.string() }),
);
export const KeySetMade = defineEvent(
  'key-set.made',
  ofScenario.extend({ n: z.int(), officers: z.int(), by: z.enum(['rule', 'hand']) }),
);
export const OpeningShareGiven = defineEvent(
  'opening.share-given',
  ofScenario.extend({ kind: z.string(), officer: z.int() }),
);
/** The public minute: who by role, when, how many, whose receipts; no contents. */
export const OpeningOpened = defineEvent(
  'opening.opened',
  ofScenario.extend({
    kind: z.string(),
    at: z.string(),
    officers: z.array(z.int()),
    opened: z.int(),
    unreadable: z.int(),
    contested: z.int(),
    closed: z.int(),
    lapsed: z.int(),
    receiptHashes: z.array(z.string()),
  }),
);
