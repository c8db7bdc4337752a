import type { Actor } from '../../platform/http/actor.js';

/** A person of the demonstration, as the services see one who has signed in. */
export function actorOf(
  userId: string,
  given: { roles?: readonly string[]; organisationId?: string } = {},
): Actor {
  return {
    userId,
    sessionId: null,
    roles: given.roles ?? [],
    memberships: given.organisationId
      ? [{ organisationId: given.organisationId, role: 'owner', approved: true }]
      : [],
    language: 'zh-CN',
    requestId: null,
    address: null,
  };
}

/** Everybody whom the rest of the demonstration needs. */
export interface Cast {
  readonly organisations: ReadonlyMap<string, string>;
  readonly owners: ReadonlyMap<string, Actor>;
  /** The accounts of design §5, by the name before `@demo.example`. */
  readonly people: ReadonlyMap<string, Actor>;
  readonly reviewer: Actor;
  readonly matchmaker: Actor;
}

/** The owner of an organisation, by its key. */
export function ownerOf(cast: Cast, key: string): { actor: Actor; organisationId: string } {
  const actor = cast.owners.get(key);
  const organisationId = cast.organisations.get(key);
  if (!actor || !organisationId) throw new Error(`the demonstration has no organisation “${key}”`);
  return { actor, organisationId };
}

/** One of the accounts of design §5, e.g. `officer2`. */
export function personOf(cast: Cast, name: string): Actor {
  const actor = cast.people.get(name);
  if (!actor) throw new Error(`the demonstration has no account “${name}”`);
  return actor;
}
