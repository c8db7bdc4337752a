import { giveTurns, type WaitingSupply } from './turns.js';

const waiting = (id: string, days: number, demands: readonly string[]): WaitingSupply => ({
  ...{ id, days },
  candidates: demands.map((demandId, i) => ({ demandId, score: 0.5 - i / 100 })),
});

describe('turns', () => {
  it('go to those who have waited longest first', () => {
    const { turns, waiting: left } = giveTurns(
      [waiting('b', 3, ['x']), waiting('a', 9, ['x']), waiting('c', 5, ['x'])],
      2,
    );
    expect(turns.map((turn) => turn.supplyId)).toEqual(['a', 'c']);
    expect(left).toEqual(['b']);
  });

  it('spread over lists before they double up', () => {
    const { turns } = giveTurns([waiting('a', 5, ['x', 'y']), waiting('b', 4, ['x', 'y'])], 2);
    expect(turns).toEqual([
      { supplyId: 'a', demandId: 'x' },
      { supplyId: 'b', demandId: 'y' },
    ]);
  });

  it('leave nobody unseen for 30 days where lists have room for all within that time', () => {
    // 50 supplies that all fit one list only: two turns a day are 60 in 30 days.
    const lastSeen = new Map(Array.from({ length: 50 }, (_, i) => [`s${i}`, 0]));
    let worst = 0;
    for (let day = 1; day <= 120; day++) {
      const list = [...lastSeen].map(([id, seen]) => waiting(id, day - seen, ['x']));
      for (const { supplyId } of giveTurns(list, 2).turns) lastSeen.set(supplyId, day);
      worst = Math.max(worst, ...[...lastSeen.values()].map((seen) => day - seen));
    }
    expect(worst).toBeLessThan(30);
  });
});
