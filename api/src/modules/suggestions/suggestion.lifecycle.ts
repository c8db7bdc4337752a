import { Lifecycle } from '../../platform/lifecycle.js';
import type { SuggestionAction, SuggestionState } from './suggestions.schemas.js';

/** What a supplier suggests to an early intent; an adopted one is shown to all, without its author. */
export const suggestionLifecycle = new Lifecycle<SuggestionState, SuggestionAction>({
  noun: 'suggestion',
  initial: ['submitted'],
  transitions: [
    { action: 'withdraw', from: ['submitted'], to: 'withdrawn', who: ['author'] },
    { action: 'adopt', from: ['submitted', 'noted'], to: 'adopted', who: ['publisher-editor'] },
    { action: 'note', from: ['submitted'], to: 'noted', who: ['publisher-editor'] },
    { action: 'decline', from: ['submitted', 'noted'], to: 'declined', who: ['publisher-editor'] },
  ],
});
