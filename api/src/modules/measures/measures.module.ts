import { Module } from '@nestjs/common';
import { MeasuresController } from './measures.controller.js';
import { MeasuresQueries } from './measures.queries.js';

@Module({ controllers: [MeasuresController], providers: [MeasuresQueries] })
export class MeasuresModule {}
