import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PairingsModule } from '../pairings/pairings.module.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersQueries } from './reminders.queries.js';
import { RemindersService } from './reminders.service.js';

@Module({
  imports: [IdentityModule, PairingsModule],
  controllers: [RemindersController],
  providers: [RemindersService, RemindersQueries],
})
export class RemindersModule {}
