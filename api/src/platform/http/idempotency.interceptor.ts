import { createHash } from 'node:crypto';
import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, of, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { requestErrors } from '../errors.js';
import type { StoredAnswer } from './idempotency-store.js';
import { inRequestScope, type IdempotentRequest } from './request-scope.js';

const keyForm = /^[\w.:-]{8,100}$/;

/** Repeats the first answer to a POST with the same Idempotency-Key (per account). */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const account = request.actor?.userId;
    if (request.method !== 'POST' || typeof key !== 'string' || !account) return next.handle();
    if (!keyForm.test(key))
      throw requestErrors('invalid', {}, [
        {
          pointer: '/Idempotency-Key',
          code: 'format',
          message: '8–100 characters of A–Z a–z 0–9 . _ : -',
        },
      ]);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const mine = { account, key, requestHash: fingerprint(request), claimed: false };
    const before = await this.find(mine);
    if (before) return of(replay(before, mine, reply));
    return from(inRequestScope({ idempotency: mine }, () => this.carryOut(next, mine, reply)));
  }

  private async carryOut(
    next: CallHandler,
    mine: IdempotentRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: null });
    if (mine.claimed)
      await this.source.query(
        'update idempotency_keys set status = $3, response = $4 where account = $1 and key = $2',
        [mine.account, mine.key, reply.statusCode, JSON.stringify(answer ?? null)],
      );
    return answer;
  }

  private async find(mine: IdempotentRequest): Promise<StoredAnswer | undefined> {
    const rows = await this.source.query<StoredAnswer[]>(
      `select request_hash as "requestHash", status, response from idempotency_keys
       where account = $1 and key = $2 and created_at > clock_timestamp() - interval '24 hours'`,
      [mine.account, mine.key],
    );
    return rows[0];
  }
}

function fingerprint(request: FastifyRequest): string {
  const body = JSON.stringify(request.body ?? null);
  return createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex');
}

function replay(before: StoredAnswer, mine: IdempotentRequest, reply: FastifyReply): unknown {
  if (before.requestHash !== mine.requestHash) throw requestErrors('idempotency-mismatch');
  if (before.status === null) throw requestErrors('idempotency-done');
  void reply.status(before.status).header('Idempotent-Replay', 'true');
  return before.response;
}
