import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { visitor, type Actor } from './actor.js';

/** A permission of a module: its name and the platform roles that hold it. */
export interface Permission {
  readonly name: string;
  readonly roles: readonly string[];
}
export type RouteAccess =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'can'; readonly permission: Permission };

export const accessKey = 'aism:access';

/** Declares a permission beside the module that owns it. */
export function definePermission(name: string, ...roles: readonly string[]): Permission {
  return { name, roles };
}

const both =
  (access: RouteAccess): MethodDecorator =>
  (target, key, descriptor) => {
    SetMetadata(accessKey, access)(target, key, descriptor);
    if (access.kind !== 'public') ApiCookieAuth()(target, key, descriptor);
  };

/** Anybody may call this route; what they see is decided by the query. */
export const Public = () => both({ kind: 'public' });
/** Any account may call this route; what it may do to a row is decided by the lifecycle's `who`. */
export const SignedIn = () => both({ kind: 'signed-in' });
/** Only holders of the permission may call this route. */
export const Can = (permission: Permission) => both({ kind: 'can', permission });

/** The actor of the request. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<FastifyRequest>().actor ?? visitor(),
);
