import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { BidChanges } from './bid-changes.service.js';
import { BidCleaning } from './bid-cleaning.service.js';
import { BidComplianceController } from './bid-compliance.controller.js';
import { BidComplianceService } from './bid-compliance.service.js';
import { BidContents } from './bid-contents.queries.js';
import { BidFilesController } from './bid-files.controller.js';
import { BidFilesService } from './bid-files.service.js';
import { BidHolds } from './bid-holds.service.js';
import { BidMembersService } from './bid-members.service.js';
import { BidOutcomesService } from './bid-outcomes.service.js';
import { BidPersonalData } from './bid-personal-data.service.js';
import { BidSealingsController } from './bid-sealings.controller.js';
import { BidSealingsService } from './bid-sealings.service.js';
import { BidSecrets } from './bid-secrets.service.js';
import { BidsController } from './bids.controller.js';
import { BidsQueries } from './bids.queries.js';
import { BidGates, BidOutcomes, BidReads } from './bids.reads.js';
import { BidsService } from './bids.service.js';
import { ContestedBids } from './contested-bids.service.js';
import { EnvelopeOpening } from './envelope-opening.service.js';
import { KeySetsService } from './key-sets.service.js';
import { OfficerKeysQueries } from './officer-keys.queries.js';
import { OfficerKeysService } from './officer-keys.service.js';
import { OpenedFiles } from './opened-files.queries.js';
import { PendingOpenings } from './pending-openings.service.js';
import { ProofFiles } from './proof-files.queries.js';
import { OpeningsController } from './openings.controller.js';
import { OpeningsQueries } from './openings.queries.js';
import { OpeningsService } from './openings.service.js';
import { ReceivedBidsQueries } from './received-bids.queries.js';
import { SealingsQueries } from './sealings.queries.js';

@Module({
  imports: [IdentityModule, ScenariosModule],
  controllers: [
    BidsController,
    BidFilesController,
    BidSealingsController,
    OpeningsController,
    BidComplianceController,
  ],
  providers: [
    BidSecrets,
    BidHolds,
    BidContents,
    BidsQueries,
    BidsService,
    BidMembersService,
    BidFilesService,
    BidSealingsService,
    SealingsQueries,
    OfficerKeysService,
    OfficerKeysQueries,
    KeySetsService,
    OpeningsService,
    OpeningsQueries,
    EnvelopeOpening,
    ContestedBids,
    PendingOpenings,
    OpenedFiles,
    ProofFiles,
    BidComplianceService,
    ReceivedBidsQueries,
    BidOutcomesService,
    BidChanges,
    BidCleaning,
    BidPersonalData,
    BidReads,
    BidGates,
    { provide: BidOutcomes, useExisting: BidOutcomesService },
  ],
  exports: [BidReads, BidGates, BidOutcomes, ProofFiles],
})
export class BidsModule {}
