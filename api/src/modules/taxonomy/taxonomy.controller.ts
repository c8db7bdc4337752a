import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Public } from '../../platform/http/can.decorator.js';
import { TaxonomyReads } from './taxonomy.reads.js';
import { taxonomies, taxonomyQuery, type TaxonomyQuery } from './taxonomy.schemas.js';

@ApiTags('taxonomy')
@Controller('taxonomies')
export class TaxonomyController {
  constructor(@Inject(TaxonomyReads) private readonly reads: TaxonomyReads) {}

  @Get()
  @Public()
  @Answers('分类代码表 · Taxonomies', taxonomies)
  async list(@Query({ schema: taxonomyQuery }) query: TaxonomyQuery) {
    const items = query.kind ? await this.reads.of(query.kind) : await this.reads.all();
    return { items, total: items.length };
  }
}
