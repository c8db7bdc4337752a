import type { BaseDocument, IndexDefinition } from './definition.js';

/** An organisation that publishes or supplies; its name is the title. */
export interface OrganisationDocument extends BaseDocument {
  summary: string;
  tags: string[];
  kind: string;
  districts: string[];
  /** `demand`, `supply` or both. */
  sides: string[];
  sectors: string[];
  technologies: string[];
  scenarioCount: number;
  capabilityCount: number;
}

export const organisations = {
  name: 'organisations',
  searchable: [
    { name: 'title', weight: 100, usualLength: 15, pinyin: true },
    { name: 'tags', weight: 40, usualLength: 40 },
    { name: 'summary', weight: 30, usualLength: 120 },
  ],
  filterable: {
    kind: 'keyword',
    districts: 'keywords',
    sides: 'keywords',
    sectors: 'keywords',
    technologies: 'keywords',
    demo: 'flag',
    rank: 'number',
    scenarioCount: 'number',
    capabilityCount: 'number',
    publishedAt: 'number',
  },
  facets: ['kind', 'districts', 'sides', 'sectors', 'technologies', 'demo'],
  sortable: ['rank', 'publishedAt', 'scenarioCount', 'capabilityCount'],
} as const satisfies IndexDefinition;
