import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ScenarioDocument } from '@aism/search';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { recentDays, RecentScenarios } from './recent-scenarios.queries.js';
import { waitsSql } from './saved-search-holders.js';
import { checkedRule } from './saved-search-rule.js';
import { savedSearchErrors } from './saved-search.errors.js';
import type { PreviewSearch } from './saved-searches.schemas.js';

const shown = 5;
const xiamenOffsetMs = 8 * 3_600_000;

/** The day of a moment in 厦门, as a number. */
const dayOf = (ms: number): number => Math.floor((ms + xiamenOffsetMs) / 86_400_000);

/** What a rule would have sent of the last thirty days, judged as publications are. */
@Injectable()
export class SavedSearchPreview {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(RecentScenarios) private readonly recent: RecentScenarios,
  ) {}

  async of(input: PreviewSearch, actor: Actor) {
    const { organisationId = null } = input;
    if (organisationId && !belongsTo(actor, organisationId)) throw savedSearchErrors('not-found');
    const rule = checkedRule(input);
    const [{ now, batch, documents }, kinds] = await Promise.all([
      this.recent.read(),
      this.kindsFor(organisationId, actor),
    ]);
    const asked = { ...rule, filter: [...rule.filter, { field: 'demo', anyOf: kinds }] };
    const found = batch.hits(asked).flatMap(({ id }) => documents.get(id) ?? []);
    const considered = [...documents.values()].filter((one) => kinds.includes(one.demo));
    const days = byDay(found);
    const busiest = Math.max(0, ...days.values());
    return {
      days: recentDays,
      scenarios: considered.length,
      total: found.length,
      today: days.get(dayOf(now.getTime())) ?? 0,
      perDay: Math.round((found.length / recentDays) * 100) / 100,
      busiest,
      warning: found.length === 0 ? 'nothing' : busiest > input.cap ? 'over-cap' : null,
      hits: found.slice(0, shown).map((one) => {
        const { words, values } = batch.reasons(rule, one.id);
        const { id: scenarioId, title } = one;
        const publishedAt = new Date(one.publishedAt);
        return { scenarioId, title, publishedAt, words, filters: values };
      }),
    };
  }

  /** 示例 scenarios, real ones, or both. */
  private async kindsFor(organisationId: string | null, actor: Actor): Promise<boolean[]> {
    const [row] = await this.source.query<{ demo: boolean; real: boolean }[]>(
      `with s as (select $1::uuid as organisation_id, $2::uuid as user_id)
       select ${waitsSql('s', 'true')} as demo, ${waitsSql('s', 'false')} as real from s`,
      [organisationId, organisationId ? null : actor.userId],
    );
    return [...(row?.demo ? [true] : []), ...(row?.real ? [false] : [])];
  }
}

function byDay(documents: readonly ScenarioDocument[]): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const { publishedAt } of documents)
    days.set(dayOf(publishedAt), (days.get(dayOf(publishedAt)) ?? 0) + 1);
  return days;
}
