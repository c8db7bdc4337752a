import { Inject, Injectable } from '@nestjs/common';
import type { Basis } from '@aism/search';
import { DataSource } from 'typeorm';
import { ExposureReads } from '../exposure/exposure.reads.js';
import { ModelReads } from '../models/models.reads.js';
import { ThesaurusReads } from '../thesaurus/thesaurus.reads.js';
import type { Matcher } from './matcher.js';

const worlds = [false, true];

/** What the worlds of a matcher score and order by, as it is stored now: the same in every process. */
@Injectable()
export class MatchSettings {
  constructor(
    @Inject(ModelReads) private readonly models: ModelReads,
    @Inject(ExposureReads) private readonly exposure: ExposureReads,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ThesaurusReads) private readonly thesaurus: ThesaurusReads,
  ) {}

  async takeModels(matcher: Matcher): Promise<void> {
    for (const demo of worlds) await matcher.useModel(demo, (await this.models.active(demo)).model);
  }

  /** The latent spaces; does nothing where the matcher has them already. */
  async takeSpaces(matcher: Matcher): Promise<void> {
    for (const [i, known] of (await matcher.spaces()).entries()) {
      const demo = worlds[i] ?? false;
      const [space] = await this.source.query<{ basis: Basis | null }[]>(
        `select case when version = $2 then null else basis end as basis
         from match_spaces where demo = $1 order by fitted_at desc limit 1`,
        [demo, known],
      );
      if (space?.basis) await matcher.useSpace(demo, space.basis);
    }
  }

  /** Approved forms of the thesaurus: where they change it, all rows are read anew and everything else is set again. */
  async takeForms(matcher: Matcher): Promise<void> {
    if (!(await matcher.useForms(await this.thesaurus.approved()))) return;
    await this.takeSpaces(matcher);
    await this.takeModels(matcher);
    await this.takePrices(matcher);
  }

  async takePrices(matcher: Matcher): Promise<void> {
    for (const demo of worlds) {
      const { prices, turns } = await this.exposure.order(demo);
      await matcher.usePrices(demo, { prices: new Map(prices), turns: new Map(turns) });
    }
  }
}
