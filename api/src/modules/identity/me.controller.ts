import { Body, Controller, Delete, Get, Header, Inject, Patch, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { PasswordsService } from './passwords.service.js';
import { PersonalDataService } from './personal-data.service.js';
import { clearSession, setSession } from './session-cookies.js';
import { UsersQueries } from './users.queries.js';
import {
  changePassword,
  editMe,
  eraseMe,
  personalExport,
  user,
  type ChangePassword,
  type EditMe,
  type EraseMe,
} from './users.schemas.js';
import { UsersService } from './users.service.js';

/** The reader's own account. */
@Controller('me')
@ApiTags('me')
export class MeController {
  constructor(
    @Inject(UsersQueries) private readonly queries: UsersQueries,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PasswordsService) private readonly passwords: PasswordsService,
    @Inject(PersonalDataService) private readonly personalData: PersonalDataService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @SignedIn()
  @Answers('本人资料 · Own account', user, { problems: [401] })
  me(@CurrentActor() actor: Actor) {
    return this.queries.detail(actor, actor.userId);
  }

  @Patch()
  @SignedIn()
  @Answers('修改本人资料 · Edit own account', user, { problems: [401] })
  async edit(@CurrentActor() actor: Actor, @Body({ schema: editMe }) body: EditMe) {
    await this.users.edit(actor, body);
    return this.queries.detail(actor, actor.userId);
  }

  /** Changes the password; all other sessions end and this one gets a new token. */
  @Put('password')
  @SignedIn()
  @AnswersNothing('修改密码 · Change own password', { problems: [401, 422] })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body({ schema: changePassword }) body: ChangePassword,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    setSession(reply, await this.passwords.change(actor, body), this.config);
  }

  /** All personal data about the reader, to keep. */
  @Get('export')
  @SignedIn()
  @Header('Content-Disposition', 'attachment; filename="personal-data.json"')
  @Answers('导出个人信息 · Export own personal data', personalExport, { problems: [401] })
  export(@CurrentActor() actor: Actor) {
    return this.personalData.export(actor);
  }

  /** Erases the account. It cannot be undone, so the password is asked again. */
  @Delete()
  @SignedIn()
  @AnswersNothing('注销并抹除个人信息 · Erase own account', { problems: [401, 409, 422] })
  async erase(
    @CurrentActor() actor: Actor,
    @Body({ schema: eraseMe }) body: EraseMe,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.personalData.erase(actor, body.currentPassword);
    clearSession(reply, this.config);
  }
}
