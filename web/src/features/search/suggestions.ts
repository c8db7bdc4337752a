import type { SearchAnswer } from '../../api/types';
import { paths } from '../../lib/paths';

export interface Suggestion {
  kind: 'scenario' | 'capability' | 'organisation';
  text: string;
  to: string;
}

/** The answer of the search as one short list, in the order demand, supply, organisations. */
export function suggestionsOf(answer: SearchAnswer): Suggestion[] {
  return [
    ...answer.scenarios.items.map((item) => ({
      kind: 'scenario' as const,
      text: item.title,
      to: paths.scenario(item.id),
    })),
    ...answer.capabilities.items.map((item) => ({
      kind: 'capability' as const,
      text: item.title,
      to: paths.capability(item.id),
    })),
    ...answer.organisations.items.map((item) => ({
      kind: 'organisation' as const,
      text: item.name,
      to: paths.organisation(item.id),
    })),
  ];
}
