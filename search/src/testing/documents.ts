import type { CapabilityDocument } from '../indexes/capabilities.js';
import type { CaseDocument } from '../indexes/cases.js';
import type { OrganisationDocument } from '../indexes/organisations.js';
import type { ScenarioDocument } from '../indexes/scenarios.js';

/* Documents for tests: complete, with only what a test says about them out of the ordinary. */

const DAY = 86_400_000;
/** 2026-03-01 in 厦门. */
export const PUBLISHED = Date.UTC(2026, 1, 28, 16);

export function aScenario(given: Partial<ScenarioDocument> & { id: string }): ScenarioDocument {
  return {
    title: '未命名场景',
    rank: 0,
    publishedAt: PUBLISHED,
    demo: true,
    summary: '',
    text: '',
    tags: [],
    publisher: '示例单位',
    organisationId: null,
    state: 'open',
    sectors: ['industry'],
    technologies: [],
    districts: ['huli'],
    park: null,
    sizeClass: null,
    procedure: 'direct',
    cooperationModes: ['procurement'],
    constraints: [],
    dataGrades: [],
    resourceKinds: [],
    firstUse: false,
    smeReserved: null,
    budgetMinFen: null,
    budgetMaxFen: null,
    deadline: PUBLISHED + 30 * DAY,
    expectedStart: null,
    ...given,
  };
}

export function aCapability(
  given: Partial<CapabilityDocument> & { id: string },
): CapabilityDocument {
  return {
    title: '未命名能力',
    rank: 0,
    publishedAt: PUBLISHED,
    demo: true,
    summary: '',
    text: '',
    tags: [],
    maker: '示例科技',
    organisationId: null,
    kind: 'product',
    sectors: ['industry'],
    technologies: [],
    districts: [],
    deployments: ['cloud'],
    constraints: [],
    priceModes: [],
    evidenceKinds: [],
    firstVersion: false,
    filed: false,
    unclaimed: false,
    maturity: null,
    freeCapacity: null,
    priceMinFen: null,
    priceMaxFen: null,
    leadTimeDays: null,
    ...given,
  };
}

export function anOrganisation(
  given: Partial<OrganisationDocument> & { id: string },
): OrganisationDocument {
  return {
    title: '未命名机构',
    rank: 0,
    publishedAt: PUBLISHED,
    demo: true,
    summary: '',
    tags: [],
    kind: 'enterprise',
    districts: [],
    sides: ['supply'],
    sectors: [],
    technologies: [],
    scenarioCount: 0,
    capabilityCount: 0,
    ...given,
  };
}

export function aCase(given: Partial<CaseDocument> & { id: string }): CaseDocument {
  return {
    title: '未命名案例',
    rank: 0,
    publishedAt: PUBLISHED,
    demo: true,
    summary: '',
    text: '',
    tags: [],
    parties: [],
    sectors: [],
    technologies: [],
    districts: [],
    park: null,
    year: null,
    ...given,
  };
}
