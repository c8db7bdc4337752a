import type { INestApplicationContext } from '@nestjs/common';
import { MatchingEngine } from '@aism/search';
import { DataSource } from 'typeorm';
import { demandProfile } from '../../modules/matching/match-profiles.js';
import { PairingAnswers } from '../../modules/pairings/pairing-answers.service.js';
import { PairingClock } from '../../modules/pairings/pairing-clock.service.js';
import { PairingSteps } from '../../modules/pairings/pairing-steps.service.js';
import { PairingsService } from '../../modules/pairings/pairings.service.js';
import { ScenarioReads } from '../../modules/scenarios/scenarios.reads.js';
import { SupplierProfileReads } from '../../modules/suppliers/supplier-profiles.reads.js';
import type { Actor } from '../../platform/http/actor.js';
import type { Cast } from './actors.js';
import type { DemoClock } from './demo-clock.js';

interface Candidate {
  readonly scenarioId: string;
  readonly capabilityId: string;
  readonly demandOrganisationId: string;
  readonly supplyOrganisationId: string;
  /** Since when both have been public. */
  readonly ageDays: number;
  /** Its place in the scenario's list, from 0. */
  readonly place: number;
}
interface Story {
  readonly opener: 'demand' | 'supply' | 'matchmaker';
  /** Each side's answer after the opening, in order; a side that keeps silent is left out. */
  readonly answers: readonly (readonly [
    'demand' | 'supply',
    'connect' | 'learn' | 'decline',
    string?,
  ])[];
  readonly steps: number;
}

/** How pairings go in the demonstration: told in turn, so that every state of the board has some. */
const stories: readonly Story[] = [
  { opener: 'supply', answers: [['demand', 'connect']], steps: 5 },
  { opener: 'demand', answers: [['supply', 'connect']], steps: 2 },
  { opener: 'supply', answers: [['demand', 'decline', 'weak-evidence']], steps: 0 },
  {
    opener: 'matchmaker',
    answers: [
      ['demand', 'connect'],
      ['supply', 'connect'],
    ],
    steps: 3,
  },
  { opener: 'supply', answers: [['demand', 'learn']], steps: 0 },
  { opener: 'demand', answers: [['supply', 'connect']], steps: 0 },
  { opener: 'demand', answers: [['supply', 'decline', 'capacity-full']], steps: 0 },
  { opener: 'supply', answers: [], steps: 0 },
  { opener: 'matchmaker', answers: [['demand', 'connect']], steps: 0 },
  { opener: 'supply', answers: [['demand', 'connect']], steps: 1 },
  {
    opener: 'demand',
    answers: [
      ['supply', 'learn'],
      ['supply', 'connect'],
    ],
    steps: 4,
  },
  { opener: 'supply', answers: [['demand', 'decline', 'capability-gap']], steps: 0 },
];

/** Pairings of the demonstration, dated in the past, so that board and figures have something to show. */
export async function makePairings(
  app: INestApplicationContext,
  cast: Cast,
  clock: DemoClock,
): Promise<number> {
  const candidates = await likelyPairs(app);
  const told = [
    ...candidates
      .filter((pair) => pair.place < 2)
      .map((pair, index) => ({ pair, story: stories[index % stories.length] })),
    ...waiting(candidates, cast),
  ];
  const byOrganisation = new Map(
    [...cast.owners.values()].map((actor) => [actor.memberships[0]?.organisationId, actor]),
  );
  for (const { pair, story } of told) {
    const demand = byOrganisation.get(pair.demandOrganisationId);
    const supply = byOrganisation.get(pair.supplyOrganisationId);
    if (!demand || !supply || !story) continue;
    await tell(app, clock, {
      pair,
      story,
      people: { demand, supply, matchmaker: cast.matchmaker },
    });
  }
  await clock.back();
  await app.get(PairingClock, { strict: false }).moveByTime();
  return told.length;
}

/** Fresh pairings that wait for the people whose accounts are handed out, so that no desk opens empty. */
function waiting(
  candidates: readonly Candidate[],
  cast: Cast,
): { pair: Candidate; story: Story }[] {
  const organisation = (key: string) => cast.organisations.get(key);
  const suppliers = ['sup-1', 'sup-2', 'sup-3'].map(organisation);
  const silent = (opener: Story['opener']): Story => ({ opener, answers: [], steps: 0 });
  const later = candidates
    .filter((pair) => pair.place >= 2)
    .map((pair, index) => ({ ...pair, ageDays: Math.min(pair.ageDays, 5 + (index % 3)) }));
  const fresh = later.filter((pair) => pair.place === 2);
  const forPublisher = fresh.filter((p) => p.demandOrganisationId === organisation('pub-industry'));
  const forSuppliers = suppliers.flatMap((supplier) =>
    later
      .filter((p) => p.supplyOrganisationId === supplier && !forPublisher.includes(p))
      .sort((a, b) => a.place - b.place)
      .slice(0, 2),
  );
  const others = fresh.filter((p) => !forPublisher.includes(p) && !forSuppliers.includes(p));
  return [
    ...forPublisher.slice(0, 3).map((pair) => ({ pair, story: silent('supply') })),
    ...forSuppliers.map((pair) => ({ pair, story: silent('demand') })),
    ...others.slice(0, 4).map((pair) => ({ pair, story: silent('matchmaker') })),
  ];
}

/** The dozen capabilities that fit each open scenario best, by the product's own matching. */
async function likelyPairs(app: INestApplicationContext): Promise<Candidate[]> {
  const engine = new MatchingEngine();
  const scenarios = (await app.get(ScenarioReads, { strict: false }).matchable(null)).filter(
    (s) => s.demo && s.state === 'open' && s.procedure === 'direct',
  );
  const capabilities = (
    await app.get(SupplierProfileReads, { strict: false }).matchable(null)
  ).filter((c) => c.demo && !c.unclaimed);
  for (const scenario of scenarios) engine.putDemand(demandProfile(scenario));
  for (const { profile } of capabilities) engine.putSupply(profile);
  const since = await publicSince(app.get(DataSource));
  const now = new Date();
  return scenarios.flatMap((scenario) =>
    engine
      .matchesForDemand(scenario.id, { limit: 12, now, audience: 'matchmaker' })
      .map(({ supplyId }, place) => ({
        place,
        scenarioId: scenario.id,
        capabilityId: supplyId,
        demandOrganisationId: scenario.organisationId,
        supplyOrganisationId: capabilities.find((c) => c.id === supplyId)?.organisationId ?? '',
        ageDays: Math.min(since.get(scenario.id) ?? 0, since.get(supplyId) ?? 0),
      })),
  );
}

/** Days since each row of the demonstration has been public. */
async function publicSince(source: DataSource): Promise<ReadonlyMap<string, number>> {
  const rows = await source.query<{ id: string; days: number }[]>(
    `select id, extract(epoch from clock_timestamp() - published_at)::float / 86400 as days
     from (select id, published_at from scenarios union all select id, published_at from capabilities) r
     where published_at is not null`,
  );
  return new Map(rows.map((row) => [row.id, row.days]));
}

async function tell(
  app: INestApplicationContext,
  clock: DemoClock,
  given: {
    pair: Candidate;
    story: Story;
    people: Record<'demand' | 'supply' | 'matchmaker', Actor>;
  },
): Promise<void> {
  const { pair, story, people } = given;
  const age = Math.max(1, pair.ageDays - 4);
  const { scenarioId, capabilityId } = pair;
  await clock.daysAgo(age);
  const pairing = await app.get(PairingsService, { strict: false }).open(people[story.opener], {
    scenarioId,
    capabilityId,
    as: story.opener,
    note: '',
    release: 'role',
  });
  let day = age;
  for (const [side, answer, reason] of story.answers) {
    day = Math.max(0.5, day - 3);
    await clock.daysAgo(day);
    await app.get(PairingAnswers, { strict: false }).answer(people[side], pairing.id, {
      ...{ as: side, answer, note: reason ? '示例说明：见配对记录' : '', release: 'role' as const },
      ...(reason ? { reason } : {}),
    });
  }
  await goOn(app, clock, { id: pairing.id, day, steps: story.steps, people });
}

/** The first n of the usual steps after mutual. */
async function goOn(
  app: INestApplicationContext,
  clock: DemoClock,
  given: {
    id: string;
    day: number;
    steps: number;
    people: Record<'demand' | 'supply' | 'matchmaker', Actor>;
  },
): Promise<void> {
  const steps = app.get(PairingSteps, { strict: false });
  const usual = [
    ['matchmaker', 'introduce'],
    ['demand', 'set-meeting'],
    ['supply', 'record-meeting'],
    ['demand', 'negotiate'],
    ['demand', 'agree'],
  ] as const;
  let { day } = given;
  for (const [who, action] of usual.slice(0, given.steps)) {
    day = Math.max(0.2, day - 4);
    await clock.daysAgo(day);
    const at =
      action === 'set-meeting' ? new Date(Date.now() + 86_400_000).toISOString() : undefined;
    await steps.step(given.people[who], given.id, {
      action,
      as: who,
      note: '',
      ...(at ? { at } : {}),
    });
  }
  if (given.steps < usual.length) return;
  await clock.daysAgo(Math.max(0.1, day - 2));
  await steps.step(given.people.supply, given.id, { action: 'agree', as: 'supply', note: '' });
}
