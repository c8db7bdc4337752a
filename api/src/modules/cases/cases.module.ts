import { Module } from '@nestjs/common';
import { CasesController } from './cases.controller.js';
import { CasesQueries } from './cases.queries.js';
import { CaseReads } from './cases.reads.js';

@Module({
  controllers: [CasesController],
  providers: [CasesQueries, CaseReads],
  exports: [CaseReads],
})
export class CasesModule {}
