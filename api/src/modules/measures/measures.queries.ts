import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { measure } from './measures.schemas.js';

/** The policy's measures; whether one is in force is asked of the calendar in Xiamen. */
@Injectable()
export class MeasuresQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async list() {
    const items = await this.source.query<z.input<typeof measure>[]>(
      `select policy_no as "policyNo", no, chapter, title, cap_fen as "capFen", cap_per as "capPer", units, keywords,
              applicants, effective_from::text as "effectiveFrom", effective_to::text as "effectiveTo",
              (app_now() at time zone 'Asia/Shanghai')::date between effective_from and effective_to as "inForce"
       from measures order by policy_no, no`,
    );
    return { items, total: items.length, nextCursor: null };
  }
}
