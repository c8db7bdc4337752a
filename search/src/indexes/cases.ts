import type { BaseDocument, IndexDefinition } from './definition.js';

/** A published benchmark case (标杆案例). */
export interface CaseDocument extends BaseDocument {
  summary: string;
  /** Baseline, result and how it was done. */
  text: string;
  tags: string[];
  /** Names of both organisations. */
  parties: string[];
  sectors: string[];
  technologies: string[];
  districts: string[];
  park: string | null;
  year: number | null;
}

export const cases = {
  name: 'cases',
  searchable: [
    { name: 'title', weight: 100, usualLength: 20, pinyin: true },
    { name: 'parties', weight: 50, usualLength: 30, pinyin: true },
    { name: 'tags', weight: 45, usualLength: 40 },
    { name: 'summary', weight: 40, usualLength: 120 },
    { name: 'text', weight: 20, usualLength: 600 },
  ],
  filterable: {
    sectors: 'keywords',
    technologies: 'keywords',
    districts: 'keywords',
    park: 'keyword',
    year: 'number',
    demo: 'flag',
    rank: 'number',
    publishedAt: 'number',
  },
  facets: ['sectors', 'technologies', 'districts', 'park', 'demo'],
  sortable: ['rank', 'publishedAt', 'year'],
} as const satisfies IndexDefinition;
