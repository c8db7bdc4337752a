import { MatchingEngine } from './engine.js';
import { partnerTeam, type PartnerAnswer, type PartnerQuery } from './partners.js';
import { NOW } from './fixtures.js';
import type { DemandProfile, SupplyProfile } from './types.js';

const demand: DemandProfile = {
  id: 'd-tour',
  organisationId: 'o-island',
  title: '景区多语种智能导览',
  text: '游客用手机听讲解，码头排队时看到客流预测。',
  mustHave: ['支持语音导览与多语种讲解', '能预测客流并提醒错峰', '讲解词提供闽南语版本'],
  niceToHave: ['可接入停车场余位查询'],
  constraints: ['on-premise'],
};
const guide: SupplyProfile = {
  id: 's-guide',
  organisationId: 'o-guide',
  title: '景区多语种语音导览平台',
  text: '语音导览与多语种讲解，支持离线。',
  deployments: ['cloud'],
};
const crowd: SupplyProfile = {
  id: 's-crowd',
  organisationId: 'o-crowd',
  title: '景区客流分析系统',
  text: '接入闸机与摄像头。预测客流并提醒错峰，提前两小时发布；不支持停车场余位查询。',
  deployments: ['on-premise'],
};
const dialect: SupplyProfile = {
  id: 's-dialect',
  organisationId: 'o-dialect',
  title: '闽南语语音合成',
  text: '讲解词提供闽南语版本，可离线合成。',
};
const parking: SupplyProfile = {
  id: 's-parking',
  organisationId: 'o-dialect',
  title: '停车场余位查询服务',
  text: '停车场余位实时查询接口，可接入小程序。',
};
const sameHouse: SupplyProfile = { ...crowd, id: 's-same', organisationId: 'o-guide' };
const nobody: SupplyProfile = {
  ...crowd,
  id: 's-unclaimed',
  organisationId: null,
  unclaimed: true,
};
const cabinet: SupplyProfile = {
  id: 's-cabinet',
  organisationId: 'o-cabinet',
  title: '合同智能审查',
  text: '面向法务的合同审查。',
  deployments: ['on-premise'],
};

const asked: PartnerQuery = { now: NOW, audience: 'public', leaders: [guide.id] };
function ask(supplies: readonly SupplyProfile[], query: Partial<PartnerQuery> = {}): PartnerAnswer {
  const engine = new MatchingEngine();
  engine.putDemand(demand);
  for (const supply of supplies) engine.putSupply(supply);
  return engine.partners(demand.id, { ...asked, ...query })!;
}
const gaps = (answer: PartnerAnswer) => answer.gaps.map((gap) => gap.key);
const closed = (answer: PartnerAnswer) =>
  Object.fromEntries(
    answer.partners.map((one) => [one.organisationId, one.closes.map(({ gap }) => gap)]),
  );
const others = [guide, crowd, dialect, parking];

describe('what a supplier leaves open', () => {
  it('is every sentence and legal must that none of its capabilities covers', () => {
    const answer = ask(others);
    expect(gaps(answer)).toEqual(['mustHave.1', 'mustHave.2', 'niceToHave.0', 'on-premise']);
    expect(answer.asked).toBe(5);
    expect(answer.gaps[0]?.code).toBe('must.uncovered');
    expect(answer.gaps[3]).toMatchObject({ kind: 'gate', code: 'gate.deployment-unmet' });
    expect(gaps(ask(others, { leaders: [guide.id, dialect.id] }))).not.toContain('mustHave.2');
    // What is stated without proof can be proved by whoever stated it.
    const stated = { ...guide, deployments: [], constraints: ['on-premise'] };
    expect(gaps(ask([stated, crowd]))).not.toContain('on-premise');
  });

  it('is everything where it has published nothing', () => {
    const answer = ask([crowd], { leaders: ['not-stored'] });
    expect(gaps(answer)).toEqual(
      expect.arrayContaining(['mustHave.0', 'mustHave.1', 'on-premise']),
    );
    expect(answer.gaps.find(({ kind }) => kind === 'gate')?.code).toBe('gate.deployment-unknown');
  });

  it('are concepts of title and summary only where there are no requirements', () => {
    const concepts = (mustHave: string[]) => {
      const engine = new MatchingEngine();
      engine.putDemand({ ...demand, title: '景区数字人与语音导览', mustHave });
      engine.putSupply(guide);
      const { gaps: open } = engine.partners(demand.id, asked)!;
      return open.flatMap(({ kind, params }) => (kind === 'concept' ? [params['wanted']] : []));
    };
    expect(concepts([])).toEqual(['数字人']);
    expect(concepts(['支持语音导览'])).toEqual([]);
  });
});

describe('partner search', () => {
  it('names for each supplier the gaps it closes, by the best of its capabilities', () => {
    const answer = ask(others);
    expect(closed(answer)).toEqual({
      'o-crowd': ['mustHave.1', 'on-premise'],
      'o-dialect': ['mustHave.2', 'niceToHave.0'],
    });
    const supplies = answer.partners.flatMap((one) => one.closes.map(({ supplyId }) => supplyId));
    expect(supplies).toEqual([crowd.id, crowd.id, dialect.id, parking.id]);
  });

  it('quotes the sentence that says so, and never one that excludes', () => {
    const [first] = ask(others).partners[0]!.closes;
    expect(first).toMatchObject({ code: 'partner.says' });
    const { field, start, end, text } = first!.place!;
    expect([field, text]).toEqual(['text', '预测客流并提醒错峰，提前两小时发布']);
    expect(crowd.text?.slice(start, end)).toBe(text);
    expect(closed(ask([guide, crowd]))['o-crowd']).not.toContain('niceToHave.0');
  });

  it('leaves out the supplier’s own house, what a matchmaker took out, and a mere legal must', () => {
    expect(closed(ask([guide, sameHouse, cabinet]))).toEqual({});
    expect(closed(ask(others, { without: [crowd.id] }))).toEqual({
      'o-dialect': ['mustHave.2', 'niceToHave.0'],
    });
  });

  it('reads public facts of others only', () => {
    const silent = { ...crowd, deployments: [], hidden: { deployments: ['on-premise'] } };
    for (const audience of ['supply', 'matchmaker'] as const)
      expect(closed(ask([guide, silent], { audience }))['o-crowd']).toEqual(['mustHave.1']);
  });

  it('names an entry without an owner only for what no supplier closes, and not as a partner', () => {
    const alone = ask([guide, nobody]);
    expect(alone.partners).toEqual([]);
    expect(alone.unclaimed.map(({ gap, supplyId }) => [gap, supplyId])).toEqual([
      ['mustHave.1', nobody.id],
      ['on-premise', nobody.id],
    ]);
    expect(ask([guide, nobody, crowd]).unclaimed).toEqual([]);
  });

  it('finds who closes a gap among many who suit the scenario, and keeps the only one past the limit', () => {
    const many = Array.from({ length: 400 }, (_, n) => ({
      ...guide,
      id: `s-many-${n}`,
      organisationId: `o-many-${n}`,
      text: '预测客流并提醒错峰的景区导览平台。',
      deployments: ['on-premise'],
    }));
    const answer = ask([guide, dialect, ...many], { limit: 5 });
    expect(answer.partners.length).toBe(6);
    expect(answer.partners.at(-1)?.organisationId).toBe('o-dialect');
  });

  it('answers the same whatever the order things came in, and null for an unknown scenario', () => {
    expect(ask(others.toReversed())).toEqual(ask(others));
    expect(new MatchingEngine().partners('x', asked)).toBeNull();
  });
});

describe('a suggested team', () => {
  const weighed = (weights: Record<string, number>) =>
    Object.entries(weights).map(([key, weight]) => ({ key, weight }));
  const of = (...closes: string[]) => ({ closes: closes.map((gap) => ({ gap })) });

  it('takes whoever closes most of what is still open, by weight, and nobody in vain', () => {
    const partners = [of('a', 'b'), of('b'), of('c', 'd', 'e'), of('x')];
    expect(partnerTeam(weighed({ a: 3, b: 3, c: 1, d: 1, e: 1 }), partners)).toEqual([0, 2]);
  });

  it('has four at most', () => {
    const letters = ['a', 'b', 'c', 'd', 'e'];
    const open = weighed(Object.fromEntries(letters.map((letter) => [letter, 1])));
    expect(
      partnerTeam(
        open,
        letters.map((letter) => of(letter)),
      ),
    ).toEqual([0, 1, 2, 3]);
  });
});
