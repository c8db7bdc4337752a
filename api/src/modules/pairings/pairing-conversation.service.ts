import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors, type PageQuery } from '../../platform/http/pagination.js';
import { PairingParties } from './pairing-parties.queries.js';
import { lockPairing } from './pairing-answers.service.js';
import { Pairing } from './pairing.entity.js';
import { pairingErrors } from './pairing.errors.js';
import { PairingMessageSent } from './pairing.events.js';
import { contactsReleased, pairingLifecycle, type Side } from './pairing.lifecycle.js';
import { factsOf, relationsOf } from './pairing-views.queries.js';
import { PairingsQueries } from './pairings.queries.js';
import type { SendMessage } from './pairings.schemas.js';

interface MessageRow {
  readonly id: string;
  readonly side: Side | 'matchmaker';
  readonly authorId: string;
  readonly body: string;
  readonly sentAt: Date;
  readonly key: string;
}

/** The platform's conversation of a pairing. */
@Injectable()
export class PairingConversation {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(PairingParties) private readonly parties: PairingParties,
    @Inject(PairingsQueries) private readonly queries: PairingsQueries,
  ) {}

  async send(actor: Actor, id: string, message: SendMessage) {
    const messageId = uuidv7();
    await this.transactions.run(actor, async (tx) => {
      const pairing = await lockPairing(tx, id);
      const places = relationsOf(actor, pairing);
      const place = message.as ?? places[0];
      if (!place || !places.includes(place)) throw pairingErrors('not-a-party');
      const [scenario] = await this.parties.scenarioFacts([pairing.scenarioId], tx.manager);
      const facts = factsOf(pairing, scenario);
      pairingLifecycle.perform('converse', facts, [place], tx.now);
      if (!contactsReleased(facts) && findContacts(message.body).length)
        throw pairingErrors('contact-in-text', {}, [
          { pointer: '/body', code: 'contact', message: '' },
        ]);
      await tx.query(
        'insert into pairing_messages (id, pairing_id, side, author_id, body, sent_at) values ($1, $2, $3, $4, $5, $6)',
        [messageId, id, place, actor.userId, message.body, tx.now],
      );
      await tx.manager.update(Pairing, id, { activeAt: tx.now });
      await tx.record(
        PairingMessageSent,
        { type: 'pairing', id, organisationId: pairing.demandOrganisationId },
        { scenarioId: pairing.scenarioId, capabilityId: pairing.capabilityId, side: place },
      );
    });
    const sent = await this.messages(actor, id, { limit: 100 });
    return sent.items.find((item) => item.id === messageId);
  }

  /** Messages, newest first. Authors are shown as their organisation, never as a person. */
  async messages(actor: Actor, id: string, query: PageQuery) {
    const pairing = await this.queries.detail(actor, id);
    const before = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : null;
    const rows = await this.source.query<MessageRow[]>(
      `select id, side, author_id as "authorId", body, sent_at as "sentAt", sent_at::text as key from pairing_messages
       where pairing_id = $1 and ($2::timestamptz is null or (sent_at, id) < ($2, $3::uuid))
       order by sent_at desc, id desc limit $4`,
      [id, before?.[0] ?? null, before?.[1] ?? null, query.limit + 1],
    );
    const [{ total }] = await this.source.query<[{ total: number }]>(
      'select count(*) as total from pairing_messages where pairing_id = $1',
      [id],
    );
    const names = { demand: pairing.demand.name, supply: pairing.supply.name, matchmaker: null };
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    return {
      items: shown.map((row) => ({
        ...row,
        organisation: names[row.side],
        mine: row.authorId === actor.userId,
      })),
      total,
      nextCursor,
    };
  }
}
