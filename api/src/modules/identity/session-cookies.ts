import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config.js';
import { sessionCookie } from '../../platform/http/rate-limit-key.js';

/** Remembers that this browser signed in before (see sign-in-delays.service.ts); grants nothing. */
const deviceCookie = 'aism_device';
const day = 24 * 3600;

const common = (config: Config) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: config.PUBLIC_URL.startsWith('https:'),
  path: '/api',
});

export const tokenOf = (request: FastifyRequest): string | undefined =>
  request.cookies[sessionCookie];
export const deviceOf = (request: FastifyRequest): string | undefined =>
  request.cookies[deviceCookie];

/** Hands the session's token to the browser. */
export function setSession(reply: FastifyReply, token: string, config: Config): void {
  void reply.setCookie(sessionCookie, token, { ...common(config), maxAge: 30 * day });
}

export function setDevice(reply: FastifyReply, device: string, config: Config): void {
  void reply.setCookie(deviceCookie, device, { ...common(config), maxAge: 365 * day });
}

export function clearSession(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(sessionCookie, common(config));
}
