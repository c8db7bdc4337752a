import type { INestApplicationContext } from '@nestjs/common';
import type { FileObjection } from '../../modules/awards/awards.schemas.js';
import { KeySetsService } from '../../modules/bids/key-sets.service.js';
import { ownerOf, type Cast } from './actors.js';
import { makeBid, type BidRow } from './demo-bids.js';
import { workday, type DemoClock } from './demo-clock.js';
import * as judging from './demo-judging.js';
import { giveShares, type DemoOfficer } from './demo-officers.js';
import * as results from './demo-results.js';
import { publishScenario } from './demo-scenarios.js';
import { seedRows } from './files.js';

interface CallRow {
  readonly key: string;
  readonly organisation: string;
  /** How far it has come. */
  readonly stage: 'open' | 'sealed' | 'scoring' | 'standstill' | 'proof' | 'awarded';
  readonly publishedDaysAgo: number;
  readonly deadlineDaysAgo: number;
  readonly scenario: Record<string, unknown>;
  readonly bids: readonly BidRow[];
  readonly proofDays?: number;
  readonly objection?: FileObjection & { readonly by: string };
}
interface Stage {
  readonly app: INestApplicationContext;
  readonly cast: Cast;
  readonly clock: DemoClock;
  readonly officers: readonly DemoOfficer[];
}

/** Days ago at which the officers must have their keys. */
export const firstCallDaysAgo = Math.max(...rows().map((row) => row.publishedDaysAgo)) + 1;

function rows(): CallRow[] {
  return seedRows<CallRow>('demo-calls.json');
}

/**
 * Calls by sealed bids, each brought as far as its row says by the steps people would take: keys, sealing, opening by two
 * officers, panel, ranking, result. @returns how many
 */
export async function makeCalls(stage: Stage): Promise<number> {
  // A deadline passes only where the clock may be set.
  if (!stage.clock.allowed) return 0;
  const calls = rows();
  for (const call of calls) await bringOn(stage, call, await takeBids(stage, call));
  await stage.clock.back();
  return calls.length;
}

/** From publication to the last sealing. Hours rise from step to step, so that a weekend between two turns nothing round. */
async function takeBids(stage: Stage, call: CallRow): Promise<judging.Judged> {
  const { app, cast, clock, officers } = stage;
  const { publishedDaysAgo, deadlineDaysAgo, organisation } = call;
  const { actor: owner } = ownerOf(cast, organisation);
  await clock.at(publishedDaysAgo, 8);
  const scenarioId = await publishScenario(app, cast, organisation, {
    ...call.scenario,
    externalId: call.key,
    deadline: workday(deadlineDaysAgo, 17).toISOString(),
  });
  const officerKeyIds = officers.map(({ keyRowId }) => keyRowId);
  const { keySet } = await app
    .get(KeySetsService, { strict: false })
    .name(scenarioId, { officerKeyIds }, owner);
  if (!keySet) throw new Error(`${call.key}: no officers`);
  await judging.namePanel(app, cast, { scenarioId, owner });
  const bids = [];
  for (const [i, row] of call.bids.entries()) {
    const day = deadlineDaysAgo + (row.sealedDaysBefore ?? 2);
    await clock.at(Math.min(day, publishedDaysAgo - 1), 10 + i);
    bids.push({ ...row, id: await makeBid(app, cast, { scenarioId, keys: keySet }, row) });
  }
  return { scenarioId, owner, bids };
}

/** From the deadline on. */
async function bringOn(stage: Stage, call: CallRow, judged: judging.Judged): Promise<void> {
  const { app, cast, clock } = stage;
  const { scenarioId } = judged;
  const after = (days: number, hour: number) => clock.at(call.deadlineDaysAgo - days, hour);
  const share = (kind: 'technique' | 'price', no: number) =>
    giveShares(app, cast, { scenarioId, kind, officer: stage.officers[no] });
  if (call.stage === 'open') return;
  await after(3, 9);
  // One officer has been there; the next one who comes opens.
  await share('technique', 2);
  if (call.stage === 'sealed') return;
  await share('technique', 0);
  await judging.declare(app, cast, judged);
  await after(4, 10);
  await judging.findCompliant(app, judged);
  await after(6, 11);
  await judging.fillSheets(app, cast, judged);
  if (call.stage === 'scoring') return;
  await after(7, 13);
  await judging.agree(app, cast, judged);
  await after(8, 14);
  for (const no of [0, 1]) await share('price', no);
  await judging.rank(app, cast, scenarioId, 'price');
  await judging.rank(app, cast, scenarioId, 'publish');
  await decide(stage, call, judged, after);
}

async function decide(
  { app, cast, clock }: Stage,
  call: CallRow,
  judged: judging.Judged,
  after: (days: number, hour: number) => Promise<void>,
): Promise<void> {
  await after(9, 16);
  await results.propose(app, judged, call.proofDays ?? null);
  await after(10, 17);
  if (call.objection) await results.object(app, cast, judged.scenarioId, call.objection);
  if (call.stage === 'standstill') return;
  if (call.stage === 'awarded') await results.addWords(app, judged);
  // Five working days later, whatever holiday lies between.
  await after(26, 17);
  const isFinal = await results.complete(app, judged);
  if (!isFinal || call.stage !== 'proof') return;
  await clock.at(1, 17);
  await results.submitProof(app, cast, judged);
}
