import type { DataSource } from 'typeorm';

const dayMs = 86_400_000;

/** That hour in Xiamen (UTC+8) of the day so many days ago, or of the Friday before a weekend. */
export function workday(daysAgo: number, hour: number): Date {
  const inXiamen = new Date(Date.now() - daysAgo * dayMs + 8 * 3_600_000);
  const weekday = inXiamen.getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  const midnight = Math.floor(inXiamen.getTime() / dayMs) * dayMs - 8 * 3_600_000;
  return new Date(midnight - back * dayMs + hour * 3_600_000);
}

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

  /**
   * Sets the clock to an hour of the working week (see workday), so that what people do is dated when people work. One
   * call of a day after another with rising hours never goes backwards.
   */
  async at(days: number, hour: number): Promise<void> {
    await this.daysAgo((Date.now() - workday(days, hour).getTime()) / dayMs);
  }

  async back(): Promise<void> {
    await this.daysAgo(0);
  }
}
