import type { DataSource } from 'typeorm';

/**
 * Lets the demonstration have a past: what happens while the clock is set back is dated then. Where the
 * role may not shift the clock (a production-like database) everything is dated now.
 */
export class DemoClock {
  private constructor(
    private readonly source: DataSource,
    readonly allowed: boolean,
  ) {}

  static async of(source: DataSource): Promise<DemoClock> {
    const [row] = await source.query<{ allowed: boolean }[]>(
      `select has_table_privilege(current_user, 'app_clock', 'update') as allowed`,
    );
    return new DemoClock(source, row?.allowed ?? false);
  }

  /** Sets the clock so many days before the present. */
  async daysAgo(days: number): Promise<void> {
    if (!this.allowed) return;
    await this.source.query(`update app_clock set shift = make_interval(secs => $1)`, [
      -days * 86_400,
    ]);
  }

  async back(): Promise<void> {
    await this.daysAgo(0);
  }
}
