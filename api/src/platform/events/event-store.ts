import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../http/actor.js';
import type { EventDefinition, RecordedEvent } from './define-event.js';

export interface EventSubject {
  /** Noun of the subject, e.g. `scenario`. */
  readonly type: string;
  readonly id: string;
  /** The organisation concerned, where there is one. */
  readonly organisationId?: string | null;
}

interface NewEvent {
  readonly event: EventDefinition;
  readonly subject: EventSubject;
  readonly payload: unknown;
  readonly actor: Actor;
  readonly subscribers: readonly string[];
}

/** Channel that wakes dispatchers and followers after a commit. */
export const eventChannel = 'aism_events';

/** Writes one event and its deliveries in the caller's transaction. */
export async function insertEvent(manager: EntityManager, input: NewEvent): Promise<void> {
  const { event, subject, actor, subscribers } = input;
  const id = uuidv7();
  const payload = event.payload.parse(input.payload);
  await manager.query(
    `insert into events (id, type, subject_type, subject_id, organisation_id, actor_id, payload, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      event.type,
      subject.type,
      subject.id,
      subject.organisationId ?? null,
      actor.userId,
      payload ?? {},
      actor.requestId,
    ],
  );
  if (subscribers.length)
    await manager.query(
      `insert into deliveries (id, event_id, subscriber)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[])`,
      [subscribers.map(() => uuidv7()), subscribers.map(() => id), subscribers],
    );
  // Several notifications of one transaction arrive as one.
  await manager.query(`select pg_notify($1, '')`, [eventChannel]);
}

/** Columns of a stored event, in the shape of RecordedEvent. */
export const eventColumns = `e.id, e.type, e.subject_type as "subjectType", e.subject_id as "subjectId",
  e.organisation_id as "organisationId", e.actor_id as "actorId", e.payload, e.at`;

/** Reads one event by id, or null. */
export async function readEvent(manager: EntityManager, id: string): Promise<RecordedEvent | null> {
  const rows = await manager.query<RecordedEvent[]>(
    `select ${eventColumns} from events e where e.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}
