import { MatchingEngine } from './door.js';
import { withoutExclusions } from './exclusions.js';

describe('what an offer excludes', () => {
  it.each([
    ['整机未做防爆认证，适合变电站', '        ，适合变电站'],
    ['壳体不具备本安条件。续航四小时', '         。续航四小时'],
    ['不能进入划定的爆炸性危险区域', ' '.repeat('不能进入划定的爆炸性危险区域'.length)],
    ['适合工地等非爆炸性场所', ' '.repeat('适合工地等非爆炸性场所'.length)],
  ])('blanks “%s”', (text, wanted) => {
    expect(withoutExclusions(text)).toBe(wanted);
  });

  it.each(['数据不出域，断网可用', '解决地下管线无法定位的难题', '保证数据不外传', '非接触测温'])(
    'keeps “%s”',
    (text) => {
      expect(withoutExclusions(text)).toBe(text);
    },
  );

  it('so that a robot without the certificate does not fit for naming it', () => {
    const engine = new MatchingEngine();
    engine.putDemand({
      id: 'd',
      title: '储罐区夜间防爆巡检',
      text: '须取得防爆合格证',
      mustHave: ['具有有效防爆合格证'],
    });
    engine.putSupply({
      id: 'with',
      title: '防爆四足巡检机器人',
      text: '整机取得防爆合格证，可进入罐区。',
    });
    engine.putSupply({
      id: 'without',
      title: '四足巡检机器人',
      text: '整机未做防爆认证，未取得防爆合格证。',
    });
    const matches = engine.matchesForDemand('d', {
      now: new Date(0),
      audience: 'matchmaker',
      floor: false,
    });
    const without = matches.find((match) => match.supplyId === 'without');
    expect(matches[0]?.supplyId).toBe('with');
    expect(JSON.stringify(without?.reasons ?? {})).not.toContain('防爆');
  });
});
