import { Inject, Injectable } from '@nestjs/common';
import { defaultThesaurus, normalise } from '@aism/search';
import { DataSource } from 'typeorm';
import { MatchingReads } from '../matching/matching.reads.js';
import { ThesaurusReads } from '../thesaurus/thesaurus.reads.js';
import { miningErrors } from './mining.errors.js';
import type { EffectQuery } from './mining.schemas.js';

/** A form in more than this share of all texts says little and would give its concept to too many. */
const commonShare = 0.1;
/** A candidate in more than every fiftieth other text is everyday language (提供, 平均), not a name of something. */
const everydayShare = 0.02;
/** In a young collection one or two texts are a large share of all; they make no word common. */
const commonFrom = 3;
/** Pairs that both sides accepted, the latest first; more would say little more. */
const maxPairs = 500;

/** New forms from what both sides of accepted pairs say, and the effect of a form before it is approved. */
@Injectable()
export class MiningQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(MatchingReads) private readonly matching: MatchingReads,
    @Inject(ThesaurusReads) private readonly thesaurus: ThesaurusReads,
  ) {}

  async mined() {
    const pairs = await this.source.query<{ scenarioId: string; capabilityId: string }[]>(
      `select scenario_id as "scenarioId", capability_id as "capabilityId" from pairings
       where mutual_at is not null order by mutual_at desc, id limit ${maxPairs}`,
    );
    const [found, decided] = await Promise.all([
      this.matching.mine(pairs),
      this.thesaurus.decided(),
    ]);
    const fresh = found.filter((one) => !decided.has(one.form) && one.share <= everydayShare);
    const titles = await this.titles(fresh.flatMap((one) => [one.demandId, one.supplyId]));
    const items = fresh.map(({ demandId, supplyId, ...one }) => ({
      ...one,
      scenario: titles(demandId),
      capability: titles(supplyId),
    }));
    return { items, total: items.length, accepted: pairs.length };
  }

  /** @throws AppError `mining.concept-unknown` */
  async effect({ concept, form, kind }: EffectQuery) {
    const { concepts } = defaultThesaurus();
    if (!concepts.some((one) => one.id === concept)) throw miningErrors('concept-unknown');
    const folded = normalise(form).trim();
    const effect = await this.matching.effect({ concept, form, kind });
    const share = effect.texts ? effect.containing / effect.texts : 0;
    const titles = await this.titles(effect.examples.flatMap((e) => [e.demandId, e.supplyId]));
    return {
      ...effect,
      share,
      tooCommon: share > commonShare && effect.containing >= commonFrom,
      alsoNames: concepts
        .filter((one) => one.id !== concept)
        .filter((one) => one.forms.some((known) => normalise(known.text).trim() === folded))
        .map(({ id, zh, en }) => ({ id, zh, en })),
      examples: effect.examples.map(({ demandId, supplyId, from, to }) => ({
        ...{ scenario: titles(demandId), capability: titles(supplyId), from, to },
      })),
    };
  }

  private async titles(ids: readonly string[]) {
    const rows = await this.source.query<{ id: string; title: string }[]>(
      `select id, title from scenarios where id = any($1::uuid[])
       union all select id, title from capabilities where id = any($1::uuid[])`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row.title]));
    return (id: string) => ({ id, title: byId.get(id) ?? '—' });
  }
}
