import { as, sharesOf } from '../factories/bids.js';
import { awardLines } from './award-lines.js';
import { bidLines } from './bid-lines.js';
import { evaluationLines } from './evaluation-lines.js';
import { integrityLines } from './integrity-lines.js';
import { isWrite, send, statusesOf, type Line, type Part, type Wanted } from './lines.js';
import { openingLines } from './opening-lines.js';
import { roles, seats, type Role } from './roles.js';
import { accountOf, type Seen, type World } from './world.js';

export const allLines: readonly Line[] = [
  ...bidLines,
  ...openingLines,
  ...evaluationLines,
  ...awardLines,
  ...integrityLines,
];

/** Routes that somebody was let through: a table of refusals alone would say nothing. */
export const letIn = new Set<string>();

/** Everybody tries every line of the parts. @returns what was answered otherwise than it should, or moved and should not */
export async function walk(world: World, parts: readonly Part[]): Promise<string[]> {
  world.seen = await seenNow(world);
  const wrong = await disagreements(world);
  for (const line of allLines.filter(({ part }) => parts.includes(part)))
    wrong.push(...(await tryLine(world, line)));
  const moved = await world.snapshots.moved();
  return moved.length ? [...wrong, `moved although nothing was done: ${moved.join(' ')}`] : wrong;
}

/** Those for whom nothing moves all at once; each of the others alone, and the world is put back after it. */
async function tryLine(world: World, line: Line): Promise<string[]> {
  const wanted = roles.map((role) => ({ role, wanted: line.answer(world, role) }));
  const moving = wanted.filter((one) => isWrite(line) && one.wanted === 'done');
  const still = wanted.filter((one) => !moving.includes(one));
  const wrong: string[] = [];
  const judged = await Promise.all(still.map((one) => tryOne(world, line, one)));
  wrong.push(...judged.flat());
  if (judged.some((one) => one.length > 0)) await world.snapshots.restore();
  for (const one of moving) {
    wrong.push(...(await tryOne(world, line, one)));
    await world.snapshots.restore();
  }
  return wrong;
}

async function tryOne(
  world: World,
  line: Line,
  { role, wanted }: { role: Role; wanted: Wanted },
): Promise<string[]> {
  const { status, body } = await send(world, line, role);
  if (status < 300) letIn.add(line.route);
  if (statusesOf[wanted].includes(status)) return [];
  const code = (body as { code?: string } | null)?.code ?? '';
  const name = line.note ? `${line.route} (${line.note})` : line.route;
  return [`${role} ${name}: ${status} ${code} instead of ${wanted}`];
}

interface Versions {
  readonly bid: number | null;
  readonly scenario: number;
  readonly consensus: number | null;
}

/** What an editor's page would hold. */
async function seenNow(world: World): Promise<Seen> {
  const { app, call, bid, facts } = world;
  const [row] = await app.source.query<Versions[]>(
    `select (select version from bids where id = $2) as bid, s.published_version as scenario,
       (select consensus_version from evaluations where scenario_id = s.id) as consensus
     from scenarios s where s.id = $1`,
    [call.id, bid.id],
  );
  const reads = as(app, accountOf(world, 'chair'));
  const criteria = (await app.request('GET', `/scenarios/${call.id}/criteria`)).body as {
    version: number;
    criteria: object;
  };
  const agreed = (await reads('GET', `/scenarios/${call.id}/evaluation/consensus`)).body as {
    hash?: string;
  };
  return {
    ...{ bidVersion: row?.bid ?? 0, scenarioVersion: row?.scenario ?? 0, words: 0 },
    criteria: { version: criteria.version, body: criteria.criteria },
    sheets: await sheetVersions(world),
    consensus: { version: row?.consensus ?? 0, hash: agreed.hash ?? 'none' },
    shares: {
      technique: await ownShares(world, facts.openings.technique === 'awaiting', 'technique'),
      price: await ownShares(world, facts.openings.price === 'awaiting', 'price'),
    },
  };
}

async function sheetVersions(world: World): Promise<Seen['sheets']> {
  const rows = await world.app.source.query<{ userId: string; version: number }[]>(
    `select m.user_id as "userId", s.version from evaluation_sheets s join evaluation_members m on m.id = s.member_id
     where m.scenario_id = $1`,
    [world.call.id],
  );
  return Object.fromEntries(
    seats.map((seat) => {
      const mine = rows.find(({ userId }) => userId === accountOf(world, seat).userId);
      return [seat, mine?.version ?? 0];
    }),
  );
}

function ownShares(world: World, due: boolean, kind: 'technique' | 'price') {
  const [officer] = world.call.officers;
  if (!due || !officer) return [{ bidId: world.bid.id, share: null }];
  return sharesOf(world.app, world.call.id, officer, kind);
}

interface States {
  readonly bid: string | null;
  readonly evaluation: string | null;
  /** Of all rounds, in their order. */
  readonly award: string | null;
  readonly objection: string | null;
  readonly proof: string | null;
}

/** The states the database has: the facts written for a stop must be about the same world. */
export async function statesOf({ app, call, bid, objectionId }: World): Promise<States> {
  const [row] = await app.source.query<States[]>(
    `select (select state from bids where id = $2) as bid,
       (select state from evaluations where scenario_id = $1) as evaluation,
       (select string_agg(state, ' ' order by round) from awards where scenario_id = $1) as award,
       (select state from objections where id = $3) as objection,
       (select state from award_proofs where bid_id = $2) as proof`,
    [call.id, bid.id, objectionId],
  );
  if (!row) throw new Error('no states');
  return row;
}

async function disagreements(world: World): Promise<string[]> {
  const states = await statesOf(world);
  const { bid, evaluation, award, objection, proof } = world.facts;
  const live = states.award?.split(' ').includes('standstill') ? 'standstill' : null;
  const pairs = {
    bid: [states.bid, states.bid === null ? null : bid.state],
    evaluation: [states.evaluation, evaluation?.state ?? null],
    award: [live, award?.state ?? null],
    objection: [states.objection, objection?.state ?? null],
    proof: [states.proof, proof?.state ?? null],
  };
  return Object.entries(pairs).flatMap(([what, [is, said]]) =>
    is === said ? [] : [`${what} is ${String(is)} and not ${String(said)}`],
  );
}
