import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';
import { PanelsService } from './panels.service.js';

/** What an evaluator declared and wrote: in their export, forgotten with the account; scores stay, under a number. */
@Injectable()
export class EvaluationPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PanelsService) private readonly panels: PanelsService,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('evaluation', (userId) => this.of(userId));
  }

  /** Somebody who is gone judges no more: the panel is told to be one fewer where it is still at work. */
  @On('evaluation.forget-evaluator', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    const places = await tx.query<{ scenarioId: string; no: number }>(
      `select scenario_id as "scenarioId", no from evaluation_members where user_id = $1 order by scenario_id`,
      [event.subjectId],
    );
    for (const { scenarioId, no } of places) await this.panels.leaveErased(tx, scenarioId, no);
    await tx.query(
      `update evaluation_conflicts c set note = '', organisation_id = null from evaluation_members m
       where m.id = c.member_id and m.user_id = $1`,
      [event.subjectId],
    );
    await tx.query('update evaluation_members set user_id = null where user_id = $1', [
      event.subjectId,
    ]);
  }

  private async of(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select m.scenario_id as "scenarioId", m.chair, m.state, m.named_at as "namedAt",
         m.declared_at as "declaredAt", s.scores, s.locked_at as "lockedAt",
         (select jsonb_agg(jsonb_build_object('kind', c.kind, 'source', c.source, 'note', c.note) order by c.at, c.id)
            from evaluation_conflicts c where c.member_id = m.id) as conflicts
       from evaluation_members m left join evaluation_sheets s on s.member_id = m.id
       where m.user_id = $1 order by m.named_at, m.id`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
