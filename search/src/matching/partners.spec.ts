import { MatchingEngine } from './engine.js';
import { inspection, QUERY, robotDog } from './fixtures.js';
import type { DemandProfile, SupplyProfile } from './types.js';

const demand: DemandProfile = {
  id: 'd-tour',
  organisationId: 'o-island',
  title: '海岛景区多语种智能导览',
  text: '游客用手机听讲解，码头排队时看到客流预测。',
  mustHave: ['支持语音导览与多语种讲解', '能预测客流并提醒错峰', '讲解词有闽南语版本'],
};
const guide: SupplyProfile = {
  id: 's-guide',
  organisationId: 'o-guide',
  title: '景区多语种语音导览平台',
  text: '语音导览与多语种讲解，支持离线。',
};
const crowd: SupplyProfile = {
  id: 's-crowd',
  organisationId: 'o-crowd',
  title: '景区客流预测系统',
  text: '预测客流并提醒错峰，接入闸机与摄像头。',
};
const dialect: SupplyProfile = {
  id: 's-dialect',
  organisationId: 'o-dialect',
  title: '闽南语语音合成',
  text: '把讲解词做成闽南语版本。',
};
const sameHouse: SupplyProfile = { ...crowd, id: 's-same', organisationId: 'o-guide' };
const nobody: SupplyProfile = {
  ...crowd,
  id: 's-unclaimed',
  organisationId: null,
  unclaimed: true,
};

function engineOf(...supplies: SupplyProfile[]): MatchingEngine {
  const engine = new MatchingEngine();
  engine.putDemand(demand);
  for (const supply of supplies) engine.putSupply(supply);
  return engine;
}

describe('partner search', () => {
  it('names what one supplier leaves open and who closes it', () => {
    const answer = engineOf(guide, crowd, dialect).partners(demand.id, guide.id, QUERY)!;
    const labels = answer.gaps.map((gap) => gap.label);
    expect(labels).toContain('能预测客流并提醒错峰');
    expect(labels).not.toContain('支持语音导览与多语种讲解');
    expect(answer.partners.map((partner) => partner.supplyId).sort()).toEqual([
      's-crowd',
      's-dialect',
    ]);
    expect(answer.team.toSorted()).toEqual(['s-crowd', 's-dialect']);
  });

  it('leaves out the supplier’s own house and unclaimed entries', () => {
    const answer = engineOf(guide, sameHouse, nobody).partners(demand.id, guide.id, QUERY)!;
    expect(answer.partners).toEqual([]);
    expect(answer.team).toEqual([]);
  });

  it('finds nobody for a supplier without gaps and nothing for unknown ids', () => {
    const engine = engineOf(guide);
    engine.putDemand({ ...inspection, mustHave: ['具备防爆认证'], constraints: [] });
    engine.putSupply(robotDog);
    const gaps = engine.partners(inspection.id, robotDog.id, QUERY)!.gaps;
    expect(gaps.filter((gap) => gap.kind === 'requirement')).toEqual([]);
    expect(engine.partners('x', guide.id, QUERY)).toBeNull();
    expect(engine.partners(demand.id, 'x', QUERY)).toBeNull();
  });
});
