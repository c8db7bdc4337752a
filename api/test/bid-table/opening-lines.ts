import { shown, signedIn, type Line } from './lines.js';
import { officers, publishes, type Role } from './roles.js';
import type { World } from './world.js';

/** Keys for opening, who is named, and the openings themselves. */

const forOfficers = (answer: Line['answer']): Line['answer'] =>
  signedIn((world, role) => (officers(role) ? answer(world, role) : 'refused'));
const mayName = (world: World, role: Role) =>
  world.facts.bid.scenarioOpen && (publishes(role) || role === 'admin');
const ofCall = (path: string) => (world: World) => `/scenarios/${world.call.id}/${path}`;

const keys: readonly Line[] = [
  {
    ...{ route: 'GET /my/officer-keys', part: 'own', path: () => '/my/officer-keys' },
    answer: forOfficers(() => 'done'),
  },
  {
    ...{ route: 'POST /my/officer-keys', part: 'own', path: () => '/my/officer-keys' },
    body: ({ officerKeys }) => ({ publicKey: officerKeys.fresh }),
    answer: forOfficers(() => 'done'),
  },
  {
    ...{ route: 'POST /my/officer-keys/{id}/retirements', part: 'own' },
    path: ({ officerKeys }) => `/my/officer-keys/${officerKeys.mine}/retirements`,
    answer: forOfficers((_, role) => shown(role === 'officer')),
  },
  {
    ...{ route: 'GET /my/openings', part: 'own', path: () => '/my/openings' },
    answer: forOfficers(() => 'done'),
  },
  {
    ...{ route: 'GET /sealing-keys', part: 'own', path: () => '/sealing-keys' },
    answer: () => 'done',
  },
  {
    ...{ route: 'GET /scenarios/{id}/opening-officers', part: 'keys' },
    path: ofCall('opening-officers'),
    answer: () => 'done',
  },
  {
    ...{ route: 'GET /scenarios/{id}/officer-candidates', part: 'keys' },
    path: ofCall('officer-candidates'),
    answer: signedIn((world, role) => shown(mayName(world, role))),
  },
  {
    ...{ route: 'POST /scenarios/{id}/opening-officers', part: 'keys' },
    path: ofCall('opening-officers'),
    body: ({ officerKeys }) => ({ officerKeyIds: officerKeys.all }),
    answer: signedIn((world, role) =>
      world.facts.bid.scenarioOpen ? shown(mayName(world, role)) : 'not-now',
    ),
  },
];

/** An officer of this call hands in shares between closing and opening; afterwards the same answer again. */
const shares = (kind: 'technique' | 'price'): readonly Line[] => [
  {
    ...{ route: 'GET /scenarios/{id}/openings/{kind}/shares', part: 'opening', note: kind },
    path: ofCall(`openings/${kind}/shares`),
    answer: forOfficers((_, role) => shown(role === 'officer')),
  },
  {
    ...{ route: 'POST /scenarios/{id}/openings/{kind}/shares', part: 'opening', note: kind },
    path: ofCall(`openings/${kind}/shares`),
    body: ({ seen }) => ({ shares: seen.shares[kind] }),
    answer: forOfficers(({ facts }, role) => {
      if (role !== 'officer') return 'unknown';
      const state = facts.openings[kind];
      const possible = state === 'awaiting' || state === 'opened';
      return possible && !facts.held.includes('opening') ? 'done' : 'not-now';
    }),
  },
];

export const openingLines: readonly Line[] = [
  ...keys,
  {
    ...{ route: 'GET /scenarios/{id}/openings', part: 'opening', path: ofCall('openings') },
    answer: () => 'done',
  },
  ...shares('technique'),
  ...shares('price'),
];
