import { restoreOfficerKey, type OfficerKeyBackup, type OwnKey } from '@aism/sealing';

const NAME = 'aism-officer-keys';
const STORE = 'keys';

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'keyId' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('no store'));
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await database();
  try {
    return await new Promise((resolve, reject) => {
      const request = work(db.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no answer'));
    });
  } finally {
    db.close();
  }
}

/** Keeps a key in this browser. It can be used here but not read out; a lost browser loses it, the backup file does not. */
export async function keepKey(key: OwnKey): Promise<void> {
  await inStore('readwrite', (store) => store.put(key));
}

/** The key kept in this browser; null when there is none, or no store. */
export async function keptKey(keyId: string): Promise<OwnKey | null> {
  try {
    const found = await inStore('readonly', (store) => store.get(keyId) as IDBRequest<unknown>);
    return (found as OwnKey | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Reads the text of a backup file; null when it is none. */
export function parseBackup(text: string): OfficerKeyBackup | null {
  try {
    const value = JSON.parse(text) as Partial<OfficerKeyBackup> | null;
    return value?.type === 'aism-officer-key' ? (value as OfficerKeyBackup) : null;
  } catch {
    return null;
  }
}

/** The key of a backup file, unreadable from now on. @throws for a wrong passphrase or an altered file */
export const unlock = (backup: OfficerKeyBackup, passphrase: string): Promise<OwnKey> =>
  restoreOfficerKey(backup, passphrase);
