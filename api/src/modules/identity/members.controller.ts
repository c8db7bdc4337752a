import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { id as idSchema } from '../../platform/schemas.js';
import { InvitationsService } from './invitations.service.js';
import { MembersQueries } from './members.queries.js';
import {
  changeMember,
  invitation,
  invitationPage,
  invite,
  memberPage,
  memberQuery,
  type ChangeMember,
  type Invite,
  type MemberQuery,
} from './members.schemas.js';
import { MembersService } from './members.service.js';

/** Members of an organisation and the invitations it has sent. */
@Controller('organisations/:organisationId')
@ApiTags('members')
export class MembersController {
  constructor(
    @Inject(MembersQueries) private readonly queries: MembersQueries,
    @Inject(MembersService) private readonly service: MembersService,
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
  ) {}

  @Get('members')
  @SignedIn()
  @Answers('机构成员 · Members of an organisation', memberPage, { problems: [401, 403, 404] })
  list(
    @CurrentActor() actor: Actor,
    @Param('organisationId', { schema: idSchema }) organisationId: string,
    @Query({ schema: memberQuery }) query: MemberQuery,
  ) {
    return this.queries.members(actor, organisationId, query);
  }

  @Patch('members/:userId')
  @SignedIn()
  @AnswersNothing('修改成员角色 · Change a member’s role', { problems: [401, 403, 404, 409] })
  async changeRole(
    @CurrentActor() actor: Actor,
    @Param('organisationId', { schema: idSchema }) organisationId: string,
    @Param('userId', { schema: idSchema }) userId: string,
    @Body({ schema: changeMember }) { role }: ChangeMember,
  ) {
    await this.service.changeRole(actor, { organisationId, userId }, role);
  }

  /** Ends a membership: an owner's doing, or one's own. */
  @Delete('members/:userId')
  @SignedIn()
  @AnswersNothing('移除成员 · Remove a member', { problems: [401, 403, 404, 409] })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('organisationId', { schema: idSchema }) organisationId: string,
    @Param('userId', { schema: idSchema }) userId: string,
  ) {
    await this.service.remove(actor, { organisationId, userId });
  }

  @Get('invitations')
  @SignedIn()
  @Answers('未接受的邀请 · Pending invitations', invitationPage, { problems: [401, 403, 404] })
  invited(
    @CurrentActor() actor: Actor,
    @Param('organisationId', { schema: idSchema }) organisationId: string,
    @Query({ schema: memberQuery }) query: MemberQuery,
  ) {
    return this.queries.invitations(actor, organisationId, query);
  }

  /** Sends an invitation by mail. */
  @Post('invitations')
  @SignedIn()
  @Answers('邀请成员 · Invite a member', invitation, {
    status: 201,
    problems: [401, 403, 404, 409],
  })
  invite(
    @CurrentActor() actor: Actor,
    @Param('organisationId', { schema: idSchema }) organisationId: string,
    @Body({ schema: invite }) body: Invite,
  ) {
    return this.invitations.invite(actor, organisationId, body);
  }

  @Delete('invitations/:id')
  @SignedIn()
  @AnswersNothing('撤销邀请 · Revoke an invitation', { problems: [401, 403, 404] })
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('organisationId', { schema: idSchema }) organisationId: string,
    @Param('id', { schema: idSchema }) id: string,
  ) {
    await this.invitations.revoke(actor, organisationId, id);
  }
}
