import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { caseErrors } from './case.errors.js';
import type { BenchmarkCaseRow, CasesQuery } from './cases.schemas.js';

/** Columns of `benchmark_cases b` under the names of the answer. */
export const caseColumns = `b.id, b.title, b.organisation_id as "organisationId", b.organisation_name as "organisationName",
  b.supplier_name as "supplierName", b.sector, b.technologies, b.summary, b.baseline, b.result, b.lessons, b.year,
  b.source, b.demo, b.published_at as "publishedAt"`;
const key = z.tuple([z.boolean(), z.string(), z.uuid()]);

@Injectable()
export class CasesQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** Real cases before 示例, newest first. */
  async list(query: CasesQuery): Promise<Page<BenchmarkCaseRow>> {
    const after = query.cursor ? this.cursors.decode(query.cursor, key) : null;
    const where = '($1::text[] is null or b.sector = any($1))';
    const rows: (BenchmarkCaseRow & { key: string })[] = await this.source.query(
      `select ${caseColumns}, b.published_at::text as key from benchmark_cases b
       where ${where} and ($2::boolean is null or b.demo > $2
         or (b.demo = $2 and (b.published_at, b.id) < ($3::timestamptz, $4::uuid)))
       order by b.demo, b.published_at desc, b.id desc limit $5`,
      [
        query.sector ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        after?.[2] ?? null,
        query.limit + 1,
      ],
    );
    const counted: { n: number }[] = await this.source.query(
      `select count(*) as n from benchmark_cases b where ${where}`,
      [query.sector ?? null],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      row.demo,
      row.key,
      row.id,
    ]);
    return { items: shown, total: counted[0]?.n ?? 0, nextCursor };
  }

  async detail(id: string): Promise<BenchmarkCaseRow> {
    const rows: BenchmarkCaseRow[] = await this.source.query(
      `select ${caseColumns} from benchmark_cases b where b.id = $1`,
      [id],
    );
    if (!rows[0]) throw caseErrors('not-found');
    return rows[0];
  }
}
