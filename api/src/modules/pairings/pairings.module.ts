import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionsModule } from '../questions/questions.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { PairingAnswers } from './pairing-answers.service.js';
import { PairingClock } from './pairing-clock.service.js';
import { PairingContacts } from './pairing-contacts.service.js';
import { PairingConversation } from './pairing-conversation.service.js';
import { PairingExchanges } from './pairing-exchanges.service.js';
import { PairingParties } from './pairing-parties.queries.js';
import { PairingPersonalData } from './pairing-personal-data.service.js';
import { PairingSteps } from './pairing-steps.service.js';
import { PairingViews } from './pairing-views.queries.js';
import { Pairing } from './pairing.entity.js';
import { PairingsController } from './pairings.controller.js';
import { PairingsQueries } from './pairings.queries.js';
import { PairingOpening, PairingReads } from './pairings.reads.js';
import { PairingsService } from './pairings.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Pairing]),
    IdentityModule,
    TaxonomyModule,
    QuestionsModule,
    ScenariosModule,
    SuppliersModule,
  ],
  controllers: [PairingsController],
  providers: [
    PairingsService,
    PairingAnswers,
    PairingSteps,
    PairingClock,
    PairingConversation,
    PairingContacts,
    PairingExchanges,
    PairingsQueries,
    PairingViews,
    PairingParties,
    PairingPersonalData,
    PairingReads,
    { provide: PairingOpening, useExisting: PairingsService },
  ],
  exports: [PairingReads, PairingOpening],
})
export class PairingsModule {}
