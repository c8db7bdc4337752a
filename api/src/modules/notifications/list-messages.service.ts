import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { ListCorrected, ListPublished } from '../lists/list.events.js';
import { ListReads } from '../lists/lists.reads.js';
import { listKinds } from './list-message-texts.js';
import { MessageKinds, Messages, type MessageData } from './notifications.reads.js';

/** Those who write for the publishers of the scenarios. */
const publishersSql = `
  select m.user_id, m.organisation_id, null::text as role
  from scenarios s join memberships m on m.organisation_id = s.organisation_id
  where s.id = any($1::uuid[]) and m.role in ('owner', 'editor')`;
/** People, and all members of organisations, given as the parameters of these numbers. */
const subscribersSql = (people: number, organisations: number) => `
  select u.id as user_id, null::uuid as organisation_id, null::text as role
  from unnest($${people}::uuid[]) as u (id)
  union all
  select m.user_id, m.organisation_id, null::text from memberships m
  where m.organisation_id = any($${organisations}::uuid[])`;

/** Tells publishers of the lists they are on, and subscribers of new lists and of what is put right in them. */
@Injectable()
export class ListMessages {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(ListReads) private readonly lists: ListReads,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(...listKinds);
  }

  @On('notifications.list-included', ListPublished)
  async published(event: RecordedEvent, tx: Tx): Promise<void> {
    const { no, scenarioIds } = event.payload as EventPayload<typeof ListPublished>;
    const data = { no, entries: scenarioIds.length };
    await this.messages.sendTo(tx, messageOf(event, 'list.included', data), {
      ...{ sql: publishersSql, params: [scenarioIds] },
    });
    // Whose own scenario is on it has just been told of the list.
    const { people, organisations } = await this.subscribers(event.subjectId);
    await this.messages.sendTo(tx, messageOf(event, 'list.published', data), {
      ...{ sql: subscribersSql(1, 2), params: [people, organisations] },
    });
  }

  /** The subscribers of the list, and the publisher whose entry it is; each once. */
  @On('notifications.list-corrected', ListCorrected)
  async corrected(event: RecordedEvent, tx: Tx): Promise<void> {
    const { no, n, scenarioId, field } = event.payload as EventPayload<typeof ListCorrected>;
    const { people, organisations } = await this.subscribers(event.subjectId);
    await this.messages.sendTo(
      tx,
      {
        ...messageOf(event, 'list.corrected', { no, n, scenarioId, field }),
        group: event.subjectId,
      },
      {
        sql: `${publishersSql} union all ${subscribersSql(2, 3)}`,
        params: [[scenarioId], people, organisations],
      },
    );
  }

  private async subscribers(listId: string) {
    const subscribers = await this.lists.subscribersOf(listId);
    return {
      people: subscribers.flatMap(({ userId }) => userId ?? []),
      organisations: subscribers.flatMap(({ organisationId }) => organisationId ?? []),
    };
  }
}

const messageOf = (event: RecordedEvent, kind: string, data: MessageData) => ({
  ...{ kind, data, key: event.id },
  subject: { type: 'list', id: event.subjectId },
});
