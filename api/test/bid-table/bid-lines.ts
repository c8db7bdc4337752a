import { v7 as uuidv7 } from 'uuid';
import {
  bidLifecycle,
  type BidAction,
  type BidRelation,
} from '../../src/modules/bids/bid.lifecycle.js';
import type { FilePurpose } from '../../src/modules/bids/bid-fields.schemas.js';
import { proofStep } from './award-lines.js';
import { byTable, shown, signedIn, unless, type Line, type Wanted } from './lines.js';
import { leads, ofPublisher, publishes, readsBid, type Role } from './roles.js';
import { accountOf, type World } from './world.js';

/** A bid from its first word to its end; who may know of it, and who may do what. */

/** Who may know that the bid exists. Its publisher's editors from the opening on; nobody else, whatever their office. */
const knowsBid = ({ facts }: World, role: Role): boolean =>
  readsBid(role) || (role === 'invited' && facts.loose) || (facts.opened && publishes(role));

function relationsOf({ facts }: World, role: Role): BidRelation[] {
  if (leads(role)) return ['lead-editor'];
  if (role === 'partner') return ['member-editor'];
  return facts.opened && publishes(role) ? ['publisher-editor'] : [];
}

/** A step of the bid's lifecycle; for whoever may not know of it there is none. */
const step = (action: BidAction, obstacle: (world: World) => boolean = () => false) =>
  signedIn((world, role) => stepOf(world, role, action, obstacle(world)));

function stepOf(world: World, role: Role, action: BidAction, obstacle = false): Wanted {
  if (!knowsBid(world, role)) return 'unknown';
  return unless(byTable(bidLifecycle, action, world.facts.bid, relationsOf(world, role)), obstacle);
}

const ofBid =
  (path = '') =>
  (world: World) =>
    `/bids/${world.bid.id}${path}`;
const isOpen = ({ facts }: World) => facts.bid.scenarioOpen;
const frozen = ({ facts }: World) => facts.held.includes('evaluation');
const version = ({ seen }: World) => seen.bidVersion;
const partnerId = (world: World) => accountOf(world, 'partner').organisationId;
const invitedId = (world: World) => accountOf(world, 'invited').organisationId;

const writing: readonly Line[] = [
  {
    ...{ route: 'POST /bids', part: 'bid', path: () => '/bids' },
    body: ({ call }) => ({ scenarioId: call.id }),
    answer: signedIn((world, role) => {
      if (!isOpen(world)) return 'not-now';
      const gone = world.facts.bid.state === 'withdrawn';
      if (leads(role) || role === 'partner') return gone ? 'done' : 'not-now';
      if (role === 'rival') return 'not-now';
      return role === 'stranger' || role === 'invited' ? 'done' : 'refused';
    }),
  },
  {
    ...{ route: 'GET /bids/{id}', part: 'bid', path: ofBid() },
    answer: signedIn((world, role) => shown(knowsBid(world, role))),
  },
  {
    ...{ route: 'PATCH /bids/{id}', part: 'bid', path: ofBid(), tag: version },
    body: () => ({ technique: { summary: '示例：换一种写法。' } }),
    answer: step('edit'),
  },
  {
    ...{ route: 'GET /bids/{id}/check', part: 'bid', path: ofBid('/check') },
    answer: signedIn(({ facts }, role) => {
      if (!readsBid(role)) return 'unknown';
      return facts.bid.hasDraft ? 'done' : 'not-now';
    }),
  },
  {
    ...{ route: 'POST /bids/{id}/drafts', part: 'bid', path: ofBid('/drafts') },
    answer: step('redraft'),
  },
  {
    ...{ route: 'POST /bids/{id}/withdrawals', part: 'bid', path: ofBid('/withdrawals') },
    answer: step('withdraw'),
  },
  {
    ...{ route: 'POST /bids/{id}/reconfirmations', part: 'bid', path: ofBid('/reconfirmations') },
    body: ({ seen }) => ({ scenarioVersion: seen.scenarioVersion }),
    answer: step('reconfirm'),
  },
];

/** An organisation answers for itself: to the invitation while it is open, by leaving while there is something to leave. */
const answering = (what: 'consents' | 'refusals'): Line => ({
  route: `POST /bids/{id}/members/{organisationId}/${what}`,
  part: 'bid',
  path: (world) => `/bids/${world.bid.id}/members/${invitedId(world)}/${what}`,
  answer: signedIn((world, role) => {
    if (!world.facts.loose || !knowsBid(world, role)) return 'unknown';
    return role === 'invited' ? 'done' : 'refused';
  }),
});

const consortium: readonly Line[] = [
  {
    ...{ route: 'POST /bids/{id}/members', part: 'bid', path: ofBid('/members') },
    body: ({ guest }) => ({ organisationId: guest }),
    answer: step('invite'),
  },
  answering('consents'),
  answering('refusals'),
  {
    ...{ route: 'POST /bids/{id}/members/{organisationId}/departures', part: 'bid' },
    path: (world) => `/bids/${world.bid.id}/members/${partnerId(world)}/departures`,
    answer: signedIn((world, role) => {
      if (!knowsBid(world, role)) return 'unknown';
      if (role !== 'partner') return 'refused';
      const { state } = world.facts.bid;
      const stands = ['draft', 'sealed', 'needs_reconfirm'].includes(state);
      return isOpen(world) && stands ? 'done' : 'not-now';
    }),
  },
  {
    ...{ route: 'DELETE /bids/{id}/members/{organisationId}', part: 'bid' },
    path: (world) => `/bids/${world.bid.id}/members/${partnerId(world)}`,
    answer: signedIn((world, role) => {
      if (!knowsBid(world, role)) return 'unknown';
      if (!leads(role)) return 'refused';
      return isOpen(world) && world.facts.bid.state === 'draft' ? 'done' : 'not-now';
    }),
  },
];

const papers: readonly Line[] = [
  {
    ...{ route: 'PUT /bids/{id}/files/{fileId}', part: 'papers' },
    path: (world) => `/bids/${world.bid.id}/files/${uuidv7()}`,
    body: ({ facts }) => ({
      name: '示例.pdf',
      size: 64,
      purpose: facts.pending?.purpose ?? 'draft',
    }),
    answer: signedIn((world, role) => fileStep(world, role, world.facts.pending?.purpose)),
  },
  {
    ...{ route: 'PUT /bid-files/{fileId}/chunks/{no}', part: 'papers' },
    path: ({ facts }) => `/bid-files/${facts.pending?.id ?? uuidv7()}/chunks/0`,
    bytes: ({ sealedFile }) => sealedFile.bytes,
    answer: signedIn((world, role) => pendingStep(world, role, knowsBid(world, role))),
  },
  {
    ...{ route: 'POST /bids/{id}/files/{fileId}/completions', part: 'papers' },
    path: ({ bid, facts }) => `/bids/${bid.id}/files/${facts.pending?.id ?? uuidv7()}/completions`,
    answer: signedIn((world, role) => pendingStep(world, role, readsBid(role))),
  },
  {
    ...{ route: 'DELETE /bids/{id}/files/{fileId}', part: 'papers' },
    path: ({ bid, facts }) => `/bids/${bid.id}/files/${facts.pending?.id ?? uuidv7()}`,
    answer: signedIn((world, role) => pendingStep(world, role, knowsBid(world, role))),
  },
  {
    ...{ route: 'GET /bids/{id}/files/{fileId}', part: 'papers' },
    path: ({ bid, facts }) => `/bids/${bid.id}/files/${facts.file ?? uuidv7()}`,
    // A draft's file for its own people; what was sealed, or handed in as a cure, for the publisher, too.
    answer: signedIn(({ facts }, role) =>
      shown(facts.file !== null && (readsBid(role) || (facts.opened && publishes(role)))),
    ),
  },
];

/** Files follow what they are for: the draft, the cure of a defect, the evidence of a proof. */
function fileStep(world: World, role: Role, purpose: FilePurpose = 'draft'): Wanted {
  if (purpose !== 'proof') return stepOf(world, role, purpose === 'cure' ? 'cure' : 'edit');
  return knowsBid(world, role) ? proofStep(world, role, 'submit') : 'unknown';
}

function pendingStep(world: World, role: Role, known: boolean): Wanted {
  const { pending } = world.facts;
  return pending && known ? fileStep(world, role, pending.purpose) : 'unknown';
}

const sealing: readonly Line[] = [
  {
    ...{ route: 'POST /bids/{id}/sealings', part: 'sealing', path: ofBid('/sealings') },
    body: ({ keySetId }) => ({ keySetId }),
    answer: step('seal'),
  },
  {
    ...{ route: 'GET /bids/{id}/sealings/{sealingId}', part: 'sealing' },
    path: ({ bid, facts }) => `/bids/${bid.id}/sealings/${facts.attempt?.id ?? uuidv7()}`,
    answer: signedIn(({ facts }, role) => shown(facts.attempt !== null && leads(role))),
  },
  {
    ...{ route: 'PUT /sealings/{sealingId}/chunks/{chunk}', part: 'sealing' },
    path: ({ facts }) => `/sealings/${facts.attempt?.id ?? uuidv7()}/chunks/price-0`,
    bytes: ({ sealedFile }) => sealedFile.bytes,
    answer: signedIn(({ facts }, role) => {
      if (!facts.attempt || !leads(role)) return 'unknown';
      return facts.attempt.sealed ? 'not-now' : 'done';
    }),
  },
  {
    ...{ route: 'POST /bids/{id}/receipts', part: 'sealing', path: ofBid('/receipts') },
    ...{ tag: version, body: ({ request }: World) => request },
    answer: signedIn((world, role) => {
      // Sent twice it answers the receipt that is there, to whoever may read it.
      if (world.facts.attempt?.sealed) return shown(readsBid(role));
      return stepOf(world, role, 'seal', world.facts.loose);
    }),
  },
  {
    ...{ route: 'GET /bids/{id}/receipts', part: 'sealing', path: ofBid('/receipts') },
    answer: signedIn((_, role) => shown(readsBid(role))),
  },
];

const judging: readonly Line[] = [
  {
    ...{ route: 'GET /scenarios/{id}/bids', part: 'bid' },
    path: ({ call }) => `/scenarios/${call.id}/bids`,
    answer: signedIn((_, role) => shown(ofPublisher(role))),
  },
  {
    ...{ route: 'POST /bids/{id}/compliances', part: 'bid', path: ofBid('/compliances') },
    answer: step('find-compliant', frozen),
  },
  {
    ...{ route: 'POST /bids/{id}/defects', part: 'bid', path: ofBid('/defects') },
    body: () => ({ fields: [{ field: 'signed-form', note: '示例：请补正' }] }),
    answer: step('find-defect', frozen),
  },
  {
    ...{ route: 'POST /bids/{id}/cures', part: 'bid', path: ofBid('/cures') },
    body: ({ facts }) => ({ field: 'certificate-file', fileId: facts.file ?? uuidv7() }),
    answer: step('cure'),
  },
  {
    ...{
      route: 'POST /bids/{id}/disqualifications',
      part: 'bid',
      path: ofBid('/disqualifications'),
    },
    body: () => ({ reason: 'other', note: '示例：不符合公布的资格要求' }),
    answer: step('disqualify', frozen),
  },
];

const around: readonly Line[] = [
  {
    ...{ route: 'GET /scenarios/{id}/bidding', part: 'own' },
    path: ({ call }) => `/scenarios/${call.id}/bidding`,
    answer: () => 'done',
  },
  {
    ...{ route: 'GET /my/bids', part: 'own', path: () => '/my/bids' },
    answer: signedIn(() => 'done'),
  },
  {
    ...{
      route: 'POST /receipts/verifications',
      part: 'own',
      path: () => '/receipts/verifications',
    },
    body: () => ({ text: '{}' }),
    answer: () => 'done',
  },
];

export const bidLines: readonly Line[] = [
  ...writing,
  ...consortium,
  ...papers,
  ...sealing,
  ...judging,
  ...around,
];
