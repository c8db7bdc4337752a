import { MatchingEngine } from './engine.js';
import type { MatchQuery } from './types.js';

const query: MatchQuery = {
  ...{ now: new Date('2026-11-20T00:00:00Z'), audience: 'public', limit: 20 },
  counterfactuals: false,
};

/** One demand and twelve supplies whose texts fit it less and less; the last two are unclaimed. */
function engineWithTwelve(): MatchingEngine {
  const engine = new MatchingEngine();
  const must = ['箱号识别率不低于 99%', '夜间与雨天可用', '残损检测', '免停车过闸', '边缘部署'];
  const title = '集装箱码头箱号识别与残损检测';
  engine.putDemand({ id: 'd', title, text: '岸桥作业中箱号靠人工抄录。', mustHave: must });
  for (let i = 0; i < 12; i++) {
    const words = must.slice(0, Math.max(1, 5 - Math.floor(i / 2))).join('，');
    const text = `工业相机识别集装箱箱号。${words}。${'堆场巡查记录。'.repeat(i)}`;
    engine.putSupply({
      id: `s${String(i).padStart(2, '0')}`,
      title: '箱号识别',
      text,
      unclaimed: i > 9,
    });
  }
  return engine;
}
const ids = (engine: MatchingEngine, asked = query) =>
  engine.matchesForDemand('d', asked).map((match) => match.supplyId);

describe('exposure prices in lists', () => {
  it('move places, say so, and leave p, q and the score alone', () => {
    const engine = engineWithTwelve();
    const before = engine.matchesForDemand('d', query);
    const [first, second] = before.map((match) => match.supplyId);
    engine.usePrices({
      prices: new Map([
        [first!, 5],
        [second!, -0.05],
      ]),
      turns: new Map(),
    });
    const after = engine.matchesForDemand('d', query);
    expect(after[0]).toMatchObject({
      supplyId: second,
      exposure: { adjustment: 0.05, turn: false },
    });
    const moved = after.find((match) => match.supplyId === first)!;
    expect(moved.exposure).toEqual({ adjustment: -5, turn: false });
    const { p, q, score, lines } = before[0]!;
    expect({ p: moved.p, q: moved.q, score: moved.score, lines: moved.lines }).toEqual({
      ...{ p, q, score, lines },
    });
  });

  it('never lift an unclaimed entry above a claimed one', () => {
    const engine = engineWithTwelve();
    const unclaimed = ids(engine).filter((id) => id >= 's10');
    engine.usePrices({
      prices: new Map(unclaimed.map((id) => [id, -9])),
      turns: new Map([['d', unclaimed]]),
    });
    const list = engine.matchesForDemand('d', query);
    const firstUnclaimed = list.findIndex((match) => match.unclaimed);
    expect(list.slice(firstUnclaimed).every((match) => match.unclaimed)).toBe(true);
    expect(list.at(-1)!.exposure).toBeNull();
  });

  it('can be left out by the reader', () => {
    const engine = engineWithTwelve();
    const plain = ids(engine);
    engine.usePrices({ prices: new Map([[plain[0]!, 5]]), turns: new Map() });
    expect(ids(engine)).not.toEqual(plain);
    expect(ids(engine, { ...query, prices: false })).toEqual(plain);
  });
});

describe('a turn', () => {
  it('puts the waiting supply among the first ten, and every page agrees', () => {
    const engine = engineWithTwelve();
    for (let i = 12; i < 16; i++)
      engine.putSupply({ id: `t${i}`, title: '箱号识别', text: '工业相机识别集装箱箱号。' });
    const claimed = ids(engine).filter((id) => !['s10', 's11'].includes(id));
    const last = claimed.at(-1)!;
    expect(claimed.indexOf(last)).toBeGreaterThanOrEqual(10);
    engine.usePrices({ prices: new Map(), turns: new Map([['d', [last]]]) });
    const list = engine.matchesForDemand('d', query);
    expect(list.findIndex((match) => match.supplyId === last)).toBe(9);
    expect(list[9]!.exposure).toEqual({ adjustment: 0, turn: true });
    const pages = [0, 5, 10].flatMap((offset) => ids(engine, { ...query, limit: 5, offset }));
    expect(pages).toEqual(list.map((match) => match.supplyId).slice(0, 15));
  });
});
