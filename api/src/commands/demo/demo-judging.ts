import type { INestApplicationContext } from '@nestjs/common';
import { BidComplianceService } from '../../modules/bids/bid-compliance.service.js';
import { ConsensusService } from '../../modules/evaluation/consensus.service.js';
import { standardCriteria } from '../../modules/evaluation/evaluation-criteria.js';
import { PanelNaming } from '../../modules/evaluation/panel-naming.service.js';
import { PanelsService } from '../../modules/evaluation/panels.service.js';
import { RankingsService } from '../../modules/evaluation/rankings.service.js';
import { SheetsQueries } from '../../modules/evaluation/sheets.queries.js';
import { SheetsService } from '../../modules/evaluation/sheets.service.js';
import type { Actor } from '../../platform/http/actor.js';
import { personOf, type Cast } from './actors.js';
import type { BidRow } from './demo-bids.js';

/** A call under way: its owner, and its bids in the order of the file. */
export interface Judged {
  readonly scenarioId: string;
  readonly owner: Actor;
  readonly bids: readonly (BidRow & { readonly id: string })[];
}
const names = ['evaluator', 'evaluator2'] as const;
const criteria = standardCriteria().criteria.map(({ key }) => key);

/** The panel of a call: evaluator@ in the chair, evaluator2@ beside. */
export async function namePanel(
  app: INestApplicationContext,
  cast: Cast,
  { scenarioId, owner }: Pick<Judged, 'scenarioId' | 'owner'>,
): Promise<void> {
  const naming = app.get(PanelNaming, { strict: false });
  for (const [place, name] of names.entries()) {
    const { userId } = personOf(cast, name);
    await naming.name(owner, scenarioId, { userId: userId ?? '', chair: place === 0 });
  }
}

/** After the opening: both declare that they have no conflict. (The event that begins it may not have come yet.) */
export async function declare(
  app: INestApplicationContext,
  cast: Cast,
  { scenarioId, owner }: Judged,
): Promise<void> {
  const panels = app.get(PanelsService, { strict: false });
  await panels.begin(owner, scenarioId);
  for (const name of names)
    await panels.declare(personOf(cast, name), scenarioId, { none: true, conflicts: [] });
}

/** The publisher finds every bid compliant. */
export async function findCompliant(
  app: INestApplicationContext,
  { bids, owner }: Judged,
): Promise<void> {
  const compliance = app.get(BidComplianceService, { strict: false });
  for (const { id } of bids) await compliance.findCompliant(id, owner);
}

/** Each evaluator enters what the file gives; a sheet that is complete is locked. */
export async function fillSheets(
  app: INestApplicationContext,
  cast: Cast,
  { scenarioId, bids }: Judged,
): Promise<void> {
  const sheets = app.get(SheetsService, { strict: false });
  for (const [place, name] of names.entries()) {
    const actor = personOf(cast, name);
    const given = bids.flatMap(({ id, scores }) => {
      const values = scores?.[place];
      if (!values) return [];
      const entries = criteria.map(
        (key, i) => [key, { value: values[i] ?? null, note: '' }] as const,
      );
      return [[id, Object.fromEntries(entries)] as const];
    });
    await sheets.save(actor, scenarioId, { scores: Object.fromEntries(given) }, '"0"');
    if (given.length === bids.length) await sheets.lock(actor, scenarioId, '"1"');
  }
}

/** The chair writes down what was agreed, both confirm it; technique is locked with that. */
export async function agree(
  app: INestApplicationContext,
  cast: Cast,
  { scenarioId, bids }: Judged,
): Promise<void> {
  const consensus = app.get(ConsensusService, { strict: false });
  const [chair] = names;
  const words = bids.map(
    ({ id, strengths = '', improvements = '' }) =>
      [id, { strengths, improvements, scores: {} }] as const,
  );
  const body = { bids: Object.fromEntries(words) };
  await consensus.write(personOf(cast, chair), scenarioId, body, '"0"');
  for (const name of names) {
    const actor = personOf(cast, name);
    const { hash } = await app.get(SheetsQueries, { strict: false }).consensus(scenarioId, actor);
    await consensus.confirm(actor, scenarioId, hash);
  }
}

/** Once the prices are open: the chair makes the ranking and publishes it. */
export async function rank(
  app: INestApplicationContext,
  cast: Cast,
  scenarioId: string,
  step: 'price' | 'publish',
): Promise<void> {
  await app.get(RankingsService, { strict: false })[step](personOf(cast, names[0]), scenarioId);
}
