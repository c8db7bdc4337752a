import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Term, TaxonomyKind } from './taxonomy.schemas.js';

export type { Term, TaxonomyKind } from './taxonomy.schemas.js';

/** The code lists, read once: they change only by migration, that is, between two starts. */
@Injectable()
export class TaxonomyReads {
  private terms: Promise<readonly Term[]> | null = null;

  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  all(): Promise<readonly Term[]> {
    this.terms ??= this.source
      .query<Term[]>(
        'select kind, code, zh, en, attributes, position from taxonomy_terms order by kind, position',
      )
      .catch((error: unknown) => {
        this.terms = null;
        throw error;
      });
    return this.terms;
  }

  async of(kind: TaxonomyKind): Promise<readonly Term[]> {
    return (await this.all()).filter((term) => term.kind === kind);
  }

  /** Codes of the list that are not among the given kind's. */
  async unknown(kind: TaxonomyKind, codes: readonly string[]): Promise<string[]> {
    const known = new Set((await this.of(kind)).map((term) => term.code));
    return codes.filter((code) => !known.has(code));
  }

  /**
   * For search documents: what is for the whole city is for each district, so that choosing a district finds it and
   * counts it.
   */
  async districtReach(): Promise<(codes: readonly string[]) => string[]> {
    const all = (await this.of('district')).map((term) => term.code);
    return (codes) => (codes.includes('city') ? all : [...codes]);
  }

  /** The names of codes in both languages, for search documents and imports. */
  async names(kind: TaxonomyKind, codes: readonly string[]): Promise<{ zh: string; en: string }[]> {
    const terms = await this.of(kind);
    return codes.flatMap((code) =>
      terms.filter((term) => term.code === code).map(({ zh, en }) => ({ zh, en })),
    );
  }
}
