import type { BaseDocument, IndexDefinition } from './definition.js';

/** Bands of the default order of capabilities. */
export const CAPABILITY_RANK = { claimed: 0, unclaimed: 1 } as const;

/** A published capability, public fields only. Codes are those of the taxonomy. */
export interface CapabilityDocument extends BaseDocument {
  summary: string;
  /** Description, cases and evidence titles as running text. */
  text: string;
  tags: string[];
  /** Name of the supplier, or of the maker of an unclaimed entry. */
  maker: string;
  organisationId: string | null;
  kind: string;
  sectors: string[];
  technologies: string[];
  districts: string[];
  deployments: string[];
  constraints: string[];
  priceModes: string[];
  /** Kinds of evidence that is verified and valid. */
  evidenceKinds: string[];
  firstVersion: boolean;
  /** Whether it has a 备案 number. */
  filed: boolean;
  unclaimed: boolean;
  /** TRL 1–9. */
  maturity: number | null;
  /** Projects it could still take on. */
  freeCapacity: number | null;
  priceMinFen: number | null;
  priceMaxFen: number | null;
  leadTimeDays: number | null;
}

export const capabilities = {
  name: 'capabilities',
  searchable: [
    { name: 'title', weight: 100, usualLength: 20, pinyin: true },
    { name: 'maker', weight: 60, usualLength: 15, pinyin: true },
    { name: 'tags', weight: 45, usualLength: 40 },
    { name: 'summary', weight: 40, usualLength: 120 },
    { name: 'text', weight: 20, usualLength: 600 },
  ],
  filterable: {
    organisationId: 'keyword',
    kind: 'keyword',
    sectors: 'keywords',
    technologies: 'keywords',
    districts: 'keywords',
    deployments: 'keywords',
    constraints: 'keywords',
    priceModes: 'keywords',
    evidenceKinds: 'keywords',
    firstVersion: 'flag',
    filed: 'flag',
    unclaimed: 'flag',
    demo: 'flag',
    rank: 'number',
    maturity: 'number',
    freeCapacity: 'number',
    priceMinFen: 'number',
    priceMaxFen: 'number',
    leadTimeDays: 'number',
    publishedAt: 'number',
  },
  facets: [
    'kind',
    'sectors',
    'technologies',
    'districts',
    'deployments',
    'constraints',
    'priceModes',
    'evidenceKinds',
    'firstVersion',
    'filed',
    'unclaimed',
    'demo',
  ],
  sortable: ['rank', 'publishedAt', 'maturity', 'priceMinFen', 'leadTimeDays', 'freeCapacity'],
} as const satisfies IndexDefinition;
