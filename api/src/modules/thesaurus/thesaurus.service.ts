import { Inject, Injectable } from '@nestjs/common';
import { defaultThesaurus, isStopWord, normalise } from '@aism/search';
import { v7 as uuidv7 } from 'uuid';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { formLifecycle, type FormAction, type FormState } from './form.lifecycle.js';
import { thesaurusErrors } from './thesaurus.errors.js';
import { FormDecided, FormProposed } from './thesaurus.events.js';
import type { ProposeForm } from './thesaurus.schemas.js';

interface FormRow {
  readonly id: string;
  readonly concept: string;
  readonly form: string;
  readonly kind: string;
  readonly state: FormState;
  readonly proposedBy: string;
}

/** Proposing and deciding forms of the thesaurus. */
@Injectable()
export class ThesaurusService {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  /** @returns the id of the proposal. @throws AppError for an unknown concept, a known form or a word that says nothing */
  async propose(actor: Actor, request: ProposeForm): Promise<string> {
    const folded = normalise(request.form).trim();
    const concept = defaultThesaurus().concepts.find((one) => one.id === request.concept);
    if (!concept) throw thesaurusErrors('concept-unknown');
    const field = [{ pointer: '/form', code: 'too-short', message: '' }];
    if (folded.length < 2 || isStopWord(folded) || !/\p{L}/u.test(folded))
      throw thesaurusErrors('too-short', {}, field);
    const names = { form: request.form, concept: concept.zh };
    if (concept.forms.some((form) => normalise(form.text).trim() === folded))
      throw thesaurusErrors('known', names);
    const id = uuidv7();
    await this.transactions
      .run(actor, async (tx) => {
        await tx.query(
          `insert into thesaurus_forms (id, concept, form, folded, kind, why, source, state, proposed_by, proposed_at)
           values ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9)`,
          [
            ...[id, request.concept, request.form, folded, request.kind, request.why],
            ...[request.source, actor.userId, tx.now],
          ],
        );
        const { form, kind } = request;
        await tx.record(FormProposed, { type: 'form', id }, { concept: concept.id, form, kind });
      })
      .catch((error: unknown) => {
        if (uniqueViolation(error) !== 'thesaurus_forms_live') throw error;
        throw thesaurusErrors('exists', names);
      });
    return id;
  }

  /** Approves, rejects or takes back; an approved form is in every process's model once its event is followed. */
  async decide(actor: Actor, id: string, action: FormAction, note: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<FormRow>(
        `select id, concept, form, kind, state, proposed_by as "proposedBy" from thesaurus_forms where id = $1 for update`,
        [id],
      );
      if (!row) throw thesaurusErrors('not-found');
      const own = row.proposedBy === actor.userId;
      const who = [...actor.roles, ...(own ? ['proposer'] : [])];
      const to = formLifecycle.perform(action, { state: row.state, own }, who, tx.now);
      await tx.query(
        `update thesaurus_forms set state = $2, decided_by = $3, decided_at = $4, decision_note = $5 where id = $1`,
        [id, to, actor.userId, tx.now, note],
      );
      const { concept, form, kind, state } = row;
      await tx.record(
        FormDecided,
        { type: 'form', id },
        { ...{ concept, form, kind }, from: state, to },
      );
    });
  }
}
