import { Module } from '@nestjs/common';
import { BidsModule } from '../bids/bids.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';

@Module({
  imports: [BidsModule, EvaluationModule],
  controllers: [AuditController],
  providers: [AuditQueries],
})
export class AuditModule {}
