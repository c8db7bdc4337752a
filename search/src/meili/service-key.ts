import { createHmac } from 'node:crypto';
import { Meilisearch, MeilisearchApiError, type Key, type KeyCreation } from 'meilisearch';

/* The service's own key on the server: it reads and writes indexes, makes no other key, takes no dump, changes no server. */

/** Chosen once. The server derives a key from its name and the master key, so the key is known before it is made. */
export const SERVICE_KEY_UID = 'e3a1f6c2-5b0d-4c8e-9a47-1d2b6f90c835';

/** What the server will call the key with that name. */
export function serviceKeyOf(masterKey: string): string {
  return createHmac('sha256', masterKey).update(SERVICE_KEY_UID).digest('hex');
}

const wanted: KeyCreation = {
  uid: SERVICE_KEY_UID,
  name: 'aism service',
  description:
    'Reads and writes the indexes of the opportunity list; no keys, dumps or server settings.',
  actions: [
    'search',
    'documents.*',
    'indexes.*',
    'settings.*',
    'tasks.get',
    'stats.get',
    'version',
  ],
  // Of the whole server: the swap of two indexes and the version belong to none, and a key of some sees neither.
  indexes: ['*'],
  expiresAt: null,
};

/**
 * Makes the key exist with exactly these rights.
 * @returns whether it had to be made
 * @throws MeilisearchError where the server is away or the master key is wrong
 */
export async function ensureServiceKey(url: string, masterKey: string): Promise<boolean> {
  const server = new Meilisearch({ host: url, apiKey: masterKey });
  const present = await server.getKey(SERVICE_KEY_UID).catch((error: unknown) => {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'api_key_not_found')
      return null;
    throw error;
  });
  if (present && sameRights(present)) return false;
  // The rights of a key cannot change; made anew under its name it stays the same key.
  if (present) await server.deleteKey(SERVICE_KEY_UID);
  await server.createKey(wanted);
  return true;
}

function sameRights(present: Key): boolean {
  const sorted = (list: readonly string[]) => [...list].sort().join();
  return (
    sorted(present.actions) === sorted(wanted.actions) &&
    sorted(present.indexes) === sorted(wanted.indexes)
  );
}
