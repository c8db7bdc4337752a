import type { EntityManager } from 'typeorm';
import { uniqueViolation } from '../database/database-errors.js';
import { requestErrors } from '../errors.js';
import type { IdempotentRequest } from './request-scope.js';

export interface StoredAnswer {
  readonly requestHash: string;
  readonly status: number | null;
  readonly response: unknown;
}

/**
 * Claims the key in the transaction of the work itself: whoever comes second finds the row or waits for
 * it, so one key never does the work twice, even when the process dies before it has answered.
 */
export async function claimIdempotencyKey(
  manager: EntityManager,
  request: IdempotentRequest,
): Promise<void> {
  // Answers hold names and addresses: they are kept for a day, no longer.
  await manager.query(
    `delete from idempotency_keys where created_at <= clock_timestamp() - interval '24 hours'`,
  );
  try {
    await manager.query(
      'insert into idempotency_keys (account, key, request_hash) values ($1, $2, $3)',
      [request.account, request.key, request.requestHash],
    );
    request.claimed = true;
  } catch (error) {
    if (uniqueViolation(error) !== null) throw requestErrors('idempotency-done');
    throw error;
  }
}
