import { Module } from '@nestjs/common';
import { BidsModule } from '../bids/bids.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { FollowsModule } from '../follows/follows.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ListsModule } from '../lists/lists.module.js';
import { PairingsModule } from '../pairings/pairings.module.js';
import { QuestionsModule } from '../questions/questions.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { AwardMessages } from './award-messages.service.js';
import { BidMessages } from './bid-messages.service.js';
import { DeadlineCalendarsController } from './deadline-calendars.controller.js';
import { DeadlineCalendars } from './deadline-calendars.service.js';
import { EvaluationMessages } from './evaluation-messages.service.js';
import { DeadlineReminders } from './deadline-reminders.service.js';
import { DigestsService } from './digests.service.js';
import { FollowingMessages } from './following-messages.service.js';
import { ListMessages } from './list-messages.service.js';
import { MessageMails } from './message-mails.service.js';
import { MessageMutesController } from './message-mutes.controller.js';
import { MessagePersonalData } from './message-personal-data.service.js';
import { MessagePreferences } from './message-preferences.service.js';
import { MessagePreviews } from './message-previews.queries.js';
import { MessageTexts } from './message-texts.queries.js';
import { MessagesController } from './messages.controller.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesService } from './messages.service.js';
import { MessageKinds, Messages } from './notifications.reads.js';
import { PairingMessages } from './pairing-messages.service.js';
import { QuestionMessages } from './question-messages.service.js';
import { ScenarioMessages } from './scenario-messages.service.js';
import { SupplyMessages } from './supply-messages.service.js';

/** What is told of each module below, one file each: a new one is one line here. */
const tellers = [
  ScenarioMessages,
  FollowingMessages,
  QuestionMessages,
  PairingMessages,
  SupplyMessages,
  AwardMessages,
  BidMessages,
  EvaluationMessages,
  ListMessages,
];

@Module({
  imports: [
    BidsModule,
    CalendarModule,
    EvaluationModule,
    FollowsModule,
    IdentityModule,
    ListsModule,
    PairingsModule,
    QuestionsModule,
    ScenariosModule,
    SuppliersModule,
  ],
  controllers: [MessagesController, MessageMutesController, DeadlineCalendarsController],
  providers: [
    ...tellers,
    MessageKinds,
    MessagesService,
    { provide: Messages, useExisting: MessagesService },
    MessageTexts,
    MessageMails,
    MessagesQueries,
    MessagePreferences,
    MessagePreviews,
    MessagePersonalData,
    DigestsService,
    DeadlineReminders,
    DeadlineCalendars,
  ],
  exports: [MessageKinds, Messages],
})
export class NotificationsModule {}
