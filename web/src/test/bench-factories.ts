import type { Capability, OwnScenario, Pairing, Session } from '../api/types';
import { aCapabilityCard, aScenarioCard } from './factories';

type Membership = Session['memberships'][number];

/** Who is signed in; an editor of 示例医院 (publishes) unless told otherwise. */
export function aSession(given: Partial<Session> = {}): Session {
  return {
    user: {
      id: 'u-1',
      email: 'a@demo.example',
      emailProved: true,
      displayName: '示例用户',
      language: 'zh-CN',
    },
    roles: [],
    memberships: [aMembership()],
    actions: [],
    ...given,
  };
}

export function aMembership(given: Partial<Membership> = {}): Membership {
  return {
    organisationId: 'o-1',
    name: '示例医院',
    shortName: '示例医院',
    kind: 'healthcare',
    state: 'approved',
    demo: true,
    publishes: true,
    supplies: false,
    role: 'owner',
    ...given,
  };
}

/** A scenario on the publisher's desk. */
export function anOwnScenario(given: Partial<OwnScenario> = {}): OwnScenario {
  return {
    ...aScenarioCard(),
    version: 1,
    completeness: 70,
    reviewing: null,
    submittedAt: null,
    updatedAt: '2026-10-01T00:00:00+08:00',
    actions: [],
    ...given,
  };
}

/** A capability in full, as a visitor sees it. */
export function aCapability(given: Partial<Capability> = {}): Capability {
  return {
    ...aCapabilityCard(),
    view: 'owner',
    organisationState: 'approved',
    description: '检查摄片质量。',
    cases: [],
    capacity: 3,
    busy: 1,
    hasRoom: true,
    filings: [],
    teamSize: null,
    source: null,
    externalId: null,
    evidence: [],
    updatedAt: '2026-10-01T00:00:00+08:00',
    actions: [],
    ...given,
  };
}

/** A pairing opened by the supply side, waiting for the demand side. */
export function aPairing(given: Partial<Pairing> = {}): Pairing {
  return {
    id: 'p-1',
    version: 1,
    state: 'awaiting_demand',
    scenario: { id: 's-1', title: '门诊影像智能质控' },
    capability: { id: 'c-1', title: '影像质控模型' },
    demand: { id: 'o-1', name: '示例医院', demo: true },
    supply: { id: 'o-2', name: '示例视觉科技', demo: true },
    openedBy: 'supply',
    note: '我们做过两家三甲医院。',
    demandAnswer: null,
    supplyAnswer: 'connect',
    demandAgreed: false,
    supplyAgreed: false,
    endedBy: null,
    reason: null,
    reasonNote: null,
    parkedUntil: null,
    meetingAt: null,
    mutualAt: null,
    openedAt: '2026-10-01T00:00:00+08:00',
    activeAt: '2026-10-01T00:00:00+08:00',
    expiresAt: '2026-10-31T00:00:00+08:00',
    currentActor: 'demand',
    mySides: ['demand'],
    equalTreatment: false,
    contactsReleased: false,
    demo: true,
    actions: ['answer'],
    ...given,
  };
}

const reason = (code: string, zh: string, attributes: Record<string, string>) => ({
  kind: 'decline-reason',
  code,
  zh,
  en: code,
  attributes,
  position: 0,
});

/** Reasons of either side, and the one that needs words. */
export const declineReasons = [
  reason('price-high', '价格过高', { side: 'demand' }),
  reason('capacity-full', '产能已满', { side: 'supply' }),
  reason('other', '其他（请说明）', { side: 'both', note: 'required' }),
];
