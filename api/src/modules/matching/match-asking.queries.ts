import { Inject, Injectable } from '@nestjs/common';
import type { Match, MatchQuery, Side } from '@aism/search';
import type { Language } from '../../platform/http/actor.js';
import { CurationReads, type MarkFacts } from '../curation/curation.reads.js';
import { ScenarioReads, treatsAlike } from '../scenarios/scenarios.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { CandidateSources } from './candidate-sources.queries.js';
import { viewOfMatch, type MatchAudience } from './match-views.js';
import type { MatchRow, MatchTable } from './match-worlds.js';
import { MatchingCache } from './matching-cache.service.js';
import type { MatchView } from './matching.schemas.js';
import { ReasonSentences } from './reason-sentences.js';

/** Who asks for the list of which row, in which capacity. */
export interface Asking {
  readonly side: Side;
  readonly row: MatchRow;
  readonly audience: MatchAudience;
}
/** One explained candidate, in the reader's words and as the core gave it. */
export interface Explained {
  readonly view: MatchView;
  readonly match: Match;
}

/** A piece of a list; `prices` false orders it by the scores alone. */
type Page = Required<Pick<MatchQuery, 'limit' | 'offset' | 'prices'>>;
type Curated = Pick<MatchQuery, 'pins' | 'without' | 'overruled'>;

/** Up to this many rows of the other side, a work table shows all of them. */
const whole = 3000;

/** Asks the engine as one reader: with what matchmakers have pinned, excluded and overruled, in the reader's language. */
@Injectable()
export class MatchAsking {
  constructor(
    @Inject(MatchingCache) private readonly cache: MatchingCache,
    @Inject(CurationReads) private readonly curation: CurationReads,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(CandidateSources) private readonly candidates: CandidateSources,
  ) {}

  /** One page of the reader's own list. */
  async list(asking: Asking, page: Page, language: Language) {
    const { side, row, audience } = asking;
    const marks = await this.curated(asking);
    const asked = { ...page, ...marks, audience, counterfactuals: audience !== 'public' };
    const candidates = await this.candidates.of({ side, row, query: asked });
    const query = { ...asked, ...(candidates ? { candidates } : {}) };
    const answer = await this.cache.ask({ side, row, query });
    return { ...answer, items: await this.explained(asking, answer.items, language) };
  }

  /** All candidates in figures, also the excluded ones: a matchmaker must be able to see them. */
  async figures(asking: Asking): Promise<MatchTable> {
    const { side, row, audience } = asking;
    const { pins, overruled } = await this.curated(asking);
    const query = { ...{ pins, overruled, audience, whole }, limit: 0, offset: 0 };
    return this.cache.figures({ side, row, query });
  }

  /** The chosen candidates with their explanations; those the engine does not hold are left out. */
  async explain(
    asking: Asking,
    ids: readonly string[],
    language: Language,
  ): Promise<ReadonlyMap<string, Explained>> {
    const { side, row, audience } = asking;
    const { pins, overruled } = await this.curated(asking);
    const query = {
      ...{ pins, overruled, audience, candidates: { ids, alone: true }, floor: false },
      // Pins come along whether asked for or not.
      ...{ limit: ids.length + (pins?.length ?? 0), offset: 0 },
    };
    const { items } = await this.cache.ask({ side, row, query });
    const explained = await this.explained(asking, items, language);
    return new Map(explained.map((one) => [one.view.id, one]));
  }

  private async explained({ side, audience }: Asking, items: readonly Match[], language: Language) {
    const sentences = new ReasonSentences(language, await this.taxonomy.all());
    return items.map((match): Explained => {
      const id = side === 'demand' ? match.supplyId : match.demandId;
      return { view: viewOfMatch(match, id, audience, sentences), match };
    });
  }

  /**
   * What matchmakers decided about this row's pairs, as far as it reaches the reader: exclusions reach everybody
   * (told on the ranking-rules page), overrulings and pins never the public, pins nor the owner of a scenario that is being taken by bids (equal treatment).
   */
  private async curated({ side, row, audience }: Asking): Promise<Curated> {
    const marks = await this.curation.live(side, row.id);
    if (marks.length === 0) return {};
    const other = (mark: MarkFacts) => (side === 'demand' ? mark.capabilityId : mark.scenarioId);
    const of = (kind: MarkFacts['kind']) => marks.filter((mark) => mark.kind === kind);
    return {
      pins: (await this.told(of('pin'), audience)).map(other),
      without: of('exclude').map(other),
      // That matchmakers set a condition aside is their own knowledge: the public list must not tell it.
      overruled: audience === 'public' ? [] : of('override').map(other),
    };
  }

  private async told(pins: readonly MarkFacts[], audience: MatchAudience): Promise<MarkFacts[]> {
    if (audience === 'public' || pins.length === 0) return [];
    if (audience === 'matchmaker') return [...pins];
    const heads = await this.scenarios.heads([...new Set(pins.map((pin) => pin.scenarioId))]);
    const sealed = new Set(heads.filter(treatsAlike).map((head) => head.id));
    return pins.filter((pin) => !sealed.has(pin.scenarioId));
  }
}
