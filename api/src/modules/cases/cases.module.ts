import { Module } from '@nestjs/common';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { CaseDocuments } from './case.document.js';
import { CasesController } from './cases.controller.js';
import { CasesQueries } from './cases.queries.js';
import { CaseReads } from './cases.reads.js';

@Module({
  imports: [TaxonomyModule],
  controllers: [CasesController],
  providers: [CasesQueries, CaseReads, CaseDocuments],
  exports: [CaseReads],
})
export class CasesModule {}
