import { v7 as uuidv7 } from 'uuid';
import { flagStates } from '../../src/modules/integrity/flag.lifecycle.js';
import { done, openBids } from '../factories/bids.js';
import { evidence } from './award-lines.js';
import { bidIs, by, evaluationIs, upload } from './story.js';
import { now, type World } from './world.js';

/** From the declarations to the result. */

const days = (n: number) => new Date(Date.now() + n * 86_400_000);
const at = (world: World, path: string) => `/scenarios/${world.call.id}/${path}`;
const bidIds = ({ bid, rival }: World) => [bid.id, rival.id];

/** The chair has no ties, a member discloses one, a third has not spoken. */
export async function declare(world: World): Promise<void> {
  await world.app.settle();
  const path = at(world, 'evaluation/declarations');
  await by(world, 'chair')('POST', path, { none: true });
  const tie = { organisationId: null, kind: 'advisor', note: '示例：曾为其提供咨询' };
  await by(world, 'member')('POST', path, { none: false, conflicts: [tie] });
  evaluationIs(world, { state: 'declaring' });
  now(world, { panel: { chair: 'cleared', member: 'pending', named: 'named' } });
}

/** The tie is no obstacle, the third leaves; both bids have their papers, and both sheets are filled in. */
export async function score(world: World): Promise<void> {
  const members = at(world, 'evaluation/members');
  const { nos } = world;
  await by(world, 'chair')('POST', `${members}/${nos.member}/decisions`, { decision: 'clear' });
  const away = { reason: 'unavailable' };
  await by(world, 'reviewer')('POST', `${members}/${nos.named}/exclusions`, away);
  for (const id of bidIds(world))
    await by(world, 'publisherEditor')('POST', `/bids/${id}/compliances`);
  await world.app.settle();
  const [good, fair] = [
    { fit: 90, solution: 85, plan: 0, team: 1 },
    { fit: 80, solution: 75, plan: 1, team: 1 },
  ];
  const given = (values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));
  const scores = { [world.bid.id]: given(good), [world.rival.id]: given(fair) };
  for (const seat of ['chair', 'member'] as const)
    await by(world, seat)('PUT', at(world, 'evaluation/sheet'), { scores }, { 'if-match': '"0"' });
  bidIs(world, { state: 'compliant' });
  evaluationIs(world, { state: 'scoring', undecided: 0, members: 2, allCleared: true });
  now(world, { panel: { chair: 'cleared', member: 'cleared', named: 'excluded' } });
}

/** All sheets are locked, and the chair has written down what the panel thinks. */
export async function agree(world: World): Promise<void> {
  for (const seat of ['chair', 'member'] as const)
    await by(world, seat)('POST', at(world, 'evaluation/sheet/locks'), undefined, {
      'if-match': '"1"',
    });
  const words = { strengths: '示例：方案具体', improvements: '示例：计划可更细' };
  const bids = Object.fromEntries(bidIds(world).map((id) => [id, words]));
  await by(world, 'chair')(
    'PUT',
    at(world, 'evaluation/consensus'),
    { bids },
    { 'if-match': '"0"' },
  );
  evaluationIs(world, { state: 'consensus', allLocked: true, consensusComplete: true });
  now(world, { locked: true });
}

export async function lockTechnique(world: World): Promise<void> {
  const path = at(world, 'evaluation/consensus');
  for (const seat of ['chair', 'member'] as const) {
    const { hash } = (await by(world, seat)('GET', path)) as { hash: string };
    await by(world, seat)('POST', `${path}/confirmations`, { hash });
  }
  bidIs(world, { state: 'scored' });
  evaluationIs(world, { state: 'technique-locked', allConfirmed: true });
  now(world, { openings: { technique: 'opened', price: 'awaiting' } });
}

/** Prices are open; that places are made follows by an event that has not been delivered. */
export async function openPrices(world: World): Promise<void> {
  done(await openBids(world.app, world.call, 'price'));
  evaluationIs(world, { pricesOpen: true });
  now(world, { openings: { technique: 'opened', price: 'opened' } });
}

export async function price(world: World): Promise<void> {
  await world.app.settle();
  evaluationIs(world, { state: 'priced', pricesOpen: false });
  now(world, { ranking: 'made' });
}

export async function rank(world: World): Promise<void> {
  await by(world, 'chair')('POST', at(world, 'ranking/publications'));
  await world.app.settle();
  bidIs(world, { state: 'ranked' });
  evaluationIs(world, { state: 'ranked' });
  const entry = { stage: 'proof', kind: 'award', bidIds: bidIds(world), proofDays: 20 };
  now(world, { ranking: 'published', proposal: entry });
}

/** What can be announced is announced, and stands still. */
export async function announce(world: World): Promise<void> {
  await by(world, 'publisherEditor')('POST', at(world, 'awards'), world.facts.proposal);
  // Said in so many days, so that no year's holidays count here.
  await endsIn(world, 'standstill_until', 3);
  now(world, {
    proposal: null,
    award: { state: 'standstill', phase: 'running', openObjections: 0, feedbackMissing: 0 },
  });
}

const endsIn = (world: World, column: 'standstill_until' | 'proof_until', n: number) =>
  world.app.source.query(
    `update awards set ${column} = $2 where scenario_id = $1 and ${column} is not null`,
    [world.call.id, days(n)],
  );

export async function standstillOver(world: World): Promise<void> {
  await endsIn(world, 'standstill_until', -1);
  const { award } = world.facts;
  now(world, { award: award && { ...award, phase: 'ended' } });
}

export async function object(world: World): Promise<void> {
  await by(world, 'partner')('POST', at(world, 'objections'), {
    ...{ reason: 'procedure', body: '示例：评审未按公布的标准进行。' },
  });
  const [row] = await world.app.source.query<{ id: string }[]>(
    'select id from objections where scenario_id = $1',
    [world.call.id],
  );
  world.objectionId = row?.id ?? '';
  await answerBy(world, 2);
  const { award } = world.facts;
  now(world, { award: award && { ...award, openObjections: 1 } });
}

async function answerBy(world: World, n: number): Promise<void> {
  await world.app.source.query('update objections set due_at = $2 where id = $1', [
    ...[world.objectionId, days(n)],
  ]);
  now(world, { objection: { state: 'open', dueAt: days(n) } });
}
export const answerLate = (world: World) => answerBy(world, -1);

async function answered(world: World, state: 'upheld' | 'rejected' | 'withdrawn'): Promise<void> {
  const { award, objection } = world.facts;
  now(world, {
    objection: objection && { ...objection, state },
    award: state === 'upheld' || !award ? null : { ...award, openObjections: 0 },
  });
  await Promise.resolve();
}
const answer = (world: World, body: object) =>
  by(world, 'publisherOwner')('POST', `/objections/${world.objectionId}/answers`, {
    ...{ answer: '示例：经核对，答复如下。', ...body },
  });

export async function reject(world: World): Promise<void> {
  await answer(world, { decision: 'reject' });
  await answered(world, 'rejected');
}

/** The decision goes back, and the panel scores one criterion again. */
export async function uphold(world: World): Promise<void> {
  await answer(world, { decision: 'uphold', effect: 'rescore', parts: ['fit'] });
  await answered(world, 'upheld');
  evaluationIs(world, { state: 'scoring', allLocked: false, allConfirmed: false });
  now(world, { locked: false, ranking: 'none' });
}

export async function takeBack(world: World): Promise<void> {
  await by(world, 'leadEditor')('POST', `/objections/${world.objectionId}/withdrawals`);
  await answered(world, 'withdrawn');
}

/** The call is cancelled while its decision stands still. */
export async function cancel(world: World): Promise<void> {
  await by(world, 'publisherOwner')('POST', at(world, 'cancellations'), { reason: 'need-gone' });
  await world.app.settle();
  now(world, { award: null, decided: 'final' });
}

/** The first decision is final: both bids are in their proof of concept. */
export async function enter(world: World): Promise<void> {
  await by(world, 'publisherOwner')('POST', at(world, 'award-completions'));
  await endsIn(world, 'proof_until', 10);
  const proofFile = { id: await upload(world, 'proof', true), handedIn: false };
  const pending = { id: await upload(world, 'proof', false), purpose: 'proof' as const };
  now(world, { award: null, decided: 'entry', proof: { state: 'running', dueAt: days(10) } });
  now(world, { proofFile, pending });
}

export async function proofLate(world: World): Promise<void> {
  await endsIn(world, 'proof_until', -1);
  now(world, { proof: { state: 'running', dueAt: days(-1) } });
}

export async function handIn(world: World): Promise<void> {
  const { proofFile } = world.facts;
  const fileIds = proofFile ? [proofFile.id] : [];
  await by(world, 'partner')('POST', `/bids/${world.bid.id}/proofs`, { ...evidence, fileIds });
  await by(world, 'rival')('POST', `/bids/${world.rival.id}/proofs`, evidence);
  now(world, {
    proof: { state: 'submitted', dueAt: days(10) },
    proofFile: proofFile && { ...proofFile, handedIn: true },
  });
}

/** One bid passes, the other fails; the final result goes to the one that passed. */
const judge = (passes: 'bid' | 'rival') => async (world: World) => {
  for (const which of ['bid', 'rival'] as const)
    await by(world, 'publisherEditor')('POST', `/bids/${world[which].id}/proof-reviews`, {
      ...{ decision: which === passes ? 'pass' : 'fail', note: '示例：按现场复测的结果' },
    });
  now(world, {
    proof: { state: passes === 'bid' ? 'passed' : 'failed', dueAt: days(10) },
    proposal: { kind: 'award', bidIds: [world[passes].id] },
  });
};
export const pass = judge('bid');
export const fail = judge('rival');

const complete = (state: 'awarded' | 'not_awarded') => async (world: World) => {
  await announce(world);
  await standstillOver(world);
  await by(world, 'publisherOwner')('POST', at(world, 'award-completions'));
  await world.app.settle();
  bidIs(world, { state });
  now(world, { award: null, decided: 'final' });
};
export const win = complete('awarded');
export const lose = complete('not_awarded');

/** A flag in each state, a hold in force and one that was lifted. */
export async function watch(world: World): Promise<void> {
  const auditor = by(world, 'auditor');
  const place = async () => {
    const body = { scenarioId: world.call.id, steps: ['award'], note: '示例：核实中，暂缓' };
    return ((await auditor('POST', '/integrity/holds', body)) as { id: string }).id;
  };
  const [live, lifted] = [await place(), await place()];
  await auditor('POST', `/integrity/holds/${lifted}/liftings`, { note: '示例：已核实' });
  for (const state of flagStates)
    await world.app.source.query(
      `insert into integrity_flags (id, scenario_id, code, key, figures, found_at, state, decided_at)
       values ($1, $2, 'near-texts', $3, '{}', app_now(), $4, case when $4 <> 'open' then app_now() end)`,
      [world.flags[state], world.call.id, uuidv7(), state],
    );
  world.holds = { live, lifted };
}
