import { Inject, Injectable } from '@nestjs/common';
import type { Match, Side } from '@aism/search';
import { z } from 'zod';
import { requestErrors } from '../../platform/errors.js';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierProfileReads } from '../suppliers/supplier-profiles.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { demandProfile } from './match-profiles.js';
import { viewOfMatch, type MatchAudience } from './match-views.js';
import type { MatchRow } from './match-worlds.js';
import { MatchingCache } from './matching-cache.service.js';
import type { MatchesQuery, MatchView } from './matching.schemas.js';
import { ReasonSentences } from './reason-sentences.js';

const publicLimit = 10;
const cursorShape = z.tuple([z.uuid(), z.int().min(0).max(100_000)]);

/** Who asks for the list of which row, in which capacity. */
interface Asking {
  readonly side: Side;
  readonly row: MatchRow;
  readonly audience: MatchAudience;
}

/** The two lists: who fits a scenario, and which scenarios fit a capability. */
@Injectable()
export class MatchesQueries {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(SupplierProfileReads) private readonly profiles: SupplierProfileReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(MatchingCache) private readonly cache: MatchingCache,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** @throws AppError `request.not-found` also for a scenario that the actor may not know of */
  async ofScenario(id: string, query: MatchesQuery, actor: Actor) {
    const [scenario] = await this.scenarios.profiles([id]);
    const own = belongsTo(actor, scenario?.organisationId ?? '');
    if (!scenario || !(own || scenario.public)) throw requestErrors('not-found');
    const left = ['withdrawn', 'cancelled'].includes(scenario.state);
    const asking: Asking = {
      side: 'demand',
      row: demandProfile(scenario),
      audience: audienceOf(actor, own ? 'demand' : null),
    };
    const list = left ? nothing(asking) : await this.list(asking, query, actor);
    const cards = await this.suppliers.publicCards(list.items.map((item) => item.id));
    const byId = new Map(cards.map((card) => [card.id, card]));
    return { ...list, items: withCards(list.items, (item) => byId.get(item), 'capability') };
  }

  /** @throws AppError `request.not-found` also for a capability that the actor may not know of */
  async ofCapability(id: string, query: MatchesQuery, actor: Actor) {
    const [capability] = await this.profiles.matchProfiles([id]);
    const own = belongsTo(actor, capability?.organisationId ?? '');
    if (!capability || !(own || capability.state === 'published')) throw requestErrors('not-found');
    const asking: Asking = {
      side: 'supply',
      row: capability.profile,
      audience: audienceOf(actor, own ? 'supply' : null),
    };
    const list = await this.list(asking, query, actor);
    const cards = await this.scenarios.publicRows(list.items.map((item) => item.id));
    const byId = new Map(cards.map((card) => [card.id, card]));
    return { ...list, items: withCards(list.items, (item) => byId.get(item), 'scenario') };
  }

  private async list({ side, row, audience }: Asking, query: MatchesQuery, actor: Actor) {
    const isPublic = audience === 'public';
    const limit = isPublic ? Math.min(query.limit, publicLimit) : query.limit;
    const offset = isPublic ? 0 : this.offsetOf(row.id, query.cursor);
    const answer = await this.cache.ask({
      side,
      row,
      query: { audience, limit, offset, counterfactuals: !isPublic },
    });
    const sentences = new ReasonSentences(actor.language, await this.taxonomy.all());
    const other = (match: Match) => (side === 'demand' ? match.supplyId : match.demandId);
    const end = offset + answer.items.length;
    const more = !isPublic && answer.items.length > 0 && end < answer.total;
    return {
      items: answer.items.map((one) => viewOfMatch(one, other(one), audience, sentences)),
      total: isPublic ? answer.items.length : answer.total,
      nextCursor: more ? this.cursors.encode([row.id, end]) : null,
      view: viewName(audience),
      modelVersion: answer.modelVersion,
    };
  }

  private offsetOf(id: string, cursor: string | undefined): number {
    if (!cursor) return 0;
    const [subject, offset] = this.cursors.decode(cursor, cursorShape);
    if (subject !== id) throw requestErrors('cursor-invalid');
    return offset;
  }
}

/** Its own people read as their side, even where one of them is a matchmaker too. */
function audienceOf(actor: Actor, own: Side | null): MatchAudience {
  return own ?? (hasRole(actor, 'matchmaker') ? 'matchmaker' : 'public');
}

function viewName(audience: MatchAudience): 'public' | 'own' | 'matchmaker' {
  return audience === 'public' || audience === 'matchmaker' ? audience : 'own';
}

function nothing({ audience }: Asking) {
  const items: MatchView[] = [];
  return { items, total: 0, nextCursor: null, view: viewName(audience), modelVersion: '' };
}

/** A candidate whose row is no longer public a moment later is left out. */
function withCards<Card, Name extends string>(
  items: readonly MatchView[],
  cardOf: (id: string) => Card | undefined,
  name: Name,
): (MatchView & Record<Name, Card>)[] {
  return items.flatMap((item) => {
    const card = cardOf(item.id);
    return card ? [{ ...item, [name]: card } as MatchView & Record<Name, Card>] : [];
  });
}
