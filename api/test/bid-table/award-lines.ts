import { v7 as uuidv7 } from 'uuid';
import { awardLifecycle } from '../../src/modules/awards/award.lifecycle.js';
import { objectionLifecycle } from '../../src/modules/awards/objection.lifecycle.js';
import { proofLifecycle, type ProofAction } from '../../src/modules/awards/proof.lifecycle.js';
import { byTable, shown, signedIn, unless, type Line, type Wanted } from './lines.js';
import { bidderEditors, leads, ofPublisher, publishes, readsBid, type Role } from './roles.js';
import type { World } from './world.js';

/** From the ranking to the end: decisions, objections, what bidders learn, proofs of concept. */

function placesOf(role: Role): string[] {
  if (role === 'publisherOwner') return ['publisher-owner', 'publisher-editor'];
  if (role === 'publisherEditor') return ['publisher-editor'];
  return role === 'reviewer' ? ['reviewer'] : [];
}
const ofLead = (role: Role) => leads(role) || role === 'partner';
const oversees = (role: Role) => ofPublisher(role) || role === 'reviewer' || role === 'auditor';
/** Both sides, and those who oversee it, know of what is between them. */
const involved = ({ facts }: World, role: Role) =>
  oversees(role) || (facts.opened && (bidderEditors(role) || readsBid(role)));
const outsiders = (world: World, role: Role): Wanted =>
  involved(world, role) ? 'refused' : 'unknown';
const held = ({ facts }: World, ...steps: readonly string[]) =>
  steps.some((step) => facts.held.includes(step));
const ofCall = (path: string) => (world: World) => `/scenarios/${world.call.id}/${path}`;
const ofBid = (path: string) => (world: World) => `/bids/${world.bid.id}/${path}`;

const decisions: readonly Line[] = [
  {
    ...{ route: 'GET /scenarios/{id}/result', part: 'award', path: ofCall('result') },
    answer: () => 'done',
  },
  {
    ...{ route: 'GET /scenarios/{id}/award-desk', part: 'award', path: ofCall('award-desk') },
    answer: signedIn((_, role) => shown(oversees(role))),
  },
  {
    ...{ route: 'POST /scenarios/{id}/awards', part: 'award', path: ofCall('awards') },
    body: ({ facts }) => facts.proposal ?? { kind: 'none_suitable', reason: 'none-valid' },
    answer: signedIn((world, role) => {
      if (!publishes(role)) return 'refused';
      return world.facts.proposal && !held(world, 'award') ? 'done' : 'not-now';
    }),
  },
  {
    ...{ route: 'POST /scenarios/{id}/award-completions', part: 'award' },
    path: ofCall('award-completions'),
    answer: signedIn((world, role) => {
      if (!publishes(role)) return 'refused';
      const { award } = world.facts;
      if (!award) return 'not-now';
      const obstacle = held(world, 'award', 'standstill');
      if (obstacle) return 'not-now';
      return byTable(awardLifecycle, 'complete', award, placesOf(role));
    }),
  },
  {
    ...{ route: 'POST /scenarios/{id}/no-responses', part: 'award', path: ofCall('no-responses') },
    answer: signedIn(({ facts }, role) => {
      if (!publishes(role)) return 'refused';
      return facts.unanswered ? 'done' : 'not-now';
    }),
  },
];

const answerOf = (decision: 'uphold' | 'reject'): Line => ({
  ...{ route: 'POST /objections/{id}/answers', part: 'award', note: decision },
  path: ({ objectionId }) => `/objections/${objectionId}/answers`,
  body: () => ({
    ...{ decision, answer: '示例：经核对，答复如下。' },
    ...(decision === 'uphold' ? { effect: 'renew' } : {}),
  }),
  answer: signedIn((world, role) => {
    const { objection } = world.facts;
    if (!objection) return 'unknown';
    const places = placesOf(role);
    if (places.length === 0) return outsiders(world, role);
    const wanted = byTable(objectionLifecycle, decision, objection, places);
    // Upheld it undoes the decision that is on hold; rejected it leaves it as it is.
    return unless(wanted, decision === 'uphold' && held(world, 'award', 'standstill'));
  }),
});

const objections: readonly Line[] = [
  {
    ...{ route: 'POST /scenarios/{id}/objections', part: 'award', path: ofCall('objections') },
    body: () => ({ reason: 'procedure', body: '示例：评审未按公布的标准进行。' }),
    answer: signedIn((world, role) => {
      const { award, objection } = world.facts;
      if (!award) return 'not-now';
      if (!bidderEditors(role)) return 'refused';
      const waits = ofLead(role) && objection?.state === 'open';
      return award.phase !== 'ended' && !waits ? 'done' : 'not-now';
    }),
  },
  answerOf('uphold'),
  answerOf('reject'),
  {
    ...{ route: 'POST /objections/{id}/withdrawals', part: 'award' },
    path: ({ objectionId }) => `/objections/${objectionId}/withdrawals`,
    answer: signedIn((world, role) => {
      const { objection } = world.facts;
      if (!objection) return 'unknown';
      if (!ofLead(role)) return outsiders(world, role);
      return byTable(objectionLifecycle, 'withdraw', objection, ['objector']);
    }),
  },
];

const feedback: readonly Line[] = [
  {
    ...{ route: 'GET /bids/{id}/feedback', part: 'award', path: ofBid('feedback') },
    answer: signedIn(({ facts }, role) => {
      const decided = facts.award !== null || facts.decided !== 'nothing';
      const told = facts.opened && (decided || facts.bid.state === 'disqualified');
      return shown(told && readsBid(role));
    }),
  },
  {
    ...{ route: 'PUT /bids/{id}/feedback-words', part: 'award', path: ofBid('feedback-words') },
    body: () => ({ strengths: '示例：接口清楚', improvements: '示例：计划可更细' }),
    tag: ({ seen }) => seen.words,
    answer: signedIn((world, role) => {
      const { opened, bid, decided, ranking } = world.facts;
      if (!opened || bid.state === 'disqualified') return 'unknown';
      if (!publishes(role)) return outsiders(world, role);
      return decided !== 'final' && ranking === 'published' ? 'done' : 'not-now';
    }),
  },
];

export function proofStep(world: World, role: Role, action: ProofAction): Wanted {
  const { proof } = world.facts;
  if (!proof) return 'unknown';
  const relations = action === 'submit' ? (ofLead(role) ? ['bidder'] : []) : placesOf(role);
  if (action === 'submit' ? !ofLead(role) : !publishes(role)) return outsiders(world, role);
  const wanted = byTable(proofLifecycle, action, proof, relations);
  return unless(wanted, action !== 'submit' && held(world, 'evaluation'));
}
const review = (decision: 'pass' | 'fail' | 'return'): Line => ({
  ...{ route: 'POST /bids/{id}/proof-reviews', part: 'proof', note: decision },
  path: ofBid('proof-reviews'),
  body: () => ({ decision, note: '示例：现场复测的结果如所报。' }),
  answer: signedIn((world, role) => proofStep(world, role, decision)),
});

const proofs: readonly Line[] = [
  {
    ...{ route: 'POST /bids/{id}/proofs', part: 'proof', path: ofBid('proofs') },
    body: () => evidence,
    answer: signedIn((world, role) => proofStep(world, role, 'submit')),
  },
  {
    ...{ route: 'GET /bids/{id}/proofs/files/{fileId}', part: 'proof' },
    path: ({ bid, facts }) => `/bids/${bid.id}/proofs/files/${facts.proofFile?.id ?? uuidv7()}`,
    // Its bidder's own from the upload on; for those who oversee it once it was handed in.
    answer: signedIn(({ facts: { proofFile } }, role) =>
      shown(proofFile !== null && (readsBid(role) || (proofFile.handedIn && oversees(role)))),
    ),
  },
  review('pass'),
  review('fail'),
  review('return'),
];

/** What a bidder hands in; the value meets the target of the scenario. */
export const evidence = {
  summary: '示例：在二号线连续运行两周，共检一万二千件。',
  figures: [{ name: '漏检率', value: 0.4 }],
};

export const awardLines: readonly Line[] = [...decisions, ...objections, ...feedback, ...proofs];
