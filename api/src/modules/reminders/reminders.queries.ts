import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasRole, type Actor } from '../../platform/http/actor.js';

interface IntervalRow {
  readonly state: string;
  readonly days: number;
  readonly changedAt: Date | null;
}

/** After how many days each state is chased. */
@Injectable()
export class RemindersQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async intervals(actor: Actor) {
    const rows = await this.source.query<IntervalRow[]>(
      `select state, days, changed_at as "changedAt" from reminder_intervals order by days, state`,
    );
    const actions = hasRole(actor, 'admin') ? (['change'] as const) : [];
    const items = rows.map((row) => ({ ...row, actions: [...actions] }));
    return { items, total: items.length };
  }
}
