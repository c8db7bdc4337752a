import { AsyncLocalStorage } from 'node:async_hooks';

/** A create that carries an Idempotency-Key; the first transaction of the request claims the key. */
export interface IdempotentRequest {
  readonly account: string;
  readonly key: string;
  readonly requestHash: string;
  claimed: boolean;
}
export interface RequestScope {
  idempotency: IdempotentRequest | null;
}

const storage = new AsyncLocalStorage<RequestScope>();

/** The scope of the request being answered, or undefined outside one. */
export const requestScope = (): RequestScope | undefined => storage.getStore();
export const inRequestScope = <T>(scope: RequestScope, work: () => T): T =>
  storage.run(scope, work);
