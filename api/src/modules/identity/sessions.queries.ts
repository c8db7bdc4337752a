import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import {
  hasRole,
  visitor,
  type Actor,
  type Language,
  type Membership,
} from '../../platform/http/actor.js';
import type { ActorResolver } from '../../platform/http/access.guard.js';
import { tokenOf } from './session-cookies.js';
import type { Session } from './sessions.schemas.js';
import { tokenHash } from './tokens.js';

/** Roles count only for an address that is proved to be the account's own. */
const rolesSql = `array(select r.role from user_roles r
  where r.user_id = u.id and u.email_proved_at is not null order by r.role)`;

interface ActorRow {
  readonly sessionId: string;
  readonly userId: string;
  readonly roles: string[];
  readonly memberships: Membership[];
}

/**
 * One round trip per signed-in request: notes (at most every five minutes) that the session is in use and
 * reads who it is. A session ends after 12 idle hours, and 30 days after sign-in at the latest.
 */
const actorSql = `
  with used as (
    update sessions set seen_at = app_now()
    where token_hash = $1 and seen_at between app_now() - interval '12 hours' and app_now() - interval '5 minutes'
  )
  select s.id as "sessionId", u.id as "userId",
    ${rolesSql} as roles,
    coalesce((select json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role,
                'approved', o.state = 'approved') order by m.created_at, m.organisation_id)
              from memberships m join organisations o on o.id = m.organisation_id
              where m.user_id = u.id), '[]') as memberships
  from sessions s join users u on u.id = s.user_id
  where s.token_hash = $1 and s.expires_at > app_now() and s.seen_at > app_now() - interval '12 hours'
    and u.erased_at is null
    and not ($2 and u.email like '%@demo.example')`;

/**
 * Who is asking, from the session cookie. This is the seam for another authenticator: OIDC would end in
 * SessionsService.open() after checking its own proof, and API keys would be a second ActorResolver that
 * is asked when there is no cookie; nothing else knows how somebody signed in.
 */
@Injectable()
export class SessionsQueries implements ActorResolver {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async resolve(request: FastifyRequest, language: Language): Promise<Actor | null> {
    const token = tokenOf(request);
    return token ? this.byToken(token, request, language) : null;
  }

  /** The session that a token opens, as the browser that just received it will see it. */
  async ofToken(request: FastifyRequest, token: string): Promise<Session> {
    const language = request.language ?? 'zh-CN';
    return this.current((await this.byToken(token, request, language)) ?? visitor(language));
  }

  private async byToken(token: string, request: FastifyRequest, language: Language) {
    const [row] = await this.source.query<ActorRow[]>(actorSql, [
      tokenHash(token),
      this.config.NODE_ENV === 'production',
    ]);
    return row ? { ...row, language, requestId: request.id, address: request.ip } : null;
  }

  /** What the pages need to know about the reader; for a visitor a session without a user. */
  async current(actor: Actor): Promise<Session> {
    if (!actor.userId)
      return { user: null, roles: [], memberships: [], actions: ['sign-in', 'register'] };
    const [row] = await this.source.query<Omit<Session, 'actions'>[]>(
      `select json_build_object('id', u.id, 'email', u.email,
                'emailProved', u.email_proved_at is not null, 'displayName', u.display_name,
                'language', u.language) as "user",
         ${rolesSql} as roles,
         coalesce((select json_agg(json_build_object('organisationId', o.id, 'name', o.name,
             'shortName', o.short_name, 'kind', o.kind, 'state', o.state, 'demo', o.demo,
             'publishes', o.publishes, 'supplies', o.supplies, 'role', m.role)
             order by m.created_at, o.id)
           from memberships m join organisations o on o.id = m.organisation_id
           where m.user_id = u.id), '[]') as memberships
       from users u where u.id = $1`,
      [actor.userId],
    );
    if (!row) return this.current({ ...actor, userId: null });
    return { ...row, actions: sessionActions(actor, row.user?.emailProved ?? false) };
  }
}

function sessionActions(actor: Actor, proved: boolean): string[] {
  return [
    ...(proved ? [] : ['prove-mail']),
    'sign-out',
    'register',
    ...(hasRole(actor, 'reviewer', 'admin') ? ['review-organisations'] : []),
    ...(hasRole(actor, 'admin') ? ['manage-users'] : []),
  ];
}
