export type Language = 'zh-CN' | 'en';
export type MemberRole = 'owner' | 'editor' | 'viewer';

export interface Membership {
  readonly organisationId: string;
  readonly role: MemberRole;
  /** Whether the organisation has passed its review. */
  readonly approved: boolean;
}

/** Who is asking. Visitors and machines have no user; roles and memberships come from the session. */
export interface Actor {
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly roles: readonly string[];
  readonly memberships: readonly Membership[];
  readonly language: Language;
  readonly requestId: string | null;
  readonly address: string | null;
}

/** The actor of a visitor without a session. */
export function visitor(language: Language = 'zh-CN', requestId: string | null = null): Actor {
  return {
    userId: null,
    sessionId: null,
    roles: [],
    memberships: [],
    language,
    requestId,
    address: null,
  };
}

/** The actor of jobs, commands and subscribers. */
export function systemActor(): Actor {
  return { ...visitor(), roles: ['system'] };
}

/** Whether the actor may write for the organisation (owner or editor). */
export function mayEditFor(actor: Actor, organisationId: string | null): boolean {
  return actor.memberships.some((m) => m.organisationId === organisationId && m.role !== 'viewer');
}

/** As mayEditFor, while the organisation is approved: one that is suspended or under review does nothing in public. */
export function mayActFor(actor: Actor, organisationId: string | null): boolean {
  return actor.memberships.some(
    (m) => m.organisationId === organisationId && m.role !== 'viewer' && m.approved,
  );
}

/** Whether the actor belongs to the organisation in any role. */
export function belongsTo(actor: Actor, organisationId: string | null): boolean {
  return actor.memberships.some((m) => m.organisationId === organisationId);
}

export function hasRole(actor: Actor, ...roles: readonly string[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
