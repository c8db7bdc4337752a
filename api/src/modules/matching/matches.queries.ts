import { Inject, Injectable } from '@nestjs/common';
import type { Side } from '@aism/search';
import { z } from 'zod';
import { requestErrors } from '../../platform/errors.js';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import { demandProfile } from './match-profiles.js';
import { MatchAsking, type Asking, type Explained } from './match-asking.queries.js';
import { MatchRows } from './match-rows.queries.js';
import type { MatchAudience } from './match-views.js';
import { MatchShowings } from './match-showings.service.js';
import type { MatchesQuery, MatchView } from './matching.schemas.js';

const publicLimit = 10;
const cursorShape = z.tuple([z.uuid(), z.int().min(0).max(100_000)]);

interface ShownList {
  readonly items: readonly Explained[];
  readonly modelVersion: string;
}

/** The two lists: who fits a scenario, and which scenarios fit a capability. */
@Injectable()
export class MatchesQueries {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(MatchRows) private readonly rows: MatchRows,
    @Inject(MatchAsking) private readonly asking: MatchAsking,
    @Inject(MatchShowings) private readonly showings: MatchShowings,
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
    const cards = await this.suppliers.publicCards(
      list.items.map((item) => item.id),
      actor,
    );
    const byId = new Map(cards.map((card) => [card.id, card]));
    return { ...list, items: withCards(list.items, (item) => byId.get(item), 'capability') };
  }

  /** @throws AppError `request.not-found` also for a capability that the actor may not know of */
  async ofCapability(id: string, query: MatchesQuery, actor: Actor) {
    const capability = await this.rows.capability(id);
    const own = belongsTo(actor, capability?.organisationId ?? '');
    if (!capability || !(own || capability.public)) throw requestErrors('not-found');
    const asking: Asking = {
      side: 'supply',
      row: capability.profile,
      audience: audienceOf(actor, own ? 'supply' : null),
    };
    const list = await this.list(asking, query, actor);
    const cards = await this.scenarios.publicRows(
      list.items.map((item) => item.id),
      actor,
    );
    const byId = new Map(cards.map((card) => [card.id, card]));
    return { ...list, items: withCards(list.items, (item) => byId.get(item), 'scenario') };
  }

  private async list(asking: Asking, query: MatchesQuery, actor: Actor) {
    const { row, audience } = asking;
    const isPublic = audience === 'public';
    const limit = isPublic ? Math.min(query.limit, publicLimit) : query.limit;
    const offset = isPublic ? 0 : this.offsetOf(row.id, query.cursor);
    const prices = query.order === 'balanced';
    const answer = await this.asking.list(asking, { limit, offset, prices }, actor.language);
    if (audience === 'demand' || audience === 'supply') this.shown(asking, offset, answer);
    const end = offset + answer.items.length;
    const more = !isPublic && answer.items.length > 0 && end < answer.total;
    return {
      items: answer.items.map((one) => one.view),
      total: isPublic ? answer.items.length : answer.total,
      nextCursor: more ? this.cursors.encode([row.id, end]) : null,
      view: viewName(audience),
      modelVersion: answer.modelVersion,
    };
  }

  /** What a side was shown of its own list is told to the event log; what visitors and matchmakers read is not. */
  private shown({ side, row }: Asking, offset: number, list: ShownList): void {
    this.showings.note({
      ...{ side, subjectId: row.id, organisationId: row.organisationId ?? null },
      ...{ demo: row.demo === true, modelVersion: list.modelVersion, first: offset + 1 },
      rows: list.items.map(({ view, match }) => ({
        id: view.id,
        worth: side === 'demand' ? match.p : match.q,
      })),
    });
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
