import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuggestionPersonalData } from './suggestion-personal-data.service.js';
import { SuggestionsController } from './suggestions.controller.js';
import { SuggestionsService } from './suggestions.service.js';

@Module({
  imports: [IdentityModule, ScenariosModule],
  controllers: [SuggestionsController],
  providers: [SuggestionsService, SuggestionPersonalData],
})
export class SuggestionsModule {}
