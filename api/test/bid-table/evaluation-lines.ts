import {
  evaluationLifecycle,
  type EvaluationAction,
} from '../../src/modules/evaluation/evaluation.lifecycle.js';
import { byTable, shown, signedIn, unless, type Line, type Wanted } from './lines.js';
import { isSeat, ofPublisher, publishes, type Role } from './roles.js';
import type { World } from './world.js';

/** How bids are judged: nothing of it is there for anybody but the panel, its publisher, reviewers and auditors. */

function relationsOf({ facts }: World, role: Role): string[] {
  if (role === 'publisherOwner') return ['publisher-owner', 'publisher-member'];
  if (ofPublisher(role)) return ['publisher-member'];
  if (role === 'reviewer' || role === 'auditor') return [role];
  const state = isSeat(role) ? facts.panel[role] : null;
  if (state === 'named') return ['named-member'];
  if (state === 'pending') return ['pending-member'];
  if (state !== 'cleared') return [];
  return ['member', ...(role === 'chair' ? ['chair'] : []), ...(facts.locked ? [] : ['scorer'])];
}

/** A step of the evaluation's lifecycle, refused while an auditor holds it. */
function stepOf(world: World, role: Role, action: EvaluationAction): Wanted {
  const { evaluation, held } = world.facts;
  const relations = relationsOf(world, role);
  if (!evaluation || relations.length === 0) return 'unknown';
  const wanted = byTable(evaluationLifecycle, action, evaluation, relations);
  return unless(wanted, held.includes('evaluation'));
}
const step = (action: EvaluationAction) => signedIn((world, role) => stepOf(world, role, action));

/** A step of members: for everybody else there is no such thing. */
const memberStep = (action: EvaluationAction) =>
  signedIn((world, role) => {
    const state = isSeat(role) ? world.facts.panel[role] : null;
    if (!state || state === 'excluded') return 'unknown';
    const once = action === 'save-sheet' || action === 'lock-sheet';
    if (once && state === 'cleared' && world.facts.locked) return 'not-now';
    return stepOf(world, role, action);
  });

const ofCall = (path: string) => (world: World) => `/scenarios/${world.call.id}/${path}`;
const member = (world: World, what: string) =>
  `/scenarios/${world.call.id}/evaluation/members/${world.nos.member}/${what}`;
const scored = ['scoring', 'consensus', 'technique-locked', 'priced', 'ranked'];
const readsSheet = ({ facts }: World, role: Role) =>
  isSeat(role) &&
  facts.panel[role] === 'cleared' &&
  scored.includes(facts.evaluation?.state ?? 'set-up');

const criteria: readonly Line[] = [
  {
    ...{ route: 'GET /scenarios/{id}/criteria', part: 'criteria', path: ofCall('criteria') },
    answer: () => 'done',
  },
  {
    ...{ route: 'PUT /scenarios/{id}/criteria', part: 'criteria', path: ofCall('criteria') },
    body: ({ seen }) => seen.criteria.body,
    tag: ({ seen }) => seen.criteria.version,
    answer: signedIn(({ facts }, role) => {
      if (!publishes(role)) return 'refused';
      return facts.bid.scenarioOpen ? 'done' : 'not-now';
    }),
  },
];

const panel: readonly Line[] = [
  {
    ...{ route: 'GET /my/evaluations', part: 'own', path: () => '/my/evaluations' },
    answer: signedIn(() => 'done'),
  },
  {
    ...{ route: 'GET /scenarios/{id}/evaluation', part: 'evaluation', path: ofCall('evaluation') },
    answer: signedIn((world, role) => {
      const excluded = isSeat(role) && world.facts.panel[role] === 'excluded';
      const known = relationsOf(world, role).length > 0 || excluded;
      return shown(world.facts.evaluation !== null && known);
    }),
  },
  {
    ...{ route: 'GET /scenarios/{id}/evaluation/choices', part: 'evaluation' },
    path: ofCall('evaluation/choices'),
    answer: signedIn((_, role) => shown(role === 'publisherOwner' || role === 'reviewer')),
  },
  {
    ...{ route: 'POST /scenarios/{id}/evaluation/members', part: 'evaluation' },
    path: ofCall('evaluation/members'),
    body: ({ spare }) => ({ userId: spare }),
    answer: signedIn((world, role) => {
      // The evaluation comes to be with the first who is named.
      const names = role === 'publisherOwner' || role === 'reviewer';
      if (!world.facts.evaluation && names) return 'done';
      const relations = relationsOf(world, role);
      if (relations.length > 0 && !names) return 'refused';
      return stepOf(world, role, 'name-member');
    }),
  },
  {
    ...{ route: 'POST /scenarios/{id}/evaluation/beginnings', part: 'evaluation' },
    path: ofCall('evaluation/beginnings'),
    answer: step('begin'),
  },
  {
    ...{ route: 'POST /scenarios/{id}/evaluation/declarations', part: 'evaluation' },
    path: ofCall('evaluation/declarations'),
    body: () => ({ none: true }),
    answer: memberStep('declare'),
  },
  {
    ...{ route: 'POST /scenarios/{id}/evaluation/members/{no}/decisions', part: 'evaluation' },
    path: (world) => member(world, 'decisions'),
    body: () => ({ decision: 'clear' }),
    answer: step('decide-conflict'),
  },
  {
    ...{ route: 'POST /scenarios/{id}/evaluation/members/{no}/exclusions', part: 'evaluation' },
    path: (world) => member(world, 'exclusions'),
    body: () => ({ reason: 'unavailable' }),
    answer: step('exclude-member'),
  },
];

const sheets: readonly Line[] = [
  {
    ...{ route: 'GET /scenarios/{id}/evaluation/sheet', part: 'evaluation' },
    path: ofCall('evaluation/sheet'),
    answer: signedIn((world, role) => shown(readsSheet(world, role))),
  },
  {
    ...{ route: 'GET /scenarios/{id}/evaluation/bids/{bidId}/files/{fileId}', part: 'evaluation' },
    path: ({ call, bid, sealedFile }) =>
      `/scenarios/${call.id}/evaluation/bids/${bid.id}/files/${sealedFile.id}`,
    answer: signedIn((world, role) => shown(readsSheet(world, role))),
  },
  {
    ...{ route: 'PUT /scenarios/{id}/evaluation/sheet', part: 'evaluation' },
    path: ofCall('evaluation/sheet'),
    body: () => ({ scores: {} }),
    tag: ({ seen }, role) => seen.sheets[role] ?? 0,
    answer: memberStep('save-sheet'),
  },
  {
    ...{ route: 'POST /scenarios/{id}/evaluation/sheet/locks', part: 'evaluation' },
    path: ofCall('evaluation/sheet/locks'),
    tag: ({ seen }, role) => seen.sheets[role] ?? 0,
    answer: memberStep('lock-sheet'),
  },
];

const overseers = ['reviewer', 'auditor'];
const agreement: readonly Line[] = [
  {
    ...{ route: 'GET /scenarios/{id}/evaluation/consensus', part: 'evaluation' },
    path: ofCall('evaluation/consensus'),
    answer: signedIn((world, role) => {
      const state = world.facts.evaluation?.state ?? 'set-up';
      const reads = overseers.includes(role) || relationsOf(world, role).includes('member');
      return shown(reads && scored.indexOf(state) > 0);
    }),
  },
  {
    ...{ route: 'PUT /scenarios/{id}/evaluation/consensus', part: 'evaluation' },
    path: ofCall('evaluation/consensus'),
    body: () => ({ bids: {} }),
    tag: ({ seen }) => seen.consensus.version,
    answer: memberStep('write-consensus'),
  },
  {
    ...{ route: 'POST /scenarios/{id}/evaluation/consensus/confirmations', part: 'evaluation' },
    path: ofCall('evaluation/consensus/confirmations'),
    body: ({ seen }) => ({ hash: seen.consensus.hash }),
    answer: memberStep('confirm-consensus'),
  },
  {
    ...{ route: 'POST /scenarios/{id}/evaluation/pricings', part: 'evaluation' },
    path: ofCall('evaluation/pricings'),
    answer: step('price'),
  },
  {
    ...{ route: 'POST /scenarios/{id}/ranking/publications', part: 'evaluation' },
    path: ofCall('ranking/publications'),
    answer: step('publish-ranking'),
  },
  {
    ...{ route: 'GET /scenarios/{id}/ranking', part: 'evaluation', path: ofCall('ranking') },
    answer: (world, role) => {
      const wide = ['publisher-member', 'reviewer', 'auditor', 'member'];
      const early = relationsOf(world, role).some((one) => wide.includes(one));
      const { ranking } = world.facts;
      return shown(ranking === 'published' || (ranking === 'made' && early));
    },
  },
];

export const evaluationLines: readonly Line[] = [...criteria, ...panel, ...sheets, ...agreement];
