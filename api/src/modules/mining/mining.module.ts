import { Module } from '@nestjs/common';
import { MatchingModule } from '../matching/matching.module.js';
import { ThesaurusModule } from '../thesaurus/thesaurus.module.js';
import { MiningController } from './mining.controller.js';
import { MiningQueries } from './mining.queries.js';

@Module({
  imports: [MatchingModule, ThesaurusModule],
  controllers: [MiningController],
  providers: [MiningQueries],
})
export class MiningModule {}
