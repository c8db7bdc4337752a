import { Inject, Injectable } from '@nestjs/common';
import type { MatchQuery } from '@aism/search';
import { CandidateIndex } from './candidate-index.service.js';
import { EmbeddingChannel } from './embedding-channel.service.js';
import type { TimelessQuestion } from './matching-cache.service.js';

/** Rows that sources outside this process name for a list, beside or instead of its own channels. */
@Injectable()
export class CandidateSources {
  constructor(
    @Inject(CandidateIndex) private readonly index: CandidateIndex,
    @Inject(EmbeddingChannel) private readonly embeddings: EmbeddingChannel,
  ) {}

  /** Undefined where this process names all candidates itself. */
  async of(question: TimelessQuestion): Promise<MatchQuery['candidates']> {
    const named = await this.index.find(question);
    const likest = this.embeddings.find(question.side, question.row.id);
    if (named) return { ids: [...named, ...likest], alone: true };
    return likest.length > 0 ? { ids: likest } : undefined;
  }
}
