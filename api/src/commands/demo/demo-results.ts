import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AwardCompletions } from '../../modules/awards/award-completions.service.js';
import { AwardsService } from '../../modules/awards/awards.service.js';
import { proposeAward, type FileObjection } from '../../modules/awards/awards.schemas.js';
import { FeedbackService } from '../../modules/awards/feedback.service.js';
import { ObjectionsService } from '../../modules/awards/objections.service.js';
import { ProofsService } from '../../modules/awards/proofs.service.js';
import { RankingsQueries } from '../../modules/evaluation/rankings.queries.js';
import { ScenarioReads } from '../../modules/scenarios/scenarios.reads.js';
import { ownerOf, type Cast } from './actors.js';
import type { Judged } from './demo-judging.js';

/** The publisher announces who is to be awarded, or which two enter the proof of concept. */
export async function propose(
  app: INestApplicationContext,
  { scenarioId, owner }: Judged,
  proofDays: number | null,
): Promise<void> {
  const { rows } = await app.get(RankingsQueries, { strict: false }).view(scenarioId, owner);
  const best = [...rows].sort((a, b) => (a.rank ?? rows.length) - (b.rank ?? rows.length));
  const bidIds = best.slice(0, proofDays ? 2 : 1).map(({ bidId }) => bidId);
  const stage = proofDays ? ('proof' as const) : ('final' as const);
  const note = proofDays ? '示例：综合排名前两名进入验证。' : '示例：综合排名第一。';
  await app
    .get(AwardsService, { strict: false })
    .propose(
      owner,
      scenarioId,
      proposeAward.parse({ kind: 'award', stage, bidIds, note, proofDays }),
    );
}

/** What the publisher adds to the panel's words for those who were not chosen. */
export async function addWords(
  app: INestApplicationContext,
  { bids, owner }: Judged,
): Promise<void> {
  const feedback = app.get(FeedbackService, { strict: false });
  for (const { id } of bids.slice(1)) {
    const words = {
      strengths: '示例：现场踏勘准备充分，问题都问在要害处。',
      improvements: '示例：下次请把与现有系统的接口清单一并写入应答。',
    };
    await feedback.write(owner, id, words, '"0"');
  }
}

/**
 * The result becomes final. In a year whose working days nobody has announced the standstill is uncounted: then it goes
 * on standing still, as it would in earnest.
 */
export async function complete(
  app: INestApplicationContext,
  { scenarioId, owner }: Judged,
): Promise<boolean> {
  const counted = await app
    .get(DataSource)
    .query<unknown[]>(
      'select 1 from awards where scenario_id = $1 and standstill_until <= app_now()',
      [scenarioId],
    );
  if (counted.length === 0) return false;
  await app.get(AwardCompletions, { strict: false }).complete(owner, scenarioId);
  return true;
}

/** A bidder’s evidence for the proof of concept: every target measured, one of them just missed. */
export async function submitProof(
  app: INestApplicationContext,
  cast: Cast,
  { scenarioId, bids }: Judged,
): Promise<void> {
  const [first] = bids;
  if (!first) return;
  const [profile] = await app.get(ScenarioReads, { strict: false }).profiles([scenarioId]);
  const targets = profile?.content.target ?? [];
  const figures = targets.map(({ name, value }, i) => ({
    ...{ name, value: (value ?? 0) * (i === targets.length - 1 ? 1.2 : 1) },
  }));
  const summary = '示例证据：按约定完成两轮实测，逐点与人工检查对照，原始记录随附于现场。';
  await app
    .get(ProofsService, { strict: false })
    .submit(ownerOf(cast, first.organisation).actor, first.id, {
      summary,
      link: null,
      figures,
      fileIds: [],
    });
}

/** A bidder objects while the result stands still. */
export async function object(
  app: INestApplicationContext,
  cast: Cast,
  scenarioId: string,
  objection: FileObjection & { readonly by: string },
): Promise<void> {
  const { by, ...body } = objection;
  await app
    .get(ObjectionsService, { strict: false })
    .file(ownerOf(cast, by).actor, scenarioId, body);
}
