import type { Suggestion } from '../../api/types';
import { paths } from '../../lib/paths';

/** Where a suggestion leads. */
export function addressOf(suggestion: Suggestion): string {
  switch (suggestion.index) {
    case 'scenarios':
      return paths.scenario(suggestion.id);
    case 'capabilities':
      return paths.capability(suggestion.id);
    case 'organisations':
      return paths.organisation(suggestion.id);
    case 'cases':
      return paths.case(suggestion.id);
  }
}
