import { Global, Module } from '@nestjs/common';
import { ACTOR_RESOLVER } from '../../platform/http/access.guard.js';
import { AccountsService } from './accounts.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { SignInDelays } from './sign-in-delays.service.js';

/** Organisations, people and who they are. Global, as the access guard of every route asks it. */
@Global()
@Module({
  controllers: [SessionsController],
  providers: [
    AccountsService,
    SessionsQueries,
    SessionsService,
    SignInDelays,
    { provide: ACTOR_RESOLVER, useExisting: SessionsQueries },
  ],
  exports: [ACTOR_RESOLVER, AccountsService],
})
export class IdentityModule {}
