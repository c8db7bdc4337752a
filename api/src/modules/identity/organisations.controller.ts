import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id as idSchema } from '../../platform/schemas.js';
import { reviewOrganisations } from './identity.permissions.js';
import { OrganisationsQueries } from './organisations.queries.js';
import {
  editOrganisation,
  organisationDetail,
  organisationPage,
  organisationQuery,
  review,
  type EditOrganisation,
  type OrganisationQuery,
  type Review,
} from './organisations.schemas.js';
import { OrganisationsService } from './organisations.service.js';

@Controller('organisations')
@ApiTags('organisations')
export class OrganisationsController {
  constructor(
    @Inject(OrganisationsQueries) private readonly queries: OrganisationsQueries,
    @Inject(OrganisationsService) private readonly organisations: OrganisationsService,
  ) {}

  /** The public directory of approved organisations. */
  @Get()
  @Public()
  @Answers('浏览机构 · Browse organisations', organisationPage)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: organisationQuery }) query: OrganisationQuery,
  ) {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Public()
  @Answers('查看机构 · Read an organisation', organisationDetail, { problems: [404] })
  detail(@CurrentActor() actor: Actor, @Param('id', { schema: idSchema }) id: string) {
    return this.queries.detail(actor, id);
  }

  /** Owners change what the organisation says of itself. */
  @Patch(':id')
  @SignedIn()
  @Answers('修改机构资料 · Edit an organisation', organisationDetail, {
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: idSchema }) id: string,
    @IfMatch() version: string | undefined,
    @Body({ schema: editOrganisation }) fields: EditOrganisation,
  ) {
    await this.organisations.edit(actor, id, { version, fields });
    return this.queries.detail(actor, id);
  }

  /** A reviewer approves, rejects, suspends or reinstates. */
  @Post(':id/reviews')
  @Can(reviewOrganisations)
  @Answers('审核机构 · Review an organisation', organisationDetail, {
    status: 201,
    problems: [401, 403, 404, 409, 422],
  })
  async review(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: review }) body: Review,
  ) {
    await this.organisations.review(actor, id, body);
    return this.queries.detail(actor, id);
  }
}
