import { Inject, Injectable } from '@nestjs/common';
import type { FormAddition } from '@aism/search';
import { DataSource } from 'typeorm';

/** What has been approved on top of the committed thesaurus. */
@Injectable()
export class ThesaurusReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Approved forms in a stable order: they are part of the model version. */
  approved(): Promise<FormAddition[]> {
    return this.source.query(
      `select concept, form, kind from thesaurus_forms where state = 'approved' order by concept, folded`,
    );
  }

  /** Spellings that have been proposed, approved or rejected: no need to mine them again. */
  async decided(): Promise<ReadonlySet<string>> {
    const rows = await this.source.query<{ folded: string }[]>(
      `select distinct folded from thesaurus_forms where state <> 'withdrawn'`,
    );
    return new Set(rows.map((row) => row.folded));
  }
}
