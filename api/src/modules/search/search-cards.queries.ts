import { Inject, Injectable } from '@nestjs/common';
import type { Highlight, IndexName, SearchHit } from '@aism/search';
import type { Actor } from '../../platform/http/actor.js';
import { CaseReads } from '../cases/cases.reads.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import type { SearchGroup } from './search-answers.schemas.js';

export interface FoundItem {
  id: string;
  title: string;
  highlights: { title?: Highlight; summary?: Highlight };
  card: unknown;
}
interface Card {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly card: unknown;
}

/**
 * Turns what an index says into what readers may see: the rows decide. An id that leads to nothing public
 * is left out, and a marked text that is not the row's own is not shown, so a stale index leaks nothing.
 */
@Injectable()
export class SearchCards {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(CaseReads) private readonly cases: CaseReads,
  ) {}

  async of(
    index: IndexName,
    hits: readonly SearchHit[],
    actor: Actor,
  ): Promise<SearchGroup['items']> {
    const ids = hits.map((hit) => hit.id);
    const cards = ids.length ? await this.cards(index, ids, actor) : [];
    const byId = new Map(cards.map((card) => [card.id, card]));
    const items = hits.flatMap(({ id, highlights }): FoundItem[] => {
      const card = byId.get(id);
      return card ? [itemOf(card, highlights)] : [];
    });
    // The card's shape follows from the index; the answer's schema checks it once more.
    return items as SearchGroup['items'];
  }

  private async cards(index: IndexName, ids: readonly string[], actor: Actor): Promise<Card[]> {
    switch (index) {
      case 'scenarios':
        return (await this.scenarios.publicRows(ids, actor)).map(asCard);
      case 'capabilities':
        return (await this.suppliers.publicCards(ids, actor)).map(asCard);
      case 'cases':
        return (await this.cases.publicRows(ids)).map(asCard);
      case 'organisations': {
        const rows = await this.identity.organisationCards(ids, actor);
        return rows.map((card) => ({ id: card.id, title: card.name, summary: '', card }));
      }
    }
  }
}

function asCard(card: { id: string; title: string; summary: string }): Card {
  return { id: card.id, title: card.title, summary: card.summary, card };
}

function itemOf({ id, title, summary, card }: Card, marks: SearchHit['highlights']): FoundItem {
  const highlights: FoundItem['highlights'] = {};
  if (marks['title']?.text === title) highlights.title = marks['title'];
  const cut = marks['summary'];
  if (cut && cut.text !== '' && summary.includes(cut.text)) highlights.summary = cut;
  return { id, title, highlights, card };
}
