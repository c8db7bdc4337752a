import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { csv, timeOut } from '../../platform/schemas.js';

const figure = z
  .object({
    name: z.string(),
    value: z.number().nullable(),
    unit: z.string(),
    note: z.string().nullish(),
  })
  .meta({ id: 'CaseFigure' });

export const benchmarkCase = z
  .object({
    id: z.uuid(),
    title: z.string(),
    organisationId: z.uuid().nullable(),
    organisationName: z.string(),
    supplierName: z.string().nullable(),
    sector: z.string(),
    technologies: z.array(z.string()),
    summary: z.string(),
    baseline: z.array(figure),
    result: z.array(figure),
    lessons: z.string().nullable(),
    year: z.int().nullable(),
    source: z
      .object({ title: z.string(), url: z.string().nullish(), licence: z.string().nullish() })
      .nullable(),
    demo: z.boolean(),
    publishedAt: timeOut,
    /** Nothing may be done to a published case; the field is there as on every object. */
    actions: z.array(z.string()).default([]),
  })
  .meta({ id: 'BenchmarkCase' });
export type BenchmarkCaseRow = z.input<typeof benchmarkCase>;
export const casePage = page(benchmarkCase, 'BenchmarkCasePage');

export const casesQuery = pageQuery.extend({
  sector: csv(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)).optional(),
});
export type CasesQuery = z.output<typeof casesQuery>;
