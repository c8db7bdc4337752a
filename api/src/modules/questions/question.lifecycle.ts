import { Lifecycle } from '../../platform/lifecycle.js';
import { questionErrors } from './question.errors.js';
import type { QuestionAction, QuestionState } from './questions.schemas.js';

export interface QuestionSubject {
  readonly state: QuestionState;
  /** Whether the scenario takes answers at this moment. */
  readonly scenarioOpen: boolean;
  /** Whether there is an answer already: to where a hidden question returns. */
  readonly answered: boolean;
}

const whileOpen = (subject: QuestionSubject) =>
  subject.scenarioOpen ? null : questionErrors('not-open');

/** A question on a scenario: public from the start; an answer may be corrected, never taken back. */
export const questionLifecycle = new Lifecycle<QuestionState, QuestionAction, QuestionSubject>({
  noun: 'question',
  initial: ['open'],
  transitions: [
    { action: 'withdraw', from: ['open'], to: 'withdrawn', who: ['asker'] },
    {
      action: 'answer',
      from: ['open', 'answered'],
      to: 'answered',
      who: ['publisher-editor'],
      when: whileOpen,
    },
    { action: 'hide', from: ['open', 'answered'], to: 'hidden', who: ['moderator'] },
    {
      action: 'restore',
      from: ['hidden'],
      to: (subject) => (subject.answered ? 'answered' : 'open'),
      who: ['moderator'],
    },
  ],
});

/** Most questions that one organisation may ask on one scenario. */
export const questionLimit = 30;
