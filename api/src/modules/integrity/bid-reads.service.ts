import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type OnModuleInit,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import { NamesReadSources } from '../evaluation/names-read.reads.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Counts who reads opened bids that are not their own: the count is made before the answer leaves. */
@Injectable()
export class BidReadCounter implements NestInterceptor, OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(NamesReadSources) private readonly namesRead: NamesReadSources,
  ) {}

  /** Whoever read bids by name judges none of that call. */
  onModuleInit(): void {
    this.namesRead.register((scenarioId, userIds, reader) =>
      reader.query(
        `select r.user_id as "userId", min(r.hour) as hour from bid_reads r join bids b on b.id = r.bid_id
         where b.scenario_id = $1 and r.user_id = any($2::uuid[]) group by r.user_id`,
        [scenarioId, userIds],
      ),
    );
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const read = readBy(request);
    const { actor } = request;
    if (!read || !actor?.userId) return next.handle();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.count(actor, read);
        return answer;
      }),
    );
  }

  private async count(actor: Actor, { bidId, scenarioId }: Read): Promise<void> {
    // Own bids are nobody's business: those of the actor's organisations are left out.
    const own = actor.memberships.map((membership) => membership.organisationId);
    await this.source.query(
      `insert into bid_reads as r (bid_id, user_id, hour, reads)
       select b.id, $3, date_trunc('hour', app_now()), 1 from bids b
       where (b.id = $1 or b.scenario_id = $2) and b.opened_at is not null and not exists (
         select 1 from bid_members m where m.bid_id = b.id and m.organisation_id = any($4::uuid[]))
       on conflict (bid_id, user_id, hour) do update set reads = r.reads + 1`,
      [bidId, scenarioId, actor.userId, own],
    );
  }
}

interface Read {
  readonly bidId: string | null;
  readonly scenarioId: string | null;
}

/** Routes that show all bids of a scenario by name. */
const wholes = ['/scenarios/:id/bids', '/scenarios/:id/award-desk'];
/** Files of bids as the panel reads them; its sheet shows all bids to those who were appointed to read them. */
export const panelFiles = '/scenarios/:id/evaluation/bids/:bidId/files/:fileId';

/** Which bids a request reads: one, or all of a scenario; null for all other requests. */
export function readBy(
  request: Pick<FastifyRequest, 'method' | 'params'> & {
    readonly routeOptions: { readonly url?: string | undefined };
  },
): Read | null {
  if (request.method !== 'GET') return null;
  const { id, bidId } = request.params as { id?: string; bidId?: string };
  const route = request.routeOptions.url ?? '';
  if (!id || !uuid.test(id)) return null;
  if (wholes.some((one) => route.endsWith(one))) return { bidId: null, scenarioId: id };
  if (route.endsWith(panelFiles))
    return bidId && uuid.test(bidId) ? { bidId, scenarioId: null } : null;
  return route.includes('/bids/:id') ? { bidId: id, scenarioId: null } : null;
}
