import { DiscoveryService } from '@nestjs/core';
import { awardStates } from '../src/modules/awards/award.lifecycle.js';
import { objectionStates } from '../src/modules/awards/objection.lifecycle.js';
import { proofStates } from '../src/modules/awards/proof.lifecycle.js';
import { bidStates } from '../src/modules/bids/bid-fields.schemas.js';
import { evaluationStates } from '../src/modules/evaluation/evaluation.lifecycle.js';
import { openApiDocument } from '../src/platform/http/openapi.js';
import { startTestApp, type TestApp } from './app.js';
import type { Part } from './bid-table/lines.js';
import { aWorld } from './bid-table/setup.js';
import * as judging from './bid-table/story-of-judging.js';
import * as bidding from './bid-table/story.js';
import { allLines, letIn, statesOf, walk } from './bid-table/walk.js';
import type { World } from './bid-table/world.js';

/**
 * Role × route × state of everything from the bid on, as one table. One call lives its life, really sealed and opened;
 * at each stop everybody tries every route there is. What a step is allowed comes from the pure lifecycle tables, who may
 * know of what is written out in `bid-table/*-lines.ts`, and the answers of the running service must agree with both.
 */

interface Stop {
  readonly name: string;
  /** The stop it goes on from; the one before unless said. */
  readonly from?: string;
  readonly go: (world: World) => Promise<void>;
  readonly parts: readonly Part[];
}
const judgingParts = ['evaluation', 'bid'] as const;

const stops: readonly Stop[] = [
  {
    ...{ name: 'begun', go: bidding.begin },
    parts: [
      'bid',
      'papers',
      'sealing',
      'keys',
      'opening',
      'criteria',
      'evaluation',
      'award',
      'proof',
      'own',
    ],
  },
  { name: 'watched', go: judging.watch, parts: ['integrity'] },
  { name: 'ready', from: 'begun', go: bidding.tidy, parts: ['sealing'] },
  {
    name: 'sealed',
    go: bidding.seal,
    parts: ['bid', 'papers', 'sealing', 'opening', 'evaluation', 'award'],
  },
  { name: 'written anew', go: bidding.writeAnew, parts: ['bid', 'papers', 'sealing'] },
  {
    name: 'call changed',
    from: 'sealed',
    go: bidding.changeCall,
    parts: ['bid', 'papers', 'sealing'],
  },
  { name: 'withdrawn', from: 'sealed', go: bidding.withdraw, parts: ['bid', 'papers', 'sealing'] },
  {
    ...{ name: 'closed', from: 'sealed', go: bidding.close },
    parts: ['bid', 'papers', 'sealing', 'keys', 'opening', 'criteria', 'evaluation', 'award'],
  },
  { name: 'opening held', go: bidding.hold('opening'), parts: ['opening'] },
  {
    name: 'opened',
    from: 'closed',
    go: bidding.open,
    parts: ['bid', 'papers', 'opening', 'evaluation'],
  },
  { name: 'declaring', go: judging.declare, parts: [...judgingParts, 'sealing', 'award', 'proof'] },
  { name: 'evaluation held', go: bidding.hold('evaluation'), parts: judgingParts },
  { name: 'defect found', from: 'declaring', go: bidding.findDefect, parts: ['bid', 'papers'] },
  { name: 'disqualified', from: 'declaring', go: bidding.disqualify, parts: ['bid', 'award'] },
  { name: 'scoring', from: 'declaring', go: judging.score, parts: judgingParts },
  { name: 'consensus', go: judging.agree, parts: ['evaluation', 'award'] },
  { name: 'technique locked', go: judging.lockTechnique, parts: [...judgingParts, 'opening'] },
  { name: 'prices open', go: judging.openPrices, parts: [...judgingParts, 'opening'] },
  { name: 'priced', go: judging.price, parts: ['evaluation', 'award'] },
  { name: 'ranked', go: judging.rank, parts: [...judgingParts, 'award', 'proof'] },
  { name: 'award held', go: bidding.hold('award'), parts: ['award'] },
  { name: 'standstill', from: 'ranked', go: judging.announce, parts: ['award', 'proof'] },
  { name: 'standstill held', go: bidding.hold('standstill'), parts: ['award'] },
  { name: 'cancelled', from: 'standstill', go: judging.cancel, parts: ['award'] },
  { name: 'objected', from: 'standstill', go: judging.object, parts: ['award'] },
  { name: 'objected and held', go: bidding.hold('award'), parts: ['award'] },
  { name: 'answer late', from: 'objected', go: judging.answerLate, parts: ['award'] },
  { name: 'rejected', from: 'objected', go: judging.reject, parts: ['award'] },
  { name: 'taken back', from: 'objected', go: judging.takeBack, parts: ['award'] },
  { name: 'upheld', from: 'objected', go: judging.uphold, parts: ['award', 'evaluation'] },
  {
    ...{ name: 'standstill over', from: 'standstill', go: judging.standstillOver },
    parts: ['award'],
  },
  { name: 'in proof', go: judging.enter, parts: ['proof', 'papers', 'award'] },
  { name: 'proof late', go: judging.proofLate, parts: ['proof', 'papers'] },
  {
    name: 'proof handed in',
    from: 'in proof',
    go: judging.handIn,
    parts: ['proof', 'papers', 'award'],
  },
  { name: 'proof held', go: bidding.hold('evaluation'), parts: ['proof'] },
  { name: 'proof failed', from: 'proof handed in', go: judging.fail, parts: ['proof', 'award'] },
  { name: 'lost', go: judging.lose, parts: ['bid', 'award', 'proof'] },
  { name: 'proof passed', from: 'proof handed in', go: judging.pass, parts: ['proof', 'award'] },
  {
    ...{ name: 'won', go: judging.win },
    parts: [
      'bid',
      'papers',
      'sealing',
      'keys',
      'opening',
      'criteria',
      'evaluation',
      'award',
      'proof',
      'own',
    ],
  },
  { name: 'in vain', from: 'nothing', go: bidding.closeInVain, parts: ['award', 'keys'] },
];

let app: TestApp;
let world: World;
/** What the story had made by each stop. */
const kept = new Map<string, World>();
const visited: Awaited<ReturnType<typeof statesOf>>[] = [];
beforeAll(async () => {
  const many = { RATE_LIMIT_ACCOUNT: '1000000', RATE_LIMIT_ADDRESS: '1000000' };
  app = await startTestApp({ ...many, DATABASE_POOL: '24' });
  world = await aWorld(app);
  await app.settle();
  await world.snapshots.save('nothing');
  kept.set('nothing', { ...world });
});
afterAll(() => app.stop());

it.each(stops)(
  'answers each role and route as the tables say: $name',
  async (stop) => {
    if (stop.from) {
      await world.snapshots.back(stop.from);
      Object.assign(world, kept.get(stop.from));
    }
    await stop.go(world);
    await world.snapshots.save(stop.name);
    kept.set(stop.name, { ...world });
    visited.push(await statesOf(world));
    expect(await walk(world, stop.parts)).toEqual([]);
  },
  300_000,
);

it('comes by every state of every table', () => {
  const seen = (of: keyof (typeof visited)[number]) =>
    new Set(visited.flatMap((one) => one[of]?.split(' ') ?? []));
  const missing = (of: keyof (typeof visited)[number], all: readonly string[]) =>
    all.filter((state) => !seen(of).has(state)).map((state) => `${of} ${state}`);
  expect([
    ...missing('bid', bidStates),
    ...missing('evaluation', evaluationStates),
    ...missing('award', awardStates),
    ...missing('objection', objectionStates),
    ...missing('proof', proofStates),
  ]).toEqual([]);
});

it('has every route of these modules, and no other', () => {
  const modules = ['BidsModule', 'EvaluationModule', 'AwardsModule', 'IntegrityModule'];
  const controllers = app.nest
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .filter(({ host }) => modules.includes(host?.metatype?.name ?? ''))
    .map(({ metatype }) => (metatype as { name: string }).name.replace(/Controller$/, ''));
  const routes = Object.entries(openApiDocument(app.nest).paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, { operationId?: string }>)
      .filter(([, { operationId = '' }]) => controllers.includes(operationId.split('_')[0] ?? ''))
      .map(([method]) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  expect(routes.length).toBeGreaterThan(70);
  const walked = [...new Set(allLines.map(({ route }) => route))];
  expect([...walked].sort()).toEqual([...routes].sort());
});

it('lets somebody through each of them at some stop', () => {
  expect(allLines.map(({ route }) => route).filter((route) => !letIn.has(route))).toEqual([]);
});
