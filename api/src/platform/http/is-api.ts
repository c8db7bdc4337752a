import type { FastifyRequest } from 'fastify';

/**
 * Whether a request is for the API, by the route that was matched: the router decodes before it matches,
 * so the address as typed (`/%61pi/…`) does not tell.
 */
export function isApi(request: FastifyRequest): boolean {
  return (request.routeOptions.url ?? request.url).startsWith('/api/');
}
