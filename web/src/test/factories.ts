import type { CapabilityCard, Scenario, ScenarioCard } from '../api/types';

const organisation = { id: 'o-1', name: '示例医院', kind: 'healthcare', demo: true };

/** A scenario as a list shows it; give what matters. */
export function aScenarioCard(given: Partial<ScenarioCard> = {}): ScenarioCard {
  return {
    id: 's-1',
    state: 'open',
    demo: true,
    organisation,
    publishedAt: '2026-10-01T00:00:00+08:00',
    title: '门诊影像智能质控',
    summary: '对每日门诊影像自动检查摄片质量。',
    sectors: ['health'],
    technologies: ['vision'],
    districts: ['siming'],
    park: null,
    sizeClass: 'focused',
    procedure: 'direct',
    cooperationModes: ['pilot'],
    constraints: [],
    firstUse: true,
    smeReserved: null,
    budgetMinFen: 20_000_000,
    budgetMaxFen: 50_000_000,
    currency: 'CNY',
    expectedStart: null,
    deadline: null,
    source: null,
    actions: [],
    ...given,
  };
}

/** A scenario in full, as a visitor sees it. */
export function aScenario(given: Partial<Scenario> = {}): Scenario {
  return {
    ...aScenarioCard(),
    version: 1,
    view: 'public',
    organisationState: 'approved',
    problem: '人工抽检只能覆盖一成。',
    baseline: [{ name: '质控覆盖率', value: 10, unit: '%' }],
    target: [{ name: '质控覆盖率', value: 100, unit: '%' }],
    resources: [{ kind: 'data', description: '脱敏影像 2 万份', dataGrade: 'important' }],
    mustHave: ['数据不出院'],
    niceToHave: [],
    acceptanceTest: null,
    takers: null,
    proofOfConcept: null,
    procurementUrl: null,
    procurementNo: null,
    externalId: null,
    publishedVersion: 1,
    preparing: false,
    closedEarlyNote: null,
    exit: null,
    submittedAt: null,
    updatedAt: null,
    review: null,
    reviewing: null,
    signoff: null,
    publishAt: null,
    contact: null,
    ...given,
  };
}

/** A capability as the directory shows it. */
export function aCapabilityCard(given: Partial<CapabilityCard> = {}): CapabilityCard {
  return {
    id: 'c-1',
    version: 1,
    state: 'published',
    unclaimed: false,
    demo: true,
    organisation: { ...organisation, id: 'o-2', name: '示例视觉科技' },
    makerName: null,
    title: '影像质控模型',
    summary: '识别摄片伪影与体位错误。',
    kind: 'model',
    technologies: ['vision'],
    sectors: ['health'],
    deployments: ['on-premise'],
    constraints: [],
    maturity: 8,
    districts: ['siming'],
    priceModes: ['licence'],
    priceMinFen: null,
    priceMaxFen: null,
    leadTimeDays: 60,
    firstVersion: false,
    verifiedEvidence: 1,
    publishedAt: '2026-10-01T00:00:00+08:00',
    actions: [],
    ...given,
  };
}
