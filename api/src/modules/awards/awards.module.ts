import { Module } from '@nestjs/common';
import { BidsModule } from '../bids/bids.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { AwardClock } from './award-clock.service.js';
import { AwardCompletions } from './award-completions.service.js';
import { AwardPersonalData } from './award-personal-data.service.js';
import { AwardRows } from './award-rows.queries.js';
import { AwardsController } from './awards.controller.js';
import { AwardsQueries } from './awards.queries.js';
import { AwardReads } from './awards.reads.js';
import { AwardsService } from './awards.service.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackGiving } from './feedback-giving.service.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackService } from './feedback.service.js';
import { ObjectionsService } from './objections.service.js';
import { OutcomesService } from './outcomes.service.js';
import { ProofFilesQueries } from './proof-files.queries.js';
import { ProofsService } from './proofs.service.js';
import { UnansweredCalls } from './unanswered-calls.service.js';

@Module({
  imports: [IdentityModule, CalendarModule, ScenariosModule, BidsModule, EvaluationModule],
  controllers: [AwardsController, FeedbackController],
  providers: [
    AwardRows,
    AwardsService,
    AwardCompletions,
    AwardsQueries,
    ObjectionsService,
    ProofsService,
    ProofFilesQueries,
    FeedbackService,
    FeedbackGiving,
    FeedbackQueries,
    AwardClock,
    OutcomesService,
    UnansweredCalls,
    AwardPersonalData,
    AwardReads,
  ],
  exports: [AwardReads],
})
export class AwardsModule {}
