import { Module } from '@nestjs/common';
import { BidsModule } from '../bids/bids.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { ConflictsQueries } from './conflicts.queries.js';
import { ConsensusService } from './consensus.service.js';
import { CriteriaController } from './criteria.controller.js';
import { CriteriaQueries } from './criteria.queries.js';
import { CriteriaService } from './criteria.service.js';
import { EvaluationBids } from './evaluation-bids.service.js';
import { EvaluationClock } from './evaluation-clock.service.js';
import { EvaluationListener } from './evaluation-listener.service.js';
import { EvaluationPersonalData } from './evaluation-personal-data.service.js';
import { EvaluationRows } from './evaluation-rows.queries.js';
import { EvaluationSteps } from './evaluation-steps.service.js';
import { EvaluationReads, EvaluationReopening } from './evaluation.reads.js';
import { EvaluationsQueries } from './evaluations.queries.js';
import { NamesReadSources } from './names-read.reads.js';
import { PanelNaming } from './panel-naming.service.js';
import { PanelsController } from './panels.controller.js';
import { PanelsService } from './panels.service.js';
import { RankingsQueries } from './rankings.queries.js';
import { RankingsService } from './rankings.service.js';
import { ScoringController } from './scoring.controller.js';
import { SheetsQueries } from './sheets.queries.js';
import { SheetsService } from './sheets.service.js';

@Module({
  imports: [BidsModule, CalendarModule, IdentityModule, ScenariosModule],
  controllers: [CriteriaController, PanelsController, ScoringController],
  providers: [
    CriteriaService,
    CriteriaQueries,
    EvaluationBids,
    EvaluationRows,
    EvaluationSteps,
    EvaluationsQueries,
    EvaluationClock,
    EvaluationListener,
    EvaluationPersonalData,
    ConflictsQueries,
    NamesReadSources,
    PanelNaming,
    PanelsService,
    SheetsService,
    SheetsQueries,
    ConsensusService,
    RankingsService,
    RankingsQueries,
    EvaluationReads,
    { provide: EvaluationReopening, useExisting: RankingsService },
  ],
  exports: [EvaluationReads, EvaluationReopening, NamesReadSources],
})
export class EvaluationModule {}
