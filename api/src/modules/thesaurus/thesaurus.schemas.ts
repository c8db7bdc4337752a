import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { csv, id, line, text, timeOut } from '../../platform/schemas.js';
import { formActions, formStates } from './form.lifecycle.js';

const kind = z.enum(['exact', 'narrow', 'broad', 'related']);
/** Signs of the data files have no place in a form. */
const PLAIN = /^[^<+~;|][^;|]*$/;
const conceptId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

export const conceptsQuery = z.strictObject({ q: line(1, 60) });
export type ConceptsQuery = z.infer<typeof conceptsQuery>;

export const conceptView = z
  .object({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    sector: z.string().nullable(),
    parent: z.string().nullable(),
    forms: z.array(z.object({ text: z.string(), kind })),
  })
  .meta({ id: 'Concept' });
export const concepts = z
  .object({ items: z.array(conceptView), total: z.int() })
  .meta({ id: 'Concepts' });

export const proposeForm = z
  .strictObject({
    concept: conceptId,
    form: line(2, 30).regex(PLAIN),
    kind,
    why: text(2, 300),
    source: z.enum(['hand', 'mined']).default('hand'),
  })
  .meta({ id: 'ProposeForm' });
export type ProposeForm = z.infer<typeof proposeForm>;

export const decideForm = z
  .strictObject({ decision: z.enum(['approve', 'reject']), note: text(0, 300).default('') })
  .meta({ id: 'DecideForm' });
export type DecideForm = z.infer<typeof decideForm>;

export const formView = z
  .object({
    id,
    concept: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
    form: z.string(),
    kind,
    why: z.string(),
    source: z.enum(['hand', 'mined']),
    state: z.enum(formStates),
    proposedBy: z.string(),
    proposedAt: timeOut,
    decidedBy: z.string().nullable(),
    decidedAt: timeOut.nullable(),
    decisionNote: z.string(),
    actions: z.array(z.enum(formActions)),
  })
  .meta({ id: 'ThesaurusForm' });
export type FormView = z.input<typeof formView>;
export const formPage = page(formView, 'ThesaurusFormPage');

export const formsQuery = pageQuery.extend({ state: csv(z.enum(formStates)).optional() });
export type FormsQuery = z.infer<typeof formsQuery>;
