import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Counters that all processes share (sign-in attempts): a table, since a limit in memory is per process. */
@Injectable()
export class Counters {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /**
   * Counts one hit and forgets the bucket `windowSeconds` after its last hit.
   * @returns hits so far, this one included
   */
  async hit(name: string, bucket: string, windowSeconds: number): Promise<number> {
    const rows = await this.source.query<{ hits: number }[]>(
      `insert into counters (name, bucket, hits, expires_at)
       values ($1, $2, 1, app_now() + make_interval(secs => $3))
       on conflict (name, bucket) do update set
         hits = case when counters.expires_at <= app_now() then 1 else counters.hits + 1 end,
         expires_at = excluded.expires_at
       returning hits`,
      [name, bucket, windowSeconds],
    );
    return rows[0]?.hits ?? 1;
  }

  /** Hits of a live bucket and the seconds since its last one began to fade. */
  async read(name: string, bucket: string): Promise<{ hits: number; secondsLeft: number }> {
    const rows = await this.source.query<{ hits: number; secondsLeft: number }[]>(
      `select hits, extract(epoch from expires_at - app_now())::int as "secondsLeft" from counters
       where name = $1 and bucket = $2 and expires_at > app_now()`,
      [name, bucket],
    );
    return rows[0] ?? { hits: 0, secondsLeft: 0 };
  }

  async clear(name: string, bucket: string): Promise<void> {
    await this.source.query('delete from counters where name = $1 and bucket = $2', [name, bucket]);
  }
}
