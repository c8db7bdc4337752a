import type { Condition, IndexName } from '@aism/search';
import { filterNames, type FilterName, type Filters } from './search.schemas.js';

type Values = readonly (string | boolean)[];
type Rule = (values: Values) => Condition[];

const anyOf =
  (field: string): Rule =>
  (values) => [{ field, anyOf: values }];
/** What is for the whole city is also for each district; documents say so themselves, rows do not. */
const orCity: Rule = (values) => [{ field: 'districts', anyOf: [...values, 'city'] }];
/** Each constraint asked for must be there. */
const each =
  (field: string): Rule =>
  (values) =>
    values.map((value) => ({ field, anyOf: [value] }));
const sides: Rule = (values) => [
  { field: 'sides', anyOf: values.map((role) => (role === 'publisher' ? 'demand' : 'supply')) },
];

type Rules = Readonly<Partial<Record<FilterName, Rule>>>;

const everywhere: Rules = {
  sectors: anyOf('sectors'),
  technologies: anyOf('technologies'),
  districts: anyOf('districts'),
  demo: anyOf('demo'),
};
const rules: Readonly<Record<IndexName, Rules>> = {
  scenarios: {
    ...everywhere,
    districts: orCity,
    constraints: each('constraints'),
    park: anyOf('park'),
    state: anyOf('state'),
    sizeClass: anyOf('sizeClass'),
    procedure: anyOf('procedure'),
    cooperationModes: anyOf('cooperationModes'),
    firstUse: anyOf('firstUse'),
    organisationId: anyOf('organisationId'),
  },
  capabilities: {
    ...everywhere,
    districts: orCity,
    constraints: each('constraints'),
    kind: anyOf('kind'),
    deployments: anyOf('deployments'),
    priceModes: anyOf('priceModes'),
    firstVersion: anyOf('firstVersion'),
    unclaimed: anyOf('unclaimed'),
    organisationId: anyOf('organisationId'),
  },
  organisations: { ...everywhere, kind: anyOf('kind'), role: sides },
  cases: everywhere,
};

/** Names of the filters that are set. */
export function activeFilters(filters: Filters): FilterName[] {
  return filterNames.filter((name) => {
    const value = filters[name];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  });
}

/** Of the given filters those that an index does not know. */
export function unknownFilters(index: IndexName, names: readonly FilterName[]): FilterName[] {
  return names.filter((name) => !rules[index][name]);
}

/** The conditions of the named filters on an index that knows them. */
export function conditionsOf(
  index: IndexName,
  filters: Filters,
  names: readonly FilterName[],
): Condition[] {
  return names.flatMap((name) => {
    const value = filters[name];
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return rules[index][name]?.(values) ?? [];
  });
}

/** What is counted beside the results of one index. */
export const facetsOf: Readonly<Record<IndexName, readonly string[]>> = {
  scenarios: [
    ...['state', 'sectors', 'technologies', 'districts', 'park', 'sizeClass', 'procedure'],
    ...['cooperationModes', 'constraints', 'firstUse', 'demo'],
  ],
  capabilities: [
    ...['kind', 'sectors', 'technologies', 'districts', 'deployments', 'constraints'],
    ...['priceModes', 'firstVersion', 'unclaimed', 'demo'],
  ],
  organisations: ['kind', 'districts', 'sides', 'sectors', 'technologies', 'demo'],
  cases: ['sectors', 'technologies', 'districts', 'demo'],
};

/** What is counted of each kind when all are asked at once: what all of them can be filtered by. */
export const sharedFacets: readonly string[] = ['sectors', 'technologies', 'districts', 'demo'];
