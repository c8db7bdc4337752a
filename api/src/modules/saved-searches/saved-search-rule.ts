import { compileQuery, type CompiledQuery, type Condition } from '@aism/search';
import { scenarioConditions } from '../search/search.reads.js';
import { savedSearchErrors } from './saved-search.errors.js';
import type { SavedFilters } from './saved-searches.schemas.js';

/** What is asked of a scenario. */
export interface Rule {
  readonly q: string;
  readonly filters: SavedFilters;
  readonly exclude: readonly string[];
}

/** More words than this are a description, which has no exact hits (the search bar answers the nearest). */
const mostWords = 8;

/** A saved search as the percolation reads it; the search bar's own reading of filters, and the few that it lacks. */
export function compiledRule({ q, filters, exclude }: Rule): CompiledQuery {
  return compileQuery({ text: q, exclude, filter: conditionsOf(filters) });
}

/** The same for one that is to be saved. @throws AppError for one that could never send anything, or everything */
export function checkedRule(rule: Rule): CompiledQuery {
  const compiled = compiledRule(rule);
  if (compiled.long)
    throw savedSearchErrors('too-long', { limit: mostWords }, [
      { pointer: '/q', code: 'rule', message: `≤ ${mostWords}` },
    ]);
  if (rule.q !== '' && compiled.units.length === 0)
    throw savedSearchErrors('says-nothing', { words: rule.q }, [
      { pointer: '/q', code: 'rule', message: rule.q },
    ]);
  const mute = rule.exclude.find((words) => silent(words));
  if (mute !== undefined)
    throw savedSearchErrors('says-nothing', { words: mute }, [
      { pointer: '/exclude', code: 'rule', message: mute },
    ]);
  if (compiled.units.length === 0 && compiled.filter.length === 0) throw savedSearchErrors('empty');
  return compiled;
}

const silent = (words: string): boolean =>
  compileQuery({ text: '', exclude: [words], filter: [] }).exclude.length === 0;

function conditionsOf(filters: SavedFilters): Condition[] {
  const { resourceKinds, smeReserved, budgetFromFen, ...common } = filters;
  const conditions = scenarioConditions(common);
  if (resourceKinds?.length) conditions.push({ field: 'resourceKinds', anyOf: resourceKinds });
  if (smeReserved !== undefined) conditions.push({ field: 'smeReserved', anyOf: [smeReserved] });
  if (budgetFromFen !== undefined)
    conditions.push({
      or: [
        { field: 'budgetMaxFen', from: budgetFromFen },
        { field: 'budgetMaxFen', exists: false },
      ],
    });
  return conditions;
}
