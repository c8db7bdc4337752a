import type { z } from 'zod';

/** A kind of past fact, named `noun.verb-ed`. Payloads hold ids and facts, never personal data. */
export interface EventDefinition<
  Type extends string = string,
  Schema extends z.ZodType = z.ZodType,
> {
  readonly type: Type;
  readonly payload: Schema;
}
export type EventPayload<D extends EventDefinition> = z.input<D['payload']>;

export interface RecordedEvent<D extends EventDefinition = EventDefinition> {
  readonly id: string;
  readonly type: D['type'];
  readonly subjectType: string;
  readonly subjectId: string;
  readonly organisationId: string | null;
  readonly actorId: string | null;
  readonly payload: z.output<D['payload']>;
  readonly at: Date;
}

const definitions = new Map<string, EventDefinition>();
/** All declared kinds, for the architecture test. */
export const declaredEvents: ReadonlyMap<string, EventDefinition> = definitions;

/** Declares a kind of event. @throws Error when the name is taken or not of the form `noun.verb-ed` */
export function defineEvent<Type extends string, Schema extends z.ZodType>(
  type: Type,
  payload: Schema,
): EventDefinition<Type, Schema> {
  if (!/^[a-z-]+\.[a-z-]+$/.test(type)) throw new Error(`event name ${type}`);
  if (definitions.has(type)) throw new Error(`event ${type} is declared twice`);
  const definition = { type, payload };
  definitions.set(type, definition);
  return definition;
}
