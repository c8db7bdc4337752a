import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { backUpOfficerKey, newOfficerKey, openShare, type OwnKey } from '@aism/sealing';
import { OfficerKeysService } from '../../modules/bids/officer-keys.service.js';
import { OpeningsQueries } from '../../modules/bids/openings.queries.js';
import { OpeningsService } from '../../modules/bids/openings.service.js';
import { personOf, type Cast } from './actors.js';
import type { DemoAccount } from './demo-people.js';

/** An opening officer of the demonstration with the key that a browser would keep. */
export interface DemoOfficer {
  readonly name: string;
  readonly keyRowId: string;
  readonly key: OwnKey;
}
export const officerNames = ['officer', 'officer2', 'officer3'] as const;

/** Makes the officers' keys as their browsers would, and registers the public halves. */
export async function makeOfficers(
  app: INestApplicationContext,
  cast: Cast,
): Promise<readonly DemoOfficer[]> {
  const keys = app.get(OfficerKeysService, { strict: false });
  const officers: DemoOfficer[] = [];
  for (const name of officerNames) {
    const key = await newOfficerKey();
    const row = await keys.make({ publicKey: key.publicKey }, personOf(cast, name));
    if (!row) throw new Error('an officer key came to nothing');
    officers.push({ name, keyRowId: row.id, key });
  }
  return officers;
}

/** One officer hands in the shares of all bids of a call; the second one's opens them. */
export async function giveShares(
  app: INestApplicationContext,
  cast: Cast,
  given: {
    readonly scenarioId: string;
    readonly kind: 'technique' | 'price';
    readonly officer: DemoOfficer | undefined;
  },
): Promise<void> {
  const { scenarioId, kind, officer } = given;
  if (!officer) throw new Error('the demonstration lacks an officer');
  const actor = personOf(cast, officer.name);
  const { envelopes } = await app
    .get(OpeningsQueries, { strict: false })
    .task(scenarioId, kind, actor);
  const shares = await Promise.all(
    envelopes.map(async ({ context, wrapped }) => ({
      bidId: context.bidId,
      share: await openShare({ wrapped }, officer.key, context),
    })),
  );
  await app.get(OpeningsService, { strict: false }).give(scenarioId, kind, { shares }, actor);
}

/**
 * Writes each officer's key as the backup file that a browser would save, under the password of the account: so that
 * whoever tries the demonstration can open what is sealed in it. Without a folder the keys are forgotten.
 * @returns the files written
 */
export async function writeKeyFiles(
  folder: string,
  officers: readonly DemoOfficer[],
  accounts: readonly DemoAccount[],
): Promise<string[]> {
  if (!folder) return [];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files: string[] = [];
  for (const { name, key } of officers) {
    const account = accounts.find(({ email }) => email === `${name}@demo.example`);
    if (!account) continue;
    const backup = await backUpOfficerKey(key, account.password);
    const file = join(folder, `${name}.officer-key.json`);
    writeFileSync(file, `${JSON.stringify(backup, null, 2)}\n`, { mode: 0o600 });
    files.push(file);
  }
  return files;
}
