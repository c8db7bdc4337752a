import { Inject, Injectable } from '@nestjs/common';
import { priceCap } from '@aism/search';
import { DataSource } from 'typeorm';
import { exposureCells, told } from './exposure-figures.js';
import { ageClasses, sizeClasses } from './exposure-rows.js';
import type { ExposureQuery } from './exposure.schemas.js';

interface RunRow {
  readonly at: Date;
  readonly modelVersion: string;
  readonly gini: number;
  readonly turns: number;
}
interface SupplierRow {
  readonly attention: number;
  readonly sizeClass: string;
  readonly ageClass: string;
  readonly district: string;
  readonly unseen: number;
}

const fewest = 5;

/** The public figures of who is shown. */
@Injectable()
export class ExposureQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async figures({ scope }: ExposureQuery) {
    const demo = scope === 'demo';
    const [run] = await this.source.query<RunRow[]>(
      `select at, model_version as "modelVersion", gini, turns from exposure_runs
       where demo = $1 order by at desc limit 1`,
      [demo],
    );
    const rows = await this.suppliers(demo);
    const enough = run && rows.length >= fewest;
    const by = (name: 'sizeClass' | 'ageClass' | 'district', keys: readonly string[]) =>
      exposureCells(
        rows.map((row) => ({ attention: row.attention, key: row[name] })),
        keys,
      );
    const districts = [...new Set(rows.map((row) => row.district))].sort();
    return {
      ...{ scope, demo, cap: priceCap, asOf: run?.at ?? null },
      modelVersion: run?.modelVersion ?? null,
      suppliers: enough ? rows.length : null,
      gini: enough ? Math.round(run.gini * 100) / 100 : null,
      turns: enough ? told(run.turns) : null,
      unseen30: enough ? told(rows.filter((row) => row.unseen >= 30).length) : null,
      longestUnseenDays: enough ? Math.max(0, ...rows.map((row) => row.unseen)) : null,
      bySize: enough ? by('sizeClass', sizeClasses) : [],
      byAge: enough ? by('ageClass', ageClasses) : [],
      byDistrict: enough ? by('district', districts) : [],
    };
  }

  /** Days unseen run from the last day a list showed it, or from the first day it could be shown. */
  private suppliers(demo: boolean): Promise<SupplierRow[]> {
    return this.source.query(
      `select attention, coalesce(size_class, 'unknown') as "sizeClass", coalesce(age_class, 'older') as "ageClass",
         coalesce(district, 'unknown') as district,
         greatest(0, (app_now() at time zone 'Asia/Shanghai')::date - coalesce(seen_on, qualified_on)) as unseen
       from exposures where demo = $1 and side = 'supply'`,
      [demo],
    );
  }
}
