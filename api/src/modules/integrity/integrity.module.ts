import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AwardsModule } from '../awards/awards.module.js';
import { BidsModule } from '../bids/bids.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { AuditedScenarios } from './audited-scenarios.queries.js';
import { BidReadPersonalData } from './bid-read-personal-data.service.js';
import { BidReadCounter } from './bid-reads.service.js';
import { FlagFactsQueries } from './flag-facts.queries.js';
import { FlagsService } from './flags.service.js';
import { HoldsService } from './holds.service.js';
import { EscalationNotices, HoldNotices } from './integrity-notices.service.js';
import { IntegrityController } from './integrity.controller.js';
import { IntegrityQueries } from './integrity.queries.js';
import { IntegrityWatch } from './watch.service.js';

@Module({
  imports: [
    IdentityModule,
    CalendarModule,
    ScenariosModule,
    BidsModule,
    EvaluationModule,
    AwardsModule,
  ],
  controllers: [IntegrityController],
  providers: [
    AuditedScenarios,
    FlagFactsQueries,
    IntegrityWatch,
    IntegrityQueries,
    FlagsService,
    EscalationNotices,
    HoldsService,
    HoldNotices,
    BidReadPersonalData,
    { provide: APP_INTERCEPTOR, useClass: BidReadCounter },
  ],
})
export class IntegrityModule {}
