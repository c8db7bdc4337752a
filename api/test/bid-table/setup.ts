import { newOfficerKey } from '@aism/sealing';
import { v7 as uuidv7 } from 'uuid';
import type { TestApp } from '../app.js';
import { aCall, anOfficer, type TestBid, type TestCall } from '../factories/bids.js';
import { aMember, anAccount, anOrganisation, type TestAccount } from '../factories/identity.js';
import type { Role } from './roles.js';
import { Snapshots } from './snapshots.js';
import type { Facts, World } from './world.js';

/** What holds before anybody has written a bid. */
const nothingYet = (): Facts => ({
  bid: {
    ...{ state: 'draft', scenarioOpen: true, hasDraft: false, resumeState: null },
    deadline: new Date(Date.now() + 10 * 86_400_000),
  },
  ...{ opened: false, loose: false, file: null, pending: null, attempt: null },
  openings: { technique: 'too-early', price: 'too-early' },
  evaluation: null,
  panel: { chair: null, member: null, named: null },
  ...{ locked: false, ranking: 'none', award: null, decided: 'nothing', proposal: null },
  ...{ objection: null, proof: null, proofFile: null, held: [], unanswered: false },
});

async function everybody(app: TestApp, call: TestCall): Promise<Record<Role, TestAccount | null>> {
  const { organisationId: publisherId } = call.publisher;
  const lead = await aMember(app);
  const { organisationId: leadId } = lead;
  const editorOf = async (organisationId: string) =>
    anAccount(app, { organisationId, role: 'editor' });
  const viewerOf = (organisationId: string) => anAccount(app, { organisationId, role: 'viewer' });
  const evaluator = () => anAccount(app, { roles: ['evaluator'] });
  return {
    ...{ visitor: null, stranger: await aMember(app), rival: await aMember(app) },
    ...{ leadOwner: lead, leadEditor: await editorOf(leadId), leadViewer: await viewerOf(leadId) },
    partner: await editorOf(await anOrganisation(app)),
    invited: await editorOf(await anOrganisation(app)),
    publisherOwner: call.publisher,
    publisherEditor: await editorOf(publisherId),
    publisherViewer: await viewerOf(publisherId),
    ...{ officer: call.officers[0] ?? null, idleOfficer: await anOfficer(app) },
    ...{ named: await evaluator(), member: await evaluator(), chair: await evaluator() },
    reviewer: call.reviewer,
    auditor: await anAccount(app, { roles: ['auditor'] }),
    matchmaker: await anAccount(app, { roles: ['matchmaker'] }),
    admin: await anAccount(app, { roles: ['admin'] }),
  };
}

/** An open call with a proof of concept, its officers named, and an account for each role; nobody has bid. */
export async function aWorld(app: TestApp): Promise<World> {
  const call = await aCall(app, {
    fields: {
      ...{ procedure: 'staged', takers: 'several' },
      proofOfConcept: '示例：四周内在一条产线上验证。',
    },
  });
  const accounts = await everybody(app, call);
  const spare = await anAccount(app, { roles: ['evaluator'] });
  const { keySet } = (await app.request('GET', `/scenarios/${call.id}/opening-officers`)).body as {
    keySet: { id: string; officers: { keyId: string }[] };
  };
  const keys = await app.source.query<{ id: string }[]>(
    `select o.officer_key_id as id from bid_key_set_officers o where o.key_set_id = $1 order by o.no`,
    [keySet.id],
  );
  const nobodysBid = (role: Role): TestBid => ({
    ...{ id: uuidv7(), bidder: accounts[role] as TestAccount },
    content: { technique: {}, price: {} },
  });
  return {
    ...{ app, call, accounts, snapshots: new Snapshots(app.source) },
    ...{ bid: nobodysBid('leadOwner'), rival: nobodysBid('rival') },
    ...{ guest: await anOrganisation(app), spare: spare.userId, keySetId: keySet.id },
    officerKeys: {
      ...{ mine: keys[0]?.id ?? '', all: keys.map(({ id }) => id) },
      fresh: (await newOfficerKey()).publicKey,
    },
    sealedFile: {
      id: uuidv7(),
      bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(55)]),
    },
    flags: { open: uuidv7(), explained: uuidv7(), escalated: uuidv7(), held: uuidv7() },
    holds: { live: uuidv7(), lifted: uuidv7() },
    ...{ request: null, objectionId: uuidv7() },
    nos: { chair: 1, member: 2, named: 3 },
    ...{ facts: nothingYet(), seen: nothingSeen },
  };
}

const nothingSeen = {
  ...{ bidVersion: 0, scenarioVersion: 1, criteria: { version: 0, body: {} }, sheets: {} },
  ...{ consensus: { version: 0, hash: '' }, words: 0, shares: { technique: [], price: [] } },
};
