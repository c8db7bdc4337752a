import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A published list that a scenario stands on. */
export interface ListMention {
  readonly scenarioId: string;
  readonly no: string;
  readonly title: string;
  readonly publishedAt: Date;
}

/** Who hears of a list: a person, or an organisation for its people. Exactly one of the two is given. */
export interface ListSubscriber {
  readonly userId: string | null;
  readonly organisationId: string | null;
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

  /** Titles of the published ones among the lists. */
  titles(ids: readonly string[]): Promise<{ id: string; title: string }[]> {
    return this.source.query(
      `select id, title from lists where id = any($1::uuid[]) and state = 'published'`,
      [ids],
    );
  }

  /** What anybody may know of a published list; null when there is none of that number. */
  async card(
    no: string,
  ): Promise<{ title: string; publishedAt: Date; entries: number; demo: boolean } | null> {
    const [row] = await this.source.query<
      { title: string; publishedAt: Date; entries: number; demo: boolean }[]
    >(
      `select l.title, l.published_at as "publishedAt", l.demo,
         (select count(*)::int from list_entries e where e.list_id = l.id) as entries
       from lists l where l.no = $1 and l.state = 'published'`,
      [no],
    );
    return row ?? null;
  }

  /** The scenarios of a published list in its order, or null when there is no such list. */
  async published(no: string): Promise<{ title: string; scenarioIds: string[] } | null> {
    const rows = await this.source.query<{ title: string; scenarioIds: string[] }[]>(
      `select l.title, array(select e.scenario_id from list_entries e where e.list_id = l.id
         order by e.position) as "scenarioIds"
       from lists l where l.no = $1 and l.state = 'published'`,
      [no],
    );
    return rows[0] ?? null;
  }

  /** Whoever subscribed to all lists, to this one's level, or to its district or park; each once. */
  subscribersOf(listId: string): Promise<ListSubscriber[]> {
    return this.source.query<ListSubscriber[]>(
      `select distinct s.user_id as "userId", s.organisation_id as "organisationId"
       from list_subscriptions s join lists l on l.id = $1
       where (s.level is null or s.level = l.level) and (s.district is null or s.district = l.district)
         and (s.park is null or s.park = l.park)
       order by 1, 2`,
      [listId],
    );
  }
}
