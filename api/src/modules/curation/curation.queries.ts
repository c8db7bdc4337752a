import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';
import { markColumns, type MarkFacts } from './curation.reads.js';
import type { MarksQuery, MarkView } from './curation.schemas.js';
import { markLifecycle } from './mark.lifecycle.js';

type MarkRow = MarkFacts & {
  readonly state: 'live' | 'lifted';
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
};

/** Everything said about a pair, also what was lifted; who said it, by name. */
@Injectable()
export class CurationQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('marks', (userId) => this.writtenBy(userId));
  }

  async ofPair(actor: Actor, { scenarioId, capabilityId }: MarksQuery) {
    const rows = await this.source.query<MarkRow[]>(
      `select ${markColumns}, m.state, m.lifted_by as "liftedBy", m.lifted_at as "liftedAt" from pair_marks m
       where m.scenario_id = $1 and m.capability_id = $2 order by m.set_at desc, m.id desc limit 200`,
      [scenarioId, capabilityId],
    );
    const people = rows.flatMap((row) => [row.setBy, ...(row.liftedBy ? [row.liftedBy] : [])]);
    const names = await this.identity.namesOf(people);
    const name = (id: string) => names.get(id) ?? '—';
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    const items = rows.map((row): MarkView => ({
      ...row,
      setBy: name(row.setBy),
      liftedBy: row.liftedBy ? name(row.liftedBy) : null,
      actions: markLifecycle.actions(row, actor.roles, clock?.now ?? new Date(0)),
    }));
    return { items, total: items.length };
  }

  /** What a user wrote on pairs, for the export of their personal data. */
  private async writtenBy(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select ${markColumns} from pair_marks m where m.set_by = $1 order by m.set_at, m.id`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
