import { MatchingEngine } from './engine.js';
import { ALL_DEMANDS, ALL_SUPPLIES, inspection, QUERY, robotDog } from './fixtures.js';
import type { CandidateQuestion } from './candidate-source.js';

const engine = new MatchingEngine();
for (const demand of ALL_DEMANDS) engine.putDemand(demand);
for (const supply of ALL_SUPPLIES) engine.putSupply(supply);
const forInspection: CandidateQuestion = { side: 'demand', id: inspection.id, query: QUERY };
const forRobotDog: CandidateQuestion = { side: 'supply', id: robotDog.id, query: QUERY };

describe('candidate sources', () => {
  it('name what the engine’s own list is made of, for both sides', async () => {
    const ids = await engine.source.find(forInspection);
    expect(ids).toContain(robotDog.id);
    expect(
      engine.matchesForDemand(inspection.id, { ...QUERY, candidates: { ids, alone: true } }),
    ).toEqual(engine.matchesForDemand(inspection.id, QUERY));
    const back = await engine.source.find(forRobotDog);
    expect(
      engine.matchesForSupply(robotDog.id, { ...QUERY, candidates: { ids: back, alone: true } }),
    ).toEqual(engine.matchesForSupply(robotDog.id, QUERY));
  });

  it('are the only ones asked where they answer alone, and decide no place', () => {
    const alone = { ids: [robotDog.id, 'nobody'], alone: true };
    const list = engine.matchesForDemand(inspection.id, { ...QUERY, candidates: alone });
    expect(list.map((match) => match.supplyId)).toEqual([robotDog.id]);
    const own = engine.matchesForDemand(inspection.id, QUERY);
    const named = { ids: ALL_SUPPLIES.map((supply) => supply.id) };
    expect(engine.matchesForDemand(inspection.id, { ...QUERY, candidates: named })[0]).toEqual(
      own[0],
    );
  });

  it('never let in what may not be listed', () => {
    const own = { ...robotDog, id: 'own', organisationId: 'o1' };
    const other = new MatchingEngine();
    other.putDemand({ ...inspection, organisationId: 'o1' });
    other.putSupply(own);
    const query = { ...QUERY, candidates: { ids: ['own'] } };
    expect(other.matchesForDemand(inspection.id, query)).toEqual([]);
  });

  it('are given words, concepts and vector of a row, without what is hidden', () => {
    const probe = engine.probe(forInspection)!;
    expect(probe.words.map(({ word }) => word)).toContain('防爆');
    expect(probe.concepts.length).toBeGreaterThan(0);
    expect(probe.vector).toBeNull();
    expect(engine.probe({ ...forInspection, id: 'nobody' })).toBeNull();
    const secret = new MatchingEngine();
    secret.putDemand({ ...inspection, hidden: { text: '机密说明：语音克隆' } });
    const words = (audience: 'public' | 'demand') =>
      secret
        .probe({ ...forInspection, query: { ...QUERY, audience } })!
        .words.map(({ word }) => word);
    expect(words('public')).not.toContain('机密');
    expect(words('demand')).toContain('机密');
  });
});
