import { Body, Controller, Delete, Get, Inject, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import {
  followedPage,
  followNote,
  followers,
  followsQuery,
  followTarget,
  followTargetQuery,
  noteFollow,
  type FollowsQuery,
  type FollowTarget,
  type NoteFollow,
} from './follows.schemas.js';
import { FollowsService } from './follows.service.js';

@ApiTags('follows')
@Controller()
export class FollowsController {
  constructor(@Inject(FollowsService) private readonly follows: FollowsService) {}

  /** How many follow a scenario, and whether the reader does. */
  @Get('scenarios/:id/followers')
  @Public()
  @Answers('关注者概况 · Followers of a scenario', followers, { problems: [404] })
  followers(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.follows.followers(scenarioId, actor);
  }

  /** Follows in person, or for an organisation whose editor one is. Repeating changes nothing. */
  @Put('scenarios/:id/follow')
  @SignedIn()
  @Answers('关注场景 · Follow a scenario', followers, { problems: [401, 403, 404] })
  follow(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: followTarget }) body: FollowTarget,
    @CurrentActor() actor: Actor,
  ) {
    return this.follows.follow(scenarioId, body, actor);
  }

  @Delete('scenarios/:id/follow')
  @SignedIn()
  @Answers('取消关注 · Unfollow a scenario', followers, { problems: [401, 403, 404] })
  unfollow(
    @Param('id', { schema: id }) scenarioId: string,
    @Query({ schema: followTargetQuery }) query: FollowTarget,
    @CurrentActor() actor: Actor,
  ) {
    return this.follows.unfollow(scenarioId, query, actor);
  }

  /** The organisation's own state and note on what it follows: its members' alone. Needs If-Match. */
  @Patch('scenarios/:id/follow/note')
  @SignedIn()
  @Answers('修改关注备注 · Edit the note on a followed scenario', followNote, {
    problems: [401, 403, 404, 412, 428],
  })
  note(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: noteFollow }) body: NoteFollow,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.follows.note(scenarioId, body, version, actor);
  }

  @Get('my/follows')
  @SignedIn()
  @Answers('本人关注的场景 · Followed scenarios', followedPage, { problems: [401] })
  mine(@Query({ schema: followsQuery }) query: FollowsQuery, @CurrentActor() actor: Actor) {
    return this.follows.mine(query, actor);
  }
}
