import { Module } from '@nestjs/common';
import { TaxonomyController } from './taxonomy.controller.js';
import { TaxonomyReads } from './taxonomy.reads.js';

@Module({ controllers: [TaxonomyController], providers: [TaxonomyReads], exports: [TaxonomyReads] })
export class TaxonomyModule {}
