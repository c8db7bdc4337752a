import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import {
  listSubscription,
  listSubscriptions,
  subscribeToLists,
  type SubscribeToLists,
} from './list-subscriptions.schemas.js';
import { ListSubscriptions } from './list-subscriptions.service.js';

/** Hearing of new lists: all of them, or those of a level, a district or a park. */
@ApiTags('lists')
@Controller('list-subscriptions')
export class ListSubscriptionsController {
  constructor(@Inject(ListSubscriptions) private readonly subscriptions: ListSubscriptions) {}

  @Get()
  @SignedIn()
  @Answers('本人的清单订阅 · Own subscriptions to lists', listSubscriptions, { problems: [401] })
  mine(@CurrentActor() actor: Actor) {
    return this.subscriptions.mine(actor);
  }

  /** In person, or for an organisation whose editor one is. Repeating changes nothing. */
  @Post()
  @SignedIn()
  @Answers('订阅机会清单 · Subscribe to lists', listSubscription, {
    status: 201,
    problems: [401, 403, 422],
  })
  subscribe(
    @Body({ schema: subscribeToLists }) body: SubscribeToLists,
    @CurrentActor() actor: Actor,
  ) {
    return this.subscriptions.subscribe(body, actor);
  }

  @Delete(':id')
  @SignedIn()
  @AnswersNothing('取消清单订阅 · Cancel a subscription to lists', { problems: [401, 403, 404] })
  unsubscribe(@Param('id', { schema: id }) subscriptionId: string, @CurrentActor() actor: Actor) {
    return this.subscriptions.unsubscribe(subscriptionId, actor);
  }
}
