import { Inject, Injectable } from '@nestjs/common';
import type { Side } from '@aism/search';
import { z } from 'zod';
import { requestErrors } from '../../platform/errors.js';
import type { Actor, Language } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { MatchingReads, type Explained, type MatchTable } from '../matching/matching.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import { CandidateRows, type CandidateFacts } from './candidate-rows.queries.js';
import {
  facetCounts,
  passes,
  sorted,
  type Candidate,
  type CandidateFilter,
  type LineBound,
  type SortBy,
} from './candidate-filter.js';
import type { CandidatesQuery } from './candidates.schemas.js';
import { deskErrors } from './desk.errors.js';
import { linesOf, spansOf } from './comparison-texts.js';

const cursorShape = z.tuple([z.uuid(), z.int().min(0).max(100_000)]);

interface Row extends Candidate {
  readonly facts: CandidateFacts;
}

/** All candidates of a scenario or a capability, cut and ordered by any factor; and two profiles side by side. */
@Injectable()
export class CandidatesQueries {
  constructor(
    @Inject(MatchingReads) private readonly matching: MatchingReads,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(CandidateRows) private readonly rows: CandidateRows,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  async ofScenario(actor: Actor, id: string, query: CandidatesQuery) {
    const [subject] = await this.scenarios.publicRows([id], actor);
    if (!subject) throw requestErrors('not-found');
    const page = await this.page('demand', id, query, actor.language);
    const cards = await this.suppliers.publicCards(
      page.items.map((item) => item.match.id),
      actor,
    );
    const byId = new Map(cards.map((card) => [card.id, card]));
    const items = page.items.flatMap((item) => {
      const capability = byId.get(item.match.id);
      return capability ? [{ ...item, capability }] : [];
    });
    return { subject, ...page, items };
  }

  async ofCapability(actor: Actor, id: string, query: CandidatesQuery) {
    const [subject] = await this.suppliers.publicCards([id], actor);
    if (!subject) throw requestErrors('not-found');
    const page = await this.page('supply', id, query, actor.language);
    const cards = await this.scenarios.publicRows(
      page.items.map((item) => item.match.id),
      actor,
    );
    const byId = new Map(cards.map((card) => [card.id, card]));
    const items = page.items.flatMap((item) => {
      const scenario = byId.get(item.match.id);
      return scenario ? [{ ...item, scenario }] : [];
    });
    return { subject, ...page, items };
  }

  /** @throws AppError `request.not-found` for a pair that is not public or never meets (示例 and real) */
  async compare(actor: Actor, scenarioId: string, capabilityId: string) {
    const [scenario] = await this.scenarios.publicRows([scenarioId], actor);
    const [capability] = await this.suppliers.publicCards([capabilityId], actor);
    if (!scenario || !capability) throw requestErrors('not-found');
    const pair = await this.matching.compare(scenarioId, capabilityId, actor.language);
    const facts = (await this.rows.facts('demand', scenarioId, [capabilityId])).get(capabilityId);
    return {
      ...{ scenario, capability, match: pair.view, modelVersion: pair.modelVersion },
      texts: spansOf(pair),
      lines: [...pair.match.lines.demand, ...pair.match.lines.supply].filter((line) => line.value),
      pairing: facts?.pairing ?? null,
      marks: await this.rows.told(facts?.marks ?? []),
    };
  }

  private async page(side: Side, id: string, query: CandidatesQuery, language: Language) {
    const offset = this.offsetOf(id, query.cursor);
    const table = await this.matching.figures(side, id);
    const facts = await this.rows.facts(
      side,
      id,
      table.rows.map((row) => row.id),
    );
    const all = table.rows.flatMap((row): Row[] => {
      const known = facts.get(row.id);
      if (!known) return [];
      const { title, size, districts, pairing } = known;
      const marks = known.marks.map((mark) => mark.kind);
      return [{ ...row, ...{ title, size, districts, pairing, marks }, facts: known }];
    });
    const filter = filterOf(query, table.codes);
    const found = sorted(
      all.filter((row) => passes(row, filter)),
      sortOf(query.sort, table.codes),
      query.order === 'asc',
    ) as Row[];
    const shown = found.slice(offset, offset + query.limit);
    const end = offset + shown.length;
    return {
      items: await this.explained(side, id, { shown, table, language }),
      total: found.length,
      all: all.length,
      whole: table.whole,
      nextCursor: end < found.length ? this.cursors.encode([id, end]) : null,
      factors: table.codes,
      facets: facetCounts(all, filter),
      modelVersion: table.modelVersion,
    };
  }

  private async explained(
    side: Side,
    id: string,
    page: { shown: readonly Row[]; table: MatchTable; language: Language },
  ) {
    const { shown, table, language } = page;
    if (shown.length === 0) return [];
    const ids = shown.map((row) => row.id);
    const explained: ReadonlyMap<string, Explained> = await this.matching.explain(side, id, ids, {
      language,
    });
    const told = await this.rows.told(shown.flatMap((row) => row.facts.marks));
    const markById = new Map(told.map((mark) => [mark.id, mark]));
    return shown.flatMap((row) => {
      const one = explained.get(row.id);
      if (!one) return [];
      const { grounded, gated, size, districts, pairing } = row;
      const marks = row.facts.marks.flatMap((mark) => markById.get(mark.id) ?? []);
      const lines = linesOf(row.lines, table.codes);
      return [{ match: one.view, ...{ grounded, gated, size, districts, lines, pairing, marks } }];
    });
  }

  private offsetOf(id: string, cursor: string | undefined): number {
    if (!cursor) return 0;
    const [subject, offset] = this.cursors.decode(cursor, cursorShape);
    if (subject !== id) throw requestErrors('cursor-invalid');
    return offset;
  }
}

function lineOf(code: string, codes: MatchTable['codes']): number {
  const line = codes.findIndex((one) => one.code === code);
  if (line < 0) throw deskErrors('unknown-factor', { name: code });
  return line;
}

function sortOf(sort: string, codes: MatchTable['codes']): SortBy {
  if (sort === 'rank' || sort === 'score' || sort === 'p' || sort === 'q' || sort === 'title')
    return sort;
  return { line: lineOf(sort, codes) };
}

function filterOf(query: CandidatesQuery, codes: MatchTable['codes']): CandidateFilter {
  const bounds = (given: readonly string[] | undefined): LineBound[] =>
    (given ?? []).map((bound) => {
      const [code = '', value] = bound.split(':');
      return { line: lineOf(code, codes), value: Number(value) };
    });
  return {
    ...query,
    weak: query.weak ?? false,
    atLeast: bounds(query.atLeast),
    atMost: bounds(query.atMost),
  };
}
