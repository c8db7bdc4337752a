import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ACTOR_RESOLVER } from '../../platform/http/access.guard.js';
import { AccountsService } from './accounts.service.js';
import { CreditCodesController } from './credit-codes.controller.js';
import { IdentityMails } from './identity-mails.service.js';
import { IdentityReads } from './identity.reads.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { MembersController } from './members.controller.js';
import { MembersQueries } from './members.queries.js';
import { MembersService } from './members.service.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsQueries } from './organisations.queries.js';
import { OrganisationsService } from './organisations.service.js';
import { PersonalDataSources } from './personal-data.reads.js';
import { RegistrationsController } from './registrations.controller.js';
import { RegistrationsQueries } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { SignInDelays } from './sign-in-delays.service.js';
import { User } from './user.entity.js';

/** Organisations, people and who they are. Global, as the access guard of every route asks it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Organisation, User])],
  controllers: [
    CreditCodesController,
    InvitationsController,
    MembersController,
    OrganisationsController,
    RegistrationsController,
    SessionsController,
  ],
  providers: [
    AccountsService,
    IdentityMails,
    IdentityReads,
    InvitationsService,
    MembersQueries,
    MembersService,
    OrganisationsQueries,
    OrganisationsService,
    PersonalDataSources,
    RegistrationsQueries,
    RegistrationsService,
    SessionsQueries,
    SessionsService,
    SignInDelays,
    { provide: ACTOR_RESOLVER, useExisting: SessionsQueries },
  ],
  exports: [ACTOR_RESOLVER, AccountsService, IdentityReads, PersonalDataSources],
})
export class IdentityModule {}
