import { Inject, Injectable } from '@nestjs/common';
import { defaultThesaurus, normalise } from '@aism/search';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { formLifecycle, type FormState } from './form.lifecycle.js';
import { thesaurusErrors } from './thesaurus.errors.js';
import type { FormsQuery, FormView } from './thesaurus.schemas.js';

const cursorShape = z.tuple([z.string(), z.uuid()]);
const shownConcepts = 20;

type FormRow = Omit<FormView, 'concept' | 'actions' | 'state' | 'proposedBy' | 'decidedBy'> & {
  readonly concept: string;
  readonly state: FormState;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly key: string;
};

const columns = `f.id, f.concept, f.form, f.kind, f.why, f.source, f.state, f.proposed_by as "proposedBy",
  f.proposed_at as "proposedAt", f.decided_by as "decidedBy", f.decided_at as "decidedAt",
  f.decision_note as "decisionNote", f.proposed_at::text as key`;

/** Concepts to choose from, and proposals with who made and decided them. */
@Injectable()
export class ThesaurusQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** Concepts one of whose names or forms holds the words; those that begin with them first. */
  concepts(q: string) {
    const wanted = normalise(q).trim();
    const thesaurus = defaultThesaurus();
    const rank = (texts: readonly string[]) => {
      const places = texts.map((text) => normalise(text).indexOf(wanted)).filter((at) => at >= 0);
      return places.length ? Math.min(...places) : -1;
    };
    const found = thesaurus.concepts
      .map((concept) => ({ concept, at: rank(concept.forms.map((form) => form.text)) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || a.concept.zh.length - b.concept.zh.length);
    const items = found.slice(0, shownConcepts).map(({ concept }) => ({
      ...{ id: concept.id, zh: concept.zh, en: concept.en, sector: concept.sector },
      parent: thesaurus.concepts[concept.parent]?.zh ?? null,
      forms: concept.forms.map(({ text, kind }) => ({ text, kind })),
    }));
    return { items, total: found.length };
  }

  async list(actor: Actor, query: FormsQuery) {
    const before = query.cursor ? this.cursors.decode(query.cursor, cursorShape) : null;
    const rows = await this.source.query<FormRow[]>(
      `select ${columns} from thesaurus_forms f
       where ($1::text[] is null or f.state = any($1))
         and ($2::timestamptz is null or (f.proposed_at, f.id) < ($2, $3::uuid))
       order by f.proposed_at desc, f.id desc limit $4`,
      [query.state ?? null, before?.[0] ?? null, before?.[1] ?? null, query.limit + 1],
    );
    const [{ total = 0 } = {}] = await this.source.query<{ total: number }[]>(
      'select count(*) as total from thesaurus_forms f where ($1::text[] is null or f.state = any($1))',
      [query.state ?? null],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    return {
      items: await this.views(actor, shown),
      total,
      nextCursor,
    };
  }

  async detail(actor: Actor, id: string): Promise<FormView> {
    const rows = await this.source.query<FormRow[]>(
      `select ${columns} from thesaurus_forms f where f.id = $1`,
      [id],
    );
    const [view] = await this.views(actor, rows);
    if (!view) throw thesaurusErrors('not-found');
    return view;
  }

  private async views(actor: Actor, rows: readonly FormRow[]): Promise<FormView[]> {
    const people = rows.flatMap((row) => [
      row.proposedBy,
      ...(row.decidedBy ? [row.decidedBy] : []),
    ]);
    const names = await this.identity.namesOf(people);
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    const { concepts } = defaultThesaurus();
    return rows.map(({ key: _, ...row }) => {
      const concept = concepts.find((one) => one.id === row.concept);
      const own = row.proposedBy === actor.userId;
      return {
        ...row,
        concept: {
          id: row.concept,
          zh: concept?.zh ?? row.concept,
          en: concept?.en ?? row.concept,
        },
        proposedBy: names.get(row.proposedBy) ?? '—',
        decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? '—') : null,
        actions: formLifecycle.actions(
          { state: row.state, own },
          [...actor.roles, ...(own ? ['proposer'] : [])],
          clock?.now ?? new Date(0),
        ),
      };
    });
  }
}
