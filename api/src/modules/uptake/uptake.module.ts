import { Module } from '@nestjs/common';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { UptakeController } from './uptake.controller.js';
import { UptakeQueries } from './uptake.queries.js';
import { UptakeService } from './uptake.service.js';

@Module({
  imports: [ScenariosModule],
  controllers: [UptakeController],
  providers: [UptakeService, UptakeQueries],
})
export class UptakeModule {}
