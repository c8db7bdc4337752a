import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarReads } from './calendar.reads.js';
import { CalendarService } from './calendar.service.js';

@Module({
  controllers: [CalendarController],
  providers: [CalendarService, CalendarReads],
  exports: [CalendarReads],
})
export class CalendarModule {}
