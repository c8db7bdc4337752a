import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { jsonHash } from '../../platform/canonical-json.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';
import { contentOf, proposed } from './scenario-content.js';
import { ScenarioWrites } from './scenario-writes.service.js';
import { ScenarioSignedOff } from './scenario.events.js';
import { ScenariosQueries } from './scenarios.queries.js';
import type { SignOffScenario } from './scenarios.schemas.js';

/** 保密审查: a named officer vouches for exactly the present text; any later edit makes it void. */
@Injectable()
export class ScenarioSignoffs {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioWrites) private readonly writes: ScenarioWrites,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('scenarioSignoffs', (userId) => this.of(userId));
  }

  async signOff(id: string, input: SignOffScenario, version: string | undefined, actor: Actor) {
    await this.writes.run(actor, async (tx) => {
      const held = await this.writes.hold(tx, id);
      // The officer vouches for what was read, not for what somebody saved meanwhile.
      requireVersion(version, held.row.version);
      this.writes.step(held, 'sign-off', actor);
      const present = contentOf(held.row);
      // Of an open call the present text is public already: what is reviewed is the text to come.
      const text = held.row.state === 'open' ? proposed(present, input.changes ?? {}) : present;
      const hash = jsonHash(text);
      await tx.query(
        `insert into scenario_signoffs (id, scenario_id, content_hash, name, post, finding, user_id, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [uuidv7(), id, hash, input.name, input.post, input.finding, actor.userId, held.now],
      );
      const { finding } = input;
      await this.writes.record(tx, held.row, ScenarioSignedOff, { hash, finding });
    });
    return this.queries.detail(id, actor);
  }

  @On('scenarios.forget-signoff', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query('update scenario_signoffs set name = null, user_id = null where user_id = $1', [
      event.subjectId,
    ]);
    await tx.query('delete from reviewer_desks where user_id = $1', [event.subjectId]);
  }

  private async of(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select scenario_id as "scenarioId", name, post, finding, at from scenario_signoffs
       where user_id = $1 order by at`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
