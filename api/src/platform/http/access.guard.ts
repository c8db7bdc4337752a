import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.js';
import { requestErrors } from '../errors.js';
import { hasRole, visitor, type Actor, type Language } from './actor.js';
import { accessKey, type RouteAccess } from './can.decorator.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    language?: Language;
  }
}

/** Turns a request's session into an actor; provided by the identity module. */
export interface ActorResolver {
  resolve(request: FastifyRequest, language: Language): Promise<Actor | null>;
}
export const ACTOR_RESOLVER = Symbol('actor-resolver');

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Closed by default: a route without a declared access is refused to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(ACTOR_RESOLVER) private readonly actors: ActorResolver,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.get<RouteAccess | undefined>(accessKey, context.getHandler());
    if (!access) throw requestErrors('not-allowed');
    this.refuseForeignOrigin(request);
    const language = request.language ?? 'zh-CN';
    const actor = (await this.actors.resolve(request, language)) ?? {
      ...visitor(language, request.id),
      address: request.ip,
    };
    request.actor = actor;
    if (access.kind === 'public') return true;
    if (!actor.userId) throw requestErrors('sign-in-needed');
    if (access.kind === 'can' && !hasRole(actor, ...access.permission.roles))
      throw requestErrors('not-allowed');
    return true;
  }

  /** Browsers send Origin with every unsafe request; another site's is refused (beside SameSite=Lax). */
  private refuseForeignOrigin(request: FastifyRequest): void {
    const { origin, host } = request.headers;
    if (safeMethods.has(request.method) || !origin) return;
    const allowed = [
      new URL(this.config.PUBLIC_URL).origin,
      `http://${host ?? ''}`,
      `https://${host ?? ''}`,
    ];
    if (!allowed.includes(origin)) throw requestErrors('foreign-origin');
  }
}
