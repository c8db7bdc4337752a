import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { FollowPersonalData } from './follow-personal-data.service.js';
import { FollowsController } from './follows.controller.js';
import { FollowReads } from './follows.reads.js';
import { FollowsService } from './follows.service.js';

@Module({
  imports: [IdentityModule, ScenariosModule],
  controllers: [FollowsController],
  providers: [FollowsService, FollowPersonalData, FollowReads],
  exports: [FollowReads],
})
export class FollowsModule {}
