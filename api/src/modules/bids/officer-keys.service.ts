import { Inject, Injectable } from '@nestjs/common';
import { importPublicKey, keyIdOf } from '@aism/sealing';
import { v7 as uuidv7 } from 'uuid';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { officerErrors } from './bid.errors.js';
import { OfficerKeyMade, OfficerKeyRetired, officerKeySubject } from './bid.events.js';
import { KeySetsService } from './key-sets.service.js';
import { OfficerKeysQueries } from './officer-keys.queries.js';
import type { MakeOfficerKey } from './officer-keys.schemas.js';

/** Officers' public keys: made in a browser, replaced when one is lost. */
@Injectable()
export class OfficerKeysService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(OfficerKeysQueries) private readonly queries: OfficerKeysQueries,
    @Inject(KeySetsService) private readonly keySets: KeySetsService,
  ) {}

  /** Registers a public key as the officer's present one; the earlier one is retired with it. */
  async make({ publicKey }: MakeOfficerKey, actor: Actor) {
    const keyId = await checkedKeyId(publicKey);
    const id = uuidv7();
    await this.transactions
      .run(actor, async (tx) => {
        // One row per person to queue on, so that two tabs leave one present key.
        await tx.query('select 1 from users where id = $1 for update', [actor.userId]);
        const before = await this.retireAll(tx);
        await tx.query(
          `insert into officer_keys (id, user_id, holder_id, key_id, public_key, made_at)
           values ($1, $2, coalesce((select holder_id from officer_keys where user_id = $2 limit 1), $1), $3, $4, $5)`,
          [id, actor.userId, keyId, publicKey, tx.now],
        );
        await tx.record(OfficerKeyMade, { type: officerKeySubject, id }, { keyId });
        for (const old of before) await this.keySets.renewFor(tx, old, id);
      })
      .catch((error: unknown) => {
        if (/^officer_keys_(key_id|public_key)/.test(uniqueViolation(error) ?? ''))
          throw officerErrors('taken');
        throw error;
      });
    return this.queries.one(id, actor);
  }

  /** A lost key: it is in no new key set from now on. What it could open, two others still open. */
  async retire(id: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<{ keyId: string; retiredAt: Date | null }>(
        `select key_id as "keyId", retired_at as "retiredAt" from officer_keys
         where id = $1 and user_id = $2 for update`,
        [id, actor.userId],
      );
      if (!row) throw officerErrors('not-found');
      if (row.retiredAt) return;
      await tx.query('update officer_keys set retired_at = $2 where id = $1', [id, tx.now]);
      await tx.record(OfficerKeyRetired, { type: officerKeySubject, id }, { keyId: row.keyId });
    });
    return this.queries.one(id, actor);
  }

  /** @returns the ids of the keys that were present until now */
  private async retireAll(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string; keyId: string }>(
      `select id, key_id as "keyId" from officer_keys where user_id = $1 and retired_at is null`,
      [tx.actor.userId],
    );
    for (const { id, keyId } of rows) {
      await tx.query('update officer_keys set retired_at = $2 where id = $1', [id, tx.now]);
      await tx.record(OfficerKeyRetired, { type: officerKeySubject, id }, { keyId });
    }
    // Those retired by hand before are still in key sets that wait for a successor.
    const held = await tx.query<{ id: string }>('select id from officer_keys where user_id = $1', [
      tx.actor.userId,
    ]);
    return held.map(({ id }) => id);
  }
}

async function checkedKeyId(publicKey: string): Promise<string> {
  try {
    await importPublicKey(publicKey);
    return await keyIdOf(publicKey);
  } catch {
    throw officerErrors('invalid', {}, [{ pointer: '/publicKey', code: 'format', message: '' }]);
  }
}
