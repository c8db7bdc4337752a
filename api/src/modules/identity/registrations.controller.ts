import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, Public } from '../../platform/http/can.decorator.js';
import { reviewOrganisations } from './identity.permissions.js';
import { RegistrationsQueries } from './registrations.queries.js';
import {
  register,
  registered,
  registrationPage,
  registrationQuery,
  type Register,
  type RegistrationQuery,
} from './registrations.schemas.js';
import { RegistrationsService } from './registrations.service.js';

@Controller('registrations')
@ApiTags('organisations')
export class RegistrationsController {
  constructor(
    @Inject(RegistrationsService) private readonly registrations: RegistrationsService,
    @Inject(RegistrationsQueries) private readonly queries: RegistrationsQueries,
  ) {}

  /** Registers an organisation with its first owner, or with the account that is signed in. */
  @Post()
  @Public()
  @Answers('登记机构与账号 · Register an organisation and an account', registered, {
    status: 201,
    problems: [409, 422],
  })
  register(@CurrentActor() actor: Actor, @Body({ schema: register }) body: Register) {
    return this.registrations.register(actor, body);
  }

  /** Registrations by state, those that wait longest first. */
  @Get()
  @Can(reviewOrganisations)
  @Answers('待审核的登记 · Registrations that await review', registrationPage, {
    problems: [401, 403],
  })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: registrationQuery }) query: RegistrationQuery,
  ) {
    return this.queries.list(actor, query);
  }
}
