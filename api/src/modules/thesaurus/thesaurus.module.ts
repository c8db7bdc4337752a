import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ThesaurusController } from './thesaurus.controller.js';
import { ThesaurusQueries } from './thesaurus.queries.js';
import { ThesaurusReads } from './thesaurus.reads.js';
import { ThesaurusService } from './thesaurus.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [ThesaurusController],
  providers: [ThesaurusService, ThesaurusQueries, ThesaurusReads],
  exports: [ThesaurusReads],
})
export class ThesaurusModule {}
