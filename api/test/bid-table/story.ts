import { envelopeText, sealEnvelope } from '@aism/sealing';
import { v7 as uuidv7 } from 'uuid';
import {
  aDraft,
  as,
  done,
  openBids,
  passDeadline,
  postSeal,
  prepareSealing,
  putBytes,
  keySetOf,
  type SealRequest,
} from '../factories/bids.js';
import type { FilePurpose } from '../../src/modules/bids/bid-fields.schemas.js';
import type { Role } from './roles.js';
import { accountOf, now, type World } from './world.js';

/** A call from its first draft to the opening, step by step as people take them. */

/** Requests as a role that must succeed. */
export const by = (world: World, role: Role) => {
  const ask = as(world.app, accountOf(world, role));
  return async (...given: Parameters<typeof ask>): Promise<unknown> => done(await ask(...given));
};
export const bidIs = (world: World, changes: Partial<World['facts']['bid']>) =>
  now(world, { bid: { ...world.facts.bid, ...changes } });
export const evaluationIs = (
  world: World,
  changes: Partial<NonNullable<World['facts']['evaluation']>>,
) => {
  const { evaluation } = world.facts;
  if (evaluation) now(world, { evaluation: { ...evaluation, ...changes } });
};

/** Uploads a file for the lead. @returns its id */
export async function upload(
  world: World,
  purpose: FilePurpose,
  complete: boolean,
): Promise<string> {
  const id = uuidv7();
  const own = by(world, 'leadOwner');
  const { bytes } = world.sealedFile;
  await own('PUT', `/bids/${world.bid.id}/files/${id}`, {
    ...{ name: '示例材料.pdf', size: bytes.length, purpose },
  });
  const put = await putBytes(world.app, `/bid-files/${id}/chunks/0`, world.bid.bidder, bytes);
  done(put);
  if (complete) await own('POST', `/bids/${world.bid.id}/files/${id}/completions`);
  return id;
}

/** All of a sealing but its last step, with one file in the envelope. */
async function prepared(world: World): Promise<SealRequest> {
  const { app, bid, call, sealedFile } = world;
  const request = await prepareSealing(app, bid, call.id);
  const keys = await keySetOf(app, call.id);
  const { bidId, scenarioId, version, keySetId, envelopes } = request.manifest;
  const { id, bytes } = sealedFile;
  const file = {
    ...{ id, name: '示例方案.pdf', type: 'application/pdf', size: bytes.length },
    sha256: 'a'.repeat(64),
  };
  const content = (async function* () {
    yield await Promise.resolve(new Uint8Array(bytes));
  })();
  const technical = await sealEnvelope(
    { scenarioId, bidId, version, keySetId, kind: 'technique' },
    keys,
    envelopeText({ technique: bid.content.technique, files: [file] }, [content]),
    async (no, chunk) => {
      const path = `/sealings/${request.sealingId}/chunks/technique-${no}`;
      done(await putBytes(app, path, bid.bidder, chunk));
    },
  );
  const rest = envelopes.filter(({ kind }) => kind !== 'technique');
  return { ...request, manifest: { ...request.manifest, envelopes: [technical, ...rest] } };
}

const attemptOf = (request: SealRequest, sealed = false) => ({ id: request.sealingId, sealed });

/** Two bids are being written; one has a partner, an invitation without an answer, and a file that is not finished. */
export async function begin(world: World): Promise<void> {
  const { app, call } = world;
  world.bid = await aDraft(app, call.id, { bidder: accountOf(world, 'leadOwner') });
  world.rival = await aDraft(app, call.id, {
    ...{ bidder: accountOf(world, 'rival') },
    price: { amountFen: 99_000_000, items: [{ title: '总价', amountFen: 99_000_000 }] },
  });
  for (const role of ['partner', 'invited'] as const) {
    const { organisationId } = accountOf(world, role);
    await by(world, 'leadOwner')('POST', `/bids/${world.bid.id}/members`, { organisationId });
  }
  const { organisationId } = accountOf(world, 'partner');
  await by(world, 'partner')('POST', `/bids/${world.bid.id}/members/${organisationId}/consents`);
  const file = await upload(world, 'draft', true);
  const pending = { id: await upload(world, 'draft', false), purpose: 'draft' as const };
  world.request = await prepared(world);
  bidIs(world, { hasDraft: true });
  now(world, { file, pending, loose: true, attempt: attemptOf(world.request) });
}

/** Nothing stands in the way of sealing. */
export async function tidy(world: World): Promise<void> {
  const { organisationId } = accountOf(world, 'invited');
  const own = by(world, 'leadOwner');
  await own('DELETE', `/bids/${world.bid.id}/members/${organisationId}`);
  await own('DELETE', `/bids/${world.bid.id}/files/${world.facts.pending?.id ?? ''}`);
  now(world, { pending: null, loose: false });
}

/** Both are sealed, and the panel is named. */
export async function seal(world: World): Promise<void> {
  const { app, call, bid, rival, request } = world;
  if (!request) throw new Error('nothing was prepared');
  done(await postSeal(app, bid, request));
  done(await postSeal(app, rival, await prepareSealing(app, rival, call.id)));
  for (const seat of ['chair', 'member', 'named'] as const)
    await by(world, 'publisherOwner')('POST', `/scenarios/${call.id}/evaluation/members`, {
      ...{ userId: accountOf(world, seat).userId, chair: seat === 'chair' },
    });
  bidIs(world, { state: 'sealed', hasDraft: false });
  now(world, {
    ...{ file: null, attempt: attemptOf(request, true) },
    panel: { chair: 'named', member: 'named', named: 'named' },
    evaluation: {
      ...{ state: 'set-up', bids: 0, undecided: 0, members: 3, hasChair: true },
      ...{ allCleared: false, allLocked: false, consensusComplete: false },
      ...{ allConfirmed: false, pricesOpen: false, contested: 0 },
    },
  });
}

/** A new version is written beside the sealed one, and everything of its sealing has arrived. */
export async function writeAnew(world: World): Promise<void> {
  const { bid } = world;
  const own = by(world, 'leadOwner');
  await own('POST', `/bids/${bid.id}/drafts`);
  const { version } = (await own('GET', `/bids/${bid.id}`)) as { version: number };
  await own('PATCH', `/bids/${bid.id}`, bid.content, { 'if-match': `"${version}"` });
  world.request = await prepared(world);
  bidIs(world, { hasDraft: true });
  now(world, { attempt: attemptOf(world.request) });
}

/** The publisher changes what was to be answered. */
export async function changeCall(world: World): Promise<void> {
  const { app, call } = world;
  const { headers } = await as(app, call.publisher)('GET', `/scenarios/${call.id}`);
  const changes = { acceptanceTest: '由质检科用盲样两千件验收，漏检不超过五件。' };
  await by(world, 'publisherOwner')('PATCH', `/scenarios/${call.id}`, changes, {
    'if-match': String(headers.etag),
  });
  await app.settle();
  bidIs(world, { state: 'needs_reconfirm' });
}

export async function withdraw(world: World): Promise<void> {
  await by(world, 'leadOwner')('POST', `/bids/${world.bid.id}/withdrawals`);
  bidIs(world, { state: 'withdrawn' });
}

export async function close(world: World): Promise<void> {
  await passDeadline(world.app, world.call.id);
  await world.app.settle();
  bidIs(world, { scenarioOpen: false });
  now(world, { openings: { technique: 'awaiting', price: 'too-early' } });
}

/** The deadline passes, and nobody had written a word. */
export async function closeInVain(world: World): Promise<void> {
  await close(world);
  now(world, { unanswered: true });
}

/** An auditor freezes a step. */
export const hold =
  (...steps: readonly string[]) =>
  async (world: World): Promise<void> => {
    await by(world, 'auditor')('POST', '/integrity/holds', {
      ...{ scenarioId: world.call.id, steps, note: '示例：核实中，暂缓' },
    });
    now(world, { held: steps });
  };

/** Technique is open; that the panel is asked to declare follows by an event that has not been delivered. */
export async function open(world: World): Promise<void> {
  done(await openBids(world.app, world.call));
  bidIs(world, { state: 'opened' });
  evaluationIs(world, { bids: 2, undecided: 2 });
  now(world, {
    ...{ opened: true, file: world.sealedFile.id },
    openings: { technique: 'opened', price: 'price-locked' },
  });
}

/** A paper is missing; the lead has handed it in but not said so, and a second is on its way. */
export async function findDefect(world: World): Promise<void> {
  await by(world, 'publisherOwner')('POST', `/bids/${world.bid.id}/defects`, {
    fields: [{ field: 'certificate-file', note: '示例：缺少资质证书' }],
  });
  const file = await upload(world, 'cure', true);
  const pending = { id: await upload(world, 'cure', false), purpose: 'cure' as const };
  bidIs(world, { state: 'defect_window', resumeState: world.facts.bid.state });
  now(world, { file, pending });
}

export async function disqualify(world: World): Promise<void> {
  await by(world, 'publisherOwner')('POST', `/bids/${world.bid.id}/disqualifications`, {
    ...{ reason: 'other', note: '示例：不符合公布的资格要求' },
  });
  bidIs(world, { state: 'disqualified' });
  evaluationIs(world, { bids: 1, undecided: 1 });
}
