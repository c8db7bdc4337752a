import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { page } from '../../platform/http/pagination.js';
import { id } from '../../platform/schemas.js';
import { CapabilitiesQueries } from './capabilities.queries.js';
import { CapabilitiesService } from './capabilities.service.js';
import { capabilityDetail, capabilityPage } from './capability-answers.schemas.js';
import {
  capabilityListQuery,
  createCapability,
  editCapability,
  myCapabilitiesQuery,
  type CapabilityListQuery,
  type CreateCapability,
  type EditCapability,
  type MyCapabilitiesQuery,
} from './suppliers.schemas.js';

const changing = [401, 403, 404, 409, 422] as const;

@ApiTags('capabilities')
@Controller()
export class CapabilitiesController {
  constructor(
    @Inject(CapabilitiesService) private readonly capabilities: CapabilitiesService,
    @Inject(CapabilitiesQueries) private readonly queries: CapabilitiesQueries,
  ) {}

  @Get('capabilities')
  @Public()
  @Answers('浏览供给能力 · Browse capabilities', capabilityPage)
  list(
    @Query({ schema: capabilityListQuery }) query: CapabilityListQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.list(query, actor);
  }

  @Get('my/capabilities')
  @SignedIn()
  @Answers('本机构的供给能力 · Own capabilities', page(capabilityDetail, 'OwnCapabilityPage'), {
    problems: [401],
  })
  mine(
    @Query({ schema: myCapabilitiesQuery }) query: MyCapabilitiesQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.mine(query, actor);
  }

  @Get('capabilities/:id')
  @Public()
  @Answers('查看供给能力 · Read a capability', capabilityDetail, { problems: [404] })
  detail(@Param('id', { schema: id }) capability: string, @CurrentActor() actor: Actor) {
    return this.queries.detail(capability, actor);
  }

  @Post('capabilities')
  @SignedIn()
  @Answers('起草供给能力 · Draft a capability', capabilityDetail, {
    status: 201,
    problems: [401, 403, 422],
  })
  draft(@CurrentActor() actor: Actor, @Body({ schema: createCapability }) body: CreateCapability) {
    return this.capabilities.draft(actor, body);
  }

  @Patch('capabilities/:id')
  @SignedIn()
  @Answers('修改供给能力 · Edit a capability', capabilityDetail, {
    problems: [...changing, 412, 428],
  })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) capability: string,
    @Body({ schema: editCapability }) body: EditCapability,
    @IfMatch() version: string | undefined,
  ) {
    return this.capabilities.edit(actor, capability, body, version);
  }

  @Post('capabilities/:id/publications')
  @SignedIn()
  @Answers('发布供给能力 · Publish a capability', capabilityDetail, { problems: changing })
  publish(@CurrentActor() actor: Actor, @Param('id', { schema: id }) capability: string) {
    return this.capabilities.publish(actor, capability);
  }

  @Post('capabilities/:id/archivals')
  @SignedIn()
  @Answers('下架供给能力 · Archive a capability', capabilityDetail, { problems: changing })
  archive(@CurrentActor() actor: Actor, @Param('id', { schema: id }) capability: string) {
    return this.capabilities.archive(actor, capability);
  }

  @Post('capabilities/:id/restorations')
  @SignedIn()
  @Answers('恢复已下架的能力 · Restore an archived capability', capabilityDetail, {
    problems: changing,
  })
  restore(@CurrentActor() actor: Actor, @Param('id', { schema: id }) capability: string) {
    return this.capabilities.restore(actor, capability);
  }
}
