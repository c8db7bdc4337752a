import type { TestApp } from '../app.js';
import { SavedSearchCarrier } from '../../src/modules/saved-searches/saved-search-carrier.service.js';
import type { TestAccount } from './identity.js';

/** What a saved search is made of; everything but the name may be left out. */
export const searchFields = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: '示例订阅',
  q: '质检',
  ...given,
});

/** Saves a search for the account, or for an organisation. @returns it as it was answered */
export async function aSavedSearch(
  app: TestApp,
  account: TestAccount,
  given: Record<string, unknown> = {},
  organisationId?: string,
): Promise<{ id: string; version: number; actions: string[] }> {
  const path = organisationId
    ? `/organisations/${organisationId}/saved-searches`
    : '/my/saved-searches';
  const answer = await app.request('POST', path, {
    cookie: account.cookie,
    body: searchFields(given),
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as { id: string; version: number; actions: string[] };
}

export interface ToldMessage {
  readonly key: string;
  readonly kind: string;
  readonly organisationId: string | null;
  readonly subjectId: string;
  readonly data: {
    kind: string;
    more: number;
    searches: number;
    mute: string;
    hits: { id: string; words: string[]; filters: Record<string, string[]> }[];
  };
}

/** Delivers what happened and carries all runs to their ends. */
export async function carried(app: TestApp): Promise<void> {
  await app.settle();
  await app.nest.get(SavedSearchCarrier).carry();
}

/** What an account was told of by saved searches, oldest first. */
export const toldTo = (app: TestApp, { userId }: TestAccount): Promise<ToldMessage[]> =>
  app.source.query(
    `select key, kind, organisation_id as "organisationId", subject_id as "subjectId", data from messages
     where user_id = $1 and kind like 'saved-search.%' order by at, id`,
    [userId],
  );
