import { definitionOf } from '../indexes/definitions.js';
import type { IndexName } from '../indexes/definitions.js';
import type { PreparedDocument } from '../indexes/prepare.js';
import type { MeiliClients } from './client.js';
import { toServer } from './fields.js';
import { changedSettings, settingsOf } from './settings.js';

/* Making, filling and swapping indexes on the server. */

/** Documents a write task: each costs the server some fixed work on the whole index. */
const BATCH = 5000;
/** A half-filled index of a rebuild that died is removed by a later one when it is this old. */
const STALE_AFTER = 6 * 3_600_000;
const MAX_INDEXES = 1000;

export function uidOf(clients: MeiliClients, index: IndexName): string {
  return clients.prefix + index;
}

/**
 * Makes an index exist with the right settings.
 * @returns whether anything had to be done.
 */
export async function ensureIndex(
  clients: MeiliClients,
  uid: string,
  index: IndexName,
): Promise<boolean> {
  const { results } = await clients.writer.getRawIndexes({ limit: MAX_INDEXES });
  if (!results.some((existing) => existing.uid === uid)) {
    await clients.done(clients.writer.createIndex(uid, { primaryKey: 'id' }));
  }
  const onServer = clients.writer.index(uid);
  const changed = changedSettings(settingsOf(definitionOf(index)), await onServer.getSettings());
  if (Object.keys(changed).length === 0) return false;
  await clients.done(onServer.updateSettings(changed));
  return true;
}

/** Writes documents, a batch at a time; they can be found when it returns. */
export async function write(
  clients: MeiliClients,
  uid: string,
  documents: readonly PreparedDocument[],
): Promise<void> {
  for (let from = 0; from < documents.length; from += BATCH) {
    const batch = documents.slice(from, from + BATCH).map(toServer);
    await clients.done(clients.writer.index(uid).addDocuments(batch));
  }
}

async function removeStale(clients: MeiliClients, index: IndexName): Promise<void> {
  const { results } = await clients.writer.getRawIndexes({ limit: MAX_INDEXES });
  const oldest = Date.now() - STALE_AFTER;
  for (const { uid, createdAt } of results) {
    const leftOver = uid.startsWith(`${uidOf(clients, index)}_next_`);
    if (leftOver && new Date(createdAt).getTime() < oldest) {
      await clients.done(clients.writer.deleteIndex(uid));
    }
  }
}

/** Fills an index from a source, with one batch written while the next is read. */
async function fill(
  clients: MeiliClients,
  uid: string,
  documents: AsyncIterable<PreparedDocument>,
): Promise<number> {
  let count = 0;
  let batch: PreparedDocument[] = [];
  let writing: Promise<void> = Promise.resolve();
  for await (const document of documents) {
    batch.push(document);
    count += 1;
    if (batch.length < BATCH) continue;
    await writing;
    writing = write(clients, uid, batch);
    // Awaited a batch later; without this an error meanwhile would count as unhandled.
    writing.catch(() => undefined);
    batch = [];
  }
  await writing;
  await write(clients, uid, batch);
  return count;
}

/**
 * Fills a new index, lets the caller finish it, then swaps it in at once and drops the old one.
 * @param finish called with the new index' name before the swap: the place to repeat what was written meanwhile.
 */
export async function rebuild(
  clients: MeiliClients,
  index: IndexName,
  documents: AsyncIterable<PreparedDocument>,
  finish: (uid: string) => Promise<void>,
): Promise<number> {
  await removeStale(clients, index);
  const uid = uidOf(clients, index);
  await ensureIndex(clients, uid, index);
  const next = `${uid}_next_${Date.now().toString(36)}`;
  try {
    await ensureIndex(clients, next, index);
    const count = await fill(clients, next, documents);
    await finish(next);
    await clients.done(clients.writer.swapIndexes([{ indexes: [uid, next], rename: false }]));
    return count;
  } finally {
    await clients.writer.deleteIndexIfExists(next).catch(() => undefined);
  }
}
