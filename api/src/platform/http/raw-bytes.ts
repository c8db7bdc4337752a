import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requestErrors } from '../errors.js';
import { isApi } from './is-api.js';
import { sessionCookie } from './rate-limit-key.js';
import { isOwnToken } from './session-token.js';

const megabyte = 1024 * 1024;

/** Marks a route whose body is bytes (application/octet-stream), at most `limit` of them; no other route takes any. */
export const TakesBytes = (limit = megabyte) => RouteConfig({ takesBytes: limit });

/** How many bytes a route takes; 0 where it takes none. */
const bytesTaken = (config: unknown): number =>
  (config as { takesBytes?: number } | undefined)?.takesBytes ?? 0;
const isBytes = (request: FastifyRequest): boolean =>
  (request.headers['content-type'] ?? '').startsWith('application/octet-stream');

/** How many megabytes of bodies are read at once, in all and of one session; the rest wait unread in the network. */
const limits = { all: 32, session: 4, holdMs: 30_000 };

/**
 * Bodies of bytes cost memory while they are here. At a deadline hundreds come at once: each waits for a place before a
 * byte of it is read. Only sessions made here get a place, few each and not for long, so nobody holds up the others.
 */
class Places {
  private readonly taken = new Map<string, number>();
  private readonly waiting: {
    readonly key: string;
    readonly size: number;
    readonly go: () => void;
  }[] = [];
  private used = 0;

  async take(key: string, size: number): Promise<void> {
    if (this.free(key, size)) this.occupy(key, size);
    else await new Promise<void>((go) => this.waiting.push({ key, size, go }));
  }

  leave(key: string, size: number): void {
    this.occupy(key, -size);
    // A big one that leaves may make room for several.
    for (;;) {
      const at = this.waiting.findIndex((one) => this.free(one.key, one.size));
      const [next] = at < 0 ? [] : this.waiting.splice(at, 1);
      if (!next) return;
      this.occupy(next.key, next.size);
      next.go();
    }
  }

  private occupy(key: string, size: number): void {
    this.used += size;
    const mine = (this.taken.get(key) ?? 0) + size;
    if (mine > 0) this.taken.set(key, mine);
    else this.taken.delete(key);
  }

  /** A session that holds nothing may bring one body of any size. */
  private free(key: string, size: number): boolean {
    const mine = this.taken.get(key) ?? 0;
    return this.used + size <= limits.all && (mine === 0 || mine + size <= limits.session);
  }
}

/** Takes bytes on the routes that want them, and on no other. */
export function rawBytes(server: FastifyInstance, secret: string): void {
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  server.addHook('onRoute', (route) => {
    const limit = bytesTaken(route.config);
    if (limit) route.bodyLimit = limit;
  });
  const places = new Places();
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const limit = bytesTaken(request.routeOptions.config);
    const wanted = limit > 0;
    const token = request.cookies[sessionCookie] ?? '';
    if (wanted && !isOwnToken(token, secret)) throw requestErrors('sign-in-needed');
    if (wanted !== isBytes(request) && (wanted || isApi(request)))
      throw requestErrors('unsupported-type');
    if (!wanted) return;
    const size = Math.ceil(limit / megabyte);
    await places.take(token, size);
    // Whoever has gone while waiting would hold the place until the time is up.
    if (request.raw.destroyed || reply.raw.destroyed) {
      places.leave(token, size);
      return reply.hijack();
    }
    holdUntilAnswered(reply, () => places.leave(token, size));
  });
}

/** Gives the place back once, when the answer is out or the sender is gone; a sender that dawdles is cut off. */
function holdUntilAnswered(reply: FastifyReply, leave: () => void): void {
  let held = true;
  const end = () => {
    if (!held) return;
    held = false;
    clearTimeout(timer);
    leave();
  };
  const timer = setTimeout(() => {
    reply.request.raw.destroy();
    end();
  }, limits.holdMs);
  timer.unref();
  reply.raw.once('finish', end).once('close', end);
}
