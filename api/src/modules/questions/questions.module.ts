import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { QuestionExchanges } from './question-exchanges.service.js';
import { QuestionPersonalData } from './question-personal-data.service.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsQueries } from './questions.queries.js';
import { QuestionPublishing, QuestionReads } from './questions.reads.js';
import { QuestionsService } from './questions.service.js';

@Module({
  imports: [CalendarModule, IdentityModule, ScenariosModule],
  controllers: [QuestionsController],
  providers: [
    QuestionsService,
    QuestionsQueries,
    QuestionExchanges,
    QuestionPersonalData,
    QuestionReads,
    { provide: QuestionPublishing, useExisting: QuestionExchanges },
  ],
  exports: [QuestionPublishing, QuestionReads],
})
export class QuestionsModule {}
