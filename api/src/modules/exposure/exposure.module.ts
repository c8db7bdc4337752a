import { Module } from '@nestjs/common';
import { ExposureController } from './exposure.controller.js';
import { ExposureQueries } from './exposure.queries.js';
import { ExposureReads, ExposureWrites } from './exposure.reads.js';
import { ExposureService } from './exposure.service.js';

@Module({
  controllers: [ExposureController],
  providers: [
    ExposureQueries,
    ExposureReads,
    { provide: ExposureWrites, useClass: ExposureService },
  ],
  exports: [ExposureReads, ExposureWrites],
})
export class ExposureModule {}
