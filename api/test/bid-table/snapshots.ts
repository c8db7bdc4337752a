import type { DataSource } from 'typeorm';

/** Rows that no request of the table writes, and accounts, which outlive every way back. */
const kept = [
  ...['migrations', 'taxonomy_terms', 'working_years', 'sealing_keys', 'measures'],
  ...['sessions', 'users', 'user_roles', 'memberships', 'organisations'],
];
/** Written by reading: who reads which bid how often. */
const countReads = 'bid_reads';

interface Print {
  readonly name: string;
  readonly rows: string;
  /** The youngest transaction that wrote a row that is there. */
  readonly xmin: string | null;
}

/**
 * States of the whole database to go back to. After a step was taken the world is put back as it was, so that each of
 * hundreds of tries meets the same world, however far a step reaches. What changed is told by the rows' own transactions.
 */
export class Snapshots {
  private tables: readonly string[] = [];
  private prints = new Map<string, string>();
  private at = '';

  constructor(private readonly source: DataSource) {}

  /** Keeps the present state under a name. */
  async save(name: string): Promise<void> {
    const rows = await this.source.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by tablename`,
      [kept],
    );
    this.tables = rows.map((row) => row.name);
    const copies = this.tables.map(
      (table) => `create unlogged table ${this.copy(table, name)} as table public.${table}`,
    );
    await this.source.query(`create schema "${name}"; ${copies.join(';')}`);
    this.at = name;
    await this.note();
  }

  /** Puts all rows back that differ from the state last saved or gone back to. */
  async restore(): Promise<void> {
    await this.putBack(await this.changed(), this.at);
  }

  /** Goes back to a state kept earlier. */
  async back(name: string): Promise<void> {
    await this.putBack(this.tables, name);
    this.at = name;
  }

  /** Tables in which something was written since, but for the count of reads. */
  async moved(): Promise<string[]> {
    return (await this.changed()).filter((table) => table !== countReads);
  }

  private async changed(): Promise<string[]> {
    const now = await this.fingerprints();
    return this.tables.filter((table) => now.get(table) !== this.prints.get(table));
  }

  private async putBack(tables: readonly string[], name: string): Promise<void> {
    if (tables.length === 0) return;
    const statements = tables.flatMap((table) => [
      `delete from public.${table}`,
      `insert into public.${table} overriding system value table ${this.copy(table, name)}`,
    ]);
    // Frozen and append-only rows are put back, too: as a replica does, past the triggers that guard them.
    await this.source.query(
      `begin; set local session_replication_role = replica; ${statements.join(';')}; commit`,
    );
    await this.note();
  }

  private async note(): Promise<void> {
    this.prints = await this.fingerprints();
  }

  private async fingerprints(): Promise<Map<string, string>> {
    const parts = this.tables.map(
      (table) =>
        `select '${table}' as name, count(*) as rows, max(xmin::text::bigint) as xmin from public.${table}`,
    );
    const rows = await this.source.query<Print[]>(parts.join(' union all '));
    return new Map(rows.map(({ name, rows: count, xmin }) => [name, `${count} ${xmin ?? ''}`]));
  }

  private readonly copy = (table: string, name: string) => `"${name}"."${table}"`;
}
