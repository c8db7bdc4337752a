import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A published list that a scenario stands on. */
export interface ListMention {
  readonly scenarioId: string;
  readonly no: string;
  readonly title: string;
  readonly publishedAt: Date;
}

/** Narrow questions of other modules. */
@Injectable()
export class ListReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** The published lists that hold any of the scenarios, newest first. */
  mentioning(scenarioIds: readonly string[]): Promise<ListMention[]> {
    return this.source.query<ListMention[]>(
      `select e.scenario_id as "scenarioId", l.no, l.title, l.published_at as "publishedAt"
       from list_entries e join lists l on l.id = e.list_id
       where e.scenario_id = any($1::uuid[]) and l.state = 'published'
       order by l.published_at desc, l.id desc`,
      [scenarioIds],
    );
  }
}
