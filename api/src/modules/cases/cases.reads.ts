import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { caseColumns } from './cases.queries.js';
import type { BenchmarkCaseRow } from './cases.schemas.js';

/** The public view of a case, for the answers of other modules. */
export { benchmarkCase } from './cases.schemas.js';

/** Answers for other modules. */
@Injectable()
export class CaseReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Cases in the order of the ids; unknown ids are left out. */
  async publicRows(ids: readonly string[]): Promise<BenchmarkCaseRow[]> {
    const rows: BenchmarkCaseRow[] = await this.source.query(
      `select ${caseColumns} from benchmark_cases b where b.id = any($1::uuid[])`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** All cases, in id order, for the search index. @param after the last id of the batch before */
  batch(after: string | null, limit = 500): Promise<BenchmarkCaseRow[]> {
    return this.source.query(
      `select ${caseColumns} from benchmark_cases b where $1::uuid is null or b.id > $1 order by b.id limit $2`,
      [after, limit],
    );
  }
}
