import type { BaseDocument, IndexDefinition } from './definition.js';

/** Bands of the default order of scenarios. */
export const SCENARIO_RANK = { open: 0, closed: 1, intent: 2 } as const;

/** A published scenario, public fields only. Codes are those of the taxonomy. */
export interface ScenarioDocument extends BaseDocument {
  summary: string;
  /** Problem, baseline, target, resources and requirements as running text. */
  text: string;
  /** Names of sectors, technologies and the like, in the languages readers search in. */
  tags: string[];
  /** Name of the publishing organisation. */
  publisher: string;
  organisationId: string | null;
  state: string;
  sectors: string[];
  technologies: string[];
  districts: string[];
  park: string | null;
  sizeClass: string | null;
  procedure: string;
  cooperationModes: string[];
  constraints: string[];
  dataGrades: string[];
  resourceKinds: string[];
  firstUse: boolean;
  smeReserved: boolean | null;
  /** 分; null is undisclosed. */
  budgetMinFen: number | null;
  budgetMaxFen: number | null;
  /** Epoch milliseconds. */
  deadline: number | null;
  /** First day of the month, epoch milliseconds. */
  expectedStart: number | null;
}

export const scenarios = {
  name: 'scenarios',
  searchable: [
    { name: 'title', weight: 100, usualLength: 20, pinyin: true },
    { name: 'tags', weight: 45, usualLength: 40 },
    { name: 'publisher', weight: 40, usualLength: 15, pinyin: true },
    { name: 'summary', weight: 40, usualLength: 120 },
    { name: 'text', weight: 20, usualLength: 600 },
  ],
  filterable: {
    organisationId: 'keyword',
    state: 'keyword',
    sectors: 'keywords',
    technologies: 'keywords',
    districts: 'keywords',
    park: 'keyword',
    sizeClass: 'keyword',
    procedure: 'keyword',
    cooperationModes: 'keywords',
    constraints: 'keywords',
    dataGrades: 'keywords',
    resourceKinds: 'keywords',
    firstUse: 'flag',
    smeReserved: 'flag',
    demo: 'flag',
    rank: 'number',
    budgetMinFen: 'number',
    budgetMaxFen: 'number',
    deadline: 'number',
    expectedStart: 'number',
    publishedAt: 'number',
  },
  facets: [
    'state',
    'sectors',
    'technologies',
    'districts',
    'park',
    'sizeClass',
    'procedure',
    'cooperationModes',
    'constraints',
    'dataGrades',
    'resourceKinds',
    'firstUse',
    'smeReserved',
    'demo',
  ],
  sortable: ['rank', 'publishedAt', 'deadline', 'expectedStart', 'budgetMinFen', 'budgetMaxFen'],
} as const satisfies IndexDefinition;
