import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ACTOR_RESOLVER } from '../../platform/http/access.guard.js';
import { AccountsService } from './accounts.service.js';
import { CreditCodesController } from './credit-codes.controller.js';
import { IdentityMails } from './identity-mails.service.js';
import { IdentityReads } from './identity.reads.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { MailProofsController } from './mail-proofs.controller.js';
import { MailProofsService } from './mail-proofs.service.js';
import { MeController } from './me.controller.js';
import { MembersController } from './members.controller.js';
import { MembersQueries } from './members.queries.js';
import { MembersService } from './members.service.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsQueries } from './organisations.queries.js';
import { OrganisationsService } from './organisations.service.js';
import { PasswordResetsController } from './password-resets.controller.js';
import { PasswordsService } from './passwords.service.js';
import { ErasureGates, PersonalDataSources } from './personal-data.reads.js';
import { PersonalDataService } from './personal-data.service.js';
import { RegistrationsController } from './registrations.controller.js';
import { RegistrationsQueries } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { SignInDelays } from './sign-in-delays.service.js';
import { User } from './user.entity.js';
import { UsersController } from './users.controller.js';
import { UsersQueries } from './users.queries.js';
import { UsersService } from './users.service.js';

/** Organisations, people and who they are. Global, as the access guard of every route asks it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Organisation, User])],
  controllers: [
    CreditCodesController,
    InvitationsController,
    MailProofsController,
    MeController,
    MembersController,
    OrganisationsController,
    PasswordResetsController,
    RegistrationsController,
    SessionsController,
    UsersController,
  ],
  providers: [
    AccountsService,
    IdentityMails,
    IdentityReads,
    InvitationsService,
    MailProofsService,
    MembersQueries,
    MembersService,
    OrganisationsQueries,
    OrganisationsService,
    PasswordsService,
    PersonalDataService,
    PersonalDataSources,
    ErasureGates,
    RegistrationsQueries,
    RegistrationsService,
    SessionsQueries,
    SessionsService,
    SignInDelays,
    UsersQueries,
    UsersService,
    { provide: ACTOR_RESOLVER, useExisting: SessionsQueries },
  ],
  exports: [ACTOR_RESOLVER, AccountsService, IdentityReads, PersonalDataSources, ErasureGates],
})
export class IdentityModule {}
