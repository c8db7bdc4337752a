import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FollowsService } from '../../modules/follows/follows.service.js';
import { SuggestionsService } from '../../modules/suggestions/suggestions.service.js';
import type { MakeSuggestion } from '../../modules/suggestions/suggestions.schemas.js';
import { ownerOf, type Cast } from './actors.js';
import type { DemoClock } from './demo-clock.js';

interface Told {
  readonly intent: string;
  readonly owner: string;
  readonly followers: readonly string[];
  readonly suggestion?: MakeSuggestion & { readonly by: string; readonly reply?: string };
}

const told: readonly Told[] = [
  {
    ...{ intent: 'demo-s-040', owner: 'pub-gov', followers: ['sup-1', 'sup-2', 'sup-3'] },
    suggestion: {
      ...{ by: 'sup-2', topic: 'feasibility' as const },
      body: '示例建议：先选三类到期量大的证照试点，以到期前主动提醒的送达率作为第一阶段目标。',
      reply: '示例回应：采纳，正式场景将按三类证照分阶段写目标。',
    },
  },
  {
    ...{ intent: 'demo-s-025', owner: 'pub-fab', followers: ['sup-3'] },
    suggestion: {
      ...{ by: 'sup-3', topic: 'data' as const },
      body: '示例建议：请说明洁净间内可否携带拍摄设备，以及检修手册能否脱敏后用于训练。',
    },
  },
];

/** Followers of and suggestions to the demonstration's early intents. */
export async function makeIntentTalk(
  app: INestApplicationContext,
  cast: Cast,
  clock: DemoClock,
): Promise<void> {
  const follows = app.get(FollowsService, { strict: false });
  const suggestions = app.get(SuggestionsService, { strict: false });
  for (const { intent, owner, followers, suggestion } of told) {
    const [known] = await app
      .get(DataSource)
      .query<{ id: string }[]>('select id from scenarios where demo and external_id = $1', [
        intent,
      ]);
    if (!known) throw new Error(`the demonstration has no intent ${intent}`);
    await clock.daysAgo(1);
    for (const key of followers) await follows.follow(known.id, {}, ownerOf(cast, key).actor);
    if (!suggestion) continue;
    const { by, reply, ...body } = suggestion;
    const made = await suggestions.make(known.id, body, ownerOf(cast, by).actor);
    if (!reply) continue;
    await clock.daysAgo(0.5);
    const decision = { decision: 'adopt' as const, reply };
    await suggestions.decide(made.id, decision, ownerOf(cast, owner).actor);
  }
  await clock.back();
}
