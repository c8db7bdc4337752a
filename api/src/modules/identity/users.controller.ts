import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor } from '../../platform/http/can.decorator.js';
import { id as idSchema } from '../../platform/schemas.js';
import { manageUsers } from './identity.permissions.js';
import { UsersQueries } from './users.queries.js';
import {
  setRoles,
  user,
  userPage,
  userQuery,
  type SetRoles,
  type UserQuery,
} from './users.schemas.js';
import { UsersService } from './users.service.js';

/** Accounts and platform roles, for administrators. */
@Controller('users')
@ApiTags('users')
export class UsersController {
  constructor(
    @Inject(UsersQueries) private readonly queries: UsersQueries,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  @Get()
  @Can(manageUsers)
  @Answers('账号列表 · Accounts', userPage, { problems: [401, 403] })
  list(@CurrentActor() actor: Actor, @Query({ schema: userQuery }) query: UserQuery) {
    return this.queries.list(actor, query);
  }

  @Put(':id/roles')
  @Can(manageUsers)
  @Answers('设置平台角色 · Set platform roles', user, { problems: [401, 403, 404, 409] })
  async setRoles(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: setRoles }) { roles }: SetRoles,
  ) {
    await this.users.setRoles(actor, id, roles);
    return this.queries.detail(actor, id);
  }
}
